//! The data of a source: what its lines say of it, the results next to the map, and whether it has changed since.

use super::resolver::Resolver;
use crate::{
    ast::{Head, Node, Role, Value},
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    measure::{self, connection},
    model::{Data, DataColumns, Source, Window},
    span::Span,
};

/// The lines of a source that say how its data is read.
const ABOUT_DATA: [Keyword; 4] = [Keyword::Columns, Keyword::Window, Keyword::Missing, Keyword::Open];

impl Resolver<'_> {
    /// The data of a source, from its lines.
    pub(super) fn data(&mut self, lines: &[&Node]) -> Option<Data> {
        let find = |keyword: Keyword| lines.iter().copied().find(|line| line.keyword() == keyword);
        let Some((line, Value::Path(path))) = find(Keyword::Data).map(|line| (line, &line.value)) else {
            if let Some(alone) = ABOUT_DATA.into_iter().find_map(find)
                && find(Keyword::Data).is_none()
                && !self.own.mistaken.contains(&Keyword::Data)
            {
                let title = format!("`{}` needs a `data` line", alone.keyword().word());
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
        // A line of columns that is wrong may name it.
        let lost = self.own.mistaken.contains(&Keyword::Columns);
        if let Some(window) = find(Keyword::Window).filter(|_| data.columns.when.is_none() && !lost) {
            self.diagnostics.push(
                Diagnostic::new(Code::NoData, "The window needs a time", window.keyword, "no column has the time")
                    .help("name the column with the time, for example `columns: when answered_at`"),
            );
        }
        let channel = find(Keyword::Columns).filter(|_| data.columns.channel.is_some() && data.columns.event.is_none());
        if let Some(columns) = channel {
            self.diagnostics.push(
                Diagnostic::new(Code::NoData, "The channel needs an event", columns.keyword, "no column has the event")
                    .help("name the column with the event: the channel says which touchpoint an event means"),
            );
        }
        Some(data)
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
