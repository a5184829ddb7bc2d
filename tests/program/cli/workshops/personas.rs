//! Whose rows, columns and feelings they are.

use super::holds;
use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

const ANNA_AND_BEN: [&str; 5] = [
    "persona anna: Anna\npersona ben: Ben\n",
    "stage: Before\n  touchpoint: Reads reviews\n    for: anna\n    feels 1: curious\n    pain: Too many\n",
    "  touchpoint: Asks a friend\n    for: ben\n    feels -1: bored\n\nstage: During\n",
    "  touchpoint: Orders\n    for: anna\n    feels 1: happy\n",
    "  touchpoint: Calls\n    for: ben\n    feels -2: angry\n    pain: Long wait\n",
];

/// The same where both are in one column of each stage.
const TOGETHER: [&str; 3] = [
    "persona anna: Anna\npersona ben: Ben\n",
    "stage: Before\n  does anna: Reads reviews\n  does ben: Asks a friend\n  feels anna 1: curious\n  feels ben -1: bored\n  pain: Too many\n    for: anna\n",
    "stage: During\n  does anna: Orders\n  does ben: Calls\n  feels anna 1: happy\n  feels ben -2: angry\n  pain: Long wait\n    for: ben\n",
];

#[test]
fn a_column_of_personas_says_whose_each_row_is() {
    let rows = [
        ["Persona", "Stage", "Action", "Feeling", "Pain"],
        ["Anna", "Before", "Reads reviews", "curious", "Too many"],
        ["Anna", "During", "Orders", "happy", ""],
        ["Ben", "Before", "Asks a friend", "bored", ""],
        ["Ben", "During", "Calls", "angry", "Long wait"],
    ];
    let list = |order: [usize; 5], blank: bool| {
        let row = |(at, row): (usize, &[&str; 5])| {
            let again = blank && at > 0 && rows[at - 1][0] == row[0];
            let cell = |&column: &usize| if again && column == 0 { "" } else { row[column] };
            order.iter().map(cell).collect::<Vec<_>>().join(",") + "\n"
        };
        rows.iter().enumerate().map(row).collect::<String>()
    };
    // Before or behind the stages, and with a name only where it changes, as in merged cells.
    for table in [list([0, 1, 2, 3, 4], false), list([0, 1, 2, 3, 4], true), list([1, 0, 2, 3, 4], false)] {
        holds(&table, &ANNA_AND_BEN, &[]);
    }
}

#[test]
fn a_row_of_personas_below_merged_stages_leaves_them() {
    let rest = "Action,Reads reviews,Asks a friend,Orders,Calls\nFeeling,curious,bored,happy,angry\nPain,Too many,,,Long wait\n";
    for head in [
        "Stage,Before,,During,\nPersona,Anna,Ben,Anna,Ben\n",
        "Persona,Anna,Ben,Anna,Ben\nStage,Before,Before,During,During\n",
        "Persona,Anna,,Ben,\nStage,Before,During,Before,During\n",
    ] {
        let swapped = head.contains("Anna,,Ben");
        let rest = if swapped {
            "Action,Reads reviews,Orders,Asks a friend,Calls\nFeeling,curious,happy,bored,angry\nPain,Too many,,,Long wait\n"
        } else {
            rest
        };
        if swapped {
            // A name over several columns that isn't repeated can't be told from the personas of the map.
            let (map, _) = imported(&format!("{head}{rest}"));
            assert!(map.contains("persona anna: Anna\npersona ben: Ben\n"), "{map}");
        } else {
            holds(&format!("{head}{rest}"), &ANNA_AND_BEN, &[]);
        }
    }
}

#[test]
fn a_second_table_is_that_of_another_persona() {
    let anna = "Stage,Before,During\nAction,Reads reviews,Orders\nFeeling,curious,happy\nPain,Too many,\n";
    let ben = "Stage,Before,During\nAction,Asks a friend,Calls\nFeeling,bored,angry\nPain,,Long wait\n";
    holds(&format!("Persona: Anna,,\n{anna},,\nPersona: Ben,,\n{ben}"), &TOGETHER, &[]);
    holds(
        &format!("Anna,,\n{anna},,\nBen,,\n{ben}"),
        &TOGETHER,
        &["board: the tables of `Anna` and `Ben` are read as those of personas of one map"],
    );
    let corner = |table: &str, name: &str| table.replacen("Stage", name, 1);
    holds(
        &format!("{},,\n{}", corner(anna, "Anna"), corner(ben, "Ben")),
        &TOGETHER,
        &["board: the tables of `Anna` and `Ben` are read"],
    );
    // One table in groups, with a name next to the lanes.
    holds(
        "Persona,Lane,Before,During\nAnna,Action,Reads reviews,Orders\n,Feeling,curious,happy\n,Pain,Too many,\nBen,Action,Asks a friend,Calls\n,Feeling,bored,angry\n,Pain,,Long wait\n",
        &TOGETHER,
        &[],
    );
}

#[test]
fn a_second_table_of_nobody_in_particular_is_a_map_of_its_own() {
    let table = "Buying a ticket,,\nStage,Search,Pay\nActions,Looks,Pays\n,,\nReturning a ticket,,\nStage,Ask,Wait\nActions,Calls,Waits\n";
    let sandbox = Sandbox::new().file("board.csv", table);
    let ran = sandbox.run("import board.csv -o maps/").code(0).says(&["2 tables of stages and lanes: a map each"]);
    assert_eq!(ran.err.matches("warning: ").count(), 1, "{}", ran.err);
    let maps = [sandbox.read("maps/board-board.journey"), sandbox.read("maps/board-board-2.journey")];
    assert!(maps[0].starts_with("journey: Buying a ticket\n") && maps[0].contains("  does: Looks\n"), "{maps:?}");
    assert!(maps[1].starts_with("journey: Returning a ticket\n") && maps[1].contains("  does: Calls\n"), "{maps:?}");
    // A row of stages that is repeated for other lanes is no second table.
    let (map, _) = imported("Stage,A,B\nActions,a,b\nStage,A,B\nPain points,x,y\n");
    assert_eq!(map.matches("\nstage: ").count(), 2, "{map}");
}

#[test]
fn what_a_persona_is_comes_after_a_name_in_any_form() {
    for cells in [
        "Persona: Maria (29), nurse,,",
        "Persona,Maria (29),nurse",
        "Persona,\"Maria, 29, nurse\",",
        "Persona: Maria,29,nurse",
    ] {
        let (map, said) = imported(&format!("{cells}\n,,\nStage,A,B\nActions,a,b\n"));
        assert!(
            map.starts_with("journey: Board\n\npersona maria: Maria\n  role: nurse\n  fact Age: 29\n"),
            "{cells}: {map}"
        );
        assert!(!said.contains("warning"), "{said}");
    }
}

#[test]
fn names_over_stages_that_come_again_say_whose_they_are() {
    holds(
        "Persona,Anna,,Ben,\nStage,Before,During,Before,During\nAction,Reads reviews,Orders,Asks a friend,Calls\nFeeling,curious,happy,bored,angry\nPain,Too many,,,Long wait\n",
        &ANNA_AND_BEN,
        &[],
    );
    // With numbers, as in "Persona 2".
    holds(
        "Persona 1: Anna,,\nStage,Before,During\nAction,Reads reviews,Orders\nFeeling,curious,happy\nPain,Too many,\nPersona 2: Ben,,\nStage,Before,During\nAction,Asks a friend,Calls\nFeeling,bored,angry\nPain,,Long wait\n",
        &TOGETHER,
        &[],
    );
}

#[test]
fn lines_of_a_cell_with_names_are_those_of_personas() {
    holds(
        "Stage,A,B\nActions,a,b\nFeelings,\"Anna: happy\nBen: sad\",\"Anna: sad\nBen: glad\"\nThoughts,\"Anna: Hm\nBen: Oh\",Note: this\nPain points,Ben: Too dear,Cost: high\n",
        &[
            "persona anna: Anna\npersona ben: Ben\n",
            "  feels anna 1: happy\n  feels ben -1: sad\n",
            "  thinks anna: Hm\n  thinks ben: Oh\n",
            "  pain: Too dear\n    for: ben\n",
            "  thinks: Note: this\n",
            "  pain: Cost: high\n",
        ],
        &[],
    );
    holds(
        "Stage,A,B\nActions,a,b\nFeelings (Anna),1,2\nFeelings (Ben),-1,0\nGains (Ben),Fast,\nIdeas (Ben),Faster,\n",
        &["  gain: Fast\n    for: ben\n", "  opportunity: Faster\n"],
        &["board!A6: `Ideas (Ben)` is read without `Ben`, which a lane cannot say"],
    );
}

#[test]
fn feelings_of_others_are_not_mixed_into_those_of_the_customer() {
    holds(
        "Stage,A,B\nPatient actions,a,b\nPatient feelings (0 = terrible; 10 = great),6,2\nStaff feelings,calm,stressed\n",
        &["  does patient: a\n  feels patient 6\n  feels staff 8: calm\n"],
        &[],
    );
    holds(
        "Stage,A,B\nActions,a,b\nFeelings,happy,sad\nFeelings at home,calm,angry\n",
        &["  feels 1: happy\n", "feelings-at-home: calm\n"],
        &["`Feelings at home` is not a lane"],
    );
}

#[test]
fn several_people_in_a_cell_are_each_somebody() {
    holds(
        "Step,Persona,Feeling,Pain\nSearch,Anna and Ben,1,\nPay,Anna,-1,Form\nWait,both,0,\nGo,ben,1,\n",
        &[
            "persona anna: Anna\npersona ben: Ben\n",
            "touchpoint: Search\n    for: anna, ben\n",
            "touchpoint: Pay\n    for: anna\n",
            "touchpoint: Wait\n    feels 0\n",
            "touchpoint: Go\n    for: ben\n",
        ],
        &[],
    );
}

#[test]
fn feelings_that_are_wanted_are_not_those_of_a_persona() {
    holds(
        "Stage,A,B\nActions,a,b\nEmotions,1,-2\nTarget emotion,2,2\n",
        &["feels -2\n", "target-emotion: 2\n"],
        &["`Target emotion` is not a lane"],
    );
}

#[test]
fn whoever_is_named_in_a_cell_is_somebody() {
    let rows = "Stage,Search,Buy\nFeelings,Anna: happy,Anna -1 (cross)\nPains,Anna: Too dear,\"Ben (major): Bad\"\nSays,\"\"\"I like it\"\" (Anna)\",\"Anna, Ben: Why?\"\nExpectations,Anna 1 fast,Ben: 2\n";
    holds(
        &format!("Persona: Anna\nPersona: Ben\n{rows}"),
        &[
            "says anna: \"I like it\"\n",
            "feels anna 1: happy\n",
            "pain: Too dear\n    for: anna\n",
            "expects anna 1: fast\n",
            "says anna: Why?\n  says ben: Why?\n",
            "feels anna -1: cross\n",
            "pain major: Bad\n    for: ben\n",
        ],
        &[],
    );
    for (and, whom) in
        [("und", "says anna: Warum?\n  says ben: Warum?\n"), ("et", "says anna: Warum?\n  says ben: Warum?\n")]
    {
        holds(
            &format!(
                "Persona: Anna\nPersona: Ben\nPersona: Zug und Co\nStage,Search\nActions,a\nSays,\"Anna {and} Ben: Warum?\nZug und Co: Darum.\"\n"
            ),
            &[whom, "says zug-und-co: Darum.\n"],
            &[],
        );
    }
    // Who is in front of a feeling and of something else is a person, though nobody says so.
    holds(
        "Stage,Search,Buy\nFeelings,Anna: happy,Anna: sad\nPains,Anna: Too dear,Website: Slow\n",
        &["feels anna 1: happy\n", "pain: Too dear\n    for: anna\n", "pain: Website: Slow\n"],
        &["`Anna` is in front of what several cells say: read as a persona"],
    );
    holds("Stage,Search,Buy\nFeelings,Website: happy,Website: sad\n", &["feels 1: Website: happy\n"], &[]);
    // Nobody is made the name of a pain.
    holds(
        "Stage,Search\nFeelings,1\nPains,Ben (major): Bad\n",
        &["# pain: Ben (major): Bad\n"],
        &["kept as a comment", "no scale is named"],
    );
}

#[test]
fn how_many_come_is_a_reach() {
    holds(
        "Stage,A,B,C\nActions,a,b,c\nReach,40 percent,0.25,half of them or so\n",
        &["reach: 40 %\n", "reach: 25 %\n", "note: Reach: half of them or so\n"],
        &["board!D3"],
    );
}

#[test]
fn an_age_in_a_column_of_personas_is_no_part_of_the_name() {
    for who in ["Lena (34)", "\"Lena, 34\"", "\"Lena (34, nurse)\""] {
        holds(
            &format!(
                "Persona,Stage,Action\n{who},Search,Looks\n{who},Buy,Pays\nTom (61),Search,Reads\nTom (61),Buy,Calls\n"
            ),
            &["persona lena: Lena\n", "  fact Age: 34\n", "persona tom: Tom\n  fact Age: 61\n", "    for: lena\n"],
            &[],
        );
    }
    // Other brackets tell people apart.
    holds(
        "Persona,Stage,Action\nGuest (new),Search,Looks\nGuest (regular),Search,Calls\n",
        &["persona guest-new: Guest (new)\npersona guest-regular: Guest (regular)\n"],
        &[],
    );
}

#[test]
fn the_same_names_below_each_stage_are_personas() {
    holds(
        ",Before,,During,\n,Anna,Ben,Anna,Ben\nAction,Reads reviews,Asks a friend,Orders,Calls\nFeeling,curious,bored,happy,angry\nPain,Too many,,,Long wait\n",
        &ANNA_AND_BEN,
        &["the names below each stage are read as those of personas"],
    );
    holds(
        ",Before,,During,\n,Web,Phone,Web,Phone\nAction,Reads,Asks,Orders,Calls\nFeeling,curious,bored,happy,angry\n",
        &["  touchpoint: Web\n"],
        &[],
    );
}

#[test]
fn a_persona_in_a_list_of_markdown_is_one() {
    let page = "# Gym\n\n## Persona\n- **Name:** Sara\n- **Age:** 28\n- **Goal:** Cancel in time\n\n| Stage | Actions | Pains |\n|---|---|---|\n| Decide | Reads | Jargon |\n| Cancel | Sends | No receipt |\n";
    let ran = Sandbox::new().file("a.md", page).run("import a.md").code(0).silent();
    for line in ["journey: Gym\n  goal: Cancel in time\n", "persona sara: Sara\n  fact Age: 28\n"] {
        assert!(ran.out.contains(line), "{line}{}", ran.out);
    }
}
