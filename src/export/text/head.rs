//! What the map says before its story: the finding, the goals, the personas, the phases.

use super::{TextRole, Writer};
use crate::{
    export::table::metrics_of_the_journey,
    model::{PersonaId, Severity, Text},
    rows::{self, described, finding, principles},
};

impl Writer<'_> {
    pub(super) fn head(&mut self) {
        let (map, words) = (self.map, self.words);
        self.wrapped(&map.title.to_plain(), TextRole::Title);
        let plain = |text: &Option<Text>| text.as_ref().map_or_else(String::new, Text::to_plain);
        self.wrapped(&plain(&map.about), TextRole::Plain);
        self.wrapped(&finding(map, words).unwrap_or_default(), TextRole::Title);
        // The first insight, or else the first principle, is the finding.
        let insights = map.insights.iter().skip(1).map(|insight| insight.text.to_plain());
        self.each(words.insights, insights);
        self.each(words.goal, map.goals.iter().map(Text::to_plain));
        self.each(words.principles, principles(map).iter().map(Text::to_plain));
        self.each(words.metrics, metrics_of_the_journey(map).into_iter());
        for line in rows::head(map, words) {
            let (value, role) = match line.wrong {
                "" => (line.to_plain(), TextRole::Plain),
                wrong => (format!("{}{}{wrong}", line.to_plain(), words.comma), TextRole::Pain(Severity::Major)),
            };
            self.labelled(line.label, &value, role);
        }
        self.personas();
        self.phases();
        self.each(words.notes, map.notes.iter().map(Text::to_plain));
    }

    /// A line for each text, the first with the label.
    pub(super) fn each(&mut self, label: &str, texts: impl Iterator<Item = String>) {
        texts.for_each(|text| self.labelled(label, &text, TextRole::Plain));
    }

    /// Each persona with their role, and what else is known about them below.
    fn personas(&mut self) {
        if self.map.is_unnamed_customer() {
            return;
        }
        for (index, persona) in self.map.personas.iter().enumerate() {
            let role = persona.role.as_ref().map_or_else(String::new, |role| format!(" ({})", role.to_plain()));
            let text = format!("{}{role}", persona.label.to_plain());
            self.wrapped(&text, TextRole::Persona(PersonaId::new(index)));
            let facts = described(persona, self.words, Text::to_plain);
            for (label, texts) in facts.into_iter().filter(|(label, _)| *label != self.words.page.role) {
                self.each(&format!("  {label}"), texts.into_iter());
            }
        }
    }

    fn phases(&mut self) {
        for phase in &self.map.phases {
            let stages: Vec<String> = phase.stages.iter().map(|&id| self.map.stage(id).title.to_plain()).collect();
            let text = format!("{} ({})", phase.title.to_plain(), stages.join(self.words.comma));
            self.labelled(self.words.phases, &text, TextRole::Plain);
        }
    }
}
