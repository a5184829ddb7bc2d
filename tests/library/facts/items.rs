//! The same of what has lines of its own: personas, stages, pains and opportunities. What they are called and where they are is their own line;
//! the rest is said below it.

use super::{Output, Said, compiled, said, shown_wrongly};
use wayline::model::{Map, Opportunity, Pain, Persona, Severity, Stage};

const START: &str = "journey: Now
persona anna: Anna
persona ben: Ben
team shop: Shop
source visits: Visits
  confidence: validated
stage: Buy
  touchpoint: Pay
    feels anna 1: Glad
    pain cold: Cold
";

/// A kind of thing.
struct Item {
    /// Its line at the end of the map, and no more.
    bare: &'static str,
    /// What can be said of the last one of a map, and whether it is.
    fields: fn(&Map) -> Vec<(&'static str, bool)>,
    /// For each of these the end of the map that says it.
    said: &'static [Said],
}

const ITEMS: [Item; 4] = [
    Item {
        bare: "persona carl: Carl\n",
        fields: |map| of_persona(map.personas.last().expect("a persona").clone()),
        said: &[
            Said { field: "role", lines: "persona carl: Carl\n  role: Courier\n", not_in: NO_TABLE_OF_PERSONAS },
            Said {
                field: "segment",
                lines: "persona carl: Carl\n  segment: Commuters\n",
                not_in: NO_TABLE_OF_PERSONAS,
            },
            Said { field: "goals", lines: "persona carl: Carl\n  goal: Be quick\n", not_in: NO_TABLE_OF_PERSONAS },
            Said { field: "needs", lines: "persona carl: Carl\n  need: A receipt\n", not_in: NO_TABLE_OF_PERSONAS },
            Said { field: "quotes", lines: "persona carl: Carl\n  quote: Hurry up\n", not_in: NO_TABLE_OF_PERSONAS },
            Said { field: "image", lines: "persona carl: Carl\n  image: still.svg\n", not_in: PICTURE_OF_A_PERSONA },
            Said { field: "about", lines: "persona carl: Carl\n  about: Always late\n", not_in: NO_TABLE_OF_PERSONAS },
            Said { field: "facts", lines: "persona carl: Carl\n  fact Age: 44\n", not_in: NO_TABLE_OF_PERSONAS },
        ],
    },
    Item {
        bare: "stage: Later\n  touchpoint: Ride\n  touchpoint: Eat\n",
        fields: |map| of_stage(map.stages.last().expect("a stage").clone()),
        said: &[
            said("goals", "stage: Later\n  goal: Arrive\n  touchpoint: Ride\n  touchpoint: Eat\n"),
            said("about", "stage: Later\n  about: By tram\n  touchpoint: Ride\n  touchpoint: Eat\n"),
            Said {
                field: "any_order",
                lines: "stage: Later\n  order: any\n  touchpoint: Ride\n  touchpoint: Eat\n",
                not_in: WITHOUT_AN_ORDER,
            },
            said("facts", "stage: Later\n  note: Ask again\n  touchpoint: Ride\n  touchpoint: Eat\n"),
        ],
    },
    Item {
        bare: "    pain wet: Wet\n",
        fields: |map| of_pain(map.pains.last().expect("a pain").clone()),
        said: &[
            Said { field: "severity", lines: "    pain wet critical: Wet\n", not_in: LOST_WITH_IT },
            Said { field: "personas", lines: "    pain wet: Wet\n      for: ben\n", not_in: LOST_WITH_IT },
            Said { field: "from", lines: "    pain wet: Wet\n      from: visits\n", not_in: LOST_WITH_IT },
            said("answered_by", "    pain wet: Wet\n    opportunity: A roof\n      answers: wet\n"),
            Said { field: "status", lines: "    pain wet: Wet\n      status: eased\n", not_in: LOST_WITH_IT },
            Said {
                field: "since",
                lines: "    pain wet: Wet\n      status: eased\n      since: 2026-03\n",
                not_in: LOST_WITH_IT,
            },
        ],
    },
    Item {
        bare: "    opportunity: A stove\n",
        fields: |map| of_opportunity(map.opportunities.last().expect("an opportunity").clone()),
        said: &[
            Said { field: "answers", lines: "    opportunity: A stove\n      answers: cold\n", not_in: WEIGHED },
            Said { field: "impact", lines: "    opportunity: A stove\n      impact: 4\n", not_in: WEIGHED },
            Said { field: "effort", lines: "    opportunity: A stove\n      effort: 2\n", not_in: WEIGHED },
            Said { field: "owner", lines: "    opportunity: A stove\n      owner: shop\n", not_in: LOST_WITH_IT },
            Said { field: "due", lines: "    opportunity: A stove\n      due: 2027-03-01\n", not_in: LOST_WITH_IT },
            Said { field: "status", lines: "    opportunity: A stove\n      status: doing\n", not_in: LOST_WITH_IT },
            Said {
                field: "experiment",
                lines: "    opportunity: A stove\n      experiment: One for a week\n",
                not_in: LOST_WITH_IT,
            },
            Said { field: "from", lines: "    opportunity: A stove\n      from: visits\n", not_in: LOST_WITH_IT },
        ],
    },
];

const NO_TABLE_OF_PERSONAS: &[(Output, &str)] =
    &[(Output::Tables, "no table is about personas; that of all lines has it")];

const PICTURE_OF_A_PERSONA: &[(Output, &str)] = &[
    (Output::Tables, "no table is about personas; that of all lines has it"),
    (Output::Text, "a terminal has no pictures"),
];

const WITHOUT_AN_ORDER: &[(Output, &str)] =
    &[(Output::Tables, "the columns of a table are in the order of the file, whatever order people take")];

const LOST_WITH_IT: &[(Output, &str)] =
    &[(Output::Mermaid, "a pain or an opportunity is counted as lost with all that is said of it")];

const WEIGHED: &[(Output, &str)] = &[
    (Output::Text, "a terminal lists who does what until when; the table of actions has how it was chosen"),
    (Output::Mermaid, "a pain or an opportunity is counted as lost with all that is said of it"),
];

fn of_persona(persona: Persona) -> Vec<(&'static str, bool)> {
    let Persona { span: _, name: _, label: _, role, segment, goals, needs, quotes, image, lost_image: _, about, facts } =
        persona;
    vec![
        ("role", role.is_some()),
        ("segment", segment.is_some()),
        ("goals", !goals.is_empty()),
        ("needs", !needs.is_empty()),
        ("quotes", !quotes.is_empty()),
        ("image", image.is_some()),
        ("about", about.is_some()),
        ("facts", !facts.is_empty()),
    ]
}

fn of_stage(stage: Stage) -> Vec<(&'static str, bool)> {
    let Stage { span: _, name: _, title: _, goals, about, any_order, columns: _, facts } = stage;
    vec![
        ("goals", !goals.is_empty()),
        ("about", about.is_some()),
        ("any_order", any_order),
        ("facts", !facts.notes.is_empty()),
    ]
}

fn of_pain(pain: Pain) -> Vec<(&'static str, bool)> {
    let Pain { span: _, name: _, place: _, severity, text: _, personas, from, answered_by, status, since } = pain;
    vec![
        ("severity", severity == Severity::Critical),
        ("personas", personas.len() == 1),
        ("from", !from.is_empty()),
        ("answered_by", !answered_by.is_empty()),
        ("status", status.is_some()),
        ("since", since.is_some()),
    ]
}

fn of_opportunity(opportunity: Opportunity) -> Vec<(&'static str, bool)> {
    let Opportunity {
        span: _,
        name: _,
        place: _,
        text: _,
        answers,
        impact,
        effort,
        owner,
        due,
        due_span: _,
        status,
        experiment,
        from,
    } = opportunity;
    vec![
        ("answers", !answers.is_empty()),
        ("impact", impact.is_some()),
        ("effort", effort.is_some()),
        ("owner", owner.is_some()),
        ("due", due.is_some()),
        ("status", status.is_some()),
        ("experiment", experiment.is_some()),
        ("from", !from.is_empty()),
    ]
}

fn map(end: &str) -> Map {
    compiled(&format!("{START}{end}"))
}

/// Mermaid's list of losses said nothing of what is known about personas, nor of the goals and descriptions of stages.
#[test]
fn what_is_said_of_an_item_is_in_every_output_or_left_out_for_a_reason() {
    let mut wrong = Vec::new();
    for item in ITEMS {
        let plain = map(item.bare);
        wrong.extend(item.said.iter().flat_map(|said| {
            let shown = shown_wrongly(said, &map(said.lines), &plain);
            shown.into_iter().map(|wrong| format!("{}{wrong}", item.bare))
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_field_of_an_item_has_lines_that_say_it() {
    for item in ITEMS {
        let nothing = (item.fields)(&map(item.bare));
        assert_eq!(nothing.len(), item.said.len(), "{}", item.bare);
        for (at, said) in item.said.iter().enumerate() {
            assert_eq!(nothing[at], (said.field, false), "{}", item.bare);
            assert!((item.fields)(&map(said.lines))[at].1, "{} isn't said by {}", said.field, said.lines);
        }
    }
}
