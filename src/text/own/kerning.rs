//! Kerning as a font file has it. In comes a font, out go font units between two glyphs.
//!
//! It is read from the pairs of its `GPOS` table, else from the older `kern` table. Of the subtables of a lookup the first one
//! that knows the pair counts, and lookups add up.

use rustc_hash::{FxHashMap, FxHashSet};
use skrifa::{
    FontRef, GlyphId16, Tag,
    instance::NormalizedCoord,
    raw::{
        ReadError, TableProvider,
        tables::{
            gpos::{Gpos, PairPos, PairPosFormat1, PairPosFormat2, PositionSubtables, ValueContext, ValueRecord},
            kern::SubtableKind,
        },
    },
};

/// The kerning between the glyphs of one face.
#[derive(Default)]
pub(super) struct Kerning {
    lookups: Vec<Vec<Pairs>>,
}

/// A table of pairs.
enum Pairs {
    /// Glyph by glyph.
    Glyphs(FxHashMap<(u16, u16), i16>),
    /// By classes of glyphs.
    Classes { first: FxHashMap<u16, u16>, second: FxHashMap<u16, u16>, values: Vec<i16>, row: usize },
}

/// The scripts whose kerning counts: those that are set in a font of a project's own.
const SCRIPTS: [&[u8; 4]; 8] = [b"DFLT", b"latn", b"grek", b"cyrl", b"armn", b"geor", b"hebr", b"hani"];

/// A table with more pairs isn't read to its end.
const MOST: usize = 1 << 20;

impl Kerning {
    /// What a font says of these glyphs at a place on its axes.
    pub fn of(font: &FontRef<'_>, coords: &[NormalizedCoord], used: &FxHashSet<u16>) -> Self {
        let reader = TableReader { font, coords, used };
        let lookups = reader.positions().unwrap_or_default();
        let lookups = if lookups.is_empty() { reader.kern().into_iter().collect() } else { lookups };
        Self { lookups }
    }

    /// Font units to add between a glyph and the next one.
    pub fn between(&self, glyph: u16, next: u16) -> i64 {
        let first = |lookup: &Vec<Pairs>| lookup.iter().find_map(|pairs| pairs.between(glyph, next));
        self.lookups.iter().filter_map(first).map(i64::from).sum()
    }
}

impl Pairs {
    fn between(&self, glyph: u16, next: u16) -> Option<i16> {
        match self {
            Self::Glyphs(pairs) => pairs.get(&(glyph, next)).copied(),
            Self::Classes { first, second, values, row } => {
                let class = usize::from(*first.get(&glyph)?);
                // What is in no class is in class 0.
                let next = second.get(&next).map_or(0, |&class| usize::from(class));
                values.get(class * row + next).copied()
            }
        }
    }
}

struct TableReader<'a> {
    font: &'a FontRef<'a>,
    coords: &'a [NormalizedCoord],
    used: &'a FxHashSet<u16>,
}

impl TableReader<'_> {
    fn positions(&self) -> Result<Vec<Vec<Pairs>>, ReadError> {
        let table = self.font.gpos()?;
        let store = self.font.gdef().ok().and_then(|gdef| gdef.item_var_store()?.ok());
        let context = ValueContext::new().with_coords(self.coords).with_var_store(store);
        let lookups = table.lookup_list()?;
        let mut read = Vec::new();
        for index in kerning_lookups(&table)? {
            let PositionSubtables::Pair(subtables) = lookups.lookups().get(usize::from(index))?.subtables()? else {
                continue;
            };
            let pairs = |table| match table {
                PairPos::Format1(table) => self.by_glyph(&table, &context),
                PairPos::Format2(table) => self.by_class(&table, &context),
            };
            read.push(subtables.iter().map(|table| table.and_then(pairs)).collect::<Result<Vec<_>, _>>()?);
        }
        Ok(read)
    }

    fn by_glyph(&self, table: &PairPosFormat1<'_>, context: &ValueContext<'_>) -> Result<Pairs, ReadError> {
        let mut pairs = FxHashMap::default();
        for (first, set) in table.coverage()?.iter().zip(table.pair_sets().iter()) {
            if !self.used.contains(&first.to_u16()) {
                continue;
            }
            let set = set?;
            for record in set.pair_value_records().iter() {
                let record = record?;
                let second = record.second_glyph().to_u16();
                if self.used.contains(&second) && pairs.len() < MOST {
                    let units = advance(record.value_record1(), set.offset_data(), context);
                    pairs.entry((first.to_u16(), second)).or_insert(units);
                }
            }
        }
        Ok(Pairs::Glyphs(pairs))
    }

    fn by_class(&self, table: &PairPosFormat2<'_>, context: &ValueContext<'_>) -> Result<Pairs, ReadError> {
        let class1 = table.class_def1()?;
        let class2 = table.class_def2()?;
        let known = |id: &GlyphId16| self.used.contains(&id.to_u16());
        let first = table.coverage()?.iter().filter(known).map(|id| (id.to_u16(), class1.get(id))).collect();
        let second = self.used.iter().map(|&id| (id, class2.get(GlyphId16::new(id)))).collect();
        let mut values = Vec::new();
        for row in table.class1_records().iter() {
            for cell in row?.class2_records().iter() {
                if values.len() < MOST {
                    values.push(advance(cell?.value_record1(), table.offset_data(), context));
                }
            }
        }
        Ok(Pairs::Classes { first, second, values, row: usize::from(table.class2_count()) })
    }

    fn kern(&self) -> Option<Vec<Pairs>> {
        let mut pairs = FxHashMap::default();
        for table in self.font.kern().ok()?.subtables().filter_map(Result::ok) {
            if let (true, Ok(SubtableKind::Format0(table))) = (table.is_horizontal(), table.kind()) {
                for pair in table.pairs() {
                    pairs.insert((pair.left().to_u16(), pair.right().to_u16()), pair.value());
                }
            }
        }
        (!pairs.is_empty()).then(|| vec![Pairs::Glyphs(pairs)])
    }
}

/// The lookups for kerning in their order.
fn kerning_lookups(table: &Gpos<'_>) -> Result<Vec<u16>, ReadError> {
    let (scripts, features) = (table.script_list()?, table.feature_list()?);
    let mut lookups = Vec::new();
    for record in scripts.script_records() {
        if !SCRIPTS.iter().any(|script| record.script_tag() == Tag::new(script)) {
            continue;
        }
        let Some(language) = record.script(scripts.offset_data())?.default_lang_sys() else { continue };
        for index in language?.feature_indices() {
            let Some(feature) = features.feature_records().get(usize::from(index.get())) else { continue };
            if feature.feature_tag() == Tag::new(b"kern") {
                let feature = feature.feature(features.offset_data())?;
                lookups.extend(feature.lookup_list_indices().iter().map(|index| index.get()));
            }
        }
    }
    lookups.sort_unstable();
    lookups.dedup();
    Ok(lookups)
}

fn advance(record: &ValueRecord, data: skrifa::raw::FontData<'_>, context: &ValueContext<'_>) -> i16 {
    let value = record.value(data, context).unwrap_or_default();
    let units = i32::from(value.x_advance) + value.x_advance_delta;
    units.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}
