//! One set of colours.

use super::Colour;
use crate::scene::Role;
use serde::Serialize;
use std::collections::BTreeMap;

/// One set of colours: one for each role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "each field is the role of its name")]
pub struct Palette {
    pub ground: Colour,
    pub calm: Colour,
    pub band: Colour,
    pub card: Colour,
    pub ink: Colour,
    pub soft: Colour,
    pub faint: Colour,
    pub line: Colour,
    pub line_strong: Colour,
    pub track: Colour,
    pub bar: Colour,
    pub range: Colour,
    pub red: Colour,
    pub red_text: Colour,
    pub red_tint: Colour,
    pub red_area: Colour,
    /// [`Role::Moment`].
    pub moment: Colour,
    pub on_red: Colour,
    pub green: Colour,
    pub green_text: Colour,
    pub green_tint: Colour,
    pub on_green: Colour,
    pub hatch: Colour,
    pub stage: Colour,
    /// [`Role::Tint`].
    pub tint: Colour,
    pub personas: [Hue; Role::PERSONAS as usize],
}

/// A persona's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Hue {
    /// Lines, marks and words.
    pub hue: Colour,
    /// The colour of what is drawn on it.
    pub on: Colour,
}

/// How much of a persona's hue, or of red, remains where it is drawn pale.
const PALE: f64 = 0.45;
/// The least contrast of what is pale on a dark page, where a thin line is fainter to the eye than its contrast says.
const PALE_ON_DARK: f64 = 3.0;

/// The contrast that WCAG asks of text.
pub(super) const TEXT: f64 = 4.5;
/// The number of steps between none and all of a colour.
const STEPS: u8 = 100;

impl Palette {
    /// The colour of a role.
    pub fn colour(&self, role: Role) -> Colour {
        match role {
            Role::Ground => self.ground,
            Role::Calm => self.calm,
            Role::Band => self.band,
            Role::Card => self.card,
            Role::Ink => self.ink,
            Role::Soft => self.soft,
            Role::Faint => self.faint,
            Role::Line => self.line,
            Role::LineStrong => self.line_strong,
            Role::Track => self.track,
            Role::Bar => self.bar,
            Role::Range => self.range,
            Role::Red => self.red,
            Role::RedText => self.red_text,
            Role::RedTint => self.red_tint,
            Role::RedArea => self.red_area,
            Role::Moment => self.moment,
            Role::RedPale => self.pale(self.red, self.ground),
            Role::OnRed => self.on_red,
            Role::Green => self.green,
            Role::GreenText => self.green_text,
            Role::GreenTint => self.green_tint,
            Role::OnGreen => self.on_green,
            Role::Hatch => self.hatch,
            Role::Stage => self.stage,
            Role::Tint => self.tint,
            Role::Persona(index) => self.persona(index).hue,
            Role::PersonaPale(index) => self.pale(self.persona(index).hue, self.calm),
            Role::OnPersona(index) => self.persona(index).on,
            Role::PersonaOnRed(index) => {
                self.shade(self.persona(index).hue, |shade| shade.contrast(self.red_area) >= TEXT)
            }
        }
    }

    /// As little of a colour as can be seen on its ground.
    fn pale(&self, colour: Colour, ground: Colour) -> Colour {
        let [black, white] = [0x000000, 0xFFFFFF].map(Colour::hex);
        let is_dark = white.contrast(self.ground) > black.contrast(self.ground);
        let least = if is_dark { PALE_ON_DARK } else { 0.0 };
        let shades = shares().filter(|&share| share >= PALE).map(|share| colour.over(ground, share));
        shades.into_iter().find(|shade| shade.contrast(ground) >= least).unwrap_or(colour)
    }

    /// The nearest shade of a colour that can be read, towards what is furthest from the page; ink if there is none.
    pub(super) fn shade(&self, colour: Colour, can_be_read: impl Fn(&Colour) -> bool) -> Colour {
        let [black, white] = [0x000000, 0xFFFFFF].map(Colour::hex);
        let far = if black.contrast(self.ground) >= white.contrast(self.ground) { black } else { white };
        shares().map(|share| far.over(colour, share)).find(can_be_read).unwrap_or(self.ink)
    }

    fn persona(&self, index: u8) -> Hue {
        self.personas[usize::from(index % Role::PERSONAS)]
    }

    /// Changes the colours that `by` names.
    ///
    /// # Errors
    ///
    /// The name of the first role that doesn't exist.
    pub fn change(&mut self, by: &BTreeMap<String, Colour>) -> Result<(), String> {
        for (name, &colour) in by {
            let role = Role::all().find(|role| role.name() == *name);
            let role = role.ok_or_else(|| format!("`{name}` is not a colour of a theme"))?;
            self.set(role, colour)?;
        }
        Ok(())
    }

    fn set(&mut self, role: Role, colour: Colour) -> Result<(), String> {
        let slot = match role {
            Role::Ground => &mut self.ground,
            Role::Calm => &mut self.calm,
            Role::Band => &mut self.band,
            Role::Card => &mut self.card,
            Role::Ink => &mut self.ink,
            Role::Soft => &mut self.soft,
            Role::Faint => &mut self.faint,
            Role::Line => &mut self.line,
            Role::LineStrong => &mut self.line_strong,
            Role::Track => &mut self.track,
            Role::Bar => &mut self.bar,
            Role::Range => &mut self.range,
            Role::Red => &mut self.red,
            Role::RedText => &mut self.red_text,
            Role::RedTint => &mut self.red_tint,
            Role::RedArea => &mut self.red_area,
            Role::Moment => &mut self.moment,
            Role::OnRed => &mut self.on_red,
            Role::Green => &mut self.green,
            Role::GreenText => &mut self.green_text,
            Role::GreenTint => &mut self.green_tint,
            Role::OnGreen => &mut self.on_green,
            Role::Hatch => &mut self.hatch,
            Role::Stage => &mut self.stage,
            Role::Tint => &mut self.tint,
            Role::Persona(index) => &mut self.personas[usize::from(index % Role::PERSONAS)].hue,
            Role::OnPersona(index) => &mut self.personas[usize::from(index % Role::PERSONAS)].on,
            Role::RedPale => return Err(format!("`{}` is made from `red`; change that", role.name())),
            Role::PersonaPale(_) | Role::PersonaOnRed(_) => {
                return Err(format!("`{}` is made from the persona's hue; change that", role.name()));
            }
        };
        *slot = colour;
        Ok(())
    }
}

/// From none of a colour to all of it.
pub(super) fn shares() -> impl Iterator<Item = f64> {
    (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS))
}
