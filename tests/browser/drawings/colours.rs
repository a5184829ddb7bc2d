//! A drawing in the theme `auto` follows the reader's system and the page that it stands in; any other keeps its colours.

use super::{examples::Drawing, page};
use crate::chromium::Browser;
use serde_json::json;
use std::collections::BTreeMap;
use wayline::{
    render::Font,
    scene::Role,
    theme::{Palette, Theme, ThemeName},
};

tests![auto_follows_the_system_and_the_page, other_themes_stay_as_they_are,];

/// What a page and a drawing say (`data-theme` around it and on it), what the system prefers, and whether dark comes out.
const CASES: [(&str, &str, bool, bool); 10] = [
    ("", "", false, false),
    ("", "", true, true),
    ("light", "", false, false),
    ("light", "", true, false),
    ("dark", "", false, true),
    ("dark", "", true, true),
    ("", "light", true, false),
    ("", "light", false, false),
    ("", "dark", false, true),
    ("", "dark", true, true),
];

fn auto_follows_the_system_and_the_page() {
    let browser = Browser::shared();
    let theme = Theme::builtin(ThemeName::Auto);
    let dark = theme.dark.expect("dark colours");
    for prefers_dark in [false, true] {
        let cases: Vec<_> = CASES.iter().filter(|case| case.2 == prefers_dark).collect();
        let ways: Vec<_> = cases.iter().map(|case| (case.0, case.1)).collect();
        for (case, looks) in cases.iter().zip(looks(browser, ThemeName::Auto, &ways, prefers_dark)) {
            assert!(looks.len() > 10, "{looks:?}");
            expect(&looks, if case.3 { &dark } else { &theme.palette }, &format!("{case:?}"));
        }
    }
}

fn other_themes_stay_as_they_are() {
    let browser = Browser::shared();
    for name in [ThemeName::Light, ThemeName::Dark, ThemeName::Print, ThemeName::Contrast] {
        for looks in looks(browser, name, &[("", ""), ("dark", ""), ("light", "")], true) {
            assert!(looks.is_empty(), "nothing for a style sheet to hold on to: {looks:?}");
        }
    }
}

fn looks(browser: &Browser, theme: ThemeName, ways: &[(&str, &str)], dark: bool) -> Vec<BTreeMap<String, String>> {
    let data = json!({ "source": Drawing::example("hotel-stay").svg(theme, Font::System), "cases": ways });
    page::run(browser, include_str!("colours.js"), &data, if dark { "dark" } else { "light" })
}

fn expect(looks: &BTreeMap<String, String>, palette: &Palette, case: &str) {
    for (name, look) in looks {
        let role = Role::all().find(|role| role.name() == *name).expect("a role");
        let colour = palette.colour(role);
        assert_eq!(*look, format!("rgb({}, {}, {})", colour.red, colour.green, colour.blue), "{name} in {case}");
    }
}
