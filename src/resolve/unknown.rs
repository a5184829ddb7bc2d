//! Names that nobody declared. Channels, teams, measures and sources are used as written, with one warning each; a
//! persona or a pain has to be declared.

use super::{
    directory::{Called, Directory},
    known::{built_in_channel, built_in_channel_called},
    mentions::Kind,
    naming::slug,
    resolver::{Resolver, Undeclared},
};
use crate::{
    ast::{Content, Document, Ident, NodeId},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::Source,
    parse::{
        AND, AND_OR, ARTICLES, Address, can_be_declared, capitalised, fold, is_blank, is_list_sign, listed,
        means_everybody, partial_date,
    },
    span::Span,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

impl Resolver<'_> {
    /// The position of the thing called `name`. `None` if it is built in and not yet in the model, or if it may be in a
    /// file or a line that couldn't be read.
    pub(super) fn find(&mut self, kind: Kind, name: &Ident) -> Option<usize> {
        match self.scope.find(kind, name) {
            Ok(found) => found,
            Err(_) => self.take_as_it_stands(kind, name).or_else(|| {
                let unknown = self.unknown(kind, name);
                self.diagnostics.push(unknown);
                None
            }),
        }
    }

    fn take_as_it_stands(&mut self, kind: Kind, name: &Ident) -> Option<usize> {
        let key = (kind, fold(&name.text));
        if let Some(&at) = self.undeclared_by_name.get(&key) {
            self.undeclared[at].uses.push(name.span);
            return Some(self.undeclared[at].index);
        }
        let own_name = self.free_name(kind, &name.text);
        let index = self.add_undeclared(kind, &own_name, name)?;
        self.scope.know(kind, &own_name);
        self.scope.place(kind, &own_name, index);
        self.undeclared_by_name.insert(key, self.undeclared.len());
        let uses = vec![name.span];
        self.undeclared.push(Undeclared { kind, written: name.clone(), name: own_name, index, uses });
        Some(index)
    }

    /// A name for a phrase, different from all others of the kind.
    pub(super) fn free_name(&self, kind: Kind, text: &str) -> String {
        let base = slug(text, kind.keyword().word());
        let taken = |name: &str| self.scope.has(kind, name);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        std::iter::once(base.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(base)
    }

    fn unknown(&self, kind: Kind, name: &Ident) -> Diagnostic {
        let word = kind.keyword().word();
        let title = format!("Unknown {word} `{}`", name.text);
        let diagnostic = Diagnostic::new(Code::UnknownName, title, name.span, "not declared anywhere");
        let directory = self.gathered.directories.kind(kind);
        // `answers: pain prices`
        let behind = name.text.split_once(' ').filter(|(first, _)| first.eq_ignore_ascii_case(word));
        if let Some((_, meant)) = behind.filter(|(_, rest)| directory.names().any(|name| name == *rest)) {
            return diagnostic.help(format!("write `{meant}`")).fix(Fix::safe(name.span, meant));
        }
        // `feels mia 1 2: tired`
        let scored = name.text.rsplit_once(is_blank).filter(|(_, score)| score.parse::<f64>().is_ok());
        if let Some((who, score)) = scored.filter(|(who, _)| kind == Kind::Persona && directory.find(who).is_some()) {
            let help = format!("a line has one score: remove `{score}`, or the score behind it");
            let title = format!("`{who}` has two scores here");
            return Diagnostic { title, ..diagnostic }.help(help);
        }
        if kind == Kind::Persona && means_everybody(&name.text) {
            let everybody: Vec<&str> = directory.names().collect();
            let list = everybody.join(", ");
            if list.is_empty() {
                let source = self.sources.get(name.span.file);
                let at = source.line_of(name.span.start);
                let end =
                    if at + 1 < source.line_count() { source.line_range(at + 1).start } else { source.text.len() };
                let line = Span { start: source.line_range(at).start as u32, end: end as u32, ..name.span };
                return diagnostic
                    .help("remove the line: a column without it is for everybody")
                    .fix(Fix::needs_a_look(line, ""));
            }
            return diagnostic
                .help(format!("remove the line, since a column without it is for everybody, or write `{list}`"))
                .fix(Fix::needs_a_look(name.span, list));
        }
        if let Some(list) = directory.listed(&name.text) {
            let list = list.join(", ");
            return diagnostic
                .help(format!("separate the names with commas: write `{list}`"))
                .fix(Fix::safe(name.span, list));
        }
        let meant = directory.with_word(&name.text).filter(|_| kind == Kind::Persona);
        if let Some(meant) = meant.or_else(|| directory.nearest(&name.text)) {
            return diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(name.span, meant));
        }
        if !self.may_declare(kind, &name.text) {
            return diagnostic.help(self.known_ones(kind));
        }
        let declaration = declaration(kind, &slug(&name.text, word), &name.text);
        let known: Vec<&str> = directory.names().take(FEW + 1).collect();
        let help = match known.len() {
            1..=FEW => format!("the known ones are {}; or declare it: `{declaration}`", known.join(", ")),
            _ => format!("declare it above the first stage: `{declaration}`"),
        };
        let fix = self.declaring(kind, &declaration);
        let diagnostic = diagnostic.help(help);
        match fix {
            Some((place, text)) => diagnostic.fix(Fix::needs_a_look(place, text)),
            None => diagnostic,
        }
    }

    /// Warns about each name that is used without a declaration.
    pub(super) fn warn_of_undeclared(&mut self) {
        for undeclared in &self.undeclared {
            let warning = self.warning(undeclared);
            self.diagnostics.push(warning);
        }
    }

    /// A declaration that nothing uses may be what an undeclared name of its kind means: then it isn't to be taken out.
    pub(super) fn keep_what_may_be_meant(&mut self) {
        let kinds: BTreeSet<Keyword> = self.undeclared.iter().map(|undeclared| undeclared.kind.keyword()).collect();
        self.unused.iter_mut().for_each(|unused| unused.alone &= !kinds.contains(&unused.keyword));
        if self.unused.is_empty() {
            return;
        }
        // A line that isn't understood may name it in another place.
        let all = words(&self.sources.get(self.own.file).text);
        for unused in &mut self.unused {
            let lines = self.sources.slice(unused.lines);
            let own = words(lines);
            let is_elsewhere = |word: &str| all.get(word) > own.get(word);
            // By its name, or by all the words of its label: `(Call centre)`.
            let first = lines.lines().next().unwrap_or_default();
            let label = first.split_once([':', '：']).map(|(_, label)| words(label)).unwrap_or_default();
            let is_called = !label.is_empty() && label.keys().all(|word| is_elsewhere(word));
            unused.alone &= !is_elsewhere(&unused.name.text.to_lowercase()) && !is_called;
        }
    }

    fn warning(&self, undeclared: &Undeclared) -> Diagnostic {
        let Undeclared { kind, written, name, uses, .. } = undeclared;
        let title = format!("The {} `{}` is not declared", kind.keyword().word(), written.text);
        let label = match uses.len() {
            1 => "used as written".to_owned(),
            count => format!("used as written, {count} times"),
        };
        let diagnostic = Diagnostic::new(Code::NotDeclared, title, uses[0], label);
        let everywhere = |text: &str| {
            let first = Fix::needs_a_look(uses[0], text);
            uses[1..].iter().fold(first, |fix, &span| fix.and(span, text))
        };
        if let Some(address) = Address::read(&written.text).filter(|_| *kind == Kind::Source) {
            return self.source_at(diagnostic, &address, uses);
        }
        if let Some((keyword, value)) = about_a_source(&written.text).filter(|_| *kind == Kind::Source) {
            let help = format!("write it below the line of its source: `{}: {value}`", keyword.word());
            return diagnostic.help(help);
        }
        if let Some(source) = self.numbered_source(&written.text).filter(|_| *kind == Kind::Source) {
            let (label, name) = (source.label.to_plain(), source.name.as_str());
            let number = &written.text;
            let help = format!(
                "`{number}` is the number of `{label}` in the drawing, and its name is `{name}`: write `{name}`"
            );
            return diagnostic.help(help).fix(everywhere(name));
        }
        let declaration = declaration(*kind, name, &written.text);
        let directory = self.gathered.directories.kind(*kind);
        // Two channels without a sign between them, as in `web app`, may well be the name of one.
        let apart = written.text.split(is_blank).any(|word| JOINS.contains(&word) || AND_OR.contains(&word))
            || written.text.contains(is_list_sign);
        if let Some(list) = directory.listed(&written.text).filter(|_| apart || *kind != Kind::Channel) {
            let list = list.join(", ");
            return diagnostic
                .help(format!(
                    "if these are several names, separate them with commas: `{list}`; or declare it: `{declaration}`"
                ))
                .fix(everywhere(&list));
        }
        let parts = listed(&written.text, AND);
        if parts.len() > 1 && parts.iter().any(|part| directory.find(part).is_some()) {
            let list = parts.join(", ");
            return diagnostic.help(format!("separate the names with commas: `{list}`")).fix(everywhere(&list));
        }
        if let Some(meant) = called_by_kind(*kind, directory, &written.text) {
            return diagnostic.help(format!("write `{meant}`")).fix(everywhere(meant));
        }
        if means_everybody(&written.text) {
            return diagnostic.help(self.known_ones(*kind));
        }
        // `signups` is how many, and `signup` how many of a hundred.
        let plural = |meant: &&str| *kind != Kind::Measure || !is_plural(meant, &written.text);
        if let Some(meant) = directory.nearest(&written.text).filter(plural) {
            return diagnostic
                .help(format!("did you mean `{meant}`? If not, declare it: `{declaration}`"))
                .fix(everywhere(meant));
        }
        if !self.may_declare(*kind, &written.text) {
            let people = self.gathered.directories.kind(Kind::Persona);
            let help = match (kind, people.find(&written.text)) {
                (Kind::Team, Some(_)) => format!("`{}` is a persona; {}", written.text, self.known_ones(*kind)),
                _ => self.known_ones(*kind),
            };
            return diagnostic.help(help);
        }
        // `web (Google)` is drawn as what it is, with the icon of the channel.
        let icon = channel_with_bracket(&written.text).filter(|_| *kind == Kind::Channel);
        let (help, declaration) = match icon {
            Some(icon) => {
                let line = format!("{}: {icon}", Keyword::Icon.word());
                (format!("`{declaration}`, and below it `{line}`"), format!("{declaration}\n  {line}"))
            }
            None => (format!("`{declaration}`"), declaration),
        };
        let diagnostic = diagnostic.help(format!("declare it above the first stage: {help}"));
        match self.declaring(*kind, &declaration) {
            Some((place, text)) => diagnostic.fix(Fix::safe(place, text)),
            None => diagnostic,
        }
    }

    /// The declared source that drawings call `S1`.
    fn numbered_source(&self, text: &str) -> Option<&Source> {
        let at = text.strip_prefix(['s', 'S'])?.parse::<usize>().ok()?.checked_sub(1)?;
        let declared = self.undeclared.iter().all(|of| of.kind != Kind::Source || of.index != at);
        self.map.sources.get(at).filter(|_| declared)
    }

    /// A source that is named by its address.
    fn source_at(&self, diagnostic: Diagnostic, address: &Address<'_>, uses: &[Span]) -> Diagnostic {
        let name = self.free_name(Kind::Source, &address.label);
        let declaration = address.declaration(&name);
        let (first, below) = declaration.split_once('\n').unwrap_or((&declaration, ""));
        let below = below.trim_start();
        let diagnostic = diagnostic.help(format!(
            "declare it above the first stage, `{first}` and below it `{below}`, and write `{name}` here"
        ));
        match self.declaring(Kind::Source, &declaration) {
            Some((place, text)) => {
                let declared = Fix::needs_a_look(place, text);
                diagnostic.fix(uses.iter().fold(declared, |fix, &span| fix.and(span, name.as_str())))
            }
            None => diagnostic,
        }
    }

    /// Whether a declaration can be proposed for a phrase: it names nobody who is known, and says nothing else.
    fn may_declare(&self, kind: Kind, phrase: &str) -> bool {
        if !matches!(kind, Kind::Persona | Kind::Team | Kind::Channel) {
            return true;
        }
        // `does for: …` lacks the one who is meant.
        if kind == Kind::Persona && Keyword::parse(phrase).is_some() {
            return false;
        }
        let people = self.gathered.directories.kind(Kind::Persona);
        let words: Vec<&str> = phrase.split(is_blank).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let runs = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| from..to));
        let mut phrases = runs.map(|run| bare(&words[run].join(" ")));
        let names_somebody = phrases.any(|phrase| people.find(&phrase).is_some());
        can_be_declared(phrase) && !names_somebody
    }

    /// What can be named instead.
    fn known_ones(&self, kind: Kind) -> String {
        let word = kind.keyword().word();
        let known: Vec<&str> = self.gathered.directories.kind(kind).names().take(FEW).collect();
        match known.as_slice() {
            [] => format!("write the name of a {word}, and declare it above the first stage"),
            _ => format!("write the name of a {word}: {}", known.join(", ")),
        }
    }

    /// Where a declaration goes in the map's own file, and the text to insert there.
    fn declaring(&self, kind: Kind, declaration: &str) -> Option<(Span, String)> {
        let (place, block) = (*self.declarations_end.get_or_init(|| end_of_declarations(self.own)))?;
        let block = self.last_declared.replace(Some(kind.keyword())).unwrap_or(block);
        let gap = if block == kind.keyword() { "\n" } else { "\n\n" };
        Some((place, format!("{gap}{declaration}")))
    }
}

/// The number of known names that a help line lists.
const FEW: usize = 6;

/// More words than this aren't looked at.
const MOST_WORDS: usize = 12;

/// Signs between two names, as words of their own.
const JOINS: [&str; 4] = ["-", ">", "->", "→"];

/// Words in front of a channel that are no part of its name.
const BEFORE_CHANNELS: [&str; 9] = ["via", "per", "by", "on", "over", "über", "im", "am", "channel"];

/// The built-in channel in front of a bracket or in it: `web (Google)`, `Hotline (phone)`.
fn channel_with_bracket(text: &str) -> Option<&'static str> {
    let (channel, more) = text.strip_suffix(')')?.split_once('(')?;
    let known = |word: &str| built_in_channel(&fold(word)).or_else(|| built_in_channel_called(word));
    [channel, more].into_iter().find_map(|word| known(word.trim_matches(is_blank))).map(|channel| channel.name)
}

/// Whether one of two names is the other with an `s`.
fn is_plural(name: &str, other: &str) -> bool {
    let (name, other) = (fold(name), fold(other));
    name.strip_suffix('s') == Some(other.as_str()) || other.strip_suffix('s') == Some(name.as_str())
}

/// `n=12` and `Q3/2026` in a list of sources: how many were asked, and when.
fn about_a_source(text: &str) -> Option<(Keyword, String)> {
    let asked = text.strip_prefix(['n', 'N']).map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
    if let Some(asked) = asked.map(str::trim).filter(|asked| asked.parse::<u32>().is_ok()) {
        return Some((Keyword::Sample, asked.to_owned()));
    }
    // A text with other words is the name of something: `Survey 2026`.
    partial_date(text).map(|date| (Keyword::Date, date))
}

/// What `team shop`, `the shop team` and `Team: shop` name.
fn called_by_kind<'a>(kind: Kind, directory: &'a Directory, text: &str) -> Option<&'a str> {
    let word = kind.keyword().word();
    let words: Vec<&str> = text.split(|c: char| is_blank(c) || c == ':').filter(|word| !word.is_empty()).collect();
    let article = words.first().is_some_and(|first| ARTICLES.iter().any(|word| word.eq_ignore_ascii_case(first)));
    let words = if article { &words[1..] } else { &words };
    if let Some(Called::One(at)) = directory.find(&words.join(" ")).filter(|_| article) {
        return directory.name(at);
    }
    // `via: via web`, `via: per Telefon`
    let before = words.first().filter(|first| BEFORE_CHANNELS.iter().any(|word| word.eq_ignore_ascii_case(first)));
    if kind == Kind::Channel && words.len() > 1 && before.is_some() {
        return match directory.find(&words[1..].join(" "))? {
            Called::One(at) => directory.name(at),
            Called::Several(..) => None,
        };
    }
    let (first, last) = (words.first()?, words.last()?);
    let rest = match (first.eq_ignore_ascii_case(word), last.eq_ignore_ascii_case(word)) {
        (true, _) => &words[1..],
        (false, true) => &words[..words.len() - 1],
        (false, false) => return None,
    };
    match directory.find(&rest.join(" "))? {
        Called::One(at) => directory.name(at),
        Called::Several(..) => None,
    }
}

/// The declaration of a phrase, as somebody would write it.
fn declaration(kind: Kind, name: &str, text: &str) -> String {
    format!("{} {name}: {}", kind.keyword().word(), capitalised(text))
}

/// The end of the last line above the first stage, and the block that it belongs to. A line in error may belong to a
/// declaration too, so it counts.
fn end_of_declarations(document: &Document) -> Option<(Span, Keyword)> {
    let is_stage = |id: NodeId| document.nodes[id.index()].keyword() == Keyword::Stage;
    let above = document.lines.iter().take_while(|line| !line.node.is_some_and(is_stage));
    let said = above.filter(|line| !matches!(line.content, Content::Blank | Content::Comment(_)));
    let (mut last, mut block) = (None, None);
    for line in said {
        last = Some(line.span);
        block = line.node.or(block);
    }
    let mut block = block?;
    while let Some(parent) = document.nodes[block.index()].parent {
        block = parent;
    }
    Some((last?.after(), document.nodes[block.index()].keyword()))
}

/// The words of a text in lower case, and how often each occurs.
fn words(text: &str) -> FxHashMap<String, usize> {
    let mut words = FxHashMap::default();
    for word in text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}
