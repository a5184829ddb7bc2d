//! Metrics with the persona or the number of answers in the wrong place.

use super::{line::Slip, scored::unsigned};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{colon::is_right, is_blank, people::bare, respell::meant},
};

/// Units that people write in brackets after the name of a measure.
const UNITS: [&str; 12] = ["%", "€", "$", "£", "s", "min", "h", "d", "days", "EUR", "USD", "ms"];

/// Metrics.
impl Slip<'_> {
    pub(super) fn measured(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if self.line.colon.is_none() || head.is_empty() || text.is_empty() {
            return None;
        }
        if self.is_plain(head, text) {
            return None;
        }
        if let Some(slip) = self.lacks_measure(head, text).or_else(|| self.of_several(head, text)) {
            return Some(slip);
        }
        self.unit_in_name(head, text)
            .or_else(|| self.whole_in_name(head, text))
            .or_else(|| self.persona_in_name(head, text))
            .or_else(|| self.persona_behind(head, text))
            .or_else(|| self.sample(head, text))
    }

    /// One word and a number: nearly all metrics are like that.
    fn is_plain(&self, head: &str, text: &str) -> bool {
        let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        number
            && self.words.people().find(head).is_none()
            && head.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    }

    /// `metric anna: 4 of 5`: what is measured is missing.
    fn lacks_measure(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let persona = self.words.people().find(head).filter(|_| !self.words.declares(Keyword::Measure, head))?;
        let title = format!("`{persona}` is a persona, not a measure");
        let diagnostic = Diagnostic::new(Code::BadHead, title, self.line.head, "the measure is missing before it");
        Some(diagnostic.help(format!("name what is measured, for example `{} csat {persona}: {text}`", self.word())))
    }

    /// `metric csat anna, ben: 4`.
    fn of_several(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let (measure, whom) = head.split_once(is_blank)?;
        let listed = self.words.people().listed(whom).filter(|listed| listed.len() > 1)?;
        let alone = self.words.people().find(whom).is_none() && self.words.people().find(measure).is_none();
        alone.then(|| self.several(&listed, |persona| format!(" {measure} {persona}: {text}")))
    }

    /// `metric csat (%): 84`, `metric csat [1-5]: 4`.
    fn unit_in_name(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let (measure, inner) = head.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
        let measure = measure.trim_matches(is_blank);
        let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let ends = inner.split_once(['-', '–', '…']).or_else(|| inner.split_once(".."));
        let whole = ends.filter(|(low, high)| [low, high].iter().all(|end| end.trim().parse::<f64>().is_ok()));
        let figure = match whole {
            Some((_, high)) => format!("{text} of {}", high.trim()),
            None if UNITS.contains(&inner) => format!("{text} {inner}"),
            None => return None,
        };
        let new = format!(" {measure}: {figure}");
        let fits = number && !measure.is_empty() && is_right(Keyword::Metric, &format!("{}{new}", self.word()));
        let title = format!("`{inner}` is not part of the name");
        fits.then(|| {
            let diagnostic = self.rewritten(title, Code::BadHead, "this goes after the figure", &new);
            diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), new))
        })
    }

    /// `metric csat of 5: 4.1`: what the figure is measured against goes after it.
    fn whole_in_name(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let (measure, whole) = head.rsplit_once(" of ").filter(|_| !self.words.declares(Keyword::Measure, head))?;
        whole.trim().parse::<f64>().ok()?;
        // The value is what comes first, as in `4.1, was 3.8`.
        let (value, rest) = text.split_at(text.find(',').unwrap_or(text.len()));
        let new = format!(" {}: {} of {}{rest}", measure.trim_end(), value.trim_end_matches(is_blank), whole.trim());
        is_right(Keyword::Metric, &format!("{}{new}", self.word())).then(|| {
            let title = format!("`of {}` is not part of the name", whole.trim());
            let diagnostic = self.rewritten(title, Code::BadHead, "this goes after the figure", &new);
            diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), new))
        })
    }

    /// `metric csat (anna): 4`, `metric csat for anna: 4`, `metric anna csat: 4`.
    fn persona_in_name(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let people = self.words.people();
        if self.words.declares(Keyword::Measure, head) || people.find(head).is_some() {
            return None;
        }
        let behind = || {
            let signs = [" for ", " of ", "(", "[", ",", " - ", " – ", "/"];
            signs.iter().find_map(|sign| {
                let (measure, whom) = head.split_once(sign)?;
                Some((measure.trim_matches(is_blank), people.find(bare(whom))?))
            })
        };
        let before = || {
            let (persona, measure) = people.leading(head)?;
            let measure = bare(measure);
            people.find(measure).is_none().then_some((measure, persona))
        };
        let (measure, persona) = behind().or_else(before).filter(|(measure, _)| !measure.is_empty())?;
        let title = "The persona goes after the measure".to_owned();
        Some(self.rewritten(
            title,
            Code::BadHead,
            "a measure, then a persona",
            &format!(" {measure} {persona}: {text}"),
        ))
    }

    /// `metric csat: 4 ben`, `metric csat: 4 for ben`, `metric csat: ben 4`.
    fn persona_behind(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let people = self.words.people();
        let before = people.leading(text).map(|(persona, figure)| (unsigned(figure), persona));
        let (figure, persona) = before.or_else(|| people.at_end(text))?;
        let figure = meant(self.rule, figure).unwrap_or_else(|| figure.to_owned());
        let new = format!(" {head} {persona}: {figure}");
        let named =
            head.rsplit(is_blank).next().is_some_and(|last| last.len() < head.len() && people.find(last).is_some());
        if named || !is_right(Keyword::Metric, &format!("{}{new}", self.word())) {
            return None;
        }
        let title = format!("`{persona}` is a persona, not a unit");
        Some(self.rewritten(title, Code::BadHead, "a persona goes after the measure", &new))
    }

    /// `metric csat: 4 (n=120)`, `metric csat (n=120): 4`.
    fn sample(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let Some(at) = sample_at(head) else { return self.without_sample(head, text) };
        let measure = head[..at].trim_end_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | ','));
        self.without_sample(measure, &format!("{text} {}", head[at..].trim_end_matches([')', ']'])))
    }

    fn without_sample(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let at = sample_at(text)?;
        let (figure, sample) = text.split_at(at);
        let figure = figure.strip_suffix(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ';'))?;
        let figure = figure.trim_end_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ';'));
        let count: String =
            sample.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        if count.is_empty() {
            return None;
        }
        let title = "A metric has no number of answers";
        let line = format!("{} {head}: {figure}", self.keyword());
        let diagnostic =
            Diagnostic::new(Code::BadMetric, title, self.rest(), "the number of answers belongs to the source").help(
                format!("write `{line}`, and below it `from: …` with the source, which has a line `sample: {count}`"),
            );
        // What is after it is a part of the metric.
        let all = sample.trim_end_matches([')', ']']).ends_with(&count);
        let margin = self.source.before(self.line.keyword.start);
        Some(match all {
            true => diagnostic.fix(Fix::needs_a_look(
                self.line.keyword.to(self.rest()),
                format!("# {}\n{margin}{line}", sample.trim_end_matches([')', ']'])),
            )),
            false => diagnostic,
        })
    }
}

/// Where the number of answers is, as in `n=120`.
fn sample_at(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    ["n=", "n ="].iter().find_map(|sign| lower.find(sign)).filter(|at| *at > 0)
}
