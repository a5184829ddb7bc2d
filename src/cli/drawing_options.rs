//! How maps are drawn: from the command line, otherwise from the project's settings.

use super::{
    args::DrawingArgs,
    pipeline::{Drawing, lane, theme, unknown_lane},
    project::Project,
    settings::{FILE, Settings, known_theme},
};
use crate::{layout::LayoutOptions, model::Map, report::Failure};

/// How a map of this project is drawn.
pub(crate) fn drawing(look: &DrawingArgs, scale: Option<f64>, project: &Project) -> Result<Drawing, Failure> {
    let Settings { theme: settled, view, lanes, font, scale: settled_scale, .. } = &project.settings;
    if let Some(name) = &look.theme {
        known_theme(name, &project.settings)
            .map_err(|help| Failure::new(format!("unknown theme `{name}`")).help(help))?;
    }
    let name = look.theme.as_deref().or(settled.as_deref());
    let opens = look.view.or(*view);
    let lanes = look.lanes.as_ref().or(lanes.as_ref());
    let lanes = lanes.map(|lanes| lanes.iter().map(|word| lane(word)).collect());
    Ok(Drawing {
        theme: theme(name, &project.settings),
        layout: LayoutOptions { view: opens.unwrap_or_default(), lanes, id_prefix: look.id_prefix.clone() },
        opens,
        story: false,
        font: look.font.or(*font).unwrap_or_default(),
        scale: scale.or(*settled_scale),
    })
}

/// A requested lane that the map can't have. Settings apply to maps with and without lanes of their own, so there only
/// a misspelling counts, or that the map has none of them; `strict` says that the command line names the lanes.
pub(crate) fn wrong_lane(map: &Map, drawing: &Drawing, strict: bool) -> Option<Failure> {
    let lanes = drawing.layout.lanes.as_deref()?;
    let lane = unknown_lane(map, lanes)?;
    let has_none = lanes.iter().all(|name| !lane.known.contains(name));
    let of = if strict { String::new() } else { format!(", which `lanes` in {FILE} asks for") };
    let failure = Failure::new(format!("unknown lane `{}` in {}{of}", lane.name, map.file));
    match lane.near {
        Some(near) if strict => Some(failure.help(format!("did you mean `{near}`?"))),
        Some(near) => {
            Some(failure.help(format!("did you mean `{near}`? A lane of another map has to be declared here too")))
        }
        None => (strict || has_none).then(|| failure.help(format!("its lanes are {}", lane.known.join(", ")))),
    }
}
