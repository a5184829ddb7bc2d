//! XML element by element.

use super::guard::Guard;
use crate::{
    data_file::{DataFile, unreadable},
    failure::{Failure, Result},
    meter::Meter,
};
use quick_xml::{
    Error, Reader,
    events::{BytesRef, BytesStart, Event},
};
use std::io::BufRead;

/// What comes next in a file.
pub enum Tag {
    /// An element begins.
    Open(Element),
    /// The text in an element.
    Text(String),
    /// An element ends.
    Close,
    End,
}

/// An element's name, without its namespace, and its attributes.
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.attributes.iter().position(|(known, _)| known == name)?;
        Some(self.attributes.swap_remove(at).1)
    }
}

pub struct Xml {
    name: String,
    reader: Reader<Guard<Box<dyn BufRead + Send>>>,
    buffer: Vec<u8>,
    /// How many elements the next tag is in.
    pub depth: usize,
}

impl Xml {
    pub fn open(file: &DataFile, meter: &Meter) -> Result<Self> {
        let mut reader = Reader::from_reader(Guard::new(file.reader(meter)?, &file.name));
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { name: file.name.clone(), reader, buffer: Vec::new(), depth: 0 })
    }

    pub fn next(&mut self) -> Result<Tag> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().row_ends();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(failure(&self.name, self.reader.error_position(), &error)),
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    let element = element(&start);
                    return element
                        .map(Tag::Open)
                        .map_err(|error| failure(&self.name, self.reader.buffer_position(), &error));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Tag::Close);
                }
                Event::Text(text) => return Ok(Tag::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Tag::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    return match referred(&reference) {
                        Some(c) => Ok(Tag::Text(c.to_string())),
                        None => Err(Failure::new(format!("{} has an entity that XML itself doesn't have", self.name))
                            .help("export the file without a document type")),
                    };
                }
                Event::Eof if self.depth > 0 => {
                    return Err(Failure::new(format!("{} ends inside an element", self.name))
                        .help("the file may be cut off: export it again"));
                }
                Event::Eof => return Ok(Tag::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

fn element(start: &BytesStart<'_>) -> std::result::Result<Element, Error> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0)?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: start.local_name().as_ref().to_owned(), attributes })
}

/// The character of `&amp;` and the like. Other entities, which can stand for files and for much text, aren't followed.
fn referred(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    let names = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
    let name = reference.xml10_content();
    names.into_iter().find(|(known, _)| *known == name).map(|(_, c)| c)
}

fn failure(name: &str, byte: u64, error: &Error) -> Failure {
    match error {
        Error::Io(error) => unreadable(name, error),
        other => Failure::new(format!("{name}, byte {byte}: this is not XML: {other}")),
    }
}
