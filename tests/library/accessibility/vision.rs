//! What is left of a theme without colours, and for those who see fewer of them.

use std::collections::BTreeSet;
use wayline::{
    layout::PersonaLook,
    model::PersonaId,
    scene::Role,
    theme::{Colour, Palette, Theme, ThemeName},
};

/// A picture for those who lack one kind of cones: linear red, green and blue from linear red, green and blue. From
/// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.
type Sight = [[f64; 3]; 3];

const SIGHTS: [(&str, Sight); 4] = [
    ("full sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// How far apart two colours have to be at least (CIE 1976; 2.3 is just noticeable).
const APART: f64 = 20.0;

fn palettes() -> Vec<(String, Palette)> {
    let themes = ThemeName::ALL.map(Theme::builtin);
    let with_dark = themes.iter().flat_map(|theme| {
        let dark = theme.dark.as_ref().map(|dark| (format!("{}, dark", theme.name), dark.clone()));
        std::iter::once((theme.name.clone(), theme.palette.clone())).chain(dark)
    });
    with_dark.collect()
}

#[test]
fn the_first_four_personas_and_red_differ_whatever_cones_one_has() {
    let mut alike = Vec::new();
    for (name, palette) in palettes() {
        // On paper persons differ by dashes and marks alone, and red is the one colour.
        let personas = if name == "print" { 1 } else { 4 };
        let roles: Vec<Role> = (0..personas).map(Role::Persona).chain([Role::Red]).collect();
        for (sight, matrix) in SIGHTS {
            for (index, &a) in roles.iter().enumerate() {
                for &b in &roles[..index] {
                    let apart = distance(seen(palette.colour(a), matrix), seen(palette.colour(b), matrix));
                    if apart < APART {
                        alike.push(format!("{name}, {sight}: {} and {} are {apart:.1} apart", a.name(), b.name()));
                    }
                }
            }
        }
    }
    assert!(alike.is_empty(), "{}", alike.join("\n"));
}

/// The words of the second one were nearly black, or nearly white on a dark page, like the words that are nobody's.
#[test]
fn the_words_of_the_first_three_personas_differ_from_those_of_nobody() {
    let mut alike = Vec::new();
    // On paper persons differ by dashes and marks alone.
    for (name, palette) in palettes().into_iter().filter(|(name, _)| name != "print") {
        let ink = palette.colour(Role::Ink);
        for persona in (0..3).map(Role::Persona) {
            let (hue, (_, full)) = (palette.colour(persona), SIGHTS[0]);
            let (contrast, apart) = (hue.contrast(ink), distance(seen(hue, full), seen(ink, full)));
            if contrast < 1.5 || apart < 2.0 * APART {
                alike.push(format!("{name}: {} is {apart:.1} from ink, {contrast:.2} to 1", persona.name()));
            }
        }
    }
    assert!(alike.is_empty(), "{}", alike.join("\n"));
}

/// In grey, too, what hurts stands out from the calm ground, and its area from both.
#[test]
fn red_is_darker_or_lighter_than_what_is_around_it() {
    for (name, palette) in palettes() {
        let contrast = |a, b| palette.colour(a).contrast(palette.colour(b));
        assert!(contrast(Role::Red, Role::Calm) >= 3.0, "{name}: the red curve on the ground");
        assert!(contrast(Role::Red, Role::RedArea) >= 3.0, "{name}: the red curve on its area");
        for ground in [Role::Calm, Role::Tint] {
            assert!(contrast(Role::RedArea, ground) >= 1.1, "{name}: the area on the ground");
        }
        assert!(contrast(Role::RedText, Role::RedTint) >= 4.5, "{name}: words on a card");
    }
}

/// Colour is never the only sign of a person.
#[test]
fn personas_differ_by_mark_and_dashes_too() {
    let looks: Vec<PersonaLook> = (0..64).map(|index| PersonaLook::of(PersonaId::new(index))).collect();
    let marks: BTreeSet<String> = looks[..8].iter().map(|look| format!("{:?}", look.marker)).collect();
    let dashes: BTreeSet<String> = looks[..8].iter().map(|look| format!("{:?}", look.dash)).collect();
    assert_eq!((marks.len(), dashes.len()), (8, 8));
    // Those of the same hue.
    for (index, look) in looks.iter().enumerate().take(24) {
        let twin = looks[..index].iter().find(|other| other.marker == look.marker && other.dash == look.dash);
        assert_eq!(twin, None, "persona {index}");
    }
}

fn seen(colour: Colour, matrix: Sight) -> [f64; 3] {
    let linear = [colour.red, colour.green, colour.blue].map(linear);
    matrix.map(|row| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (lab(a), lab(b));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Linear sRGB as CIE L*a*b* under D65.
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
    let y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue;
    let z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883;
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}
