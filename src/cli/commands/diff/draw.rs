//! A comparison as one drawing: the later map, with the earlier curve and what has become of the earlier map.

use super::compared::Compared;
use crate::{
    cli::{
        access::canonical,
        args::{Diff, Shape},
        display_path::between,
        drawing_options::{drawing, wrong_lane},
        kind::Kind,
        project::Projects,
        sheet::Sheet,
    },
    compile::segment::ids,
    model::{Comparison, Map},
    render::HtmlFiles,
    report::{Failure, uri},
};
use std::path::Path;

pub(super) fn draw(of: &Compared, shape: Shape, args: &Diff, projects: &mut Projects) -> Result<String, Failure> {
    let sides = (of.old.as_ref().and_then(|side| side.map.as_ref()), of.new.as_ref());
    let (Some(old), Some(new)) = sides else {
        return Err(Failure::new("only one of the two maps exists, so there is nothing to compare")
            .help("to draw it, use wayline build"));
    };
    let Some(later) = &new.map else { return Ok(String::new()) };
    // A revision has the same file.
    let old = Map { file: of.pair.old_name.clone(), ..old.clone() };
    let comparison = Comparison { span: later.span, map: old, continues: of.difference.continues.clone() };
    let map = Map { compares: Some(Box::new(comparison)), ..later.clone() };
    let map = match &args.look.personas {
        Some(names) => map.only(&ids(&map, names).map_err(|unknown| {
            let failure = Failure::new(unknown.title);
            match unknown.help {
                Some(help) => failure.help(help),
                None => failure,
            }
        })?),
        None => map,
    };
    let project = projects.of(Path::new(""));
    let drawing = drawing(&args.look, None, &project)?;
    if let Some(failure) = wrong_lane(&map, &drawing, args.look.lanes.is_some()) {
        return Err(failure);
    }
    let kind = if shape == Shape::Html { Kind::Html } else { Kind::Svg };
    let sheet = Sheet::new(&map, &new.sources, &drawing);
    let files = sheet.files(kind, false, base(args, &map, &projects.here), HtmlFiles::new())?;
    Ok(files.into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect())
}

/// The path from the drawing to the map's folder, where its links start.
fn base(args: &Diff, map: &Map, here: &Path) -> String {
    let real = |folder: &Path| canonical(folder).ok();
    let folder = |path: &Path| real(here.join(path).parent().unwrap_or(here));
    let from = args.output.as_deref().map_or_else(|| real(here), folder);
    from.zip(folder(Path::new(&map.file))).map_or_else(String::new, |(from, to)| uri(&between(&from, &to)))
}
