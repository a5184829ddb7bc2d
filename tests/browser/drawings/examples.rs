//! What is drawn: every example in every view, and a sample of maps made from seeds.

use crate::support::every_map::{self, Map};
use std::sync::LazyLock;
use wayline::{
    layout::{LayoutOptions, View, layout},
    render::{Font, SvgOptions, svg},
    scene::Scene,
    theme::{Theme, ThemeName},
};

/// A map as it is drawn in one view.
pub struct Drawing {
    /// Where the map is from, and the view.
    pub name: String,
    pub scene: Scene,
}

impl Drawing {
    /// Compiles a map and lays it out. `None` for a file that is no map of its own.
    pub fn of(map: &Map, view: View) -> Option<Self> {
        let scene = map.scene(view)?.clone();
        Some(Self { name: format!("{} ({view:?})", map.origin), scene })
    }

    /// The drawing of an example as SVG.
    pub fn example(name: &str) -> Self {
        let origin = format!("examples/{name}.journey");
        let map = every_map::examples().into_iter().find(|map| map.origin == origin).expect("an example");
        Self::of(&map, View::Detail).expect("a map")
    }

    /// An example, measured in a theme's fonts.
    pub fn in_fonts(name: &str, theme: &Theme) -> Option<Self> {
        let origin = format!("examples/{name}.journey");
        let map = every_map::examples().into_iter().find(|map| map.origin == origin)?;
        let scene = layout(map.model(), &LayoutOptions::default(), &mut theme.fonts());
        Some(Self { name: format!("{origin} in {:?}", theme.font), scene })
    }

    pub fn svg(&self, theme: ThemeName, font: Font) -> String {
        svg(&self.scene, &SvgOptions { theme: Theme::builtin(theme), font, ..SvgOptions::default() })
    }
}

/// Every example in every view, and generated maps by turns in one of them. All tests share it.
pub fn sample() -> &'static [Drawing] {
    static SAMPLE: LazyLock<Vec<Drawing>> = LazyLock::new(drawings);
    &SAMPLE
}

fn drawings() -> Vec<Drawing> {
    const VIEWS: [View; 3] = [View::Detail, View::Overview, View::Blueprint];
    let examples = every_map::examples();
    let examples = examples.iter().flat_map(|map| VIEWS.into_iter().filter_map(|view| Drawing::of(map, view)));
    let generated = every_map::valid(30).zip(VIEWS.into_iter().cycle());
    examples.chain(generated.filter_map(|(map, view)| Drawing::of(&map, view))).collect()
}
