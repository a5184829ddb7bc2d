//! Figures that come from data: what a source's lines say of its data, what each `measured` asks for, and what the results
//! next to the map answer.

use super::resolver::Resolver;
use crate::{
    ast::{self, Head, Ident, Node, NodeId, Role, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    load::LoadError,
    measure::{self, connection},
    model::{
        Ask, Asked, ColumnId, Data, DataColumns, Estimate, Finding, Measured, Place, Source, SourceId, Summary, Target,
        Whom, Window,
    },
    parse::{fold, lift},
    span::Span,
};

/// The lines of a source that say how its data is read.
const ABOUT_DATA: [Keyword; 4] = [Keyword::Columns, Keyword::Window, Keyword::Missing, Keyword::Open];
/// The lines that only a measured figure takes.
const ABOUT_ASKS: [Keyword; 3] = [Keyword::Column, Keyword::As, Keyword::Extremes];

/// What a line asks for, beyond what the lines inside it say.
pub(super) struct Question {
    pub place: Option<Place>,
    pub figure: Asked,
    pub whom: Whom,
    /// What the results call the figure, behind the keyword and the place.
    pub of: Vec<String>,
    pub answers: Option<(f64, f64)>,
    pub target: Option<f64>,
}

impl Question {
    /// The question of a line that needs nothing but its place.
    pub(super) fn of(place: Place, figure: Asked, whom: Whom) -> Self {
        Self { place: Some(place), figure, whom, of: Vec::new(), answers: None, target: None }
    }
}

/// Sources.
impl Resolver<'_> {
    /// The data of a source, from its lines.
    pub(super) fn data(&mut self, lines: &[&Node]) -> Option<Data> {
        let find = |keyword: Keyword| lines.iter().copied().find(|line| line.keyword() == keyword);
        let Some((line, Value::Path(path))) = find(Keyword::Data).map(|line| (line, &line.value)) else {
            if let Some(alone) = ABOUT_DATA.into_iter().find_map(find)
                && find(Keyword::Data).is_none()
                && !self.own.mistaken.contains(&Keyword::Data)
            {
                let title = format!("`{}` has no data to speak of", alone.keyword().word());
                self.diagnostics.push(
                    Diagnostic::new(Code::NoData, title, alone.keyword, "the source has no `data` line")
                        .help("say where the data is, for example `data: answers.csv`"),
                );
            }
            return None;
        };
        let written = self.plain(*path);
        let is_table = connection(&written).is_some();
        let location = if is_table { written } else { self.seen_from_map(*path, &written) };
        let mut data = Data {
            span: line.span,
            location,
            is_table,
            columns: DataColumns::default(),
            window: None,
            missing: Vec::new(),
            open_days: None,
        };
        for line in lines {
            match (line.keyword(), &line.value, &line.head) {
                (Keyword::Columns, Value::Columns(columns), _) => {
                    for (role, name) in columns {
                        *data.columns.slot(*role) = Some(self.plain(*name));
                    }
                }
                (Keyword::Window, Value::Days(first, last), _) => {
                    data.window = Some(Window::Days(first.date, last.date));
                }
                (Keyword::Window, Value::LastDays(days), _) => data.window = Some(Window::Last(days.value as u32)),
                (Keyword::Missing, Value::Texts(texts), _) => {
                    data.missing = texts.iter().map(|&text| self.plain(text)).collect();
                }
                (Keyword::Open, Value::LastDays(days), _) | (Keyword::Open, _, Head::Days(days)) => {
                    data.open_days = Some(days.value as u32);
                }
                _ => {}
            }
        }
        if let Some(window) = find(Keyword::Window).filter(|_| data.columns.when.is_none()) {
            self.diagnostics.push(
                Diagnostic::new(Code::NoData, "The window needs a time", window.keyword, "no column has the time")
                    .help("name the column with the time, for example `columns: when answered_at`"),
            );
        }
        Some(data)
    }

    /// Reads the results next to the map, if it measures anything.
    pub(super) fn read_results(&mut self) {
        if !self.mentions.measures() {
            return;
        }
        let from = self.sources.get(self.own.file).name.clone();
        let Some(name) = measure::results_name(&from) else { return };
        let span = self.map.span;
        match self.loader.load(&from, &name) {
            Ok(loaded) => match measure::read(&loaded.bytes) {
                Ok(results) => self.map.results = Some(results),
                Err(error) => {
                    let title = format!("`{name}` cannot be read as results: line {}", error.line);
                    self.diagnostics.push(
                        Diagnostic::new(Code::BadResults, title, span, error.what)
                            .help("measure again, or restore the file from git: it is written by `wayline data`"),
                    );
                }
            },
            Err(LoadError::NotFound) => {}
            Err(error) => self.diagnostics.push(super::files::not_loaded(&name, span, &error)),
        }
    }

    /// The sources whose data is there, and isn't what was measured.
    pub(super) fn changed_data(&self) -> Vec<(String, Span)> {
        let Some(results) = &self.map.results else { return Vec::new() };
        let from = &self.sources.get(self.own.file).name;
        let changed = |source: &Source| {
            let data = source.data.as_ref().filter(|data| !data.is_table && is_text(&data.location))?;
            let measured = results.sources.get(source.name.as_str())?.data.as_ref()?;
            // Data that is missing, or too large to be looked at, says nothing.
            let loaded = self.loader.load(from, &data.location).ok()?;
            let mut fingerprint = measure::Fingerprint::default();
            fingerprint.text(&loaded.bytes, true);
            (fingerprint.to_string() != *measured).then(|| (source.name.to_string(), data.span))
        };
        self.map.sources.iter().filter_map(changed).collect()
    }
}

/// Whether a location is one file of lines.
fn is_text(location: &str) -> bool {
    let extension = location.rsplit_once('.').map_or("", |(_, extension)| extension);
    !location.contains('*') && ["csv", "tsv", "txt"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

impl DataColumns {
    fn slot(&mut self, role: Role) -> &mut Option<String> {
        match role {
            Role::Case => &mut self.case,
            Role::Event => &mut self.event,
            Role::When => &mut self.when,
            Role::Segment => &mut self.segment,
            Role::Channel => &mut self.channel,
        }
    }
}

/// Figures.
impl Resolver<'_> {
    /// Notes what a line asks for, and says what the results answer. `None` where there is no figure to be shown.
    pub(super) fn ask(&mut self, id: NodeId, word: Span, question: Question) -> Option<(Estimate, Measured)> {
        let node = self.node(id);
        let source = self.measured_from(id, node, question.figure)?;
        let column = match self.child(id, Keyword::Column).map(|line| &line.value) {
            Some(Value::Plain(column)) => Some(self.plain(*column)),
            _ => None,
        };
        if matches!(question.figure, Asked::Metric(_) | Asked::Feels) && column.is_none() {
            if !self.own.mistaken.contains(&Keyword::Column) {
                let title = format!("`{}` does not say which column is measured", node.keyword().word());
                self.diagnostics.push(
                    Diagnostic::new(Code::NoData, title, word, "the column with the answers is missing")
                        .help("name it on a line below, for example `column: recommend`"),
                );
            }
            return None;
        }
        let summary = match self.child(id, Keyword::As).map(|line| &line.value) {
            Some(Value::Summary(summary)) => Some(*summary),
            _ => None,
        };
        self.check_summary(id, question.figure, summary);
        let extremes = matches!(self.child(id, Keyword::Extremes).map(|line| &line.value), Some(Value::Choice("yes")));
        let key = self.key(id, node, &question);
        let finding = self.map.results.as_ref().and_then(|results| results.finding(&key));
        self.map.asks.push(Ask {
            span: node.span,
            word,
            key,
            place: question.place,
            figure: question.figure,
            whom: question.whom,
            source,
            column,
            summary,
            extremes,
            answers: question.answers,
            target: question.target,
            finding,
        });
        match finding {
            Some(Finding::Known(estimate)) => Some((estimate, Measured::of(&estimate, source))),
            Some(Finding::Hidden | Finding::Nothing) | None => None,
        }
    }

    /// The sources of a line; of a measured figure that names none, the one with its data.
    pub(super) fn evidence_of(&mut self, id: NodeId, measured: Option<Measured>) -> Vec<SourceId> {
        let named = self.evidence(id);
        if named.is_empty() { measured.map(|of| of.source).into_iter().collect() } else { named }
    }

    /// Keyword, place, what of, and whom, by their names.
    fn key(&self, id: NodeId, node: &Node, question: &Question) -> String {
        let place = match self.node(id).parent {
            None => "[]".to_owned(),
            Some(parent) if self.node(parent).keyword() == Keyword::Stage => format!("[{}]", self.naming.name(parent)),
            Some(parent) => self.naming.name(parent).to_string(),
        };
        let whom = match question.whom {
            Whom::Everyone => None,
            Whom::One(persona) => Some(self.map.persona(persona).name.to_string()),
        };
        let words =
            [node.keyword().word().to_owned(), place].into_iter().chain(question.of.iter().cloned()).chain(whom);
        words.map(|word| word.replace(' ', "-")).collect::<Vec<_>>().join(" ")
    }

    /// The source that a figure is measured from: the one that `from` names, or the only one that can be.
    fn measured_from(&mut self, id: NodeId, node: &Node, figure: Asked) -> Option<SourceId> {
        let needs_case = !matches!(figure, Asked::Metric(_) | Asked::Feels);
        let named = self.evidence(id);
        let with_data = |id: &SourceId| self.map.source(*id).data.is_some();
        let word = node.keyword().word();
        if let Some(from) = self.child(id, Keyword::From) {
            let mut found = named.iter().copied().filter(with_data);
            return match (found.next(), found.next()) {
                (Some(only), None) => self.with_case(node, only, needs_case),
                (Some(_), Some(_)) => {
                    let title = format!("`{word}` is measured from two sources");
                    self.diagnostics.push(
                        Diagnostic::new(Code::NoData, title, from.span, "both have data")
                            .help("keep the source that the figure is measured from"),
                    );
                    None
                }
                (None, _) => {
                    let names: Vec<&str> = named.iter().map(|&id| self.map.source(id).name.as_str()).collect();
                    if !names.is_empty() && !self.own.mistaken.contains(&Keyword::Data) {
                        let title = format!("The source `{}` has no data", names.join("`, `"));
                        self.diagnostics.push(
                            Diagnostic::new(Code::NoData, title, from.span, "it has no `data` line")
                                .help("add to the source where the data is, for example `data: answers.csv`"),
                        );
                    }
                    None
                }
            };
        }
        let all: Vec<SourceId> = (0..self.map.sources.len()).map(SourceId::new).filter(with_data).collect();
        let has_case =
            |id: &SourceId| self.map.source(*id).data.as_ref().is_some_and(|data| data.columns.case.is_some());
        let mut fitting: Vec<SourceId> = all.iter().copied().filter(|id| has_case(id) == needs_case).collect();
        match (fitting.as_slice(), all.as_slice()) {
            ([only], _) => return Some(*only),
            ([], [only]) => return self.with_case(node, *only, needs_case),
            // Answers can be in a log as well.
            ([], _) if !needs_case => fitting.clone_from(&all),
            _ => {}
        }
        if self.own.mistaken.iter().any(|wrong| matches!(wrong, Keyword::Source | Keyword::Data | Keyword::Columns)) {
            return None;
        }
        let title = format!("`{word}` does not say what it is measured from");
        let diagnostic = Diagnostic::new(
            Code::NoData,
            title,
            node.span,
            match fitting.len() {
                0 if needs_case => "no source has data with a column for the case",
                0 => "no source has data",
                _ => "several sources have data",
            },
        );
        let first = fitting.first().map(|&id| self.map.source(id).name.to_string());
        self.diagnostics.push(match first {
            Some(name) => {
                let line = node.line as usize;
                let margin = lift::margin(self.sources.get(self.own.file), &self.own.lines[line]).to_owned();
                let last = self.own.lines[lift::with_continuations(&self.own.lines, line)].span;
                diagnostic
                    .help(format!("name the source on a line below: `from: {name}`"))
                    .fix(Fix::needs_a_look(last.after(), format!("\n{margin}  from: {name}")))
            }
            None if needs_case => diagnostic
                .help("declare a source with `data: events.csv` and `columns: case visit_id, event activity, when ts`, for example"),
            None => diagnostic.help("declare a source with its data, for example `data: answers.csv`"),
        });
        None
    }

    /// The source, if its columns are enough for the figure.
    fn with_case(&mut self, node: &Node, source: SourceId, needs_case: bool) -> Option<SourceId> {
        let (name, data) = (self.map.source(source).name.to_string(), self.map.source(source).data.as_ref()?);
        let columns = &data.columns;
        let roles = [("case", &columns.case), ("event", &columns.event), ("when", &columns.when)];
        let missing: Vec<&str> = roles.iter().filter(|(_, column)| column.is_none()).map(|(role, _)| *role).collect();
        if !needs_case || missing.is_empty() {
            return Some(source);
        }
        let span = data.span;
        if !self.own.mistaken.contains(&Keyword::Columns) {
            let title = format!("`{}` cannot be measured from `{name}`", node.keyword().word());
            let label = format!("needs a column for the {}", missing.join(" and the "));
            self.diagnostics.push(
                Diagnostic::new(Code::NoData, title, node.span, label).and(span, "the data").help(
                    "name the columns of the source, for example `columns: case visit_id, event activity, when ts`",
                ),
            );
        }
        None
    }

    fn check_summary(&mut self, id: NodeId, figure: Asked, summary: Option<Summary>) {
        let Some(line) = self.child(id, Keyword::As).filter(|_| summary.is_some()) else { return };
        let (title, help) = match (figure, summary) {
            (Asked::Takes(_), Some(Summary::Top(_))) => {
                ("Times have no best answers", "write `as: mean` or `as: median`")
            }
            (Asked::Metric(_), Some(Summary::Median)) => {
                ("The answers of a survey have no median here", "write `as: mean`, or for example `as: top 2`")
            }
            (Asked::Metric(measure), Some(_)) if self.map.measure(measure).name.as_str() == "nps" => (
                "The NPS has one definition",
                "leave the line out, or declare a measure of your own for another figure",
            ),
            _ => return,
        };
        self.diagnostics
            .push(Diagnostic::new(Code::BadSummary, title, line.span, "does not fit the figure").help(help));
    }

    /// Lines that only a measured figure takes, below one that is written.
    pub(super) fn only_measured(&mut self) {
        for at in 0..self.own.nodes.len() {
            let node = &self.own.nodes[at];
            let Some(parent) = node.parent.filter(|_| ABOUT_ASKS.contains(&node.keyword())) else { continue };
            let above = self.node(parent);
            let unknown = above.value == Value::None && above.head == Head::None;
            if above.keyword() == Keyword::Attach || unknown || super::mentions::measured_word(above).is_some() {
                continue;
            }
            let (word, of) = (node.keyword().word(), above.keyword().word());
            let fix = Fix::needs_a_look(self.whole(NodeId(at as u32)), "");
            let title = format!("`{word}` is only for measured figures");
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OnlyMeasured,
                    title,
                    node.keyword,
                    format!("this `{of}` gives its figure itself"),
                )
                .and(above.span, "the figure")
                .help(format!("write `measured` in place of the figure, or remove this `{word}`"))
                .fix(fix),
            );
        }
    }

    /// The column that a time begins at, once all of them are known.
    pub(super) fn join_times(&mut self) {
        for (at, name) in std::mem::take(&mut self.times_from) {
            let found = self.map.columns.iter().position(|column| column.name.as_str() == name.text);
            match (found, at) {
                (Some(column), Some(at)) => self.map.asks[at].figure = Asked::Takes(Some(ColumnId::new(column))),
                // What else is wrong with the line has been told.
                (Some(_), None) => {}
                (None, _) => self.unknown_column(&name),
            }
        }
    }

    /// Reach, times and ways are counted by events, so each column that they speak of needs some.
    pub(super) fn check_asks_have_events(&mut self) {
        if self.own.mistaken.contains(&Keyword::Event) {
            return;
        }
        let mut wrong = Vec::new();
        for ask in &self.map.asks {
            let other = match ask.figure {
                Asked::Metric(_) | Asked::Feels => continue,
                Asked::Takes(from) => from,
                Asked::Share(Target::Column(to)) => Some(to),
                Asked::Reach | Asked::Share(Target::End) => None,
            };
            let here = match ask.place {
                Some(Place::Column(column)) => Some(column),
                Some(Place::Stage(_)) | None => None,
            };
            let Some(here) = here else {
                let diagnostic = Diagnostic::new(
                    Code::NoData,
                    "A stage as a whole has no events",
                    ask.word,
                    "events mean a touchpoint or a step",
                );
                wrong.push(diagnostic.help("move the line below the touchpoint that it is about"));
                continue;
            };
            let other = other.filter(|other| *other != here);
            for column in [Some(here), other].into_iter().flatten().map(|id| self.map.column(id)) {
                if column.facts.events.is_empty() {
                    let title = format!("No event means `{}`", column.title.to_plain());
                    let diagnostic =
                        Diagnostic::new(Code::NoData, title, ask.word, "counted by the events of the data");
                    wrong.push(
                        diagnostic
                            .and(column.span, "this one has no `event` line")
                            .help("say which events mean it, for example `event: add_to_basket`"),
                    );
                }
            }
        }
        self.diagnostics.extend(wrong);
    }

    /// What a feeling is measured by may be a metric as well, whose answers it shares then.
    pub(super) fn share_answers(&mut self) {
        let metric = |ask: &&Ask| matches!(ask.figure, Asked::Metric(_)) && ask.answers.is_some();
        let metrics: Vec<Ask> = self.map.asks.iter().filter(metric).cloned().collect();
        for ask in self.map.asks.iter_mut().filter(|ask| ask.figure == Asked::Feels) {
            let same = metrics.iter().find(|metric| metric.source == ask.source && metric.column == ask.column);
            ask.answers = same.map_or(ask.answers, |metric| metric.answers);
        }
    }

    fn unknown_column(&mut self, name: &Ident) {
        let wrong =
            [Keyword::Touchpoint, Keyword::Step, Keyword::Stage].iter().any(|it| self.own.mistaken.contains(it));
        if wrong || self.scope.is_lost(&name.text) {
            return;
        }
        let title = format!("There is no column `{}`", name.text);
        let diagnostic = Diagnostic::new(Code::UnknownName, title, name.span, "no touchpoint or step is called this");
        let columns = self.map.columns.iter().filter(|column| !column.name.is_generated());
        let meant = crate::parse::nearest(&name.text, columns.map(|column| column.name.as_str())).map(str::to_owned);
        self.diagnostics.push(match meant {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(name.span, meant)),
            None => diagnostic.help(format!(
                "give the column that the time begins at a name, for example `touchpoint {}: …`",
                super::naming::slug(&name.text, "start")
            )),
        });
    }

    /// An event that two columns bind means neither of them for sure.
    pub(super) fn check_events(&mut self) {
        let mut seen: Vec<(String, Span, NodeId)> = Vec::new();
        for at in 0..self.own.nodes.len() {
            let node = &self.own.nodes[at];
            let (Keyword::Event, Value::Texts(texts), Some(parent)) = (node.keyword(), &node.value, node.parent) else {
                continue;
            };
            for &text in texts {
                let pattern = self.plain(text);
                match seen.iter().find(|(other, _, _)| *other == pattern) {
                    None => seen.push((pattern, text, parent)),
                    Some((_, first, home)) => {
                        let (title, help) = if *home == parent {
                            (format!("`{pattern}` is listed twice"), "remove one of them")
                        } else {
                            (format!("The event `{pattern}` is used for two columns"), "remove it from one of them")
                        };
                        let diagnostic = Diagnostic::new(Code::EventTwice, title, text, "used again here")
                            .and(*first, "first used here")
                            .help(help);
                        self.diagnostics.push(diagnostic);
                    }
                }
            }
        }
    }
}

/// The answers that a survey can give for a measure.
pub(super) fn answers(name: &str, range: Option<(f64, f64)>, of: Option<f64>) -> Option<(f64, f64)> {
    match name {
        "nps" => Some((0.0, 10.0)),
        "csat" => range.or(Some((1.0, of.unwrap_or(5.0)))),
        _ => range,
    }
}

impl Resolver<'_> {
    /// The answers that a column can have: those of the measure that is called like it, else those of a satisfaction score.
    pub(super) fn answers_of(&self, column: Option<&str>) -> Option<(f64, f64)> {
        let column = column.unwrap_or_default();
        let own = self
            .map
            .measures
            .iter()
            .find(|of| fold(of.name.as_str()) == fold(column) || fold(&of.label.to_plain()) == fold(column));
        let range = own.map_or_else(
            || super::known::built_in_measure(&fold(column)).and_then(|of| answers(of.name, of.range, None)),
            |of| answers(of.name.as_str(), of.range.filter(|_| of.name.as_str() != "csat"), None),
        );
        range.or(Some((1.0, 5.0)))
    }

    /// The column that a line's answers are in.
    pub(super) fn answer_column(&self, id: NodeId) -> Option<String> {
        match self.child(id, Keyword::Column).map(|line| &line.value) {
            Some(Value::Plain(column)) => Some(self.plain(*column)),
            _ => None,
        }
    }

    /// The number of a figure that is written.
    pub(super) fn figure_or_word(figure: ast::Figure) -> Result<ast::Number, Span> {
        match figure {
            ast::Figure::Number(number) => Ok(number),
            ast::Figure::Measured(word) => Err(word),
        }
    }
}
