//! Heads that hold something else than a name, where another line says it.

use super::{
    line::{Slip, shortened},
    named::Named,
};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Named as Kind, Value},
    parse::{
        colon::{fits, is_right},
        elsewhere::{line_below, said_below},
        frame::article,
        head::is_name,
        is_blank,
        people::{People, bare, can_be_declared, left_out},
        respell::meant,
        severity::severity,
    },
    span::Span,
};

/// No persona has more lines.
const MOST_FACTS: usize = 200;

/// Words in front of who does it.
const BY: [&str; 6] = ["by", "von", "durch", "par", "por", "door"];
/// A team is called by no more words.
const MOST_WORDS: usize = 4;

/// Heads that hold something else than a name, where a line below says it.
impl Slip<'_> {
    /// `touchpoint anna: Pays`.
    pub(super) fn column(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        if let Some(line) = self.quoted_label().or_else(|| self.line_in_head()) {
            return Some(line);
        }
        if let Some(channel) = self.channel_for_name() {
            return Some(channel);
        }
        let persona = self.words.people().find(head)?;
        Keyword::For.rule_in(self.rule.keyword).filter(|_| self.line.colon.is_some())?;
        let named = Named::of(persona);
        Some(self.mended(&named, self.slice(self.line.text)))
    }

    /// `touchpoint (web): Pay`, `touchpoint @web: Pay`: a channel, and signs that no name has.
    fn channel_for_name(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let inner = bare(head);
        let fits = inner.len() < head.len() && self.words.has_channel(inner) && !self.slice(self.line.text).is_empty();
        let title = format!("`{inner}` is a channel, not the name of a {}", self.word());
        (fits && Keyword::Via.rule_in(self.rule.keyword).is_some())
            .then(|| self.moved_below(Code::BadName, title, (Keyword::Via, inner)))
    }

    /// `opportunity done: …`, `pain solved: …`, `opportunity web: …`.
    pub(super) fn named_like_a_value(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if head.is_empty() || text.is_empty() {
            return None;
        }
        let words: Vec<&str> = head.split(is_blank).filter(|word| !word.is_empty()).collect();
        let status = |written: &str| match Keyword::Status.rule_in(self.rule.keyword)?.value {
            Value::Choice(choices) => choices.iter().copied().find(|choice| choice.eq_ignore_ascii_case(written)),
            _ => None,
        };
        // `pain solved major: …`
        if let [first, second] = words.as_slice() {
            let graded = |word: &str| severity(word).is_some();
            let (status, written, rest) = match (status(first), status(second)) {
                (Some(status), _) if graded(second) || is_name(second) => (status, first, second),
                (_, Some(status)) if graded(first) || is_name(first) => (status, second, first),
                _ => return None,
            };
            let title = format!("`{written}` is a status, not the name of {} {}", article(self.word()), self.word());
            return Some(self.moved_from_head(Code::BadName, title, &format!(" {rest}"), (Keyword::Status, status)));
        }
        let status = || status(head);
        let owner = || Keyword::Owner.rule_in(self.rule.keyword).and_then(|_| self.words.teams().find(head));
        let (keyword, value, what) = match status() {
            Some(status) => (Keyword::Status, status, "status"),
            None => (Keyword::Owner, owner()?, "team"),
        };
        let title = format!("`{head}` is a {what}, not the name of {} {}", article(self.word()), self.word());
        Some(self.moved_below(Code::BadName, title, (keyword, value)))
    }

    /// `opportunity answers slow: …`, `pain from talks: …`, `touchpoint via web: …`: a line below says this.
    pub(super) fn line_in_head(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let (word, value) = head.split_once(is_blank).filter(|_| !text.is_empty())?;
        let value = value.trim_matches(is_blank);
        let opportunity = self.rule.keyword == Keyword::Opportunity;
        let keyword = match word.to_lowercase().as_str() {
            "for" | "against" | "to" | "on" if opportunity => Keyword::Answers,
            word => Keyword::parse(word)?,
        };
        // Whom pains and gains are for may have a severity after it, which is read elsewhere.
        let pain = matches!(self.rule.keyword, Keyword::Pain | Keyword::Gain);
        if keyword == Keyword::For && pain {
            return None;
        }
        let rule = keyword.rule_in(self.rule.keyword).filter(|rule| !rule.keyword.is_block() && !rule.is_prose())?;
        let fits = rule.head == Head::None && fits(rule, &format!("{}: {value}", keyword.word()));
        // `for` names pains by one word each, and people are no pains.
        let person = self.words.people().listed(value).is_some();
        let title = format!("`{head}` cannot be a name");
        (fits && !(opportunity && person)).then(|| self.moved_below(Code::BadName, title, (keyword, value)))
    }

    /// The line without its head, which becomes a line below it.
    fn moved_below(&self, code: Code, title: String, fact: (Keyword, &str)) -> Diagnostic {
        self.moved_from_head(code, title, "", fact)
    }

    /// The line with another head; what that leaves out becomes a line below it.
    fn moved_from_head(&self, code: Code, title: String, head: &str, (keyword, value): (Keyword, &str)) -> Diagnostic {
        let word = keyword.word();
        let label = format!("a `{word}` line below says this");
        let rest = format!("{head}: {}", self.slice(self.line.text));
        let new = shortened(&format!("{}{rest}", self.keyword()));
        let diagnostic = Diagnostic::new(code, title, self.line.head, label)
            .help(format!("write `{new}`, and below it `{word}: {value}`"));
        let said = said_below(self.source, self.line, keyword);
        if said.is_some_and(|said| self.words.means(said, value)) {
            return diagnostic
                .help(format!("write `{new}`: the `{word}` line below says this already"))
                .fix(Fix::needs_a_look(self.behind_keyword(), rest));
        }
        match line_below(self.source, self.line, keyword, value) {
            Some((place, line)) => diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest).and(place, line)),
            None => diagnostic,
        }
    }

    /// `note anna: …`, `frontstage shop: …`: lines that take nothing before the colon.
    pub(super) fn without_head(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if self.rule.value == Value::Names(Kind::Persona) && head.is_empty() {
            return self.members();
        }
        if head.is_empty() || self.rule.value == Value::Names(Kind::Persona) && self.line.colon.is_none() {
            return self
                .address()
                .or_else(|| self.linked_source())
                .or_else(|| self.without_weights())
                .or_else(|| self.feeling_for_score())
                .or_else(|| self.choice_with_more());
        }
        let figures = matches!(self.rule.value, Value::Scores | Value::Weights);
        let pair = format!(": {head} {text}");
        if figures && is_right(self.rule.keyword, &format!("{}{pair}", self.word())) {
            let title = format!("The colon comes right after `{}`", self.word());
            return Some(self.rewritten(title, Code::BadHead, "this goes after the colon", &pair));
        }
        let colon = self.line.colon.is_some();
        // Without a colon, `Anna` may be the first word of the text.
        let first = |(name, behind): (&'_ str, &'_ str)| {
            let written = &head[..head.len() - behind.len()];
            (written == name && !behind.is_empty()).then(|| written.to_owned())
        };
        let (people, teams) = (self.words.people(), self.words.teams());
        let one = |known: &People| match colon {
            true => known.listed(head).map(|listed| listed.join(", ")),
            // `moment ben`
            false if known.find(head).is_some() && self.rule.is_prose() => known.find(head).map(str::to_owned),
            false => known.leading(head).and_then(first),
        };
        // `backstage by web: …`, `backstage (web): …`
        let by_team = |head: &str| teams.listed(bare(head)).map(|listed| listed.join(", "));
        if Keyword::By.rule_in(self.rule.keyword).is_some()
            && let Some(list) = one(teams).or_else(|| by_team(head)).filter(|_| colon && !text.is_empty())
        {
            let title = format!("`{}` takes nothing before the colon", self.word());
            return Some(self.moved_below(Code::BadHead, title, (Keyword::By, &list)));
        }
        if let Some(other) = self.head_of_another(head, text).filter(|_| colon) {
            return Some(other);
        }
        let Some(list) = one(people) else { return self.done_by(head, text) };
        let title = format!("`{}` takes no persona", self.word());
        if self.rule.inside == [Keyword::Persona] {
            return Some(self.of_the_persona_above(title, &list));
        }
        Some(Diagnostic::new(Code::BadHead, title, self.line.head, "such a line is not about one persona").help(
            format!(
                "remove `{list}`; if this is only true for {list}, give them a column of their own with `for: {list}`"
            ),
        ))
    }

    /// `use people: shared/people.journey`: a word that is no part of the value after it.
    pub(super) fn word_before_value(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let says = |value: &str| is_right(self.rule.keyword, &format!("{}: {value}", self.word()));
        // `scale (1-5):`
        let is_value = || self.line.colon.is_some() && text.is_empty() && !self.rule.is_prose();
        if let Some(value) =
            Some(head.trim_matches(['(', ')', '[', ']', ' '])).filter(|value| is_value() && !value.is_empty())
        {
            let right = |value: &String| says(value);
            let value = Some(value.to_owned()).filter(right).or_else(|| meant(self.rule, value).filter(right))?;
            let title = format!("`{}` takes nothing before the colon", self.word());
            let rest = format!(": {value}");
            let told = self.rewritten(title, Code::BadHead, "this goes after the colon", &rest);
            return Some(told.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
        }
        let fits = !self.rule.is_prose() && self.rule.value != Value::Plain && !head.is_empty() && !text.is_empty();
        (fits && says(text) && !says(&format!("{head}: {text}"))).then(|| {
            let title = format!("`{}` takes nothing before the colon", self.word());
            Diagnostic::new(Code::BadHead, title, self.line.head, "this does not belong here")
                .help(format!("remove `{head}`: `{}: {text}`", self.word()))
                .fix(Fix::needs_a_look(Span { start: self.line.keyword.end, ..self.line.head }, ""))
        })
    }

    /// `frontstage by nurse: …`, `backstage (IT): …`: a team that no line declares.
    fn done_by(&self, head: &str, text: &str) -> Option<Diagnostic> {
        Keyword::By.rule_in(self.rule.keyword).filter(|_| self.line.colon.is_some() && !text.is_empty())?;
        let lower = head.to_lowercase();
        let by = BY.iter().find(|word| lower.strip_prefix(**word).is_some_and(|rest| rest.starts_with(is_blank)));
        let who = match by {
            Some(word) => head.get(word.len()..)?.trim_matches(is_blank),
            None => Some(bare(head)).filter(|bare| head.starts_with(['(', '[', '@']) && bare.len() < head.len())?,
        };
        let fits = can_be_declared(who) && who.split(is_blank).count() <= MOST_WORDS;
        if !fits || self.words.people().find(who).is_some() || self.words.has_channel(who) {
            return None;
        }
        let title = format!("`{}` takes nothing before the colon", self.word());
        Some(self.moved_below(Code::BadHead, title, (Keyword::By, who)))
    }

    /// `principle major: …`, `owner shop: …`: what says something in another line is lost in a text.
    fn head_of_another(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let title = format!("`{}` takes nothing before the colon", self.word());
        let diagnostic = |label: &str| Diagnostic::new(Code::BadHead, title.clone(), self.line.head, label);
        if severity(head).is_some() {
            return Some(diagnostic("only a pain has a severity").help(format!("remove `{head}`")));
        }
        let owner = self.rule.keyword == Keyword::Owner && self.rule.is_prose() && !text.is_empty();
        Some(head).filter(|head| owner && is_name(head))?;
        let team = self.words.teams().find(head);
        if team.is_some() && self.words.teams().find(text) == team {
            let fix = Fix::safe(Span { start: self.line.keyword.end, ..self.line.head }, "");
            return Some(
                diagnostic("the text says who it is").help(format!("write `{}: {text}`", self.word())).fix(fix),
            );
        }
        Some(diagnostic("the text says who it is").help(format!(
            "write one of them: `{}: {head}` or `{}: {text}`",
            self.word(),
            self.word()
        )))
    }

    /// `quote anna: …` below `persona anna`.
    fn of_the_persona_above(&self, title: String, list: &str) -> Diagnostic {
        let named = |line: &'_ str| {
            let (keyword, rest) = line.trim_start_matches(is_blank).split_once(is_blank)?;
            let name = rest.split([':', '：']).next()?.trim_matches(is_blank).to_owned();
            (Keyword::in_any_case(keyword) == Some(Keyword::Persona) && is_name(&name)).then_some(name)
        };
        let above = self.source.text[..self.line.keyword.start as usize].lines().rev().take(MOST_FACTS).find_map(named);
        let diagnostic =
            Diagnostic::new(Code::BadHead, title, self.line.head, "it is about the persona whose line is above");
        if above.is_none_or(|above| self.words.people().find(&above) != Some(list)) {
            return diagnostic.help(format!("move it below the line of `{list}`, and remove `{list}` here"));
        }
        diagnostic
            .help(format!("remove `{list}`"))
            .fix(Fix::safe(Span { start: self.line.keyword.end, ..self.line.head }, ""))
    }

    /// `file: https://…` of a source, which has a keyword for addresses.
    fn address(&self) -> Option<Diagnostic> {
        let text = self.slice(self.line.text);
        let word = Keyword::Link.word();
        let fits = self.rule.keyword == Keyword::File && (text.contains("://") || text.starts_with("www."));
        fits.then(|| {
            Diagnostic::new(Code::BadPath, format!("`{text}` is not a file"), self.line.text, "this is an address")
                .help(format!("write `{word}: {text}`"))
                .fix(Fix::needs_a_look(self.line.keyword, word))
        })
    }

    /// `for: not ben`.
    fn members(&self) -> Option<Diagnostic> {
        let text = self.slice(self.line.text);
        let people = self.words.people();
        let title = format!("`{text}` names nobody");
        if people.find(text).is_none()
            && left_out(text).is_none()
            && let Some(listed) = people.listed(bare(text)).filter(|_| bare(text).len() < text.len())
        {
            let list = listed.join(", ");
            return Some(
                Diagnostic::new(Code::BadList, title, self.line.text, "a list has names, with commas between them")
                    .help(format!("write `{list}`"))
                    .fix(Fix::safe(self.line.text, list)),
            );
        }
        if people.find(text).is_some() || left_out(text).is_none() {
            return None;
        }
        let diagnostic = Diagnostic::new(Code::BadList, title, self.line.text, "a list names those who are meant");
        Some(match people.all_but(text) {
            Some(left) => {
                let list = left.join(", ");
                diagnostic.help(format!("write `{list}`")).fix(Fix::needs_a_look(self.line.text, list))
            }
            None => diagnostic.help("name everybody who is meant, with commas between the names"),
        })
    }
}
