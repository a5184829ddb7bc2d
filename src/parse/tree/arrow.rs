//! `touchpoint: Checks → shop`: an arrow in a title, which leads nowhere.

use super::builder::Builder;
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::Keyword,
    parse::{elsewhere::line_below, fold::fold, is_blank},
};

const ARROWS: [&str; 6] = [" -> ", " => ", " → ", " ⇒ ", " ➔ ", " ➜ "];

impl Builder<'_> {
    /// The title of a column that ends in an arrow to another column.
    pub(super) fn arrow(&self, keyword: Keyword, line: Statement) -> Option<Diagnostic> {
        Keyword::Then.rule_in(keyword).filter(|_| keyword.is_column())?;
        // Nearly all titles have none, and it takes several searches to say which one.
        let text = Some(self.slice(line.text)).filter(|text| text.contains(['>', '→', '⇒', '➔', '➜']))?;
        let (title, arrow, target) =
            ARROWS.iter().find_map(|arrow| text.rsplit_once(arrow).map(|(title, target)| (title, *arrow, target)))?;
        let (title, target) = (title.trim_end_matches(is_blank), target.trim_start_matches(is_blank));
        let name = self.columns().name(self.columns().find(&fold(target))?);
        let sign = arrow.trim();
        let mut diagnostic = Diagnostic::new(
            Code::OnlyText,
            format!("A `{sign}` in a title leads nowhere"),
            line.text,
            "drawn as it is",
        );
        diagnostic.severity = Severity::Warning;
        let way = format!("{} {}", Keyword::Then.word(), if name.is_empty() { target } else { name });
        let head = self.slice(line.keyword.to(line.head)).trim_end_matches(is_blank);
        let diagnostic = diagnostic.help(format!(
            "write `{head}: {title}`, and below it `{way}`, or write `` `{sign}` `` if it belongs to the title"
        ));
        // A column without a name has to get one first.
        let below = line_below(self.source, line, Keyword::Then, "").filter(|_| !name.is_empty() && !title.is_empty());
        Some(match below {
            Some((place, new)) => {
                let margin = &new[..new.len() - new.trim_start().len()];
                diagnostic.fix(Fix::needs_a_look(line.text, title).and(place, format!("{margin}{way}")))
            }
            None => diagnostic,
        })
    }
}
