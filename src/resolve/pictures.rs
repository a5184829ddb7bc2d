//! The pictures that a map shows: read through the loader, each once.

use super::resolver::Resolver;
use crate::{
    ast::{Node, Value},
    diagnostic::{Code, Diagnostic},
    keyword::Times,
    load::LoadError,
    model::{Picture, PictureError, PictureId},
    span::Span,
};

impl Resolver<'_> {
    /// The picture of an `image` line, or else its path: a missing picture is written there all the same.
    pub(super) fn picture_or_path(&mut self, node: &Node) -> (Option<PictureId>, Option<String>) {
        let picture = self.picture(node);
        let path = match node.value {
            Value::Path(path) if picture.is_none() => Some(self.plain(path)),
            _ => None,
        };
        (picture, path)
    }

    /// The picture at a path, read once.
    fn picture(&mut self, node: &Node) -> Option<PictureId> {
        let Value::Path(path) = node.value else { return None };
        let written = self.plain(path);
        let key = (path.file.0, written.clone());
        if let Some(known) = self.pictures.get(&key) {
            return *known;
        }
        let picture = self.read_picture(path, &written).map(|picture| {
            self.map.pictures.push(picture);
            PictureId::new(self.map.pictures.len() - 1)
        });
        self.pictures.insert(key, picture);
        picture
    }

    fn read_picture(&mut self, path: Span, written: &str) -> Option<Picture> {
        let from = self.sources.get(path.file).name.clone();
        match self.loader.load(&from, written) {
            Ok(loaded) => {
                let picture = Picture::read(written, loaded.bytes);
                picture.map_err(|error| self.diagnostics.push(not_drawn(written, path, error))).ok()
            }
            Err(LoadError::NotFound) => {
                let diagnostic = self.missing_file(written, path, Times::Once);
                self.diagnostics.push(diagnostic);
                None
            }
            Err(error) => {
                self.diagnostics.push(super::files::not_loaded(written, path, &error));
                None
            }
        }
    }
}

/// The diagnostic for a file that can't be drawn as a picture.
fn not_drawn(written: &str, path: Span, error: PictureError) -> Diagnostic {
    let (title, label, help) = match error {
        PictureError::Unknown => (
            format!("`{written}` is not a picture that can be drawn"),
            "neither PNG, JPEG, GIF, WebP nor SVG",
            "save the picture as PNG, JPEG, GIF, WebP or SVG",
        ),
        PictureError::Damaged => (
            format!("`{written}` is damaged"),
            "the file ends too early, or something in it does not fit",
            "save the picture again, or copy the file again from where it is whole",
        ),
        PictureError::Packed => (
            format!("`{written}` is compressed, so it cannot be drawn"),
            "compressed with gzip",
            "save an SVG picture uncompressed, as `.svg`",
        ),
        PictureError::Unsized => (
            format!("`{written}` does not say how large it is"),
            "its `svg` element has neither a `viewBox` nor a width and a height",
            "add a `viewBox` to its `svg` element, such as `viewBox=\"0 0 400 300\"`",
        ),
        PictureError::TooMuchWork => (
            format!("`{written}` takes too long to draw"),
            "too many filters, layers or points, patterns that are too large, or parts that repeat parts too often",
            "save the picture as a PNG of at most 4000 pixels on each side",
        ),
        PictureError::TooManyPixels => (
            format!("`{written}` has too many pixels"),
            "it has more than 100 million",
            "save the picture with at most 4000 pixels on each side",
        ),
    };
    Diagnostic::new(Code::NotAPicture, title, path, label).help(help)
}
