//! Scores of several people.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    parse::{
        is_blank,
        people::{bare, left_out, means_nobody, means_others},
        slip::{
            Slip,
            scored::{leading_score, rating, unsigned},
        },
    },
    span::Span,
};

/// Feelings and expectations.
impl Slip<'_> {
    /// `feels anna, ben: -1, 1`: as many scores as personas.
    pub(super) fn scores_of_several(&self) -> Option<Diagnostic> {
        let people = self.words.people().listed(self.slice(self.line.head)).filter(|people| people.len() > 1)?;
        let scores = self.slice(self.line.text).split([',', ';', '/']).map(|part| {
            let (score, rest) = leading_score(part.trim_matches(is_blank))?;
            rest.is_empty().then_some(score)
        });
        let scores: Vec<String> = scores.collect::<Option<_>>()?;
        let lines = people.iter().zip(&scores).map(|(persona, score)| format!(" {persona} {score}"));
        (people.len() == scores.len()).then(|| self.split(lines))
    }
}

/// Heads that are well formed, but mention everybody or several personas.
impl Slip<'_> {
    /// `feels everyone -1`, `feels anna and ben -1`.
    pub(super) fn scored_by_many(&self, called: Span) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let score = self.slice(Span { start: called.end, ..self.line.head }).trim_start_matches(is_blank);
        let text = self.slice(self.line.text);
        let word = if text.is_empty() { String::new() } else { format!(": {text}") };
        let people = self.words.people();
        let whom = &head[..(called.end - self.line.head.start) as usize];
        // `feels anna 4 of 5`
        let rest = unsigned(people.leading(head).map_or(head, |(_, behind)| behind));
        if rating(rest).is_some() {
            let persona = people.leading(head).map_or(String::new(), |(persona, _)| format!(" {persona}"));
            return self.on_another_scale(&persona, &format!("{rest}{word}"));
        }
        if people.is_everybody(whom) {
            return Some(self.for_everybody(whom, &format!(" {score}{word}")));
        }
        if let Some(slip) = self.for_others(whom, |persona| format!("{persona} {score}{word}")) {
            return Some(slip);
        }
        // `feels anna's -1`
        let owner =
            ["'s", "’s", "'", "’"].iter().find_map(|end| whom.strip_suffix(end)).and_then(|whom| people.find(whom));
        if let Some(persona) = owner {
            return Some(self.persona_alone(whom, &format!(" {persona} {score}{word}")));
        }
        // `feels ruth - 1.5`: the sign of the score, with a blank after it.
        let signed = whom.strip_suffix(['-', '−', '–', '—']).map(|whom| whom.trim_end_matches(is_blank));
        if let Some(persona) = signed.and_then(|whom| people.find(whom)) {
            let rest = format!(" {persona} -{score}{word}");
            let title = "The sign of a score is right before its number".to_owned();
            let diagnostic = self.rewritten(title, Code::BadHead, "a sign and a number without a space", &rest);
            return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
        }
        let listed = people.listed(bare(whom)).filter(|_| people.find(whom).is_none())?;
        if let [persona] = listed.as_slice() {
            return Some(self.persona_alone(whom, &format!(" {persona} {score}{word}")));
        }
        Some(self.several(&listed, |persona| format!(" {persona} {score}{word}")))
    }

    /// `not ben`, `nobody`, `the others`: `line_for` gives the line for one persona, or for everybody.
    pub(in crate::parse::slip) fn for_others(
        &self,
        whom: &str,
        line_for: impl Fn(&str) -> String,
    ) -> Option<Diagnostic> {
        let people = self.words.people();
        if people.find(whom).is_some() {
            return None;
        }
        let title = format!("`{whom}` is not a persona");
        if let Some(left) = people.all_but(whom) {
            if let [only] = left.as_slice() {
                let rest = line_for(&format!(" {only}"));
                let diagnostic = self.rewritten(title, Code::BadHead, "a line names the persona it is about", &rest);
                return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
            }
            return Some(self.several(&left, |persona| line_for(&format!(" {persona}"))));
        }
        if means_others(whom) {
            let rest = line_for("");
            let label = "a line without a persona is about everybody who has no line of their own";
            let diagnostic = self.rewritten(title, Code::BadHead, label, &rest);
            return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
        }
        (means_nobody(whom) || left_out(whom).is_some()).then(|| {
            Diagnostic::new(Code::BadHead, title, self.line.head, "a line names the persona it is about")
                .help("name a persona, or remove the line")
        })
    }

    pub(in crate::parse::slip) fn for_everybody(&self, whom: &str, rest: &str) -> Diagnostic {
        let title = format!("`{whom}` is not a persona");
        if self.words.people().is_some_pair(whom) {
            let help = format!("write a line for each of the two: `{} PERSONA{rest}`", self.keyword());
            return Diagnostic::new(Code::BadHead, title, self.line.head, "this map has more than two personas")
                .help(help);
        }
        self.rewritten(title, Code::BadHead, "a line without a persona applies to everybody", rest)
    }
}
