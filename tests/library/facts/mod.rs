//! Nothing that a map can say of a column is forgotten: every output shows it, or it is written down here that it doesn't, and why.
//! A fact is a line here; that a comparison sees each part of a line is for `changed_alone`.

mod items;

use crate::support::{Memory, options};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use wayline::{
    compare::compare,
    compile,
    export::{
        self,
        table::{Sheet, table},
    },
    layout::{LayoutOptions, layout},
    model::{Facts, Map},
    render::{html, svg},
    text::Fonts,
};

/// A fact, and the lines that say it at the end of [`MAP`].
struct Said {
    field: &'static str,
    lines: &'static str,
    /// What doesn't show it, and why.
    not_in: &'static [(Output, &'static str)],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Output {
    Drawing,
    Page,
    Tables,
    Text,
    Json,
    Difference,
    Mermaid,
}

const OUTPUTS: [Output; 7] =
    [Output::Drawing, Output::Page, Output::Tables, Output::Text, Output::Json, Output::Difference, Output::Mermaid];

const MAP: &str = "journey: Now
  compares: before.journey
  priority: cost 1
persona anna: Anna
persona ben: Ben
source visits: Visits
  confidence: validated
stage: Buy
  touchpoint: Pay
    feels anna 1: Glad
  touchpoint: Leave
";

const BEFORE: &str = "journey: Before
persona anna: Anna
stage: Buy
  touchpoint queue: Queue
    feels -1: Bored
";

const PICTURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"><rect width=\"4\" height=\"3\"/></svg>";

/// Every fact. A new field of [`Facts`] doesn't compile until it is taken apart here, and then wants its line below.
fn fields(facts: Facts) -> [(&'static str, bool); 19] {
    let Facts {
        personas,
        via,
        events,
        image,
        // Only there without a picture.
        lost_image: _,
        moment,
        reach,
        claims,
        feelings,
        expectations,
        takes,
        pains,
        gains,
        metrics,
        score,
        opportunities,
        attachments,
        see,
        notes,
        replaces,
    } = facts;
    [
        ("personas", personas.len() == 1),
        ("via", !via.is_empty()),
        ("events", !events.is_empty()),
        ("image", image.is_some()),
        ("moment", moment.is_some()),
        ("reach", !reach.is_empty()),
        ("claims", !claims.is_empty()),
        ("feelings", !feelings.is_empty()),
        ("expectations", !expectations.is_empty()),
        ("takes", !takes.is_empty()),
        ("pains", !pains.is_empty()),
        ("gains", !gains.is_empty()),
        ("metrics", !metrics.is_empty()),
        ("score", score.is_some()),
        ("opportunities", !opportunities.is_empty()),
        ("attachments", !attachments.is_empty()),
        ("see", !see.is_empty()),
        ("notes", !notes.is_empty()),
        ("replaces", !replaces.is_empty()),
    ]
}

const SAID: &[Said] = &[
    said("personas", "    for: ben\n"),
    said("via", "    via: web\n"),
    Said { field: "events", lines: "    event: called\n", not_in: UNSEEN },
    said("image", "    image: still.svg\n"),
    said("moment", "    moment: It decides\n"),
    said("reach", "    reach: 40 %\n"),
    said("claims", "    does: Waves\n"),
    said("feelings", "    feels ben -2: Cross\n"),
    said("expectations", "    feels ben 0\n    expects ben 2: A smile\n"),
    said("takes", "    takes: 5m..10m\n"),
    said("pains", "    pain: Cold\n"),
    said("gains", "    gain: Warm\n"),
    said("metrics", "    metric nps: 12\n"),
    said("score", "    score: cost 40\n"),
    said("opportunities", "    opportunity: A stove\n"),
    said("attachments", "    attach: notes.txt\n"),
    said("see", "    see: other.journey\n"),
    said("notes", "    note: Ask again\n"),
    said("replaces", "    replaces: queue\n"),
];

/// What an event is called in the data says nothing to readers of a map.
const UNSEEN: &[(Output, &str)] = &[
    (Output::Drawing, "the data's own word"),
    (Output::Page, "the data's own word"),
    (Output::Tables, "the data's own word"),
    (Output::Text, "the data's own word"),
    (Output::Mermaid, "Mermaid knows no data, and nothing that is drawn is lost"),
];

const fn said(field: &'static str, lines: &'static str) -> Said {
    Said { field, lines, not_in: &[] }
}

fn map(more: &str) -> Map {
    compiled(&format!("{MAP}{more}"))
}

fn compiled(text: &str) -> Map {
    let files = [("before.journey", BEFORE), ("other.journey", BEFORE), ("notes.txt", "Notes"), ("still.svg", PICTURE)];
    let files = Memory::from_iter(files);
    let compilation = compile("map.journey", text.as_bytes(), &files, &options());
    compilation.map.unwrap_or_else(|| panic!("{text}: {:#?}", compilation.diagnostics))
}

/// All that an output says of a map. Where a map has nothing, the difference to it is asked of the same map without the lines.
fn output(output: Output, map: &Map, without: &Map) -> String {
    let drawing = || svg(&layout(map, &LayoutOptions::default(), &mut Fonts::new()), &Default::default());
    match output {
        Output::Drawing => drawing(),
        // Without the drawing: a page has to say it in words as well.
        Output::Page => html(map, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &Default::default()),
        Output::Tables => Sheet::ALL.iter().map(|&sheet| format!("{:?}", table(map, sheet).rows)).collect(),
        Output::Text => plain(map),
        Output::Json => without_spans(serde_json::to_value(map).expect("JSON")).to_string(),
        Output::Difference => format!("{:?}", compare(without, map)),
        Output::Mermaid => format!("{:?}", export::mermaid(map)),
    }
}

/// Without the places of lines in the file, which every new line has.
fn without_spans(json: Json) -> Json {
    match json {
        Json::Object(fields) => {
            let said = fields.into_iter().filter(|(key, _)| key != "span" && !key.ends_with("_span"));
            Json::Object(said.map(|(key, value)| (key, without_spans(value))).collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(without_spans).collect()),
        other => other,
    }
}

/// The map as plain text.
fn plain(map: &Map) -> String {
    let options = export::text::TextOptions { width: 80, side_by_side: false };
    export::text::plain_text(&export::text::text(map, &options))
}

#[test]
fn every_fact_is_in_every_output_or_left_out_for_a_reason() {
    let plain = map("");
    let wrong: Vec<String> = SAID.iter().flat_map(|said| shown_wrongly(said, &map(said.lines), &plain)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The outputs that don't show what a map has and another one hasn't, without a reason; and those that show it although there is one.
fn shown_wrongly(said: &Said, map: &Map, plain: &Map) -> Vec<String> {
    let mut wrong = Vec::new();
    for of in OUTPUTS {
        let shows = output(of, map, plain) != output(of, plain, plain);
        let reason = said.not_in.iter().find(|(output, _)| *output == of);
        if shows == reason.is_some() {
            wrong.push(format!("{} in {of:?}: shown is {shows}, but {reason:?}", said.field));
        }
    }
    wrong
}

#[test]
fn every_fact_has_lines_that_say_it() {
    for (at, (field, _)) in fields(Facts::default()).into_iter().enumerate() {
        assert_eq!(SAID[at].field, field);
        let facts = map(SAID[at].lines).columns.pop().expect("a column").facts;
        assert!(fields(facts)[at].1, "{field} isn't said by {}", SAID[at].lines);
    }
    assert_eq!(SAID.len(), fields(Facts::default()).len());
}

/// A map that says everything that can be said about the whole, each with a word of its own.
const WHOLE: &str = "journey: Wtitle
  about: Wabout
  goal: Wgoal
  principle: Wprinciple
  insight: Wfinding
  insight: Winsight
  owner: Wowner
  with: Wmakers
  reviewed: 2026-01-02
  state: current
  metric csat: 41
  note: Wnote
persona anna: Anna
  role: Wrole
  segment: Wsegment
  goal: Wwish
  need: Wneed
  quote: Wquote
  fact Wlabel: Wfact
  about: Wperson
persona ben: Ben
team shop: Shop
  about: Wteam
channel desk: Desk
  about: Wchannel
measure csat: Satisfaction
  about: Wmeasure
lane signs: Signs
  about: Wlane
source visits: Visits
  about: Wsource
phase: Wphase
stage: Buy
  touchpoint: Pay
    via: desk
    feels 1: Glad
    signs: One
    frontstage: Greets
      by: shop
";

/// The words of [`WHOLE`] that no drawing has room for; the page shows them below it.
const NOT_DRAWN: [&str; 3] = ["Wteam", "Wchannel", "Wmeasure"];

#[test]
fn what_is_said_about_the_whole_is_shown() {
    let compilation = compile("map.journey", WHOLE.as_bytes(), &Memory::default(), &options());
    let map = compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let outputs = [
        ("text", plain(&map)),
        ("page", html(&map, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &Default::default())),
        ("drawing", svg(&scene, &Default::default())),
    ];
    let words: Vec<&str> = WHOLE.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with('W')).collect();
    for (name, output) in outputs {
        let missing: BTreeSet<&str> = words.iter().copied().filter(|word| !output.contains(word)).collect();
        let expected = if name == "drawing" { BTreeSet::from(NOT_DRAWN) } else { BTreeSet::new() };
        assert_eq!(missing, expected, "what is missing from the {name}");
    }
}
