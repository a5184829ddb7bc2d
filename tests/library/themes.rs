//! Every built-in theme can be read: text against each ground that it stands on, marks against theirs.

use wayline::{
    scene::Role,
    theme::{CustomTheme, Palette, Theme, ThemeName},
};

fn palettes() -> Vec<(String, Palette)> {
    let mut palettes = Vec::new();
    for name in ThemeName::ALL {
        let theme = Theme::builtin(name);
        palettes.push((name.to_string(), theme.palette));
        palettes.extend(theme.dark.map(|dark| (format!("{name}, dark"), dark)));
    }
    palettes
}

/// What stands on what, and how far apart they have to be at least.
fn pairs() -> Vec<(Role, Role, f64)> {
    const TEXT: f64 = 4.5;
    const MARK: f64 = 3.0;
    let grounds = [Role::Ground, Role::Calm, Role::Band, Role::Card, Role::Stage, Role::Tint, Role::Hatch];
    let mut pairs: Vec<_> = grounds.map(|ground| (Role::Ink, ground, TEXT)).to_vec();
    pairs.extend(grounds.map(|ground| (Role::Soft, ground, TEXT)));
    pairs.extend(
        [Role::Ground, Role::Calm, Role::Card, Role::Tint, Role::Moment].map(|ground| (Role::Faint, ground, TEXT)),
    );
    pairs.extend(
        [Role::Ground, Role::Calm, Role::Tint, Role::RedTint, Role::RedArea, Role::Moment]
            .map(|ground| (Role::RedText, ground, TEXT)),
    );
    pairs.extend([Role::RedTint, Role::GreenTint].map(|ground| (Role::Ink, ground, TEXT)));
    pairs.extend([Role::RedTint, Role::GreenTint].map(|ground| (Role::Soft, ground, TEXT)));
    pairs.extend([
        (Role::GreenText, Role::GreenTint, TEXT),
        (Role::OnRed, Role::Red, TEXT),
        (Role::OnGreen, Role::Green, TEXT),
    ]);
    pairs.extend(
        [Role::Ground, Role::Calm, Role::Tint, Role::RedArea, Role::Moment, Role::RedTint]
            .map(|ground| (Role::Red, ground, MARK)),
    );
    pairs.extend([Role::Ground, Role::Calm, Role::Tint].map(|ground| (Role::Green, ground, MARK)));
    pairs.extend([Role::Ground, Role::Tint].map(|ground| (Role::Bar, ground, MARK)));
    pairs.extend([Role::RedArea, Role::Moment].map(|ground| (Role::Ink, ground, TEXT)));
    pairs.push((Role::Soft, Role::Moment, TEXT));
    pairs.extend([Role::Calm, Role::Tint, Role::Moment].map(|ground| (Role::GreenText, ground, TEXT)));
    for index in 0..Role::PERSONAS {
        // Emotion words have the persona's hue, so it has to do as text.
        pairs.extend(
            [Role::Ground, Role::Calm, Role::Tint, Role::Moment].map(|ground| (Role::Persona(index), ground, TEXT)),
        );
        // Lines keep their colour on the red area, words there have a shade of it.
        pairs.push((Role::Persona(index), Role::RedArea, MARK));
        pairs.extend(
            [Role::RedArea, Role::Ground, Role::Tint, Role::Moment]
                .map(|ground| (Role::PersonaOnRed(index), ground, TEXT)),
        );
        pairs.push((Role::OnPersona(index), Role::Persona(index), TEXT));
    }
    pairs
}

#[test]
fn everything_stands_out_from_its_ground() {
    let mut weak = Vec::new();
    for (name, palette) in palettes() {
        for (top, ground, least) in pairs() {
            let ratio = palette.colour(top).contrast(palette.colour(ground));
            if ratio < least {
                weak.push(format!("{name}: {} on {} is {ratio:.2}, not {least}", top.name(), ground.name()));
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

/// The curve of the compared map was hard to see on a dark page.
#[test]
fn what_is_pale_can_be_seen_on_a_dark_page() {
    for index in 0..Role::PERSONAS {
        let theme = Theme::builtin(ThemeName::Dark);
        let [pale, calm] = [Role::PersonaPale(index), Role::Calm].map(|role| theme.colour(role));
        assert!(pale.contrast(calm) >= 3.0, "persona {index}: {:.2}", pale.contrast(calm));
    }
}

/// Words on the red area were in ink, which in print is the first persona's.
#[test]
fn words_on_the_red_area_keep_the_colour_of_their_persona() {
    for (name, palette) in palettes() {
        for index in 0..Role::PERSONAS {
            let (hue, word) = (palette.colour(Role::Persona(index)), palette.colour(Role::PersonaOnRed(index)));
            let others = (0..Role::PERSONAS).filter(|other| *other != index).map(Role::Persona);
            assert!(hue.contrast(word) < 1.25, "{name}: {word} for {hue}");
            assert!(
                others.map(|other| palette.colour(other)).all(|other| other != word),
                "{name}: {word} is another's"
            );
        }
    }
}

#[test]
fn a_project_changes_only_what_it_names() {
    let json = r##"{ "base": "light", "colours": { "red-text": "#990000", "persona-2": "#004400" } }"##;
    let custom: CustomTheme = serde_json::from_str(json).unwrap();
    let theme = custom.resolve("house").unwrap();
    assert_eq!(theme.colour(Role::RedText).to_string(), "#990000");
    assert_eq!(theme.colour(Role::Persona(1)).to_string(), "#004400");
    assert_eq!(theme.colour(Role::Ink), Theme::builtin(ThemeName::Light).colour(Role::Ink));
}

#[test]
fn a_colour_that_no_theme_has_is_told() {
    let custom: CustomTheme = serde_json::from_str(r##"{ "colours": { "blood": "#990000" } }"##).unwrap();
    assert!(custom.resolve("house").unwrap_err().contains("`blood`"));
    assert!(serde_json::from_str::<CustomTheme>(r#"{ "colours": { "ink": "red" } }"#).is_err());
}

/// Brands' colours, from pale yellow to nearly black.
const ACCENTS: [&str; 12] = [
    "#0B5FFF", "#FFD400", "#00A3A1", "#003366", "#F3F3F3", "#101010", "#7A1FA2", "#FF7A00", "#2E7D32", "#C8E6FF",
    "#8D6E63", "#00FF88",
];

#[test]
fn everything_stands_out_in_any_brands_colour() {
    let mut weak = Vec::new();
    for (accent, base) in ACCENTS.iter().flat_map(|accent| ThemeName::ALL.map(|base| (accent, base))) {
        let json = format!(r#"{{ "base": "{base}", "accent": "{accent}" }}"#);
        let custom: CustomTheme = serde_json::from_str(&json).unwrap();
        let theme = custom.resolve("brand").unwrap();
        for palette in std::iter::once(&theme.palette).chain(&theme.dark) {
            for (top, ground, least) in pairs() {
                let ratio = palette.colour(top).contrast(palette.colour(ground));
                if ratio < least {
                    weak.push(format!("{accent} on {base}: {} on {} is {ratio:.2}", top.name(), ground.name()));
                }
            }
        }
        let plain = Theme::builtin(base);
        for role in [Role::Red, Role::RedText, Role::RedArea, Role::Green, Role::Ink] {
            assert_eq!(theme.colour(role), plain.colour(role), "{accent}: {}", role.name());
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

#[test]
fn an_accent_that_can_be_read_is_taken_as_it_is() {
    let custom: CustomTheme = serde_json::from_str(r##"{ "base": "light", "accent": "#7A1FA2" }"##).unwrap();
    let theme = custom.resolve("brand").unwrap();
    assert_eq!(theme.colour(Role::Persona(0)).to_string(), "#7A1FA2");
    assert_ne!(theme.colour(Role::Band), Theme::builtin(ThemeName::Light).colour(Role::Band));
    // What is named goes before what follows from the accent.
    let json = r##"{ "accent": "#7A1FA2", "colours": { "persona-1": "#003366" } }"##;
    let custom: CustomTheme = serde_json::from_str(json).unwrap();
    assert_eq!(custom.resolve("brand").unwrap().colour(Role::Persona(0)).to_string(), "#003366");
}

/// Nobody takes one persona's line for another's because the brand has that colour.
#[test]
fn no_persona_looks_like_the_accent() {
    let mixed_up = Theme::builtin(ThemeName::Light).colour(Role::Persona(2));
    let json = format!(r#"{{ "base": "light", "accent": "{mixed_up}" }}"#);
    let custom: CustomTheme = serde_json::from_str(&json).unwrap();
    let theme = custom.resolve("brand").unwrap();
    let first = theme.colour(Role::Persona(0));
    assert!((1..Role::PERSONAS).all(|index| theme.colour(Role::Persona(index)) != first));
}

#[test]
fn red_is_no_brands_colour() {
    for accent in ["#E30613", "#FF6347", "#B00014"] {
        let custom: CustomTheme = serde_json::from_str(&format!(r#"{{ "accent": "{accent}" }}"#)).unwrap();
        let why = custom.resolve("brand").unwrap_err();
        assert!(why.contains(accent) && why.contains("red"), "{why}");
    }
}
