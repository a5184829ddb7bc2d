//! The letters of a PDF: what they say, and how high they are on paper.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, content::Content};

/// Letters that are set at once.
#[derive(Debug)]
pub struct Letters {
    /// The height of their type, in points of the paper.
    pub points: f64,
}

/// What each sheet says, without blanks.
pub fn sheets(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let text = |page| document.extract_text(&[page]).expect("text");
    document.get_pages().into_keys().map(|page| text(page).split_whitespace().collect()).collect()
}

/// All letters of a PDF.
pub fn of(pdf: &[u8]) -> Vec<Letters> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut found = Vec::new();
    for id in document.get_pages().into_values() {
        let (own, inherited) = document.get_page_resources(id).expect("resources");
        let resources = own.or_else(|| document.get_dictionary(*inherited.first()?).ok());
        let mut reader = Reader { document: &document, found: &mut found };
        reader.read(&document.get_page_content(id), resources, [1.0, 0.0, 0.0, 1.0]);
    }
    found
}

/// How lengths change, without where things are.
type Matrix = [f64; 4];

fn times([a, b, c, d]: Matrix, [e, f, g, h]: Matrix) -> Matrix {
    [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h]
}

struct Reader<'a> {
    document: &'a Document,
    found: &'a mut Vec<Letters>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, content: &[u8], resources: Option<&'a Dictionary>, from: Matrix) {
        let (mut matrices, mut size, mut text) = (vec![from], 0.0, from);
        for operation in Content::decode(content).expect("operations").operations {
            let numbers: Vec<f64> =
                operation.operands.iter().filter_map(|part| part.as_float().ok()).map(f64::from).collect();
            let now = *matrices.last().expect("a matrix");
            match operation.operator.as_str() {
                "q" => matrices.push(now),
                "Q" => drop(matrices.pop()),
                "cm" => *matrices.last_mut().expect("a matrix") = times(square(&numbers), now),
                "BT" => text = [1.0, 0.0, 0.0, 1.0],
                "Tf" => size = numbers[0],
                "Tm" => text = square(&numbers),
                "Tj" | "TJ" => {
                    let [_, _, x, y] = times(text, now);
                    self.found.push(Letters { points: size * x.hypot(y) });
                }
                "Do" => {
                    let name = operation.operands[0].as_name().expect("a name");
                    if let Some(form) = resources.and_then(|resources| self.form(resources, name)) {
                        let own = form.dict.get(b"Matrix").and_then(Object::as_array).ok();
                        let own = own.map_or([1.0, 0.0, 0.0, 1.0], |numbers| {
                            square(
                                &numbers
                                    .iter()
                                    .filter_map(|part| part.as_float().ok())
                                    .map(f64::from)
                                    .collect::<Vec<_>>(),
                            )
                        });
                        let inner = self.dictionary(form.dict.get(b"Resources").ok());
                        self.read(&form.decompressed_content().expect("a form"), inner, times(own, now));
                    }
                }
                _ => {}
            }
        }
    }

    fn dictionary(&self, object: Option<&'a Object>) -> Option<&'a Dictionary> {
        self.document.dereference(object?).ok()?.1.as_dict().ok()
    }

    /// What is drawn in a group of its own.
    fn form(&self, resources: &'a Dictionary, name: &[u8]) -> Option<&'a Stream> {
        let forms = self.dictionary(resources.get(b"XObject").ok())?;
        let id: ObjectId = forms.get(name).and_then(Object::as_reference).ok()?;
        let stream = self.document.get_object(id).and_then(Object::as_stream).ok()?;
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form").then_some(stream)
    }
}

fn square(numbers: &[f64]) -> Matrix {
    [numbers[0], numbers[1], numbers[2], numbers[3]]
}
