//! A brand's colour in a theme. In comes the colour as the brand has it, out come the shades of it that can be read.
//!
//! The first persona's line and words have the colour itself, or the nearest shade that stands out enough from what they are on.
//! Chevrons, cards and stages get a tint of it that is no closer to text than the built-in one, so that everything on it stays as
//! readable as before. Red and green keep their meaning.

use super::{
    Colour, Hue, Palette, Theme,
    palette::{TEXT, shares},
};
use crate::scene::Role;

/// The contrast that WCAG asks of lines and marks.
const MARK: f64 = 3.0;

/// Gives a theme a brand's colour.
pub(super) fn apply(theme: &mut Theme, accent: Colour) -> Result<(), String> {
    if accent.is_near(theme.palette.red) {
        return Err(format!(
            "the accent {accent} is a red, and red is kept for pain, what is below neutral and what is overdue; \
             take another of the brand's colours"
        ));
    }
    for palette in std::iter::once(&mut theme.palette).chain(&mut theme.dark) {
        tint(palette, accent);
        lead(palette, accent);
    }
    Ok(())
}

/// Gives the first persona the accent. Another one that looks like it gets what the first one had.
fn lead(palette: &mut Palette, accent: Colour) {
    let [first, others @ ..] = &mut palette.personas;
    let alike = others.iter_mut().filter(|other| other.hue.is_near(accent));
    if let Some(alike) = alike.min_by_key(|other| other.hue.distance(accent)) {
        *alike = *first;
    }
    let hue = readable(palette, accent);
    palette.personas[0] = Hue { hue, on: on(palette, hue) };
}

/// The nearest shade of the accent that can be read wherever a persona's words and lines are.
fn readable(palette: &Palette, accent: Colour) -> Colour {
    let grounds = [Role::Ground, Role::Calm, Role::Tint, Role::Moment].map(|role| palette.colour(role));
    let stands_out = |shade: &Colour| {
        grounds.iter().all(|&ground| shade.contrast(ground) >= TEXT) && shade.contrast(palette.red_area) >= MARK
    };
    palette.shade(accent, stands_out)
}

/// What can be read best on a hue.
fn on(palette: &Palette, hue: Colour) -> Colour {
    let inks = [palette.personas[0].on, palette.ink, palette.ground];
    inks.into_iter().max_by(|a, b| a.contrast(hue).total_cmp(&b.contrast(hue))).unwrap_or(palette.ink)
}

/// Tints every ground that isn't the page's with the accent.
fn tint(palette: &mut Palette, accent: Colour) {
    let (ink, page) = (palette.ink, palette.ground);
    for ground in [&mut palette.band, &mut palette.card, &mut palette.tint] {
        let least = ground.contrast(ink);
        let tinted = shares().map(|share| accent.over(page, share)).take_while(|tinted| tinted.contrast(ink) >= least);
        // The strongest tint that text can be read on as well as before.
        *ground = tinted.last().unwrap_or(*ground);
    }
}
