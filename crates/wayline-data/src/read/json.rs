//! JSON: objects line by line, one after the other, or in one array.

use super::{Records, guard::Guard};
use crate::{
    data_file::{DataFile, unreadable},
    failure::{Failure, Result},
    meter::Meter,
};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, io::BufRead};

/// Cuts a file into its objects, without reading what is in them.
pub struct Objects {
    name: String,
    input: Guard<Box<dyn BufRead + Send>>,
    /// Where the object is.
    line: u64,
    lines: u64,
    object: Vec<u8>,
}

impl Objects {
    pub fn open(file: &DataFile, meter: &Meter) -> Result<Self> {
        let input = Guard::new(file.reader(meter)?, &file.name);
        Ok(Self { name: file.name.clone(), input, line: 0, lines: 1, object: Vec::new() })
    }

    pub fn line(&self) -> u64 {
        self.line
    }

    /// The next object; `None` at the end, or at the end of the list after [`Self::enter`].
    pub fn next(&mut self, inside: bool) -> Result<Option<Map<String, Value>>> {
        loop {
            match self.peek()? {
                None => return Ok(None),
                Some(b']') if inside => return Ok(None),
                Some(b'{') => break,
                // Between objects, and around them in an array.
                Some(b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0xef | 0xbb | 0xbf) => self.skip(),
                Some(_) => {
                    let title = format!("{}, line {}: here an object in braces should begin", self.name, self.lines);
                    return Err(Failure::new(title).help("JSON lines have one object in each line"));
                }
            }
        }
        self.line = self.lines;
        self.collect()?;
        self.input.row_ends();
        serde_json::from_slice(&self.object).map(Some).map_err(|error| {
            let line = self.line + error.line() as u64 - 1;
            Failure::new(format!("{}, line {line}: this is not JSON: {}", self.name, reason(&error)))
        })
    }

    /// Goes into the list that the one object of the file has under this key.
    pub fn enter(&mut self, key: &str) -> Result<bool> {
        let (mut depth, mut last): (usize, Option<Vec<u8>>) = (0, None);
        while let Some(byte) = self.peek()? {
            match byte {
                b'"' => {
                    let text = self.string()?;
                    last = (depth == 1).then_some(text);
                    self.input.row_ends();
                    continue;
                }
                b'[' if depth == 1 && last.as_deref() == Some(key.as_bytes()) => {
                    self.skip();
                    return Ok(true);
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b',' if depth == 1 => last = None,
                _ => {}
            }
            self.skip();
        }
        Ok(false)
    }

    fn peek(&mut self) -> Result<Option<u8>> {
        let buffer = self.input.fill_buf().map_err(|error| unreadable(&self.name, &error))?;
        Ok(buffer.first().copied())
    }

    fn skip(&mut self) {
        if self.input.fill_buf().is_ok_and(|buffer| buffer.first() == Some(&b'\n')) {
            self.lines += 1;
        }
        self.input.consume(1);
    }

    /// The string that begins here, as it is written.
    fn string(&mut self) -> Result<Vec<u8>> {
        let mut text = Vec::new();
        let mut escaped = false;
        self.skip();
        while let Some(byte) = self.peek()? {
            self.skip();
            match byte {
                b'"' if !escaped => break,
                _ => text.push(byte),
            }
            escaped = byte == b'\\' && !escaped;
        }
        Ok(text)
    }

    /// Takes everything up to the brace that closes the one that is next.
    fn collect(&mut self) -> Result<()> {
        self.object.clear();
        let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
        loop {
            let buffer = self.input.fill_buf().map_err(|error| unreadable(&self.name, &error))?;
            if buffer.is_empty() {
                let title = format!("{}, line {}: this object is never closed", self.name, self.line);
                return Err(Failure::new(title).help("the file may be cut off: export it again"));
            }
            let mut end = None;
            for (at, &byte) in buffer.iter().enumerate() {
                self.lines += u64::from(byte == b'\n');
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_string => escaped = true,
                    b'"' => in_string = !in_string,
                    _ if in_string => {}
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            end = Some(at + 1);
                            break;
                        }
                    }
                    _ => {}
                }
            }
            let taken = end.unwrap_or(buffer.len());
            self.object.extend_from_slice(&buffer[..taken]);
            self.input.consume(taken);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

/// The reason without the place, which is counted from the object.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

pub struct Json {
    objects: Objects,
    /// The wanted columns by name.
    places: BTreeMap<String, usize>,
    values: Vec<Option<String>>,
}

impl Json {
    pub fn open(file: &DataFile, wanted: &[String], meter: &Meter) -> Result<Self> {
        let places = wanted.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
        Ok(Self { objects: Objects::open(file, meter)?, places, values: vec![None; wanted.len()] })
    }

    /// The names in the first objects.
    pub fn names(file: &DataFile, most: usize) -> Result<Vec<String>> {
        let mut objects = Objects::open(file, &Meter::default())?;
        let mut names: Vec<String> = Vec::new();
        for _ in 0..most {
            let Some(object) = objects.next(false)? else { break };
            flatten("", object, &mut |name, _| {
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            });
        }
        Ok(names)
    }
}

/// Every value with the names that lead to it, separated by full stops.
pub fn flatten(before: &str, object: Map<String, Value>, each: &mut dyn FnMut(&str, Value)) {
    for (key, value) in object {
        let name = if before.is_empty() { key } else { format!("{before}.{key}") };
        match value {
            Value::Object(inner) => flatten(&name, inner, each),
            value => each(&name, value),
        }
    }
}

/// A value as text; nothing for `null`.
pub fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

impl Records for Json {
    fn advance(&mut self) -> Result<bool> {
        let Some(object) = self.objects.next(false)? else { return Ok(false) };
        self.values.fill(None);
        let Self { places, values, .. } = self;
        flatten("", object, &mut |name, value| {
            if let Some(&at) = places.get(name) {
                values[at] = text(value);
            }
        });
        Ok(true)
    }

    fn value(&self, at: usize) -> Option<&str> {
        self.values.get(at)?.as_deref()
    }

    fn place(&self) -> String {
        format!("line {}", self.objects.line())
    }
}
