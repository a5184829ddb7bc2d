//! The quiet lane: remarks, attached files, and maps with more detail.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, Prose, block::Block},
    model::{FileLink, Mark, Medium, Piece, Text, media},
    scene::{Face, Group, Role, Shape, TypeSize},
};

const INDENT: f64 = 22.0;

/// The lane of remarks and files; `None` if there are none.
pub fn material(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let mut cells = Cells::new(4.0);
    for (place, facts) in ctx.map.all_facts() {
        for note in &facts.notes {
            let text = ctx.prose(note, TypeSize::Small, Face::Regular, Role::Soft);
            cells.push(place, Box::new(Item::new(ctx, "note", "note", text, note.span)));
        }
        for file in &facts.attachments {
            let text = link(ctx, file);
            cells.push(place, Box::new(Item::new(ctx, "attach", icon_of(file.parts().0), text, file.span)));
        }
        for file in &facts.see {
            let text = link(ctx, file);
            cells.push(place, Box::new(Item::new(ctx, "see", "map", text, file.span)));
        }
    }
    (!cells.is_empty()).then(|| Lane::new(ctx, LaneKind::Material, cells))
}

/// The icon for the target of a path, by its file extension.
fn icon_of(path: &str) -> &'static str {
    match media(path).1 {
        Medium::Picture => "picture",
        Medium::Sound => "sound",
        Medium::Document => "document",
        Medium::Film | Medium::Other => "attachment",
    }
}

fn link(ctx: &mut LayoutCtx<'_>, file: &FileLink) -> Prose {
    let label = file.label.as_ref().map_or_else(|| file_name(file.parts().0), Text::to_plain);
    let piece = Piece { text: label, mark: Mark::Link(file.address()) };
    ctx.prose(&Text { span: file.span, pieces: vec![piece] }, TypeSize::Small, Face::Regular, Role::Soft)
}

fn file_name(path: &str) -> String {
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path).to_owned()
}

struct Item {
    class: &'static str,
    span: crate::span::Span,
    icon: Shape,
    text: Prose,
}

impl Item {
    fn new(ctx: &LayoutCtx<'_>, class: &'static str, icon: &str, text: Prose, span: crate::span::Span) -> Self {
        Self { class, span, icon: ctx.icons.icon(icon, 0.0, 0.0, Role::Faint), text }
    }
}

impl Block for Item {
    fn least_width(&self) -> f64 {
        INDENT + self.text.min_width()
    }

    fn height(&self, width: f64) -> f64 {
        self.text.height(width - INDENT).max(TypeSize::Small.line())
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let mut group = Group::new(self.class).from_source(self.span).with(self.icon.clone());
        group.extend(self.text.place(INDENT, 0.0, width - INDENT));
        group
    }
}
