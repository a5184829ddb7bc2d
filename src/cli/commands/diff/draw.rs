//! A comparison as one drawing: the later map, with the earlier curve and what became of the earlier map.

use super::Compared;
use crate::{
    cli::{
        args::{Diff, Shape},
        kind::Kind,
        pipeline::{Drawing, theme},
        project::Projects,
        settings::known_theme,
        sheet::Sheet,
    },
    layout::LayoutOptions,
    model::{Comparison, Map},
    report::Failure,
};

/// Draws a comparison.
pub(super) fn draw(of: &Compared, shape: Shape, args: &Diff, projects: &mut Projects) -> Result<String, Failure> {
    let sides = (of.old.as_ref().and_then(|side| side.map.as_ref()), of.new.as_ref());
    let (Some(old), Some(new)) = sides else {
        return Err(Failure::new("only one of the two maps is there: nothing to draw").help("draw it with wayline build"));
    };
    let Some(later) = &new.map else { return Ok(String::new()) };
    let comparison = Comparison { span: later.span, map: old.clone(), continues: of.difference.continues.clone() };
    let map = Map { compares: Some(Box::new(comparison)), ..later.clone() };
    let drawing = drawing(args, projects)?;
    let kind = if shape == Shape::Html { Kind::Html } else { Kind::Svg };
    let sheet = Sheet::new(&map, &new.sources, &drawing);
    let files = sheet.files(kind, false, String::new())?;
    Ok(files.into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect())
}

/// As the project of the current folder says.
fn drawing(args: &Diff, projects: &mut Projects) -> Result<Drawing, Failure> {
    let project = projects.of(std::path::Path::new(""));
    let settings = &project.settings;
    if let Some(name) = &args.theme {
        known_theme(name, settings).map_err(|help| Failure::new(format!("there is no theme `{name}`")).help(help))?;
    }
    Ok(Drawing {
        theme: theme(args.theme.as_deref().or(settings.theme.as_deref()), settings),
        layout: LayoutOptions { view: settings.view.unwrap_or_default(), lanes: None },
        font: settings.font.unwrap_or_default(),
        scale: settings.scale.unwrap_or(1.0),
    })
}
