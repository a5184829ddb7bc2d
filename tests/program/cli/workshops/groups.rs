//! Lanes in groups, each next to somebody's name, and labels that name somebody.

use super::holds;
use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

/// What a table of two people says, whatever is around it.
const BOTH: [&str; 6] = [
    "persona anna: Anna\npersona ben: Ben\n",
    "thinks anna: Why me?\n",
    "feels anna 3\n",
    "feels ben 2\n",
    "thinks ben: Where do I park?\n",
    "feels ben 4\n",
];
const GROUPS: &str =
    "Anna,Feelings (1-5),3,2,5\n,Thoughts,Why me?,,\nBen,Feelings (1-5),2,,4\n,Thoughts,,Where do I park?,\n";
const READ: &str = "the rows of `Anna` and `Ben` are read as those of personas of one map";

#[test]
fn two_groups_share_the_columns_of_a_stage() {
    for head in [",Stage,Before,During,After\n", "Stage,,Before,During,After\n", ",,Before,During,After\n"] {
        let (map, _) = imported(&format!("{head}{GROUPS}"));
        assert_eq!(map.matches("touchpoint").count(), 0, "{head}{map}");
        holds(&format!("{head}{GROUPS}"), &BOTH, &[READ]);
    }
    holds(&format!("Persona,Lane,Before,During,After\n{GROUPS}"), &BOTH, &[]);
}

#[test]
fn labels_left_of_the_lanes_are_those_of_everybody() {
    let head = "Stage,,Before,During,After\nStep,,Letter,Admission,Home\n";
    let places = [
        "stage: Before\n  touchpoint: Letter\n",
        "stage: During\n  touchpoint: Admission\n",
        "stage: After\n  touchpoint: Home\n",
    ];
    holds(&format!("{head}{GROUPS}"), &[BOTH.as_slice(), &places].concat(), &[READ]);
    holds(
        &format!("{head}{GROUPS}Channels,,Web,Desk,Taxi\nIdeas,,A map,,\nOwner,,Web team,,\n"),
        &[BOTH.as_slice(), &places, &["    via: web\n", "    opportunity: A map\n      owner: web-team\n"]].concat(),
        &[READ],
    );
    // A lane that nobody knows is everybody's too.
    holds(
        &format!("{head}{GROUPS}Legal check,,Privacy,,\n"),
        &["    legal-check: Privacy\n"],
        &[READ, "`Legal check` is not a lane"],
    );
    // The other way round.
    holds(
        ",Anna,,Ben,,\nStage,Feelings (1-5),Thoughts,Feelings (1-5),Thoughts,\nBefore,3,Why me?,2,,\nDuring,2,,,Where do I park?,\nAfter,5,,4,,\n",
        &BOTH,
        &[READ],
    );
    holds(
        "Stage,Anna,,Ben,,Channels\n,Feelings (1-5),Thoughts,Feelings (1-5),Thoughts,\nBefore,3,Why me?,2,,Web\nDuring,2,,,Where do I park?,\nAfter,5,,4,,\n",
        &[BOTH.as_slice(), &["stage: Before\n  via: web\n"]].concat(),
        &[READ],
    );
}

#[test]
fn a_lane_of_a_group_that_cannot_be_somebodys_is_named() {
    holds(
        &format!(",Stage,Before,During,After\n{GROUPS},Channels,Web,Desk,Taxi\n"),
        &[BOTH.as_slice(), &["stage: Before\n  via: web\n"]].concat(),
        &[READ, "`Channels` is read without `Ben`, which a lane cannot say"],
    );
    // Where both have such a lane, each has columns.
    holds(
        "Persona,Stage,Before,After\nAnna,Feelings,happy,sad\n,Ideas,A map,\nBen,Feelings,sad,happy\n,Ideas,A lift,\n",
        &["  touchpoint: Before 1\n    for: anna\n    feels 1: happy\n    opportunity: A map\n", "    for: ben\n"],
        &[],
    );
}

#[test]
fn words_for_kinds_of_people_are_personas_next_to_others() {
    for (one, name) in
        [("Patient", "patient"), ("Student", "student"), ("Customer", "customer"), ("Adult daughter", "adult-daughter")]
    {
        holds(
            &format!(
                ",Stage,Before,After\n{one},Actions,a,b\n,Feelings,happy,sad\nCarer,Actions,d,e\n,Feelings,sad,happy\n"
            ),
            &[
                &format!("persona {name}: {one}\npersona carer: Carer\n"),
                &format!("  does {name}: a\n  does carer: d\n  feels {name} 1: happy\n  feels carer -1: sad\n"),
            ],
            &["are read as those of personas of one map"],
        );
    }
    holds(
        "Stage,Before,After\nFeelings (Patient),happy,sad\nFeelings (Carer),sad,happy\nPatient thoughts,Why?,\n",
        &["  thinks patient: Why?\n  feels patient 1: happy\n  feels carer -1: sad\n"],
        &[],
    );
    // Alone, they are whoever the map is about.
    holds(
        "Stage,Before,After\nPatient actions,a,b\nPatient feelings,happy,sad\n",
        &["  does: a\n  feels 1: happy\n"],
        &[],
    );
}

#[test]
fn a_name_in_a_row_of_its_own_is_whose_the_rows_below_are() {
    holds(
        "Stage,Before,After\nClaire (34),,\nActions,a,b\nFeelings (1-5),4,5\nMarc,,\nActions,c,\nFeelings (1-5),3,4\n",
        &[
            "persona claire: Claire\n  fact Age: 34\n\npersona marc: Marc\n",
            "stage: Before\n  does claire: a\n  does marc: c\n  feels claire 4\n  feels marc 3\n",
        ],
        &["the rows of `Claire` and `Marc` are read as those of personas of one map"],
    );
}

#[test]
fn what_others_do_is_no_lane_of_a_persona() {
    holds(
        "Stage,Before,After\nUser activities,a,b\nUser goals,c,\nBusiness goals,d,\nEmotional needs,e,\nNeeds,f,\nWas können wir tun?,g,\nWhat do we do?,h,\n",
        &[
            "  goal: c\n",
            "  business-goals: d\n",
            "  emotional-needs: e\n",
            "  does: a\n  needs: f\n",
            "  opportunity: g\n",
            "  what-do-we-do: h\n",
        ],
        &["`Business goals` is not a lane", "`Emotional needs` is not a lane", "`What do we do?` is not a lane"],
    );
}

#[test]
fn a_word_in_front_of_a_label_is_nobody() {
    for (label, lane, name) in [
        ("Open questions", "Thoughts", "open-questions"),
        ("Offene Fragen", "Gedanken", "offene-fragen"),
        ("Next actions", "Actions", "next-actions"),
        ("Inner thoughts", "Thoughts", "inner-thoughts"),
    ] {
        let (map, said) = imported(&format!("Stage,Before,During\n{lane},a,b\n{label},,c\n"));
        assert!(!map.contains("persona") && map.contains(&format!("  {name}: c\n")), "{map}");
        assert!(said.contains(&format!("`{label}` is not a lane that Wayline knows")), "{said}");
    }
    // Feelings are somebody's, though the name may be wrong.
    holds(
        "Stage,Before,During\nFeelings,happy,sad\nUnspoken feelings,sad,happy\n",
        &["  feels unspoken -1: sad\n"],
        &["`Unspoken feelings` is read as what a persona `Unspoken` says, does or feels", "these feelings name nobody"],
    );
    holds(
        "Stage,Before,During\nAnna feelings,happy,sad\nAnna thoughts,x,y\nBen feelings,sad,happy\nBen thoughts,z,\n",
        &["  thinks anna: x\n  thinks ben: z\n  feels anna 1: happy\n  feels ben -1: sad\n"],
        &[],
    );
}

#[test]
fn groups_of_the_same_lanes_that_are_nobody_are_a_map_each() {
    let table = "Applying,,,\n,,Apply,Wait\nChannels,,Web,Mail\nAs-is,Actions,Paper form,Calls\n,Feelings,-1,-2\nTo-be,Actions,Online form,Tracks\n,Feelings,1,2\n";
    let sandbox = Sandbox::new().file("board.csv", table);
    let ran =
        sandbox.run("import board.csv -o maps/").code(0).says(&["`As-is` and `To-be` have the same lanes: a map each"]);
    assert_eq!(ran.err.matches("warning: ").count(), 1, "{}", ran.err);
    let maps = [sandbox.read("maps/board-board.journey"), sandbox.read("maps/board-board-2.journey")];
    for (map, name, lines) in
        [(&maps[0], "As-is", "does: Paper form\n  feels -1\n"), (&maps[1], "To-be", "does: Online form\n  feels 1\n")]
    {
        assert!(map.starts_with(&format!("journey: Applying – {name}\n")), "{map}");
        assert!(map.contains(&format!("stage: Apply\n  via: web\n  {lines}")), "{map}");
    }
    // With numbers, they are people.
    holds(
        ",,Apply,Wait\nPersona 1,Actions,a,b\n,Feelings,happy,sad\nPersona 2,Actions,c,d\n,Feelings,sad,happy\n",
        &["persona persona-1: Persona 1\npersona persona-2: Persona 2\n"],
        &["are read as those of personas"],
    );
}

/// The names of parts of the stage over rows were left out without a word, and what is done in them was done by the customer.
#[test]
fn a_part_of_the_stage_over_rows_is_a_heading() {
    holds(
        "Stage,Search,Book\nFront stage,,\nStaff,Answers,Confirms\nBack stage,,\nActions,Plans,Cleans\nCustomer,,\nActions,Googles,Pays\nSupport process,CRM,PMS\n",
        &[
            "  does: Googles\n",
            "lane front-stage-staff: Front stage: Staff\n",
            "  front-stage-staff: Answers\n",
            "  backstage: Plans\n",
            "  support: CRM\n",
        ],
        &[
            "board!A2: `Front stage` is a heading of rows: written in front of the labels of these lanes",
            "`Front stage: Staff` is not a lane",
        ],
    );
    // What the same people do in front of the customer and behind became one lane.
    holds(
        "Stage,Search,Book\nActions,Googles,Pays\nFront stage,,\nStaff,Answers,Confirms\nBack stage,,\nStaff,Plans,Cleans\nFeelings,happy,sad\n",
        &["  front-stage-staff: Answers\n", "  back-stage-staff: Plans\n"],
        &["board!A3", "`Front stage: Staff`", "board!A5", "`Back stage: Staff`"],
    );
    // A lane that was left empty is no heading.
    holds(
        "Stage,Search,Book\nActions,Googles,Pays\nBackstage,,\nPain points,Slow,Dear\nFrontstage,,\n",
        &["  does: Googles\n", "  pain: Slow\n"],
        &[],
    );
}

/// The title `Hotel: a night away` became a note, as `Version: 3` does.
#[test]
fn a_title_with_a_colon_is_a_title_unless_there_is_another() {
    let table = "Stage,Arrive,Sleep\nActions,Parks,Dreams\nFeelings,happy,sad\n";
    holds(&format!("Hotel: a night away,,\n{table}"), &["journey: Hotel: a night away\n"], &[]);
    let ran = &[
        ("Version: the third one,,\n", "journey: Board\n"),
        ("Hotel: a night away,,\nBooking a room,,\n", "journey: Booking a room\n"),
    ];
    for (above, title) in ran {
        let (map, said) = imported(&format!("{above}{table}"));
        assert!(map.contains(title) && map.contains("  note: "), "{map}{said}");
    }
}

/// The morning and the evening were two personas.
#[test]
fn times_over_the_same_lanes_are_nobody() {
    let table =
        "Stage,Arrive,Leave\nMorning,,\nActions,a,b\nFeelings,happy,sad\nEvening,,\nActions,c,d\nFeelings,sad,happy\n";
    let sandbox = Sandbox::new().file("board.csv", table);
    sandbox.run("import board.csv -o maps/").code(0).says(&["`Morning` and `Evening` have the same lanes: a map each"]);
    assert!(!sandbox.read("maps/board-board.journey").contains("persona"));
}
