//! `wayline import` with tables as people really fill them in.

use super::{sandbox::Sandbox, spreadsheets::imported};

#[track_caller]
fn holds(table: &str, lines: &[&str], warnings: &[&str]) {
    let (map, said) = imported(table);
    for line in lines {
        assert!(map.contains(line), "{line}\n---- is missing in\n{map}{said}");
    }
    for warning in warnings {
        assert!(said.contains(warning), "{warning}\n---- is missing in\n{said}{map}");
    }
    assert_eq!(said.matches("warning: ").count(), warnings.len(), "{said}{map}");
}

#[test]
fn a_property_of_a_lane_is_a_lane_of_its_own() {
    for label in [
        "Pain owner",
        "Pain Owner",
        "Pain point ID",
        "Pain point (ID)",
        "Touchpoint owner",
        "Touchpoint type",
        "Number of touchpoints",
        "Channel owner",
        "Opportunity value",
        "Action required",
        "Action plan",
        "Emotion trigger",
        "Cause of pain",
        "Quote source",
        "Actions of the competitor",
        "Anzahl Kontaktpunkte",
        "Verantwortlich für Schmerzpunkt",
        "Responsable du point de douleur",
        "Coste del punto de dolor",
        "課題の担当者",
    ] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{label},Ann,Bob\n"));
        for wrong in ["pain: ", "via: ", "opportunity: ", "does: Ann", "says: ", "note: ", "touchpoint: "] {
            assert!(!map.contains(&format!("\n  {wrong}")), "{label}: {wrong}\n{map}");
        }
        assert!(map.contains(&format!(": {label}\n")) && map.contains(": Ann\n") && map.contains(": Bob\n"), "{map}");
        assert!(said.contains(&format!("board!A3: `{label}` is not a lane that Wayline knows")), "{said}");
        assert_eq!(said.matches("warning: ").count(), 1, "{said}");
    }
}

#[test]
fn a_label_for_two_lanes_is_neither() {
    for label in ["Pains & gains", "Thoughts and feelings", "Needs / pain points", "Gedanken und Gefühle", "思考と感情"]
    {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{label},x,y\n"));
        assert!(map.contains(&format!(": {label}\n")) && said.contains("board!A3: "), "{label}: {said}{map}");
        assert!(!map.contains("pain: ") && !map.contains("thinks: ") && !map.contains("feels"), "{label}: {map}");
    }
    // Two words for one thing are one lane.
    for (label, line) in [
        ("Pain points / frustrations", "  pain: x\n"),
        ("Actions / Doing", "  does: x\n"),
        ("What is the customer doing?", "  does: x\n"),
        ("Main pain points", "  pain: x\n"),
        ("KEY PAIN POINTS", "  pain: x\n"),
        ("Wichtigste Schmerzpunkte", "  pain: x\n"),
        ("Ce que le client pense", "  thinks: x\n"),
        ("Opportunities for improvement", "  opportunity: x\n"),
        ("2. Customer needs", "  needs: x\n"),
    ] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{label},x,y\n"));
        assert!(map.contains(line) && !said.contains("warning"), "{label}: {said}{map}");
    }
    holds(
        "Stage,A,B\nActions,a,b\nPain points (from interviews),x,y\n",
        &["  pain: x\n"],
        &["is read without `from interviews`"],
    );
}

const ANNA_AND_BEN: [&str; 5] = [
    "persona anna: Anna\npersona ben: Ben\n",
    "stage: Before\n  touchpoint: Reads reviews\n    for: anna\n    feels 1: curious\n    pain: Too many\n",
    "  touchpoint: Asks a friend\n    for: ben\n    feels -1: bored\n\nstage: During\n",
    "  touchpoint: Orders\n    for: anna\n    feels 1: happy\n",
    "  touchpoint: Calls\n    for: ben\n    feels -2: angry\n    pain: Long wait\n",
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
    holds(&format!("Persona: Anna,,\n{anna},,\nPersona: Ben,,\n{ben}"), &ANNA_AND_BEN, &[]);
    holds(
        &format!("Anna,,\n{anna},,\nBen,,\n{ben}"),
        &ANNA_AND_BEN,
        &["board: the tables of `Anna` and `Ben` are read as those of personas of one map"],
    );
    let corner = |table: &str, name: &str| table.replacen("Stage", name, 1);
    holds(
        &format!("{},,\n{}", corner(anna, "Anna"), corner(ben, "Ben")),
        &ANNA_AND_BEN,
        &["board: the tables of `Anna` and `Ben` are read"],
    );
    // One table in groups, with a name next to the lanes.
    holds(
        "Persona,Lane,Before,During\nAnna,Action,Reads reviews,Orders\n,Feeling,curious,happy\n,Pain,Too many,\nBen,Action,Asks a friend,Calls\n,Feeling,bored,angry\n,Pain,,Long wait\n",
        &ANNA_AND_BEN,
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
    for (cells, role) in [
        ("Persona: Maria (29), nurse,,", "29, nurse"),
        ("Persona,Maria (29),nurse", "29, nurse"),
        ("Persona,\"Maria, 29, nurse\",", "29, nurse"),
        ("Persona: Maria,29,nurse", "29, nurse"),
    ] {
        let (map, said) = imported(&format!("{cells}\n,,\nStage,A,B\nActions,a,b\n"));
        assert!(
            map.starts_with(&format!("journey: Board\n\npersona maria: Maria\n  role: {role}\n")),
            "{cells}: {map}"
        );
        assert!(!said.contains("warning"), "{said}");
    }
}

#[test]
fn tables_of_an_export_that_show_a_part_are_recognised() {
    let map = "journey: Coffee\nLANGteam bar: The bar\nsource visits: Three visits\nstage: Enter\n  touchpoint: Queue\n    feels -1: Rushed\n    pain long major: Slow\n      from: visits\n    opportunity: A second till\n      answers: long\n      owner: bar\n    metric csat: 3.1\n";
    for lang in ["", "  lang: de\n", "  lang: ja\n"] {
        let sandbox = Sandbox::new().file("a.journey", map.replace("LANG", lang));
        for sheet in ["pains", "actions", "metrics", "sources"] {
            for (option, name) in [
                ("--format csv", "a.csv"),
                ("--format csv --separator semicolon", "a.csv"),
                ("--format markdown", "a.md"),
            ] {
                sandbox.run(&format!("export a.journey {option} --sheet {sheet} -o {name}")).code(0);
                let ran = sandbox.run(&format!("import {name}")).code(2);
                let flat = ran.err.split_whitespace().filter(|word| *word != "|").collect::<Vec<_>>().join(" ");
                assert!(flat.contains(&format!("it is the table `{sheet}` of an export")), "{name}: {flat}");
                assert!(flat.contains("import the table `lines`: wayline export MAP.journey --sheet lines"), "{flat}");
                assert!(ran.out.is_empty(), "{}", ran.out);
                std::fs::remove_file(sandbox.path(name)).expect("the export");
            }
        }
    }
}

#[test]
fn a_table_in_markdown_is_read_as_one() {
    let map = "journey: Coffee\nstage: Enter\n  touchpoint: Queue\n    feels -1: Rushed\n    pain: Slow | loud\n  touchpoint: Order\n    feels 1\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey --format markdown -o a.md").code(0);
    let ran =
        sandbox.run("import a.md").code(0).says(&["this is the table `journey` of an export", "the table `pains`"]);
    for line in ["journey: Coffee\n", "touchpoint: Queue\n", "feels -1: Rushed\n", "pain minor: Slow | loud\n"] {
        assert!(ran.out.contains(line), "{line}{}", ran.out);
    }
    let sandbox = sandbox.file(
        "b.md",
        "# Tea\n\n| Stage | Enter | Sit |\n|:--|---|---|\n| **Actions** | Walks in | Waits \\| reads |\n| Pains | Queue<br>Noise | |\n",
    );
    let ran = sandbox.run("import b.md").code(0).silent();
    for line in ["does: Walks in\n", "  pain: Queue\n  pain: Noise\n", "does: Waits | reads\n"] {
        assert!(ran.out.contains(line), "{line}{}", ran.out);
    }
    assert!(!ran.out.contains("---") && !ran.out.contains('*'), "{}", ran.out);
}

#[test]
fn what_is_above_a_table_in_markdown_is_about_its_map() {
    let page = "# Customer Journey Map — First loan\n\n## Overview\n* **Persona:** Maria\n* **Scenario:** Applies online\n\nMade in a workshop.\n\n## Stages\n| Stage | Customer actions | CX pain points |\n|---|---|---|\n| Apply | Fills the form | Times out |\n| Wait | Waits | |\n";
    let sandbox = Sandbox::new().file("a.md", page);
    let ran = sandbox.run("import a.md").code(0).says(&["1 line of text outside the table: left out"]);
    for line in [
        "journey: First loan\n  about: Applies online\n",
        "persona maria: Maria\n",
        "stage: Apply\n  does: Fills the form\n  pain: Times out\n",
    ] {
        assert!(ran.out.contains(line), "{line}{}", ran.out);
    }
}

#[test]
fn what_is_above_a_list_is_about_its_map() {
    for above in [
        "First loan,,\nPersona: Maria,,\n",
        "Title,First loan,\nPersona,Maria,\n",
        "First loan,,\n,,\nPersona,Maria,\n",
    ] {
        holds(
            &format!("{above}Stage,Customer actions,Pain points\nApply,Fills the form,Times out\nWait,Waits,\n"),
            &[
                "journey: First loan\n",
                "persona maria: Maria\n",
                "stage: Apply\n  does: Fills the form\n  pain: Times out\n",
            ],
            &[],
        );
    }
}

#[test]
fn lines_that_were_saved_with_decimal_commas_are_read() {
    let table = "keyword;head;text\njourney;;Coffee\nstage;;Order\nfeels;-0,5;Meh, fine\ntakes;;1,5h\nmetric;csat;4,1\nmetric;nps;4,1 of 10, was 3,2\nopportunity;;Do it\nstatus;;unsolved\n";
    holds(
        table,
        &[
            "  feels -0.5: Meh, fine\n",
            "  takes: 1.5h\n",
            "  metric csat: 4.1\n",
            "  metric nps: 4.1 of 10, was 3.2\n",
            "# status: unsolved\n",
        ],
        &["board!A9: "],
    );
}

#[test]
fn a_scale_that_is_guessed_from_the_scores_is_named() {
    let warning = "board!B3: no scale is named: read on the scale 1..7";
    holds("Stage,A,B,C\nActions,a,b,c\nFeelings,7,\"4,5\",2\n", &["  scale: 1..7\n", "feels 4.5\n"], &[warning]);
    holds("Stage,A,B\nActions,a,b\nFeelings (1-7),7,2\n", &["  scale: 1..7\n"], &[]);
    holds("Stage,A,B\nActions,a,b\nFeelings,1,-2\n", &["feels -2\n"], &[]);
    let share = "board!B3: no scale is named: read on the scale 0..1";
    holds("Stage,A,B\nActions,a,b\nSatisfaction,0.8,0.35\n", &["  scale: 0..1\n", "feels 0.35\n"], &[share]);
    let out_of = "feelings are out of 10: read on the scale 0..10";
    holds("Stage,A,B\nActions,a,b\nSatisfaction (out of 10),8,3\n", &["  scale: 0..10\n", "feels 8\n"], &[out_of]);
}

#[test]
fn three_levels_of_severity_stay_three() {
    for words in [
        "Low,Medium,High",
        "niedrig,mittel,hoch",
        "faible,moyen,élevé",
        "baja,media,alta",
        "低,中,高",
        "minor,major,critical",
    ] {
        holds(
            &format!("Stage,A,B,C\nActions,a,b,c\nPain points,x,y,z\nSeverity,{words}\n"),
            &["pain minor: x\n", "pain major: y\n", "pain critical: z\n"],
            &[],
        );
    }
    holds(
        "Stage,A,B,C\nActions,a,b,c\nPain points,LOW: x,y (medium),[high] z\n",
        &["pain minor: x\n", "pain major: y\n", "pain critical: z\n"],
        &[],
    );
    holds(
        "Stage,A,B,C,D\nActions,a,b,c,d\nPain points,x,y,z,w\nSeverity,low,medium,high,critical\n",
        &["pain minor: x\n", "pain major: y\n", "pain major: z\n", "pain critical: w\n"],
        &["board!D3: the table has more than three severities"],
    );
}

#[test]
fn a_feeling_that_is_denied_is_not_its_opposite() {
    holds(
        "Stage,A,B,C,D,E\nActions,a,b,c,d,e\nFeelings,no longer worried,nicht mehr genervt,not very happy,not angry,isn't happy\n",
        &[
            "feels 1: no longer worried\n",
            "feels 1: nicht mehr genervt\n",
            "feels -1: not very happy\n",
            "feels 1: not angry\n",
            "feels -1: isn't happy\n",
        ],
        &[],
    );
    holds(
        "Stage,A,B\nActions,a,b\nFeelings,less stressed,happy\n",
        &["note: less stressed\n", "feels 1: happy\n"],
        &["board!B3: no score is known for the feeling `less stressed`"],
    );
}

#[test]
fn a_language_is_that_of_most_labels() {
    holds(
        "Etapa,Descobrir,Comprar\nAções,Pesquisa,Paga\nEmoções,feliz,triste\nDores,,Caro\nOportunidades,Blog,Desconto\n",
        &["  lang: pt\n", "does: Pesquisa\n", "pain: Caro\n", "opportunity: Blog\n"],
        &[],
    );
    let (map, _) = imported(
        "Fase,Cercare,Pagare\nAzioni,Cerca,Paga\nEmozioni,a,b\nActions,a,b\nCanale,web,web\nPunti,x,y\nChannels,web,web\n",
    );
    assert!(!map.contains("lang: "), "{map}");
}

#[test]
fn rows_below_opportunities_are_their_details() {
    holds(
        "Stage,A,B,C\nActions,a,b,c\nOpportunities,One,Two,Three\nImpact,4,High,2\nEffort,1,2,5\nOwner,Web,Shop,Web\nDue,2027-01-15,31.03.2027,Q2\nStatus,planned,in progress,done\n",
        &[
            "  opportunity: One\n    status: planned\n    due: 2027-01-15\n    owner: web\n    effort: 1\n    impact: 4\n",
            "    status: doing\n    due: 2027-03-31\n    owner: shop\n    effort: 2\n    impact: 4\n",
            "    # due: Q2\n    owner: web\n    effort: 5\n    impact: 2\n",
        ],
        &["board!C4: `High` is not a valid `impact`: read as `impact: 4`", "board!D7: "],
    );
    // Below pains, or without opportunities, nobody knows what they are about.
    for rows in ["Pain points,x,y\nStatus,open,solved\nOpportunities,One,Two\n", "Status,open,closed\n"] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{rows}"));
        assert!(map.contains("status-lane: open\n") && said.contains("`Status` is not a lane"), "{map}{said}");
    }
}

#[test]
fn a_duration_with_other_words_is_read_and_named() {
    holds(
        "Stage,A,B\nActions,a,b\nTime,about 2 hours,10 min\n",
        &["takes: 2 hours\n", "takes: 10 min\n"],
        &["board!B3: `about 2 hours` is not a valid `takes`: read as `takes: 2 hours`"],
    );
}

#[test]
fn words_in_front_of_a_title_are_not_part_of_it() {
    for cell in
        ["User Journey Map: Buying a bike", "Customer Journey: Buying a bike", "Service Blueprint: Buying a bike"]
    {
        holds(&format!("{cell},,\nStage,A,B\nActions,a,b\n"), &["journey: Buying a bike\n"], &[]);
    }
    for corner in ["Lane", "Category", "#"] {
        holds(&format!("{corner},A,B\nActions,a,b\nPain points,x,y\n"), &["journey: Board\n"], &[]);
    }
}

#[test]
fn rows_above_the_stages_that_say_something_of_each_are_lanes() {
    holds(
        "Physical evidence,Flyer,Van,Invoice\nPhases,Report,Repair,Bill\nCustomer actions,a,b,c\nLine of interaction,,,\nFrontstage,d,e,f\nLine of visibility,,,\nBackstage,g,h,i\n",
        &["stage: Report\n  does: a\n", "physical-evidence: Flyer\n", "frontstage: d\n", "backstage: i\n"],
        &["`Physical evidence` is not a lane that Wayline knows"],
    );
    holds(
        "#,Stage,Action,Pain\n1,A,a,x\n2,B,b,y\n3,B,c,\n",
        &["journey: Board\n", "stage: A\n  does: a\n  pain: x\n"],
        &["board!A1: `#` only counts the columns: left out"],
    );
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
        &ANNA_AND_BEN,
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
        &["board!A6: `Ideas (Ben)` is read without `Ben`, which a lane can't say"],
    );
}

#[test]
fn actions_in_a_group_of_the_backstage_are_its_own() {
    holds(
        ",,Search,Book\nCustomer,Actions,Looks,Pays\n,Feelings,happy,sad\nFrontstage,Actions,Greets,Confirms\nBackstage,Systems,CRM,ERP\n,Actions,Plans,Books\n",
        &["  does: Looks\n", "  frontstage: Greets\n", "  backstage: Plans\n", "  support: CRM\n"],
        &[],
    );
}

#[test]
fn feelings_of_others_are_not_mixed_into_those_of_the_customer() {
    holds(
        "Stage,A,B\nPatient actions,a,b\nPatient feelings (0 = terrible; 10 = great),6,2\nStaff feelings,calm,stressed\n",
        &["  feels the-customer 6\n  feels staff 7.5: calm\n"],
        &["these feelings name nobody, while others do"],
    );
    holds(
        "Stage,A,B\nActions,a,b\nFeelings,happy,sad\nFeelings at home,calm,angry\n",
        &["  feels 1: happy\n", "feelings-at-home: calm\n"],
        &["`Feelings at home` is not a lane"],
    );
}

#[test]
fn words_and_values_above_the_table_are_no_title() {
    holds(
        "CUSTOMER JOURNEY MAP,,,\nCompany: Bike shop,Date: 2026-10-01,Version: 3,\nAge,34,51,\n,,,\nSTAGES,A,B,C\nACTIONS,a,b,c\n",
        &["journey: Board\n", "note: Company: Bike shop\n", "note: Age: 34, 51\n"],
        &["board!A2: ", "board!B2: ", "board!C2: ", "board!B3: "],
    );
    for corner in ["Étapes du parcours", "Steps of the journey", "Journey step", "Phasen der Reise"] {
        holds(&format!("{corner},A,B\nActions,a,b\nPain points,x,y\n"), &["journey: Board\n", "stage: A\n"], &[]);
    }
}

#[test]
fn labels_as_sentences_are_known_in_other_languages() {
    holds(
        "Étapes,Avant,Après\nCe que fait le client,Cherche,Achète\nCe que ressent le client,inquiet,pas content\nIdées d'amélioration,Filtre,\nQui est responsable ?,Marketing,\n",
        &[
            "does: Cherche\n",
            "feels -1: inquiet\n",
            "feels -1: pas content\n",
            "opportunity: Filtre\n    owner: marketing\n",
        ],
        &[],
    );
    holds(
        "Phase,Vorher,Nachher\nWas tut der Kunde?,Sucht,Nutzt\nWas fühlt der Kunde?,unsicher,nicht zufrieden\nVerbesserungsideen,Filter,\nVerantwortung,Marketing,\n",
        &["feels -1: nicht zufrieden\n", "opportunity: Filter\n    owner: marketing\n"],
        &[],
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
fn a_duration_has_the_unit_of_its_label() {
    for (label, takes) in
        [("Duration (min)", "5 min"), ("Time in days", "5 days"), ("Dauer (Stunden)", "5 hours"), ("Time [h]", "5 h")]
    {
        holds(&format!("Stage,A,B\nActions,a,b\n{label},5,10\n"), &[&format!("takes: {takes}\n")], &[]);
    }
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
fn labels_in_italian_and_dutch_are_known() {
    for (lang, table) in [
        (
            "it",
            "Tappa,Ricerca,Acquisto\nAzioni,Confronta,Paga\nEmozioni,-1,1\nPunti dolenti,Troppe offerte,\nOpportunità,,Un clic\nCanali,web,app\n",
        ),
        (
            "nl",
            "Fase,Zoeken,Kopen\nActies,Vergelijkt,Betaalt\nEmoties,-1,1\nPijnpunten,Te veel aanbod,\nKansen,,Eén klik\nKanalen,web,app\n",
        ),
    ] {
        let sandbox = Sandbox::new().file("map.csv", table);
        sandbox.run("import map.csv -o map.journey").code(0);
        let map = sandbox.read("map.journey");
        for line in [&format!("lang: {lang}"), "does: ", "feels -1", "pain: ", "opportunity: ", "via: web"] {
            assert!(map.contains(line), "{line}: {map}");
        }
    }
}

#[test]
fn severities_as_figures_are_read_with_a_remark() {
    let table = "Stage,A,B,C\nPain points,Slow,Dear,Closed\nSeverity,1,3,5\n";
    let sandbox = Sandbox::new().file("map.csv", table);
    sandbox.run("import map.csv -o map.journey").code(0).says(&["1 was read as the least, 5 as the worst"]);
    let map = sandbox.read("map.journey");
    for line in ["pain minor: Slow", "pain major: Dear", "pain critical: Closed"] {
        assert!(map.contains(line), "{line}: {map}");
    }
}

#[test]
fn mail_in_another_language_than_english_is_electronic() {
    let german = "Phase,A,B\nKanal,Mail,Brief\nGefühl,1,2\nAktionen,a,b\n";
    let sandbox = Sandbox::new().file("map.csv", german).file("en.csv", "Stage,A\nChannel,Mail\nFeeling,1\n");
    sandbox.run("import map.csv -o map.journey").code(0);
    assert!(sandbox.read("map.journey").contains("via: email"), "{}", sandbox.read("map.journey"));
    sandbox.run("import en.csv -o en.journey").code(0);
    assert!(sandbox.read("en.journey").contains("via: mail"));
}

/// A feeling that mentions a figure got it for its score, and lost it from its text.
#[test]
fn a_figure_in_the_sentence_of_a_feeling_is_not_its_score() {
    for (cell, feels) in [
        ("\"Annoyed after 20 minutes\"", "-1: Annoyed after 20 minutes"),
        ("\"Waited 3 days, angry\"", "-2: Waited 3 days, angry"),
        ("Happy (gets 10% off)", "1: Happy (gets 10% off)"),
        ("24/7 worried", "-1: 24/7 worried"),
        ("1. curious", "1: 1. curious"),
        ("angry: 2nd call", "-2: angry: 2nd call"),
        ("\"Happy, 5 stars\"", "1: Happy, 5 stars"),
        ("angry since 9:30", "-2: angry since 9:30"),
        ("3 - 4 days of stress: nervous", "-1: 3 - 4 days of stress: nervous"),
        // Where a score stands apart, it is one.
        ("-1", "-1"),
        ("Curious: 2", "2: Curious"),
        ("Glad - 2", "2: Glad"),
        ("Furious (-2)", "-2: Furious"),
        ("[-2] Waits for 3 days", "-2: Waits for 3 days"),
        ("-2: Waits for 3 days", "-2: Waits for 3 days"),
        ("\"-1, 3 days\"", "-1: 3 days"),
        ("very happy 2", "2: very happy"),
        ("+1 curious", "1: curious"),
    ] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\nFeelings,{cell},-2\n"));
        let found = map.lines().find_map(|line| line.strip_prefix("  feels "));
        assert_eq!((found, said.contains("scale")), (Some(feels), false), "{cell}: {map}{said}");
    }
    let note = "no score is known for the feeling `24/7 worry`";
    holds("Stage,A,B\nActions,a,b\nFeelings,24/7 worry,happy\n", &["note: 24/7 worry\n"], &[note]);
    holds(
        "Stage,A,B\nActions,a,b\nFeelings (1-5),\"ärgert sich über 5 Euro Gebühr, genervt\",4\n",
        &["feels 2: ärgert sich über 5 Euro Gebühr, genervt\n", "feels 4\n"],
        &[],
    );
}

/// The row below the stages was taken for their titles' end, so that stages were numbered and actions were titles.
#[test]
fn details_directly_below_the_stages_leave_the_stages_alone() {
    for corner in ["Stage", ""] {
        for detail in ["Impact,High,Low", "Status,planned,", "Effort,low,\nImpact,High,"] {
            let (map, said) = imported(&format!(
                "{corner},Find,Buy\n{detail}\nActions,Looks,Pays\nPain points,Slow,\nOpportunities,Cache,\n"
            ));
            for line in ["stage: Find\n", "stage: Buy\n", "does: Looks\n", "does: Pays\n", "pain: Slow\n"] {
                assert!(map.contains(line), "{line}\n{map}{said}");
            }
            let keyword = detail.split(',').next().expect("a word").to_lowercase();
            assert!(map.contains("opportunity: Cache\n") && map.contains(&format!("    {keyword}: ")), "{map}{said}");
            assert!(!said.contains("is not a lane") && !map.contains("Stage 1"), "{said}{map}");
        }
    }
}

/// The first name became the title of the map, and the others notes.
#[test]
fn a_list_of_names_and_phases_is_one_of_touchpoints() {
    let table = "Name,Phase,Emotion (1-10),Pain level,Description,Created,Tags\n\
                 Search,Discover,7,Low,Looks for a bike,\"May 3, 2026 2:15 PM\",web\n\
                 Book,Buy,3,High,Pays by card,\"May 4, 2026 9:00 AM\",\n\
                 Compare,Discover,5,,,\"May 4, 2026 9:10 AM\",web\n";
    let (map, said) = imported(table);
    let lines = ["journey: Board\n", "stage: Discover\n", "stage: Buy\n", "note: Looks for a bike\n", "feels 7\n"];
    for line in lines {
        assert!(map.contains(line), "{line}\n{map}{said}");
    }
    let touchpoints: Vec<_> = map.lines().filter_map(|line| line.trim().strip_prefix("touchpoint: ")).collect();
    assert_eq!(touchpoints, ["Search", "Compare", "Book"], "{map}{said}");
    assert_eq!(map.matches("stage: ").count(), 2, "{map}");
    assert!(map.contains("scale: 1..10\n") && !said.contains("is not in the table"), "{map}{said}");
    // The names can be behind the phases, and need no unusual label elsewhere.
    let (map, _) = imported("Phase,Name,Actions,Feelings\nFind,Search,Looks,happy\nBuy,Book,Pays,sad\n");
    assert!(map.contains("touchpoint: Search\n") && map.contains("touchpoint: Book\n"), "{map}");
}
