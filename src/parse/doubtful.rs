//! Texts that are understood as written, but may have been meant differently.

use super::{
    asides::{Aside, asides, is_ticked},
    elsewhere::line_below,
    head::{capitalised, means_yes, share_of_a_hundred},
    is_blank,
    respell::chosen,
    severity::{SEVERITIES, said, severity, ticket},
    slip::leading_score,
    vocabulary::Vocabulary,
};
use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Head, Keyword, MEASURED, Rule, Value},
    source::Source,
    span::Span,
};

/// What is meant as a comment, after a value that isn't prose.
pub fn comment(source: &Source, rule: &Rule, line: Statement) -> Option<Diagnostic> {
    let (span, label) = match line.colon {
        None => (line.head, "a comment is on a line of its own"),
        Some(_) if rule.is_prose() => return None,
        Some(_) => (line.text, "after the colon, this is plain text"),
    };
    let text = &source.text[span.range()];
    let first = ["# ", "// "].iter().any(|sign| text.starts_with(sign)).then_some(0);
    let at =
        first.filter(|_| line.colon.is_none()).or_else(|| hash_behind(text, 1)).or_else(|| slashes_behind(text))?;
    let mut diagnostic = trailing_comment(source, line, span, at);
    diagnostic.severity = Severity::Error;
    diagnostic.labels[0].text = label.to_owned();
    // Only a text can contain the sign.
    let above = diagnostic.help.take().and_then(|help| Some(help.split_once(", or ")?.0.to_owned()));
    diagnostic.help = above;
    Some(diagnostic)
}

/// What may be meant differently in a line that is understood.
pub fn doubtful(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: &ast::Head,
    words: &Vocabulary,
) -> Vec<Diagnostic> {
    if rule.value == Value::Percent {
        return share_of_one(source, line).or_else(|| without_percent(source, line)).into_iter().collect();
    }
    if !rule.is_prose() && rule.value != Value::Plain {
        return Vec::new();
    }
    let text = &source.text[line.text.range()];
    // A phone has a `#` to press, and feelings are no sentences.
    let blanks = if rule.value == Value::Title || rule.head == Head::Score { 1 } else { 2 };
    let hash = hash_behind(text, blanks).map(|at| trailing_comment(source, line, line.text, at));
    let brace = || brace(text, line.text);
    let severity = || match head {
        ast::Head::None | ast::Head::Pain(_, None) | ast::Head::Name(_) if rule.keyword == Keyword::Pain => {
            severity_in_text(source, line)
        }
        _ => None,
    };
    let share = || share_in_reason(source, rule, line, head, words);
    let slashes = || {
        let at = slashes_behind(text).filter(|_| blanks == 1).or_else(|| enclosed_behind(text));
        at.map(|at| trailing_comment(source, line, line.text, at))
    };
    let told = || {
        let told = Told { source, rule, line, words };
        ticket_for_name(&told, head)
            .or_else(|| status_in_text(&told))
            .or_else(|| told_in_text(&told, head))
            .or_else(|| told_in_brackets(&told, head))
            .or_else(|| told_by(&told))
            .or_else(|| only_a_sign(&told))
            .or_else(|| list_mark(&told))
            .or_else(|| quoted(&told))
    };
    let strong = || strong(source, line.text);
    hash.or_else(slashes)
        .or_else(strong)
        .or_else(brace)
        .or_else(severity)
        .or_else(share)
        .or_else(told)
        .into_iter()
        .collect()
}

/// Where a comment in the signs of another language begins, at the end of a text.
fn enclosed_behind(text: &str) -> Option<usize> {
    let signs = [("/*", "*/"), ("<!--", "-->")];
    let (open, _) = signs.into_iter().find(|(_, close)| text.ends_with(close))?;
    let at = text.rfind(open)?;
    let apart = text[..at].ends_with(is_blank) && !text[..at].trim().is_empty();
    apart.then_some(at)
}

/// A line that is understood, with what the map declares.
struct Told<'a> {
    source: &'a Source,
    rule: &'a Rule,
    line: Statement,
    words: &'a Vocabulary,
}

impl<'a> Told<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    /// The declared sources that a text lists, where a line can be from one.
    fn sources(&self, text: &str) -> Option<String> {
        Keyword::From.rule_in(self.rule.keyword)?;
        let listed = ["source:", "sources:", "from:", "quelle:", "source", "from"]
            .iter()
            .find_map(|word| text.strip_prefix(word));
        let listed = listed.unwrap_or(text).split([',', ';', '&']).map(|name| name.trim_matches(is_blank));
        let names: Vec<&str> = listed.collect();
        names.iter().all(|name| self.words.declares(Keyword::Source, name)).then(|| names.join(", "))
    }

    fn warning(&self, title: String, label: &str, new: &str) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(Code::BadHead, title, self.line.text, label);
        diagnostic.severity = Severity::Warning;
        diagnostic.help(format!("write `{}{new}`", self.slice(self.line.keyword)))
    }

    /// The line with another head and text.
    fn rewritten(&self, title: String, label: &str, new: &str) -> Diagnostic {
        let place = Span { start: self.line.keyword.end, ..self.line.text };
        self.warning(title, label, new).fix(Fix::needs_a_look(place, new))
    }

    /// The line with another text, and what it said in lines below it. If there is such a line below already, the writer has to choose.
    fn moved(&self, title: String, text: &str, lines: &[(Keyword, &str)]) -> Diagnostic {
        let head = self.slice(self.line.head);
        let gap = if head.is_empty() { "" } else { " " };
        let words: Vec<String> =
            lines.iter().map(|(keyword, value)| format!("`{}: {value}`", keyword.word())).collect();
        let label = match lines {
            [(keyword, _)] => format!("a `{}` line says this", keyword.word()),
            _ => "each fact has a line of its own".to_owned(),
        };
        let diagnostic = self.warning(title, &label, &format!("{gap}{head}: {text}"));
        let help = diagnostic.help.clone().unwrap_or_default();
        let diagnostic = diagnostic.help(format!("{help}, and below it {}", words.join(", ")));
        let below = lines.iter().map(|(keyword, value)| line_below(self.source, self.line, *keyword, value));
        match below.collect::<Option<Vec<_>>>().as_deref() {
            Some(below @ [(place, _), ..]) => {
                let lines: String = below.iter().map(|(_, line)| line.as_str()).collect();
                diagnostic.fix(Fix::needs_a_look(self.line.text, text).and(*place, lines))
            }
            _ => diagnostic,
        }
    }
}

/// A persona, a team or another line in the text: `leaves: Anna: too dear`, `frontstage: shop: Greets`,
/// `touchpoint: Pay via: web`, `feels 1: OK, anna -1`.
fn told_in_text(told: &Told<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let Told { rule, line, words, .. } = told;
    let text = told.slice(line.text);
    let before_colon = text.split_once([':', '：']);
    let before_dash =
        text.contains(['-', '–', '—']).then(|| [" - ", " – ", " — "].iter().find_map(|sign| text.split_once(sign)));
    let before_dash = before_dash.flatten();
    let parts = before_colon.into_iter().chain(before_dash).map(|(who, said)| (who, said.trim_matches(is_blank)));
    for (who, said) in parts.filter(|(_, said)| !said.is_empty()) {
        if let Some(team) = words.teams().find(who).filter(|_| Keyword::By.rule_in(rule.keyword).is_some()) {
            return Some(told.moved(format!("`{who}` is a team"), said, &[(Keyword::By, team)]));
        }
        let Some(persona) = words.people().find(who) else { continue };
        let title = format!("`{who}` is a persona");
        let written = told.slice(line.head);
        let named = match head {
            ast::Head::Score(None, _) | ast::Head::Way(None, _) => format!(" {persona} {written}"),
            ast::Head::Way(Some(_), _) if rule.head == Head::Way && words.people().leading(written).is_none() => {
                format!(" {persona} {written}")
            }
            ast::Head::None if rule.head == Head::OptionalPersona => format!(" {persona}"),
            _ if rule.head == Head::Pain || rule.keyword == Keyword::Gain => {
                return Some(told.moved(title, said, &[(Keyword::For, persona)]));
            }
            _ => continue,
        };
        let new = format!("{}: {said}", named.trim_end());
        return Some(told.rewritten(title, "a persona goes before the colon", &new));
    }
    second_score(told, head)
        .or_else(|| only_a_number(told, head))
        .or_else(|| only_a_persona(told, head))
        .or_else(|| line_in_text(told))
}

/// `opportunity: [done] Show prices`, `pain: Prices change (solved)`.
fn status_in_text(told: &Told<'_>) -> Option<Diagnostic> {
    let Value::Choice(choices) = Keyword::Status.rule_in(told.rule.keyword)?.value else { return None };
    asides(told.slice(told.line.text)).find_map(|Aside { said, text }| {
        let said = if is_ticked(said) { "done" } else { said };
        let status = chosen(Keyword::Status, choices, said)?;
        let diagnostic =
            told.moved(format!("The text says that this is {status}"), text, &[(Keyword::Status, &status)]);
        Some(Diagnostic { code: Code::OnlyText, ..diagnostic })
    })
}

/// `pain P1: Prices change`: a name, although it looks like a severity, and nothing answers it.
fn ticket_for_name(told: &Told<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Pain(Some(name), None) = head else { return None };
    let word = SEVERITIES[ticket(&name.text).filter(|_| !told.words.answers(&name.text))?];
    let mut diagnostic = told.rewritten(
        format!("`{}` is only the name of this pain, which is drawn as minor", name.text),
        "a severity goes before the colon",
        &format!(" {word}: {}", told.slice(told.line.text)),
    );
    diagnostic.code = Code::AlmostSeverity;
    diagnostic.labels[0].span = name.span;
    Some(diagnostic)
}

/// `thinks: (anna) Why so dear?`, `says: Never again (ben)`, `backstage: Checks the stock (web)`.
fn told_in_brackets(told: &Told<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let text = told.slice(told.line.text);
    let before = text.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']));
    let behind = text.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    // `says: Never again – Anna`
    let dash = || {
        let dashed = text.contains(['-', '–', '—']);
        dashed.then(|| [" - ", " – ", " — "].iter().find_map(|sign| text.rsplit_once(sign)))?
    };
    let (who, said) = before.or_else(|| behind.or_else(dash).map(|(said, who)| (who, said)))?;
    let said = said.trim_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
    if said.is_empty() {
        return None;
    }
    let rule = told.rule;
    if let Some(team) = told.words.teams().find(who).filter(|_| Keyword::By.rule_in(rule.keyword).is_some()) {
        return Some(told.moved(format!("`{who}` is a team"), said, &[(Keyword::By, team)]));
    }
    if let Some(sources) = told.sources(who) {
        return Some(told.moved(format!("`{sources}` is a source"), said, &[(Keyword::From, &sources)]));
    }
    let persona = told.words.people().find(who)?;
    let title = format!("`{who}` is a persona");
    match head {
        ast::Head::Score(None, _) => {
            let score = told.slice(told.line.head);
            Some(told.rewritten(title, "a persona goes before the score", &format!(" {persona} {score}: {said}")))
        }
        ast::Head::None if rule.head == Head::OptionalPersona => {
            Some(told.rewritten(title, "a persona goes before the colon", &format!(" {persona}: {said}")))
        }
        _ if rule.head == Head::Pain || rule.keyword == Keyword::Gain => {
            Some(told.moved(title, said, &[(Keyword::For, persona)]))
        }
        _ => None,
    }
}

/// `backstage: Checks the stock, by web`.
fn told_by(told: &Told<'_>) -> Option<Diagnostic> {
    Keyword::By.rule_in(told.rule.keyword)?;
    let (said, who) = told.slice(told.line.text).rsplit_once(", by ")?;
    let team = told.words.teams().find(who.trim_end_matches('.'))?;
    Some(told.moved(format!("`{who}` is a team"), said, &[(Keyword::By, team)]))
}

/// `journey: "Coffee run"`: the quotation marks of other languages. A touchpoint may well be called by what somebody says.
fn quoted(told: &Told<'_>) -> Option<Diagnostic> {
    let keyword = told.rule.keyword;
    let called = matches!(keyword, Keyword::Journey | Keyword::Stage | Keyword::Phase) || keyword.is_declaration();
    let title = matches!(told.rule.value, Value::Title | Value::TeamTitle | Value::Prose);
    let text = told.slice(told.line.text);
    let bare = text.strip_prefix('"')?.strip_suffix('"').filter(|bare| called && title && !bare.contains('"'))?;
    let mut diagnostic =
        Diagnostic::new(Code::OnlyText, "Quotation marks are part of the text", told.line.text, "drawn with its marks");
    diagnostic.severity = Severity::Warning;
    let keyword = told.slice(told.line.keyword.to(told.line.head)).trim_end_matches(is_blank);
    (!bare.trim().is_empty())
        .then(|| diagnostic.help(format!("write `{keyword}: {bare}`")).fix(Fix::needs_a_look(told.line.text, bare)))
}

/// `moment: yes`: a key moment is one without that, and a reason is what its text is for.
fn only_a_sign(told: &Told<'_>) -> Option<Diagnostic> {
    let text = told.slice(told.line.text);
    let says_nothing = means_yes(text) || told.words.people().find(text).is_some();
    (told.rule.keyword == Keyword::Moment && says_nothing).then(|| {
        let place = Span { start: told.line.keyword.end, ..told.line.text };
        let word = told.slice(told.line.keyword);
        let title = format!("`{text}` is the reason of this key moment");
        let mut diagnostic = Diagnostic::new(Code::OnlyText, title, told.line.text, "the text says why it is one");
        diagnostic.severity = Severity::Warning;
        diagnostic
            .help(format!("write `{word}` alone, or why it matters, after the colon"))
            .fix(Fix::needs_a_look(place, ""))
    })
}

/// `feels 1: anna`.
fn only_a_persona(told: &Told<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(None, _) = head else { return None };
    let text = told.slice(told.line.text);
    let listed = told.words.people().listed(text)?;
    let score = told.slice(told.line.head);
    let title = format!("`{text}` is the word for this feeling");
    let keyword = told.slice(told.line.keyword);
    let lines: Vec<String> = listed.iter().map(|persona| format!("{keyword} {persona} {score}")).collect();
    let margin = told.source.before(told.line.keyword.start);
    let place = told.line.keyword.to(told.line.text);
    let diagnostic = told.warning(title, "a persona goes before the score", "");
    Some(
        diagnostic
            .help(format!("write `{}`", lines.join("`, `")))
            .fix(Fix::needs_a_look(place, lines.join(&format!("\n{margin}")))),
    )
}

/// `feels 1: 2`.
fn only_a_number(told: &Told<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(persona, _) = head else { return None };
    let text = told.slice(told.line.text);
    let (number, _) = leading_score(text).filter(|(_, rest)| rest.is_empty())?;
    let persona = persona.as_ref().map_or(String::new(), |persona| format!(" {}", told.slice(persona.span)));
    let diagnostic =
        told.warning(format!("`{text}` is the word for this feeling"), "a score goes before the colon", "");
    let keyword = told.slice(told.line.keyword);
    Some(
        diagnostic.help(format!(
            "keep one score, for example `{keyword}{persona} {number}`; after the colon goes a word for it"
        )),
    )
}

/// `feels 1: OK, anna -1`.
fn second_score(told: &Told<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(..) = head else { return None };
    let (text, last) = told.slice(told.line.text).rsplit_once([',', ';'])?;
    let (persona, behind) = told.words.people().leading(last.trim_matches(is_blank))?;
    let (score, said) = leading_score(behind.trim_start_matches(is_blank))
        .filter(|(_, rest)| rest.is_empty() || rest.starts_with([':', '：']))?;
    let said = said.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
    let keyword = told.slice(told.line.keyword);
    let margin = told.source.before(told.line.keyword.start);
    let head = told.slice(told.line.head);
    let new = format!(" {head}: {text}");
    let said = if said.is_empty() { String::new() } else { format!(": {said}") };
    let second = format!("{keyword} {persona} {score}{said}");
    let diagnostic = told.warning(format!("`{persona}` has a score in the text"), "a line has one score", &new);
    let help = format!("write `{keyword}{new}`, and `{second}` in a line of its own");
    let place = Span { start: told.line.keyword.end, ..told.line.text };
    Some(diagnostic.help(help).fix(Fix::needs_a_look(place, format!("{new}\n{margin}{second}"))))
}

/// Keywords that people write at the end of the line above.
const BELOW: [Keyword; 9] = [
    Keyword::By,
    Keyword::Via,
    Keyword::For,
    Keyword::Owner,
    Keyword::Due,
    Keyword::Status,
    Keyword::Answers,
    Keyword::Impact,
    Keyword::Effort,
];

/// `touchpoint: Pay via: web`, `opportunity: Show prices - owner: web - due: 2027-01-31`.
fn line_in_text(told: &Told<'_>) -> Option<Diagnostic> {
    // Nearly all texts have no colon, and this is asked about every line.
    let text = Some(told.slice(told.line.text)).filter(|text| text.contains(':'))?;
    let below = BELOW.into_iter().filter(|keyword| keyword.rule_in(told.rule.keyword).is_some());
    // Nobody puts a tab into a sentence: behind it comes another cell or line.
    let behind_tab = Keyword::ALL.iter().copied().filter(|keyword| text.contains(&format!("\t{}: ", keyword.word())));
    let allowed = below.chain(behind_tab.filter(|keyword| !BELOW.contains(keyword)));
    let found = |keyword: Keyword| Some((text.find(&format!("{}: ", keyword.word()))?, keyword));
    let mut places: Vec<(usize, Keyword)> =
        allowed.filter_map(found).filter(|(at, _)| text[..*at].ends_with([' ', '(', ',', '\t'])).collect();
    places.sort_unstable_by_key(|(at, _)| *at);
    let &(first, keyword) = places.first()?;
    let apart = |text: &'_ str| text.trim_matches(|c: char| is_blank(c) || ",;-–—|(".contains(c)).to_owned();
    let said = apart(&text[..first]);
    let ends = places.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let enclosed = text[..first].trim_end().ends_with('(') && text.ends_with(')');
    let lines = places.iter().zip(ends).map(|(&(at, keyword), end)| {
        let value = apart(&text[at + keyword.word().len() + 1..end]);
        (keyword, if enclosed && end == text.len() { apart(value.trim_end_matches(')')) } else { value })
    });
    let lines: Vec<(Keyword, String)> = lines.collect();
    if said.is_empty() || lines.iter().any(|(_, value)| value.is_empty()) {
        return None;
    }
    let title = format!("`{}` is plain text here", keyword.word());
    if lines.iter().any(|(_, value)| value.contains([':', '(', ')'])) {
        let mut diagnostic = Diagnostic::new(Code::OnlyText, title, told.line.text, "each fact has a line of its own");
        diagnostic.severity = Severity::Warning;
        return Some(diagnostic.help(format!("write `{}: …` in a line below this one", keyword.word())));
    }
    let lines: Vec<(Keyword, &str)> = lines.iter().map(|(keyword, value)| (*keyword, value.as_str())).collect();
    Some(Diagnostic { code: Code::OnlyText, ..told.moved(title, &said, &lines) })
}

/// `reach: 0.4`: drawn as less than one in a hundred.
fn share_of_one(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let (share, _) = share_of_a_hundred(text).filter(|(share, _)| !share.starts_with(text))?;
    let title = format!("`{text}` is less than one in a hundred");
    let mut diagnostic = Diagnostic::new(Code::BadNumber, title, line.text, "a share is written in percent");
    diagnostic.severity = Severity::Warning;
    let help = format!("write `{share}`, or `{text} %` if it is that small");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(line.text, share)))
}

/// `need: - Quiet`: the mark of a list.
fn list_mark(told: &Told<'_>) -> Option<Diagnostic> {
    let text = told.slice(told.line.text);
    let said = ["- ", "* ", "• ", "– "].iter().find_map(|mark| text.strip_prefix(mark))?.trim_start_matches(is_blank);
    let mark = Span { end: told.line.text.end - said.len() as u32, ..told.line.text };
    let mut diagnostic =
        Diagnostic::new(Code::OnlyText, "The mark of a list is part of the text", mark, "drawn as it is");
    diagnostic.severity = Severity::Warning;
    (!said.is_empty()).then(|| diagnostic.help(format!("take it out: `{said}`")).fix(Fix::needs_a_look(mark, "")))
}

/// `reach: 25`: a share or a number of people.
fn without_percent(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let bare = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text.is_empty();
    bare.then(|| {
        let mut diagnostic =
            Diagnostic::new(Code::BadNumber, "The share has no percent sign", line.text, "read as a percentage");
        diagnostic.severity = Severity::Warning;
        diagnostic.help(format!("write `{text} %`")).fix(Fix::safe(line.text, format!("{text} %")))
    })
}

/// `leaves: anna 15 %`, `leaves: about 15 %`, `then sit: measured`, `leaves: Too dear (15 %)`: the text says whose share it is.
fn whose_share(source: &Source, rule: &Rule, line: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let (text, head) = (&source.text[line.text.range()], &source.text[line.head.range()]);
    let told = |persona: Option<&str>, share: &str, reason: &str| {
        let reason = reason.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | ',' | '-' | '–' | '—'));
        let target = if rule.head == Head::Way { head } else { "" };
        let parts = [persona.unwrap_or(""), target, share].into_iter().filter(|part| !part.is_empty());
        let before = parts.fold(String::new(), |all, part| format!("{all} {part}"));
        let reason = if reason.is_empty() { String::new() } else { format!(": {}", capitalised(reason)) };
        let new = format!("{before}{reason}");
        let title = "The text says who goes, or how many".to_owned();
        let mut diagnostic = Diagnostic::new(Code::BadHead, title, line.text, "this goes before the colon");
        diagnostic.severity = Severity::Warning;
        let help = format!("write `{}{new}`", &source.text[line.keyword.range()]);
        let place = Span { start: line.keyword.end, ..line.text };
        diagnostic.help(help).fix(Fix::needs_a_look(place, new))
    };
    if text.eq_ignore_ascii_case(MEASURED) {
        return Some(told(None, MEASURED, ""));
    }
    let (persona, rest) = match words.people().leading(text) {
        Some((persona, rest)) => (Some(persona), rest.trim_start_matches(is_blank)),
        None => (None, text),
    };
    // `leaves: anna`, but a sentence may well begin with her name.
    if persona.is_some() && rest.is_empty() {
        return Some(told(persona, "", ""));
    }
    let about = ["~", "≈", "about ", "around ", "ca. ", "circa ", "roughly "];
    let exact = about.iter().find_map(|sign| rest.strip_prefix(sign)).map(|rest| rest.trim_start_matches(is_blank));
    let figure = |text: &'_ str| {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let behind = text[digits..].trim_start_matches(is_blank).strip_prefix(['%', '％'])?;
        (digits > 0).then(|| (format!("{} %", &text[..digits]), behind.to_owned()))
    };
    if persona.is_some() || exact.is_some() {
        let (share, reason) = figure(exact.unwrap_or(rest))?;
        return Some(told(persona, &share, &reason));
    }
    let (reason, bracket) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (share, behind) = figure(bracket.trim_matches(is_blank))?;
    behind.trim_matches(is_blank).is_empty().then(|| told(None, &share, reason))
}

/// `leaves: 30 % give up`: drawn as a way without a share.
fn share_in_reason(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: &ast::Head,
    words: &Vocabulary,
) -> Option<Diagnostic> {
    if !matches!(rule.head, Head::Way | Head::Exit) || matches!(head, ast::Head::Way(_, Some(_))) {
        return None;
    }
    let text = &source.text[line.text.range()];
    if let Some(slip) = whose_share(source, rule, line, words) {
        return Some(slip);
    }
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    if digits == 0 {
        return None;
    }
    let behind = text[digits..].trim_start_matches(is_blank);
    let bare = behind.is_empty() && text.parse::<f64>().is_ok_and(|share| share <= 100.0);
    let reason = behind.strip_prefix('%').or(bare.then_some(""))?;
    let reason = reason.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | ','));
    let (keyword, head) = (&source.text[line.keyword.range()], &source.text[line.head.range()]);
    let head = if head.is_empty() { String::new() } else { format!(" {head}") };
    let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    let new = format!("{head} {} %{reason}", &text[..digits]);
    let title = if bare { "The reason is only a number" } else { "The reason begins with a share" };
    let mut diagnostic = Diagnostic::new(Code::BadHead, title, line.text, "a share goes before the colon");
    diagnostic.severity = Severity::Warning;
    let help = format!("write `{keyword}{new}`");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.text }, new)))
}

/// Where there is a `#` with a space on each side, at least this many before it, and a letter after it.
fn hash_behind(text: &str, blanks: usize) -> Option<usize> {
    text.match_indices('#').map(|(at, _)| at).find(|&at| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let said = before.trim_end_matches(is_blank);
        let apart = before[said.len()..].chars().count() >= blanks;
        let comment = behind.trim_start_matches(is_blank);
        let letter = comment.starts_with(char::is_alphabetic) && comment.len() < behind.len();
        !said.is_empty() && apart && (letter || blanks > 1 && comment.starts_with(char::is_alphabetic))
    })
}

/// Where there is a `//` with a space on each side.
fn slashes_behind(text: &str) -> Option<usize> {
    let (said, comment) = text.contains('/').then(|| text.split_once(" // "))??;
    (!said.trim().is_empty() && comment.trim_start().starts_with(char::is_alphanumeric)).then(|| said.len() + 1)
}

fn trailing_comment(source: &Source, line: Statement, words: Span, at: usize) -> Diagnostic {
    let text = &source.text[words.range()];
    let signs = ["#", "//", "/*", "<!--"];
    let sign = signs.into_iter().find(|sign| text[at..].starts_with(sign)).unwrap_or("#");
    let comment = text[at..].trim_start_matches(['#', '/', '*', '<', '!', '-']).trim_start_matches(is_blank);
    let closed = comment.strip_suffix("*/").or_else(|| comment.strip_suffix("-->"));
    let comment = closed.unwrap_or(comment).trim_end_matches(is_blank);
    let comment = format!("# {comment}");
    let said = text[..at].trim_end_matches(is_blank);
    let hash = Span { start: words.start + at as u32, ..words };
    let margin = source.before(line.keyword.start);
    let start = line.keyword.start as usize - margin.len();
    let above = Span::new(line.keyword.file, start, start);
    // Without anything said, the keyword remains.
    let start = if said.is_empty() { line.keyword.end } else { words.start + said.len() as u32 };
    let rest = Span { start, ..words };
    let label = format!("after the colon, a `{sign}` is plain text");
    Diagnostic::new(Code::OnlyText, "A comment needs its own line", hash, label)
        .help(format!("put `{comment}` on the line above, or write `` `{sign}` `` if it belongs to the text"))
        .fix(Fix::needs_a_look(above, format!("{margin}{comment}\n")).and(rest, ""))
}

/// `**bold**` and `__bold__`: one `*` on each side is all there is.
fn strong(source: &Source, span: Span) -> Option<Diagnostic> {
    let text = &source.text[span.range()];
    let (sign, open) = ["**", "__"].iter().find_map(|sign| Some((*sign, text.find(sign)?)))?;
    let mark = &sign[..1];
    let length = |text: &str| text.len() - text.trim_start_matches(mark).len();
    let start = open + length(&text[open..]);
    let close = start + text[start..].find(sign)?;
    let end = close + length(&text[close..]);
    let inner = &text[start..close];
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let apart = !word(text[..open].chars().next_back()) && !word(text[end..].chars().next());
    let code = text[..open].matches('`').count() % 2 == 1 || text[..open].ends_with('\\');
    if code || !apart || inner.is_empty() || inner.starts_with(is_blank) || inner.ends_with(is_blank) {
        return None;
    }
    let part = |from: usize, to: usize| Span { start: span.start + from as u32, end: span.start + to as u32, ..span };
    Some(
        Diagnostic::new(Code::OnlyText, format!("`{sign}` is plain text"), part(open, end), "shown as it is written")
            .help(format!("to emphasise it, write `*{inner}*`"))
            .fix(Fix::needs_a_look(part(open, start), "*").and(part(close, end), "*")),
    )
}

/// A `{` at the end of the text, as it opens a block in other languages.
fn brace(text: &str, span: Span) -> Option<Diagnostic> {
    let said = text.strip_suffix('{')?.trim_end_matches(is_blank);
    if text.contains('}') || said.is_empty() {
        return None;
    }
    let place = Span { start: span.start + said.len() as u32, ..span };
    let label = "a `{` is plain text; the lines below belong to this one anyway";
    Some(
        Diagnostic::new(Code::OnlyText, "Blocks have no braces", place, label)
            .help(format!("remove it: `{said}`"))
            .fix(Fix::safe(place, "")),
    )
}

/// `pain: Major delays at the gate` and `pain: Delays (major)`: drawn as a minor one.
fn severity_in_text(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let first = text.split(is_blank).next()?.trim_end_matches(['.', ',', '!', ';']);
    if let Some(word) = severity(text).and_then(|at| SEVERITIES.get(at)) {
        let title = format!("`{text}` is all that this pain says");
        let mut diagnostic = Diagnostic::new(Code::AlmostSeverity, title, line.text, "after the colon goes what hurts");
        diagnostic.severity = Severity::Warning;
        let help = format!("put `{word}` before the colon, and say behind it what hurts");
        return Some(diagnostic.help(help));
    }
    let starts = severity(first).filter(|_| first.len() < text.len());
    let (at, edit) = match starts {
        // `major Price jumps`: the word is no part of the sentence.
        Some(at) => {
            let rest = text[first.len()..].trim_start_matches(|c: char| is_blank(c) || ".,!;-–—".contains(c));
            let dash = text[first.len()..].trim_start_matches(is_blank).starts_with(['-', '–', '—']);
            let apart = dash || first.starts_with(char::is_lowercase) && rest.starts_with(char::is_uppercase);
            (at, if apart { capitalised(rest) } else { text.to_owned() })
        }
        None => {
            let last = text.rsplit(is_blank).next()?;
            let word = last.trim_matches(['(', ')', '[', ']', '.', '!']);
            let before = text[..text.len() - last.len()].trim_end_matches(is_blank);
            let apart = last.starts_with(['(', '[']) || before.ends_with([',', '-', '–', '—', ':', ';', '/', '|']);
            match severity(word).filter(|_| apart) {
                Some(at) => (at, before.trim_end_matches([',', '-', '–', '—', ':', ';', '/', '|', ' ']).to_owned()),
                // `high - Price jumps`, `Price jumps (severity: high)`
                None => asides(text).find_map(|aside| Some((said(aside.said)?, capitalised(aside.text))))?,
            }
        }
    };
    // A pain without a severity is a minor one.
    let word = SEVERITIES.get(at).copied().filter(|_| at > 0)?;
    let head = &source.text[line.head.range()];
    let head = if head.is_empty() { String::new() } else { format!(" {head}") };
    let title = format!("The text says {word}, but the pain is drawn as minor");
    let new = format!("{head} {word}: {edit}");
    let mut diagnostic = Diagnostic::new(Code::AlmostSeverity, title, line.text, "a severity goes before the colon");
    diagnostic.severity = Severity::Warning;
    let keyword = &source.text[line.keyword.range()];
    let help = format!("write `{keyword}{new}`, or `{keyword}{head} minor` if it is one");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.text }, new)))
}
