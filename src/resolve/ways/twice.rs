//! Lines of one column that say the same of the same people.

use super::{super::resolver::Resolver, Line};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::Whom,
    parse::fold,
};
use rustc_hash::FxHashMap;

impl Resolver<'_> {
    pub(super) fn check_twice(&mut self, lines: &[Line]) {
        let mut first = FxHashMap::default();
        for line in lines {
            let reason = line.reason.as_ref().map(|reason| fold(&reason.to_plain()));
            let whom = match line.whom {
                Whom::One(persona) => Some(persona),
                Whom::Everyone => None,
            };
            let said = (line.from, line.to, whom, reason);
            let Some(before) = first.get(&said).copied() else {
                first.insert(said, line);
                continue;
            };
            let diagnostic = self.way_twice(before, line);
            self.diagnostics.push(diagnostic);
        }
    }

    fn way_twice(&self, first: &Line, line: &Line) -> Diagnostic {
        let title = "This way is written twice";
        let diagnostic = Diagnostic::new(Code::WayTwice, title, line.span, "counted a second time")
            .and(first.span, "the same people go the same way here");
        match self.sources.slice(line.span) == self.sources.slice(first.span) {
            true => diagnostic.help("remove one of them").fix(Fix::needs_a_look(self.whole(line.id), "")),
            false => diagnostic.help("write one line with both shares added up, or give each its own reason"),
        }
    }
}
