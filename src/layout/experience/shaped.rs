//! The panel's texts, shaped once, and what they cost in width and height.

use super::stack;
use crate::{
    layout::{
        ColumnBox, LayoutCtx, PersonaLook,
        chart::{
            ambiguous::Ambiguous, card::Card, expectations::Expected, hanging::Way, has_panel, joints, label_list,
            label_text::LabelText, pill, subject::Subject, word_role,
        },
        precision::Step,
    },
    model::{Column, ColumnId, Facts, GainId, PainId, PersonaId},
    scene::{Face, Role, TypeSize},
};

/// The widest emotion word that widens its column.
const WIDEST_WORD: f64 = 224.0;

/// The least width of a text box in which two words are above and below their points, and in which more surround them.
const SEVERAL_WORDS: [f64; 2] = [128.0, 160.0];

/// Gains and pains.
pub const WAYS: [Way; 2] = [Way::Up, Way::Down];

/// The panel's texts, shaped.
#[derive(Debug, Clone)]
pub struct Experience {
    /// What each persona is called here.
    pub names: Vec<Name>,
    /// The card of each pain.
    pub pains: Vec<Card>,
    /// The card of each gain.
    pub gains: Vec<Card>,
    /// The emotion words of each column, one for each of its feelings; empty if it has none.
    pub words: Vec<Vec<LabelText>>,
    /// The expectations of each column.
    pub expected: Vec<Vec<Expected>>,
    /// The gains and the pains of each column.
    pub subjects: Vec<[Vec<Subject>; 2]>,
    /// The personas whose curves begin in each column, where their names stand.
    begin: Vec<Vec<PersonaId>>,
}

/// A persona's short name, shaped.
#[derive(Debug, Clone)]
pub struct Name {
    pub name: String,
    pub width: f64,
    pub block: LabelText,
}

impl Experience {
    /// Shapes the panel's texts. `None` where the map has no feelings, expectations, pains or gains at all.
    pub fn new(ctx: &mut LayoutCtx<'_>) -> Option<Self> {
        let map = ctx.map;
        // A card breaks its lines, and has room for whole names.
        let (names, whole) = (map.short_names(), map.called());
        has_panel(map).then(|| Self {
            pains: (0..map.pains.len())
                .map(|index| Card::whole(ctx, Subject::Pain(PainId::new(index)), &whole))
                .collect(),
            gains: (0..map.gains.len())
                .map(|index| Card::whole(ctx, Subject::Gain(GainId::new(index)), &whole))
                .collect(),
            words: map.columns.iter().map(|column| words(ctx, column)).collect(),
            expected: map.columns.iter().map(|column| Expected::all(ctx, &column.facts, &names)).collect(),
            subjects: map.columns.iter().map(|column| WAYS.map(|way| subjects(&column.facts, way))).collect(),
            names: names.into_iter().map(|name| Name::new(ctx, name)).collect(),
            begin: pill::named_in(map),
        })
    }

    /// The least width of text box ([`ColumnBox::width`]) that the panel needs in this column.
    pub fn least_width(&self, column: ColumnId) -> f64 {
        let cards = self.cards_of(column).into_iter().flatten().map(Card::least_width);
        // A word on one line needs less than the box, because it may use the padding too.
        let word = |block: &LabelText| {
            let wish = block.natural_width().min(WIDEST_WORD) - 2.0 * ColumnBox::PADDING + 8.0;
            wish.max(block.min_width().min(WIDEST_WORD))
        };
        let all = &self.words[column.index()];
        // Any label may end up in a list.
        let names = self.begin[column.index()].iter().map(|persona| &self.names[persona.index()].block);
        let listed = all.iter().chain(names).chain(self.expected[column.index()].iter().map(|one| &one.label));
        let several = match all.iter().filter(|block| !block.is_empty()).count() {
            0 | 1 => None,
            2 => Some(SEVERAL_WORDS[0]),
            _ => Some(SEVERAL_WORDS[1]),
        };
        cards.chain(all.iter().map(word)).chain(listed.map(label_list::least_width)).chain(several).fold(0.0, f64::max)
    }

    /// The heights of the column's gain cards and pain cards, given a text box of this width. The panel takes the
    /// tallest of each. Called many times for each column, so it must be cheap.
    pub fn card_heights(&self, column: ColumnId, width: f64) -> [f64; 2] {
        self.cards_of(column).map(|cards| stack::height(&cards, width))
    }

    /// The width of text box that the column's cards would like, so that two fit side by side.
    pub fn wished_width(&self, column: ColumnId) -> Option<f64> {
        self.cards_of(column).into_iter().filter_map(|cards| stack::wish(&cards)).reduce(f64::max)
    }

    /// The gain cards and the pain cards of a column.
    fn cards_of(&self, column: ColumnId) -> [Vec<&Card>; 2] {
        self.subjects[column.index()].each_ref().map(|own| self.cards(own))
    }

    pub fn cards(&self, subjects: &[Subject]) -> Vec<&Card> {
        subjects.iter().filter_map(|&subject| self.card(subject)).collect()
    }

    pub fn card(&self, subject: Subject) -> Option<&Card> {
        match subject {
            Subject::Pain(id) => self.pains.get(id.index()),
            Subject::Gain(id) => self.gains.get(id.index()),
            Subject::Opportunity(_) => None,
        }
    }
}

impl Name {
    fn new(ctx: &mut LayoutCtx<'_>, name: String) -> Self {
        let width = ctx.width(&name, TypeSize::Small, Face::Semibold);
        let text = ctx.runs(TypeSize::Small, &[(name.as_str(), Face::Semibold, Role::Ink)]);
        Self { name, width, block: LabelText::new([(text, TypeSize::Small)]) }
    }
}

/// The pains or the gains among these facts, in the order of their numbers: their badges are read as a row.
pub fn subjects(facts: &Facts, way: Way) -> Vec<Subject> {
    match way {
        Way::Down => facts.pains.iter().map(|&id| Subject::Pain(id)).collect(),
        Way::Up => facts.gains.iter().map(|&id| Subject::Gain(id)).collect(),
    }
}

fn words(ctx: &mut LayoutCtx<'_>, column: &Column) -> Vec<LabelText> {
    let scale = ctx.map.scale;
    let feelings = &column.facts.feelings;
    let joints = joints::joints(ctx.map, feelings);
    let is_any_shared = joints.iter().any(|members| members.len() > 1);
    let ambiguous = Ambiguous::new(scale, joints.iter().filter_map(|members| feelings.get(members[0])), is_any_shared);
    let mut words = vec![LabelText::new([]); feelings.len()];
    for members in joints {
        let first = &feelings[members[0]];
        let (look, is_shared) = (PersonaLook::of(first.persona), members.len() > 1);
        let hue = if is_shared { Role::Ink } else { look.hue };
        let role = if first.score.is_below(scale) { word_role(ctx.map, hue, 1.0) } else { hue };
        let text = first.word.as_ref().map(|word| ctx.prose(word, TypeSize::Head, Face::Semibold, role));
        let step = Step::of(first.measured.as_ref());
        let sure = first.measured.as_ref().map(|it| step.words(ctx.words, it, |score| ctx.words.number(score)));
        let sure = sure.map(|sure| ctx.runs(TypeSize::Small, &[(sure.as_str(), Face::Regular, Role::Soft)]));
        let lines = text.into_iter().map(|text| (text, TypeSize::Head));
        let block = LabelText::new(lines.chain(sure.map(|sure| (sure, TypeSize::Small))));
        let is_marked = !is_shared && ambiguous.has(first);
        words[members[0]] = if is_marked { block.marked(look.marker, role) } else { block };
    }
    words
}
