//! OCEL 2.0: a row for each event and each object of the type that is wanted.
//!
//! The columns are `ocel:eid`, `ocel:activity`, `ocel:timestamp`, the attributes of events by their names, and for each type of
//! object `ocel:type:` and its name, which has the objects of the event. A case is what happens to one object.

use super::{
    Records,
    json::{Objects, text},
    xml::{Element, Tag, Xml},
};
use crate::{
    data_file::{DataFile, Format},
    failure::{Failure, Result},
    meter::Meter,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const ID: &str = "ocel:eid";
const ACTIVITY: &str = "ocel:activity";
const TIME: &str = "ocel:timestamp";
pub const TYPE: &str = "ocel:type:";

/// One event.
#[derive(Default)]
struct Occurrence {
    id: String,
    activity: String,
    time: String,
    attributes: Vec<(String, String)>,
    objects: Vec<String>,
}

/// The events of a file one by one.
enum Events {
    Json(Objects),
    Xml(Xml),
}

pub struct Ocel {
    events: Events,
    wanted: Vec<String>,
    /// The type of each object.
    types: BTreeMap<String, String>,
    /// Rows of the event that was read last.
    rows: VecDeque<Vec<Option<String>>>,
    values: Vec<Option<String>>,
    count: u64,
}

impl Ocel {
    pub fn open(file: &DataFile, wanted: &[String], meter: &Meter) -> Result<Self> {
        let columns: Vec<&String> = wanted.iter().filter(|name| name.starts_with(TYPE)).collect();
        if columns.len() > 1 {
            let title = format!("{}: `{}` and `{}` cannot be read together", file.name, columns[0], columns[1]);
            return Err(Failure::new(title).help("an event has several objects: choose one type of object as the case"));
        }
        let types = if columns.is_empty() { BTreeMap::new() } else { types(file)? };
        let (events, rows) = (Events::open(file, meter)?, VecDeque::new());
        Ok(Self { events, wanted: wanted.to_vec(), types, rows, values: vec![None; wanted.len()], count: 0 })
    }

    pub fn names(file: &DataFile, most: usize) -> Result<Vec<String>> {
        let mut names: Vec<String> = [ID, ACTIVITY, TIME].map(str::to_owned).to_vec();
        let types: BTreeSet<String> = types(file)?.into_values().collect();
        names.extend(types.into_iter().map(|name| format!("{TYPE}{name}")));
        let mut events = Events::open(file, &Meter::default())?;
        for _ in 0..most {
            let Some(event) = events.next()? else { break };
            for (name, _) in event.attributes {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        Ok(names)
    }

    fn rows_of(&self, event: &Occurrence) -> VecDeque<Vec<Option<String>>> {
        let object_type = self.wanted.iter().find_map(|name| name.strip_prefix(TYPE));
        let row = |object: Option<&String>| -> Vec<Option<String>> {
            let value = |name: &String| match name.as_str() {
                ID => Some(event.id.clone()),
                ACTIVITY => Some(event.activity.clone()),
                TIME => Some(event.time.clone()),
                name if name.starts_with(TYPE) => object.cloned(),
                name => event.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()),
            };
            self.wanted.iter().map(value).collect()
        };
        let Some(object_type) = object_type else { return VecDeque::from([row(None)]) };
        let has_type = |object: &&String| self.types.get(*object).is_some_and(|known| known == object_type);
        let objects: BTreeSet<&String> = event.objects.iter().filter(has_type).collect();
        objects.into_iter().map(|object| row(Some(object))).collect()
    }
}

impl Records for Ocel {
    fn advance(&mut self) -> Result<bool> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                self.values = row;
                return Ok(true);
            }
            let Some(event) = self.events.next()? else { return Ok(false) };
            self.count += 1;
            self.rows = self.rows_of(&event);
        }
    }

    fn value(&self, at: usize) -> Option<&str> {
        self.values.get(at)?.as_deref()
    }

    fn place(&self) -> String {
        format!("event {}", self.count)
    }
}

/// The type of each object.
fn types(file: &DataFile) -> Result<BTreeMap<String, String>> {
    let mut types = BTreeMap::new();
    if file.format == Format::OcelJson {
        let mut objects = Objects::open(file, &Meter::default())?;
        if objects.enter("objects")? {
            while let Some(mut object) = objects.next(true)? {
                if let (Some(id), Some(of)) = (taken(&mut object, "id"), taken(&mut object, "type")) {
                    types.insert(id, of);
                }
            }
        }
        return Ok(types);
    }
    let mut xml = Xml::open(file, &Meter::default())?;
    loop {
        match xml.next()? {
            Tag::Open(mut element) if element.name == "object" && xml.depth == 3 => {
                if let (Some(id), Some(of)) = (element.take("id"), element.take("type")) {
                    types.insert(id, of);
                }
            }
            Tag::End => return Ok(types),
            Tag::Open(_) | Tag::Close | Tag::Text(_) => {}
        }
    }
}

fn taken(object: &mut Map<String, Value>, key: &str) -> Option<String> {
    object.remove(key).and_then(text)
}

impl Events {
    fn open(file: &DataFile, meter: &Meter) -> Result<Self> {
        if file.format == Format::OcelXml {
            return Ok(Self::Xml(Xml::open(file, meter)?));
        }
        let mut objects = Objects::open(file, meter)?;
        if !objects.enter("events")? {
            return Err(Failure::new(format!("{} has no events", file.name)).help("OCEL 2.0 keeps them under `events`"));
        }
        Ok(Self::Json(objects))
    }

    fn next(&mut self) -> Result<Option<Occurrence>> {
        match self {
            Self::Json(objects) => Ok(objects.next(true)?.map(from_json)),
            Self::Xml(xml) => from_xml(xml),
        }
    }
}

fn from_json(mut event: Map<String, Value>) -> Occurrence {
    let list = |value: Option<Value>| match value {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    let objects = |value: Value| match value {
        Value::Object(object) => Some(object),
        _ => None,
    };
    let attributes = list(event.remove("attributes")).into_iter().filter_map(objects);
    let related = list(event.remove("relationships")).into_iter().filter_map(objects);
    Occurrence {
        id: taken(&mut event, "id").unwrap_or_default(),
        activity: taken(&mut event, "type").unwrap_or_default(),
        time: taken(&mut event, "time").unwrap_or_default(),
        attributes: attributes
            .filter_map(|mut attribute| Some((taken(&mut attribute, "name")?, taken(&mut attribute, "value")?)))
            .collect(),
        objects: related.filter_map(|mut object| taken(&mut object, "objectId")).collect(),
    }
}

/// The next `event` in `events`, with all that is in it.
fn from_xml(xml: &mut Xml) -> Result<Option<Occurrence>> {
    let mut found: Option<(usize, Occurrence)> = None;
    let mut attribute: Option<(String, String)> = None;
    loop {
        match (xml.next()?, &mut found) {
            (Tag::Open(mut element), None) if element.name == "event" && xml.depth == 3 => {
                let mut part = |name: &str| element.take(name).unwrap_or_default();
                let (id, activity, time) = (part("id"), part("type"), part("time"));
                found = Some((xml.depth, Occurrence { id, activity, time, ..Occurrence::default() }));
            }
            (Tag::Open(element), Some((_, event))) => match element.name.as_str() {
                "attribute" => attribute = element.attribute("name").map(|name| (name.to_owned(), String::new())),
                "relationship" | "object" => event.objects.extend(related(element)),
                _ => {}
            },
            (Tag::Text(text), Some(_)) => attribute.iter_mut().for_each(|(_, value)| value.push_str(&text)),
            (Tag::Close, Some((depth, _))) if xml.depth < *depth => return Ok(found.map(|(_, event)| event)),
            (Tag::Close, Some((_, event))) => event.attributes.extend(attribute.take()),
            (Tag::End, _) => return Ok(None),
            (Tag::Open(_) | Tag::Text(_) | Tag::Close, _) => {}
        }
    }
}

fn related(mut element: Element) -> Option<String> {
    element.take("object-id")
}
