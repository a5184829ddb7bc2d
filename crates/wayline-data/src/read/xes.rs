//! XES: a row for each event. Its columns are the keys of its attributes, those of its trace with `case:` before them.

use super::{
    Records,
    xml::{Element, Tag, Xml},
};
use crate::{data_file::DataFile, failure::Result, meter::Meter};
use std::collections::BTreeMap;

const CASE: &str = "case:";

pub struct Xes {
    xml: Xml,
    places: BTreeMap<String, usize>,
    /// What the trace says, then what its event says.
    of_trace: Vec<Option<String>>,
    values: Vec<Option<String>>,
    /// How deep the trace and the event are that the next tag is in.
    trace: Option<usize>,
    event: Option<usize>,
    rows: u64,
}

impl Xes {
    pub fn open(file: &DataFile, wanted: &[String], meter: &Meter) -> Result<Self> {
        Ok(Self {
            xml: Xml::open(file, meter)?,
            places: wanted.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect(),
            of_trace: vec![None; wanted.len()],
            values: vec![None; wanted.len()],
            trace: None,
            event: None,
            rows: 0,
        })
    }

    /// The columns of the first events.
    pub fn names(file: &DataFile, most: usize) -> Result<Vec<String>> {
        let mut log = Self::open(file, &[], &Meter::default())?;
        let mut names: Vec<String> = Vec::new();
        for _ in 0..most {
            let more = log.event(&mut |log, key, _| {
                let name = if log.event.is_some() { key.to_owned() } else { format!("{CASE}{key}") };
                if !names.contains(&name) {
                    names.push(name);
                }
            })?;
            if !more {
                break;
            }
        }
        names.sort_by_key(|name| !name.starts_with(CASE));
        Ok(names)
    }

    /// Goes to the end of the next event, with every attribute on the way that a trace or an event has itself.
    fn event(&mut self, each: &mut dyn FnMut(&mut Self, &str, String)) -> Result<bool> {
        loop {
            match self.xml.next()? {
                Tag::Open(element) => self.open_element(element, each),
                Tag::Close => {
                    let depth = self.xml.depth;
                    if self.event.is_some_and(|event| depth < event) {
                        self.event = None;
                        self.rows += 1;
                        return Ok(true);
                    }
                    if self.trace.is_some_and(|trace| depth < trace) {
                        self.trace = None;
                        self.of_trace.fill(None);
                    }
                }
                Tag::Text(_) => {}
                Tag::End => return Ok(false),
            }
        }
    }

    fn open_element(&mut self, mut element: Element, each: &mut dyn FnMut(&mut Self, &str, String)) {
        let depth = self.xml.depth;
        match element.name.as_str() {
            "trace" if self.trace.is_none() => {
                self.trace = Some(depth);
            }
            "event" if self.event.is_none() => {
                self.event = Some(depth);
                self.values.clone_from(&self.of_trace);
            }
            _ if self.event.or(self.trace).is_some_and(|inside| depth == inside + 1) => {
                if let (Some(key), Some(value)) = (element.take("key"), element.take("value")) {
                    each(self, &key, value);
                }
            }
            _ => {}
        }
    }
}

impl Records for Xes {
    fn advance(&mut self) -> Result<bool> {
        self.event(&mut |log, key, value| {
            if log.event.is_some() {
                if let Some(&at) = log.places.get(key) {
                    log.values[at] = Some(value);
                }
            } else if let Some(&at) = log.places.get(&format!("{CASE}{key}")) {
                log.of_trace[at] = Some(value);
            }
        })
    }

    fn value(&self, at: usize) -> Option<&str> {
        self.values.get(at)?.as_deref()
    }

    fn place(&self) -> String {
        format!("event {}", self.rows)
    }
}
