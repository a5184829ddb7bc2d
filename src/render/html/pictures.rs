//! Pictures that several drawings of a page show: in the page once, and in its drawings by name.

use memchr::memmem;
use std::collections::BTreeMap;

/// Drawings and the pictures that they share.
#[derive(Debug, Default)]
pub struct Pictures {
    /// Each picture's definition, under its name.
    pub shared: Vec<String>,
    names: BTreeMap<String, String>,
}

/// The parts of a definition: up to its picture, the picture, what follows.
struct Definition<'a> {
    start: usize,
    end: usize,
    address: &'a str,
    id: &'a str,
}

impl Pictures {
    /// The pictures that these drawings define.
    pub fn of<'a>(drawings: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for drawing in drawings {
            for Definition { start, end, address, id } in definitions(drawing) {
                let name = format!("shared-picture-{}", all.shared.len() + 1);
                if !all.names.contains_key(address) {
                    let definition =
                        drawing[start..end].replacen(&format!("id=\"{id}\""), &format!("id=\"{name}\""), 1);
                    all.shared.push(definition);
                    all.names.insert(address.to_owned(), name);
                }
            }
        }
        all
    }

    /// The same drawing with names in place of its pictures.
    pub fn named(&self, drawing: &str) -> String {
        let (mut named, mut from) = (String::with_capacity(drawing.len()), 0);
        for Definition { start, end, address, id } in definitions(drawing) {
            let Some(name) = self.names.get(address) else { continue };
            named.push_str(&drawing[from..start]);
            named.push_str(&format!("<use id=\"{id}\" href=\"#{name}\"/>"));
            from = end;
        }
        named.push_str(&drawing[from..]);
        named
    }
}

/// The definitions of pictures. No text can look like one: its `<` is escaped.
fn definitions(drawing: &str) -> impl Iterator<Item = Definition<'_>> {
    memmem::find_iter(drawing.as_bytes(), "<image ").filter_map(|start| {
        let end = start + drawing[start..].find("/>")? + 2;
        let value = |name: &str| {
            let rest = drawing[start..end].split_once(name)?.1;
            rest.split_once('"').map(|(value, _)| value)
        };
        Some(Definition { start, end, address: value(" href=\"")?, id: value(" id=\"")? })
    })
}
