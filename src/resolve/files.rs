//! The map's own file and all files that it uses, read through the loader.

use super::{
    directories::Directories,
    labels::put_names,
    meant_path::{Wanted, propose_file},
};
use crate::{
    ast::{Content, Document, Line},
    diagnostic::{Applicability, Code, Diagnostic, Fix, Label, Severity},
    keyword::{Keyword, Times, foreign},
    load::{EXTENSION, LoadError, Loader},
    mermaid,
    names::Names,
    options::Options,
    parse::{self, Mode, Readings, Vocabulary},
    source::{Source, Sources},
    span::{FileId, Span},
};

/// All documents of one map, as written.
#[derive(Debug)]
pub struct Written {
    /// The shared files, each after the ones that it uses itself.
    pub shared: Vec<Document>,
    /// The map's own document.
    pub own: Document,
    mode: Mode,
    incomplete: bool,
}

/// The same, with names in place of labels.
#[derive(Debug)]
pub struct Gathered {
    /// The shared files, each after those that it uses itself.
    pub shared: Vec<Document>,
    /// The map's own document.
    pub own: Document,
    /// What the map's own file contains.
    pub mode: Mode,
    /// Whether some shared file couldn't be read, so that names may be missing.
    pub incomplete: bool,
    /// Everything that has a name, and where it is used.
    pub names: Names,
    /// Everything that lines can mention, by everything it may be called.
    pub directories: Directories,
}

impl Gathered {
    /// Every document, the map's own first.
    pub fn documents(self) -> Vec<Document> {
        std::iter::once(self.own).chain(self.shared).collect()
    }
}

/// Reads the file called `name` and all that it uses, except lines that are known from the last time. `None` if it isn't text at all.
pub fn gather(
    name: &str,
    bytes: &[u8],
    loader: &dyn Loader,
    options: &Options,
    readings: Option<&mut Readings>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Gathered> {
    let Written { shared, mut own, mode, incomplete } =
        written(name, bytes, loader, options, readings, sources, diagnostics)?;
    let mut names = Names::default();
    let directories = put_names(&shared, &mut own, sources, &mut names, diagnostics);
    Some(Gathered { shared, own, mode, incomplete, names, directories })
}

/// The same, but without looking up names.
pub fn written(
    name: &str,
    bytes: &[u8],
    loader: &dyn Loader,
    options: &Options,
    mut readings: Option<&mut Readings>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Written> {
    let mut files =
        Files { loader, options, sources, diagnostics, read: Vec::new(), order: Vec::new(), incomplete: false };
    let own = files.take_in(name, bytes, loader.identify(name))?;
    files.follow(own);
    let (order, incomplete) = (files.order, files.incomplete);
    let mut read: Vec<Option<File>> = files.read.into_iter().map(Some).collect();
    let mut vocabulary = Vocabulary::new(incomplete);
    for file in read.iter().flatten() {
        vocabulary.gather(sources.get(file.id), &file.lines);
    }
    let may_use = |file: &File| file.lines.iter().any(|line| may_use(sources.get(file.id), line, &vocabulary));
    let incomplete = incomplete || read.iter().flatten().any(may_use);
    let mode = read[own].as_ref().map_or(Mode::Map, |file| mode(sources.get(file.id), &file.lines));
    readings.iter_mut().for_each(|readings| readings.begin(&vocabulary));
    let mut tree = |at: usize, mode: Mode| {
        let file = read[at].take()?;
        let readings = readings.as_deref_mut();
        Some(parse::tree(sources.get(file.id), file.id, file.lines, &vocabulary, mode, readings, diagnostics))
    };
    let shared: Vec<Document> =
        order.iter().filter(|&&at| at != own).filter_map(|&at| tree(at, Mode::Shared)).collect();
    let own = tree(own, mode)?;
    Some(Written { shared, own, mode, incomplete })
}

/// A file without a story that declares something is meant to be used by others.
fn mode(source: &Source, lines: &[Line]) -> Mode {
    let words = lines.iter().filter_map(|line| match &line.content {
        Content::Statement(statement) => {
            let word = &source.text[statement.keyword.range()];
            // `étape: …`; further right it may be a fact of a persona.
            let meant = || foreign(&word.to_lowercase()).filter(|_| line.indent == 0 && statement.colon.is_some());
            Keyword::in_any_case(word).or_else(meant)
        }
        Content::Blank | Content::Comment(_) | Content::Continuation(_) | Content::Other(_) => None,
    });
    let mut declares = false;
    for word in words {
        match word {
            Keyword::Journey | Keyword::Phase | Keyword::Stage | Keyword::Touchpoint | Keyword::Step => {
                return Mode::Map;
            }
            other => declares |= other.is_declaration(),
        }
    }
    if declares { Mode::Shared } else { Mode::Map }
}

struct File {
    id: FileId,
    identity: String,
    lines: Vec<Line>,
    uses: Vec<Span>,
}

struct Files<'a> {
    loader: &'a dyn Loader,
    options: &'a Options,
    sources: &'a mut Sources,
    diagnostics: &'a mut Vec<Diagnostic>,
    read: Vec<File>,
    /// Files whose own uses have all been followed, in that order.
    order: Vec<usize>,
    incomplete: bool,
}

impl Files<'_> {
    /// Decodes a file and reads its lines. `None` if it isn't text, which has been reported then.
    fn take_in(&mut self, name: &str, bytes: &[u8], identity: String) -> Option<usize> {
        if bytes.len() as u64 > self.options.max_bytes {
            let id = self.sources.add(Source::new(name, ""));
            self.diagnostics.push(too_large(name, Span::new(id, 0, 0), self.options.max_bytes));
            return None;
        }
        let id = decode(name, bytes, self.sources, self.diagnostics)?;
        let id = if mermaid::is_mermaid(name) {
            // In Mermaid a lone carriage return ends a line, and other control characters are whitespace.
            self.import(id)?
        } else {
            control_characters(self.sources.get(id), id, self.diagnostics);
            id
        };
        let source = self.sources.get(id);
        let lines = parse::lines(source, id);
        let uses = lines.iter().filter_map(|line| used_path(source, line)).collect();
        self.incomplete |= lines.iter().any(|line| is_broken_use(source, line));
        self.read.push(File { id, identity, lines, uses });
        Some(self.read.len() - 1)
    }

    /// Reads the map in a Mermaid diagram as a file of its own. `None` if Mermaid itself rejects the diagram.
    fn import(&mut self, id: FileId) -> Option<FileId> {
        let source = self.sources.get(id);
        let imported = mermaid::import(&source.text, id);
        let name = source.name.clone();
        let refused = imported.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        self.diagnostics.extend(imported.diagnostics);
        let text = imported.text.filter(|_| !refused)?;
        Some(self.sources.add(Source::made(name, text, imported.places)))
    }

    /// Reads what the file uses, and what that uses. It has its own stack, because the author decides the depth.
    fn follow(&mut self, root: usize) {
        let mut chain = vec![(root, 0)];
        while let Some((at, next)) = chain.last_mut() {
            let Some(&path) = self.read[*at].uses.get(*next) else {
                self.order.push(*at);
                chain.pop();
                continue;
            };
            *next += 1;
            if let Some(used) = self.load(path, &chain) {
                chain.push((used, 0));
            }
        }
    }

    /// Reads one used file, unless it has been read already.
    fn load(&mut self, path: Span, chain: &[(usize, usize)]) -> Option<usize> {
        let from = self.sources.get(path.file).name.clone();
        let written = self.sources.slice(path).to_owned();
        let loaded = match self.loader.load(&from, &written) {
            Ok(loaded) => loaded,
            Err(error) => {
                self.incomplete = true;
                let diagnostic = not_loaded(&written, path, &error);
                let exists = |name: &str| self.loader.exists(&from, name) == Ok(true);
                let diagnostic = match error {
                    LoadError::NotFound => {
                        propose_file(diagnostic, self.sources.get(path.file), (path, Wanted::Map), Times::Many, exists)
                    }
                    _ => diagnostic,
                };
                self.tell(diagnostic, chain);
                return None;
            }
        };
        if chain.iter().any(|&(at, _)| self.read[at].identity == loaded.identity) {
            let title = format!("`{written}` uses itself, directly or through other files");
            let itself = chain.last().is_some_and(|&(at, _)| self.read[at].identity == loaded.identity);
            let (title, help) = match itself {
                true => {
                    (format!("`{written}` is this file itself"), "remove the line: a file has its own declarations")
                }
                false => (title, "move what both need into a third file, and let both use that"),
            };
            let diagnostic = Diagnostic::new(Code::CircularUse, title, path, "closes the circle").help(help);
            self.tell(diagnostic, chain);
            return None;
        }
        if self.read.iter().any(|file| file.identity == loaded.identity) {
            return None;
        }
        let taken = self.take_in(&loaded.name, &loaded.bytes, loaded.identity);
        self.incomplete |= taken.is_none();
        taken
    }

    /// Adds the chain of `use` lines that led to the mistake, nearest first.
    fn tell(&mut self, mut diagnostic: Diagnostic, chain: &[(usize, usize)]) {
        const LONGEST: usize = 8;
        let earlier = chain.iter().rev().skip(1).filter_map(|&(at, next)| self.read[at].uses.get(next - 1));
        diagnostic.labels.extend(earlier.take(LONGEST).map(|&span| Label { span, text: "used from here".into() }));
        self.diagnostics.push(diagnostic);
    }
}

/// The path of a `use` line without a mistake.
fn used_path(source: &Source, line: &Line) -> Option<Span> {
    let Content::Statement(statement) = &line.content else { return None };
    let is_use = source.text[statement.keyword.range()].eq_ignore_ascii_case(Keyword::Use.word());
    let rule = Keyword::Use.rules().next().filter(|_| is_use)?;
    parse::read_path(source, rule, *statement)
}

/// Whether a `use` line names no file, so that the declarations of the intended one are missing.
fn is_broken_use(source: &Source, line: &Line) -> bool {
    let Content::Statement(statement) = &line.content else { return false };
    let is_use = source.text[statement.keyword.range()].eq_ignore_ascii_case(Keyword::Use.word());
    is_use && used_path(source, line).is_none()
}

/// Whether a line that isn't understood names a map, which it may be meant to use: `- use: people.journey`.
fn may_use(source: &Source, line: &Line, vocabulary: &Vocabulary) -> bool {
    let text = match &line.content {
        Content::Other(text) => *text,
        Content::Statement(statement) => {
            let word = &source.text[statement.keyword.range()];
            if Keyword::in_any_case(word).is_some() || vocabulary.has_lane(word) {
                return false;
            }
            line.span
        }
        Content::Blank | Content::Comment(_) | Content::Continuation(_) => return false,
    };
    source.text[text.range()].contains(&format!(".{EXTENSION}"))
}

/// The diagnostic for a file that couldn't be loaded.
pub fn not_loaded(written: &str, path: Span, error: &LoadError) -> Diagnostic {
    match error {
        LoadError::NotFound => {
            let title = format!("`{written}` does not exist");
            Diagnostic::new(Code::FileNotFound, title, path, "no file at this path")
                .help("write the path relative to this file")
        }
        LoadError::OutsideRoot(root) => {
            let title = format!("`{written}` is outside the project");
            Diagnostic::new(Code::OutsideRoot, title, path, "outside the folder that maps can read")
                .help(format!("move the file into {root}, or put a `wayline.toml` in the folder that contains both"))
        }
        LoadError::TooLarge(limit) => too_large(written, path, *limit),
        LoadError::Unreadable(why) => {
            let title = format!("`{written}` cannot be read");
            Diagnostic::new(Code::Unreadable, title, path, why).help("check that it is a file, and its permissions")
        }
    }
}

fn too_large(name: &str, span: Span, limit: u64) -> Diagnostic {
    let title = format!("`{name}` is too large");
    let label = format!("larger than {limit} bytes");
    Diagnostic::new(Code::TooLarge, title, span, label).help("split the map, or raise the limit with `--max-bytes`")
}

/// Decodes the bytes as text. What comes before the first invalid byte is kept to show where that is.
fn decode(name: &str, bytes: &[u8], sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<FileId> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let wide = is_utf_16(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !wide => Some(sources.add(Source::new(name, text))),
        result => {
            let good = result.err().map_or(0, |error| error.valid_up_to());
            let text = if wide { String::from('\u{FFFD}') } else { String::from_utf8_lossy(bytes).into_owned() };
            let at = if wide { 0 } else { good };
            let id = sources.add(Source::new(name, text));
            let found = bytes.get(good).copied().unwrap_or_default();
            let label = if wide {
                "this is UTF-16".to_owned()
            } else {
                format!("byte {good} is {found:#04X}, which is not valid UTF-8")
            };
            let span = Span::new(id, at, at + '\u{FFFD}'.len_utf8());
            diagnostics.push(
                Diagnostic::new(Code::NotUtf8, "The file is not UTF-8 text", span, label)
                    .help("save the file as UTF-8 in your editor"),
            );
            None
        }
    }
}

/// Whether a file begins with the byte-order mark of UTF-16, or every other byte of its beginning is zero.
fn is_utf_16(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 32;
    let (pairs, _) = bytes[..bytes.len().min(LOOKED_AT)].as_chunks::<2>();
    let zero = |side: usize| pairs.iter().all(|pair| pair[side] == 0 && pair[1 - side] != 0);
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    marked || pairs.len() > 2 && (zero(0) || zero(1))
}

/// Each line has a carriage return too many, which a program has added: one mistake.
fn doubled_ends(first: Span) -> Diagnostic {
    let title = "Lines end with two carriage returns and a line feed";
    let none = Fix { edits: Vec::new(), applicability: Applicability::Safe };
    Diagnostic::new(Code::ControlCharacter, title, first, "the first one that is too many")
        .help("remove one carriage return from each line")
        .fix(none)
}

/// Reports the first control character of each line, and doubled line ends once.
fn control_characters(source: &Source, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    let bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let lone_return =
        |at: usize| source.text.as_bytes()[at] == b'\r' && source.text.as_bytes().get(at + 1) != Some(&b'\n');
    let (mut last_line, mut doubled) = (usize::MAX, None);
    // Text almost never has one, and many bytes are compared at once. The second half of Latin-1, which has some, begins with 0xC2.
    let control = |b: u8| u8::from((b < b' ') & (b != b'\t') & (b != b'\n') | (b == 0x7F) | (b == 0xC2));
    const CHUNK: usize = 64;
    let has_any = |chunk: &&[u8]| chunk.iter().fold(0, |found, &byte| found | control(byte)) > 0;
    let chunks = source.text.as_bytes().chunks(CHUNK).zip((0..).step_by(CHUNK)).filter(|(chunk, _)| has_any(chunk));
    let places = chunks.flat_map(|(chunk, start)| {
        chunk.iter().enumerate().filter(|&(_, &byte)| control(byte) > 0).map(move |(at, _)| start + at)
    });
    let found = places.filter_map(|at| Some((at, source.text[at..].chars().next()?)));
    for (at, c) in found.filter(|&(at, c)| bad(c) || c == '\r' && lone_return(at)) {
        let line = source.line_of(at as u32);
        let span = Span::new(file, at, at + c.len_utf8());
        if source.text[at..].starts_with("\r\r\n") {
            let index = *doubled.get_or_insert_with(|| {
                diagnostics.push(doubled_ends(span));
                diagnostics.len() - 1
            });
            if let Some(fix) = diagnostics[index].fix.as_mut() {
                fix.edits.extend(Fix::safe(span, "").edits);
            }
            continue;
        }
        // A lone return is how old systems end a line.
        let fix = if c == '\r' { Fix::needs_a_look(span, "\n") } else { Fix::safe(span, "") };
        if std::mem::replace(&mut last_line, line) != line {
            let title = format!("The text has a control character (U+{:04X})", c as u32);
            diagnostics.push(
                Diagnostic::new(Code::ControlCharacter, title, span, "this cannot be seen or drawn")
                    .help(if c == '\r' { "end the line with a line feed instead" } else { "delete it" })
                    .fix(fix),
            );
        } else if let Some(told) = diagnostics.last_mut().and_then(|last| last.fix.as_mut()) {
            told.applicability = told.applicability.max(fix.applicability);
            told.edits.extend(fix.edits);
        }
    }
}
