#!/usr/bin/env python3
"""Makes every file of this folder from Inter 4.1 (npm `inter-ui` 4.1.1), the same bytes each time.

    pip install -r requirements.txt
    python make.py [folder of the unpacked npm package]

Without a folder the package is fetched with `npm pack`. Out come, for each face:

- `<face>.ttf`       all characters, for renderers that draw or embed outlines themselves
- `<face>.metrics`   advances and kerning of the same characters, flat, for measuring
- `chunks/<face>-<chunk>.woff2`   what travels with a drawing
- `../../src/text/chunk_table.rs` the list of the chunks

All of them hold the same advances and the same kerning, so what was measured is what is
drawn. Only `kern`, `mark`, `mkmk` and `ccmp` are kept: a browser would apply the other default features
(contextual forms, ligatures, localised forms) and the measure would have to follow.

Chunks belong to families. Within a family each chunk contains the one before it, and a drawing
takes the smallest that is enough: a word never mixes two chunks of a family, so its kerning works. Between
families a browser can't kern, therefore kerning between them is left out of the other files too.
"""

import io
import logging
import struct
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.otlLib import builder
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables import otTables

PACKAGE = "inter-ui@4.1.1"
HERE = Path(__file__).resolve().parent
FACES = {"regular": "Inter-Regular", "semibold": "Inter-SemiBold", "italic": "Inter-Italic"}
# Smaller numbers in the outlines and tables: a chunk shrinks by 5 %, and 1/2000 em can't be seen.
UNITS_PER_EM = 1000
IGNORE_MARKS = 8
UNCOVERED = 0xFFFF
BLOCK = 128
BLOCKS = 0x20000 // BLOCK


def chars(*parts):
    """Code points from single ones and (first, last) pairs."""
    out = set()
    for part in parts:
        first, last = part if isinstance(part, tuple) else (part, part)
        out.update(range(first, last + 1))
    return out


# Never drawn from the font: invisible ones (the text module takes them out), the private use
# area, and the one character that browsers always take from an emoji font.
NEVER = chars(0x00, 0xAD, 0x034F, 0x200B, 0xFEFF, 0x2B1C, (0xE000, 0xF8FF))

# The everyday characters of western languages. What is rare in Latin-1 waits for the next chunk:
# three faces of this one must stay well under 45 KB in a drawing.
LATIN = chars(
    (0x20, 0x7E), 0xA0, 0xA1, 0xA2, 0xA3, 0xA5, 0xA7, 0xA9, 0xAB, 0xAE, (0xB0, 0xB3), 0xB5, 0xB7,
    (0xBA, 0xBB), 0xBF, (0xC0, 0xFF), 0x152, 0x153, 0x178, 0x2010, 0x2011, 0x2013, 0x2014,
    0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x202F, 0x2039, 0x203A,
    0x20AC, 0x2122, (0x2190, 0x2193), 0x2212, 0x2248, 0x2264, 0x2265, 0x2605, 0x2606, 0x2713, 0x2717,
)
LATIN_EXT = LATIN | chars((0xA0, 0x17F), (0x218, 0x21B), 0x1E9E, (0x2010, 0x2027), (0x2030, 0x203A))
VIETNAMESE = LATIN_EXT | chars(
    0x1A0, 0x1A1, 0x1AF, 0x1B0, (0x1EA0, 0x1EF9), (0x300, 0x30C), 0x31B, 0x323, (0x326, 0x328), 0x20AB
)
PHONETIC = chars((0x180, 0x36F), (0x1D00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F), 0xA92E)
GREEK = chars((0x370, 0x3FF))
GREEK_EXT = GREEK | chars((0x1F00, 0x1FFF))
# Stress marks, which Russian and Bulgarian dictionaries and textbooks set on any vowel.
CYRILLIC = chars((0x400, 0x45F), 0x490, 0x491, 0x300, 0x301, 0x304, 0x306, 0x308, 0x30B, 0x2116)
CYRILLIC_EXT = CYRILLIC | chars((0x460, 0x52F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F))

# Families in order; each is a chain of ever larger chunks. Everything else falls to the symbols.
FAMILIES = [
    [("latin", LATIN), ("latin-ext", LATIN_EXT), ("vietnamese", VIETNAMESE)],
    [("cyrillic", CYRILLIC), ("cyrillic-ext", CYRILLIC_EXT)],
    [("greek", GREEK), ("greek-ext", GREEK_EXT)],
    [("phonetic", PHONETIC - VIETNAMESE)],
]


class Kerning:
    """The pair kerning of the source font, whatever lookups it is spread over, as one function."""

    def __init__(self, font):
        gpos = font["GPOS"].table
        indices = {
            index
            for record in gpos.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
        self.lookups = [self._read(gpos.LookupList.Lookup[index]) for index in sorted(indices)]

    @staticmethod
    def _read(lookup):
        tables = []
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            assert table.LookupType == 2 and table.ValueFormat1 == 4 and table.ValueFormat2 == 0
            glyphs = table.Coverage.glyphs
            if table.Format == 1:
                rows = {
                    first: {pair.SecondGlyph: pair.Value1.XAdvance for pair in pairs.PairValueRecord}
                    for first, pairs in zip(glyphs, table.PairSet)
                }
                tables.append(lambda a, b, rows=rows: rows.get(a, {}).get(b))
            else:
                tables.append(Kerning._classes(table, set(glyphs)))
        return tables

    @staticmethod
    def _classes(table, covered):
        first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
        values = [[getattr(c.Value1, "XAdvance", 0) for c in r.Class2Record] for r in table.Class1Record]
        return lambda a, b: values[first.get(a, 0)][second.get(b, 0)] if a in covered else None

    def between(self, a, b):
        """The first table of a lookup that knows the pair wins; the lookups add up.

        The few pairs with a blank (a hundredth of an em in Semibold) are left out, so that a word's
        width doesn't depend on what stands beside it and lines can be broken without shaping anew.
        """
        if "space" in (a, b):
            return 0
        total = 0
        for tables in self.lookups:
            total += next((v for v in (table(a, b) for table in tables) if v is not None), 0)
        return total

    def matrix(self, glyphs, earlier=()):
        """Rows of equal glyphs, columns of equal glyphs, and the values where they meet.

        Some glyphs serve in two families (the Greek mu is the micro sign). What is kerned by
        one of the `earlier` families already isn't kerned a second time.
        """
        done = lambda a, b: any(a in other and b in other for other in earlier)
        values = {a: tuple(0 if done(a, b) else self.between(a, b) for b in glyphs) for a in glyphs}
        rows = group(glyphs, lambda a: values[a])
        heads = [row[0] for row in rows]
        at = {g: i for i, g in enumerate(glyphs)}
        columns = group(glyphs, lambda b: tuple(values[a][at[b]] for a in heads))
        table = [[values[row[0]][at[column[0]]] for column in columns] for row in rows]
        return trimmed(rows, columns, table)


def group(items, key):
    """Lists of the items that share a key, in order of first appearance."""
    groups = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def trimmed(rows, columns, table):
    """Without empty rows and columns, and with likeness side by side, which compresses better."""
    keep_rows = [i for i, row in enumerate(table) if any(row)]
    keep_columns = [j for j in range(len(columns)) if any(table[i][j] for i in keep_rows)]
    keep_rows = alike(keep_rows, lambda i: [table[i][j] for j in keep_columns])
    keep_columns = alike(keep_columns, lambda j: [table[i][j] for i in keep_rows])
    return (
        [rows[i] for i in keep_rows],
        [columns[j] for j in keep_columns],
        [[table[i][j] for j in keep_columns] for i in keep_rows],
    )


def alike(items, vector):
    left = list(items)
    chain = left[:1]
    del left[:1]
    while left:
        last = vector(chain[-1])
        nearest = min(range(len(left)), key=lambda k: sum(a != b for a, b in zip(last, vector(left[k]))))
        chain.append(left.pop(nearest))
    return chain


def subsetted(source, code_points, names):
    """The source's outlines and mark positions for these characters, without kerning."""
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["mark", "mkmk", "ccmp"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = names
    options.drop_tables += ["meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    if not marks_of(font):
        for tag in ("GSUB", "GPOS", "GDEF"):
            if tag in font:
                del font[tag]
    return font


def marks_of(font):
    if "GDEF" not in font or font["GDEF"].table.GlyphClassDef is None:
        return set()
    return {g for g, c in font["GDEF"].table.GlyphClassDef.classDefs.items() if c == 3}


def add_kerning(font, matrices):
    """One lookup a family, each applied to what its family holds."""
    lookups = [kern_lookup(font, *matrix) for matrix in matrices if matrix[0]]
    if not lookups:
        return
    if "GPOS" not in font:
        font["GPOS"] = empty_gpos()
    gpos = font["GPOS"].table
    if gpos.LookupList is None:
        gpos.LookupList = otTables.LookupList()
        gpos.LookupList.Lookup = []
    start = len(gpos.LookupList.Lookup)
    gpos.LookupList.Lookup += lookups
    gpos.LookupList.LookupCount = len(gpos.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag = "kern"
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = list(range(start, start + len(lookups)))
    record.Feature.LookupCount = len(lookups)
    # "kern" sorts before "mark", so it becomes feature 0 and the others move up.
    gpos.FeatureList.FeatureRecord.insert(0, record)
    gpos.FeatureList.FeatureCount = len(gpos.FeatureList.FeatureRecord)
    for script in gpos.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys] + [l.LangSys for l in script.Script.LangSysRecord]
        for system in filter(None, systems):
            system.FeatureIndex = [0] + [index + 1 for index in system.FeatureIndex]
            system.FeatureCount = len(system.FeatureIndex)


def empty_gpos():
    table = otTables.GPOS()
    table.Version = 0x00010000
    table.ScriptList, table.FeatureList = otTables.ScriptList(), otTables.FeatureList()
    table.LookupList = None
    table.FeatureList.FeatureRecord = []
    script = otTables.ScriptRecord()
    script.ScriptTag, script.Script = "DFLT", otTables.Script()
    system = script.Script.DefaultLangSys = otTables.DefaultLangSys()
    system.ReqFeatureIndex, system.FeatureIndex, system.FeatureCount = 0xFFFF, [], 0
    script.Script.LangSysRecord = []
    table.ScriptList.ScriptRecord = [script]
    gpos = newTable("GPOS")
    gpos.table = table
    return gpos


def kern_lookup(font, rows, columns, values):
    table = otTables.PairPos()
    table.Format, table.ValueFormat1, table.ValueFormat2 = 2, 4, 0
    glyphs = {glyph for row in rows for glyph in row}
    table.Coverage = builder.buildCoverage(glyphs, font.getReverseGlyphMap())
    table.ClassDef1, table.ClassDef2 = otTables.ClassDef(), otTables.ClassDef()
    table.ClassDef1.classDefs = {glyph: i for i, row in enumerate(rows) if i for glyph in row}
    table.ClassDef2.classDefs = {glyph: j + 1 for j, column in enumerate(columns) for glyph in column}
    table.Class1Count, table.Class2Count = len(rows), len(columns) + 1
    table.Class1Record = []
    for row in values:
        record = otTables.Class1Record()
        record.Class2Record = []
        for value in [0] + row:
            cell = otTables.Class2Record()
            cell.Value1, cell.Value2 = builder.buildValue({"XAdvance": value}), None
            record.Class2Record.append(cell)
        table.Class1Record.append(record)
    return builder.buildLookup([table], flags=IGNORE_MARKS if marks_of(font) else 0)


def saved(font, flavor):
    font.flavor = flavor
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def families_of(covered):
    """The chains cut down to what the font has, with the symbols as the last."""
    families = [[(name, wanted & covered) for name, wanted in chain] for chain in FAMILIES]
    taken = set().union(*(chain[-1][1] for chain in families))
    return families + [[("symbols", covered - taken)]]


def metrics(font, families, kerning, marks):
    """The flat file that src/text/metrics.rs reads; its layout is described there."""
    cmap, advances = font.getBestCmap(), font["hmtx"]
    values, records = [0], {}
    for number, chain in reversed(list(enumerate(families))):
        glyphs = glyph_list(cmap, chain[-1][1] - marks)
        rows, columns, table = kerning.matrix(glyphs)
        row_at = {g: len(values) + i * (len(columns) + 1) for i, row in enumerate(rows) for g in row}
        column_at = {g: j + 1 for j, column in enumerate(columns) for g in column}
        for row in table:
            values += [0] + row
        for level, (_, code_points) in reversed(list(enumerate(chain))):
            for c in code_points:
                glyph, mark = cmap[c], c in marks
                records[c] = struct.pack(
                    "<HHBB", 0 if mark else advances[glyph][0], row_at.get(glyph, 0),
                    column_at.get(glyph, 0), number << 4 | level | (0x80 if mark else 0),
                )
    assert len(values) < 0x10000
    return flat(records, values)


def flat(records, values):
    nothing = struct.pack("<HHBB", UNCOVERED, 0, 0, 0)
    used = sorted({c // BLOCK for c in records})
    index = bytearray(BLOCKS)
    blocks = nothing * BLOCK
    for number, block in enumerate(used):
        index[block] = number + 1
        blocks += b"".join(records.get(block * BLOCK + k, nothing) for k in range(BLOCK))
    kern_at = 4 + BLOCKS + len(blocks)
    return struct.pack("<I", kern_at) + bytes(index) + blocks + struct.pack(f"<{len(values)}h", *values)


def glyph_list(cmap, code_points):
    return list(dict.fromkeys(cmap[c] for c in sorted(code_points) if c in cmap))


def unicode_range(code_points):
    ranges = []
    for c in sorted(code_points):
        if ranges and ranges[-1][1] == c - 1:
            ranges[-1][1] = c
        else:
            ranges.append([c, c])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in ranges)


TABLE_HEAD = """\
//! Generated by assets/fonts/make.py: the font chunks by face and family. Don't edit.

use super::chunk::{Chunk, woff2};
use super::style::Face;

"""


def rust_table(families):
    lines = [TABLE_HEAD]
    for chain in families:
        for name, code_points in chain:
            constant = "RANGE_" + name.upper().replace("-", "_")
            value = f'"{unicode_range(code_points)}";'
            # Broken where rustfmt breaks it; a string that fits nowhere stays on one line.
            fits = len(value) + 4 <= 120 < len(constant) + len(value) + 14
            lines.append(f"const {constant}: &str ={chr(10) + '    ' if fits else ' '}{value}\n")
    lines.append("\n/// Every chunk: faces in order, within them families, within them from small to large.\n")
    lines.append("pub(super) static CHUNKS: &[Chunk] = &[\n")
    for face in FACES:
        for number, chain in enumerate(families):
            for level, (name, _) in enumerate(chain):
                lines.append(
                    f"    Chunk {{\n        face: Face::{face.capitalize()},\n        name: \"{name}\",\n"
                    f"        unicode_range: RANGE_{name.upper().replace('-', '_')},\n"
                    f'        woff2: woff2!("{face}-{name}"),\n'
                    f"        family: {number},\n        level: {level},\n    }},\n"
                )
    return "".join(lines) + "];\n"


def scaled(path):
    font = TTFont(path, recalcTimestamp=False)
    scale_upem(font, UNITS_PER_EM)
    out = io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


def make_face(face, source):
    """All the files of one face; the families are the same for each and are handed back."""
    font = TTFont(io.BytesIO(source))
    families = families_of(set(font.getBestCmap()) - NEVER)
    everything = set().union(*(chain[-1][1] for chain in families))
    kerning, cmap = Kerning(font), font.getBestCmap()
    mark_glyphs = marks_of(font)
    marks = {c for c in everything if cmap[c] in mark_glyphs}
    bases = lambda code_points: glyph_list(cmap, code_points - marks)

    whole = subsetted(source, everything, [0, 1, 2, 4, 6, 13, 14, 16, 17])
    glyphs = [bases(chain[-1][1]) for chain in families]
    earlier = [[set(other) for other in glyphs[:number]] for number in range(len(glyphs))]
    add_kerning(whole, [kerning.matrix(own, others) for own, others in zip(glyphs, earlier)])
    (HERE / f"{face}.ttf").write_bytes(saved(whole, None))
    (HERE / f"{face}.metrics").write_bytes(metrics(font, families, kerning, marks))
    for chain in families:
        for name, code_points in chain:
            chunk = subsetted(source, code_points, [1, 2])
            add_kerning(chunk, [kerning.matrix(bases(code_points))])
            data = saved(chunk, "woff2")
            (HERE / "chunks" / f"{face}-{name}.woff2").write_bytes(data)
            print(f"{face}-{name}: {len(code_points)} characters, {len(data)} bytes")
    return families


def fetched(folder):
    subprocess.run(["npm", "pack", PACKAGE, "--pack-destination", folder], check=True)
    with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return Path(folder) / "package"


def main():
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        package = Path(sys.argv[1]) if len(sys.argv) > 1 else fetched(folder)
        (HERE / "chunks").mkdir(exist_ok=True)
        for face, file in FACES.items():
            families = make_face(face, scaled(package / "web" / f"{file}.woff2"))
        (HERE / "OFL.txt").write_bytes((package / "LICENSE.txt").read_bytes())
    (HERE / ".." / ".." / "src" / "text").resolve().mkdir(parents=True, exist_ok=True)
    (HERE / ".." / ".." / "src" / "text" / "chunk_table.rs").write_text(rust_table(families))


if __name__ == "__main__":
    main()
