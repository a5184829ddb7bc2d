//! Stages and their columns, in the order of the story.

use super::{directories::without_severity, directory::Called, mentions::Kind, resolver::Resolver};
use crate::{
    ast::{Head, Node, NodeId},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Column, ColumnId, ColumnKind, Facts, PersonaId, Phase, Place, Stage, StageId},
    parse::{AND, can_be_declared, is_comma, lift, listed, number_of},
    span::Span,
};

impl Resolver<'_> {
    /// Reads all stages. A journey without one is an error, unless a line that should have opened one was wrong.
    pub(super) fn story(&mut self) {
        for at in 0..self.own.nodes.len() {
            let id = NodeId(at as u32);
            match self.node(id).keyword() {
                Keyword::Stage => self.stage(id),
                Keyword::Phase => self.phase(id),
                _ => {}
            }
        }
        self.check_phases();
        self.join_answers();
        let mistaken = self.own.mistaken.contains(&Keyword::Stage);
        let tried = mistaken || self.own.nodes.iter().any(|node| node.keyword().is_column());
        if self.map.stages.is_empty() && !tried && self.own.has_journey {
            self.diagnostics.push(
                Diagnostic::new(Code::NoStage, "The journey has no stage", self.map.span, "there is nothing to draw")
                    .help("add one below: `stage: How it begins`"),
            );
        }
    }

    fn phase(&mut self, id: NodeId) {
        let node = self.node(id);
        let title = self.title(node);
        self.map.phases.push(Phase { span: node.span, name: self.naming.name(id), title, stages: Vec::new() });
    }

    /// Reports phases without a stage, which aren't drawn.
    fn check_phases(&mut self) {
        let tried = self.own.mistaken.contains(&Keyword::Stage);
        for phase in self.map.phases.iter().filter(|phase| phase.stages.is_empty() && !tried) {
            let title = format!("The phase `{}` has no stage", phase.title.to_plain());
            self.diagnostics.push(
                Diagnostic::new(Code::EmptyPhase, title, phase.span, "a phase holds the stages below it")
                    .help("move it above the first stage that belongs to it, or remove it"),
            );
        }
    }

    fn stage(&mut self, id: NodeId) {
        let node = self.node(id);
        let stage = StageId::new(self.map.stages.len());
        let children: Vec<NodeId> =
            self.tree.inside(id).filter(|&child| self.node(child).keyword().is_column()).collect();
        let title = self.title(node);
        let goals = self.lines_of(id, Keyword::Goal);
        let about = self.child(id, Keyword::About).and_then(|about| self.prose(about));
        let order = self.tree.inside(id).find(|&line| self.node(line).keyword() == Keyword::Order);
        let any_order = order.is_some();
        self.orders.extend(order.map(|line| (stage, self.whole(line))));
        if let Some(phase) = self.map.phases.last_mut() {
            phase.stages.push(stage);
        }
        let first = self.map.columns.len();
        let alone = children.is_empty();
        let place = if alone { Place::Column(ColumnId::new(first)) } else { Place::Stage(stage) };
        let everybody = self.everybody();
        let facts = self.facts(id, place, &everybody);
        let name = self.naming.name(id);
        self.map.stages.push(Stage {
            span: node.span,
            name: name.clone(),
            title: title.clone(),
            goals,
            about,
            any_order,
            columns: Vec::new(),
            facts: Facts::default(),
        });
        if alone {
            self.column_nodes.push(id);
            self.map.columns.push(Column { span: node.span, kind: ColumnKind::Stage, name, title, stage, facts });
        } else {
            self.stage_feelings(id, self.node(children[0]).keyword);
            let personas = facts.personas.clone();
            self.map.stages[stage.index()].facts = facts;
            children.into_iter().for_each(|child| self.column(child, stage, &personas));
        }
        self.map.stages[stage.index()].columns = (first..self.map.columns.len()).map(ColumnId::new).collect();
    }

    fn column(&mut self, id: NodeId, stage: StageId, personas: &[PersonaId]) {
        let node = self.node(id);
        let kind = if node.keyword() == Keyword::Step { ColumnKind::Step } else { ColumnKind::Touchpoint };
        let title = self.title(node);
        let place = Place::Column(ColumnId::new(self.map.columns.len()));
        let facts = self.facts(id, place, personas);
        let name = self.naming.name(id);
        self.column_nodes.push(id);
        self.map.columns.push(Column { span: node.span, kind, name, title, stage, facts });
    }

    fn lines_of(&mut self, id: NodeId, keyword: Keyword) -> Vec<crate::model::Text> {
        let lines: Vec<&Node> =
            self.tree.inside(id).map(|child| self.node(child)).filter(|node| node.keyword() == keyword).collect();
        lines.into_iter().filter_map(|line| self.prose(line)).collect()
    }

    /// A stage whose touchpoints are points of the curve has no feelings of its own, and no way leads away from all of
    /// it.
    fn stage_feelings(&mut self, id: NodeId, touchpoint: Span) {
        for child in self.tree.inside(id) {
            let node = self.node(child);
            let keyword = node.keyword();
            if keyword.is_of_columns_alone() {
                let title = format!("`{}` is not allowed in a stage that has touchpoints", keyword.word());
                let way = matches!(keyword, Keyword::Then | Keyword::Leaves);
                let help = if way {
                    "move it below the touchpoint that people go from"
                } else {
                    "move it below the touchpoint that it is about"
                };
                let fix = self.below_a_column(id, child);
                let diagnostic = Diagnostic::new(Code::StageFeeling, title, node.keyword, "applies to the whole stage")
                    .and(touchpoint, "the curve goes through this instead")
                    .help(help);
                self.diagnostics.push(Diagnostic { fix, ..diagnostic });
            }
        }
    }

    /// Moves a line of a stage below the first of its columns that has no such line.
    fn below_a_column(&self, stage: NodeId, line: NodeId) -> Option<Fix> {
        let keyword = self.node(line).keyword();
        let mut columns = self.tree.inside(stage).filter(|&column| self.node(column).keyword().is_column());
        let column = columns.find(|&column| self.child(column, keyword).is_none())?;
        // What is inside the line would have to move with it.
        if self.tree.inside(line).next().is_some() {
            return None;
        }
        let (source, lines) = (self.sources.get(self.own.file), &self.own.lines);
        let column = self.node(column).line as usize;
        let margin = format!("{}  ", lift::margin(source, &lines[column]));
        let below = lift::with_continuations(lines, column);
        let at = self.node(line).line as usize;
        let last = lift::with_continuations(lines, at);
        lift::below(source, lines, (at, last), below, &margin, Applicability::Unsafe)
    }

    /// Whom a line is about, if it names a persona that its column is for.
    pub(super) fn one_of(&mut self, node: &Node, members: &[PersonaId]) -> Option<PersonaId> {
        let (Head::Name(name) | Head::Score(Some(name), _)) = &node.head else { return None };
        let persona = PersonaId::new(self.find(Kind::Persona, name)?);
        self.member(persona, name.span, members)
    }

    /// The persona, if the column is for them.
    pub(super) fn member(&mut self, persona: PersonaId, named: Span, members: &[PersonaId]) -> Option<PersonaId> {
        if members.binary_search(&persona).is_ok() {
            return Some(persona);
        }
        let name = self.map.persona(persona).name.to_string();
        let title = format!("The column is not for `{name}`");
        self.diagnostics.push(
            Diagnostic::new(Code::NotForPersona, title, named, "not among those that its `for` line names")
                .help(format!("add `{name}` to the `for` line, or remove this line")),
        );
        None
    }

    /// The pain that drawings give this number, by its name or its text.
    fn numbered_pain(&self, text: &str, place: Span, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let number = number_of(text.strip_prefix(['p', 'P']).unwrap_or(text))?;
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        let pain = self.map.pains.get(at)?;
        let called = if pain.name.is_generated() { pain.text.to_plain() } else { pain.name.to_string() };
        let found = self.gathered.directories.pains().find(&called);
        let diagnostic = diagnostic.help(format!("pain {number} of the drawing is `{called}`: write that"));
        let fits = found == Some(Called::One(at)) && !called.contains(is_comma);
        Some(if fits { diagnostic.fix(Fix::needs_a_look(place, called)) } else { diagnostic })
    }

    /// How to name the pain that is meant by words that no pain is called.
    fn pains_to_name(&self, text: &str) -> String {
        let names = || self.gathered.directories.pains().names().take(6);
        let column = self.map.columns.iter().any(|column| column.name.as_str() == text);
        if can_be_declared(text) && !column {
            let name = super::naming::slug(text, Keyword::Pain.word());
            return format!("give the pain that it answers this name: `pain {name}: …`");
        }
        match names().next() {
            Some(_) => format!("write the name of a pain: {}", names().collect::<Vec<_>>().join(", ")),
            None => "write the text of the pain that it answers".to_owned(),
        }
    }

    /// The position of a pain by its written name, or by its text if it has none.
    pub(super) fn pain_called(&mut self, name: &crate::ast::Ident) -> Option<usize> {
        let pains = self.gathered.directories.pains();
        match pains.find(&name.text) {
            Some(Called::One(index)) => return Some(index),
            Some(Called::Several(index, _)) => {
                let title = format!("Two pains are called `{}`", name.text);
                let label = "it is not clear which one is meant";
                self.diagnostics.push(
                    Diagnostic::new(Code::AmbiguousName, title, name.span, label)
                        .help("give each its own name, and write the one you mean"),
                );
                return Some(index);
            }
            None => {}
        }
        if self.own.mistaken.contains(&Keyword::Pain) || self.scope.is_lost(&name.text) {
            return None;
        }
        let title = format!("Unknown pain `{}`", name.text);
        let diagnostic = Diagnostic::new(Code::UnknownName, title, name.span, "no pain is called this");
        let graded = without_severity(&name.text).and_then(|bare| match pains.find(bare)? {
            Called::One(index) => Some(pains.name(index).unwrap_or(bare)),
            Called::Several(..) => None,
        });
        if let Some(meant) = graded {
            let help = format!("write `{meant}`: the severity is part of the `pain` line");
            self.diagnostics.push(diagnostic.help(help).fix(Fix::safe(name.span, meant)));
            return None;
        }
        // `answers: pain price`
        let behind = name.text.split_once(' ').filter(|(word, _)| word.eq_ignore_ascii_case(Keyword::Pain.word()));
        if let Some(Called::One(index)) = behind.and_then(|(_, meant)| pains.find(meant)) {
            let meant = pains.name(index).unwrap_or(&name.text[Keyword::Pain.word().len() + 1..]);
            self.diagnostics.push(diagnostic.help(format!("write `{meant}`")).fix(Fix::safe(name.span, meant)));
            return None;
        }
        // `answers: 2`, `answers: pain 2`
        let number = behind.map_or(&*name.text, |(_, number)| number);
        if let Some(told) = self.numbered_pain(number, name.span, diagnostic.clone()) {
            self.diagnostics.push(told);
            return None;
        }
        if NONE.contains(&name.text.to_lowercase().as_str()) {
            let help = "leave the line out: an opportunity needn't answer a pain";
            self.diagnostics.push(diagnostic.help(help));
            return None;
        }
        if let Some(listed) = several_of(&name.text, |text| pains.find(text).is_some()) {
            let help = format!("write `{listed}`");
            self.diagnostics.push(diagnostic.help(help).fix(Fix::safe(name.span, listed)));
            return None;
        }
        self.diagnostics.push(match pains.nearest(&name.text) {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(name.span, meant)),
            None => match pains.nearest_called(&name.text) {
                Some(meant) => {
                    diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(name.span, meant))
                }
                None => diagnostic.help(self.pains_to_name(&name.text)),
            },
        });
        None
    }
}

/// What people write where an opportunity answers nothing.
const NONE: [&str; 6] = ["none", "nothing", "no pain", "keine", "keiner", "aucun"];

/// `late and stairs`, `late stairs`: several things that are known, as a list with commas.
fn several_of(text: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let all = |parts: Vec<&str>| (parts.len() > 1 && parts.iter().all(|part| known(part))).then(|| parts.join(", "));
    all(listed(text, AND)).or_else(|| all(text.split_whitespace().collect()))
}
