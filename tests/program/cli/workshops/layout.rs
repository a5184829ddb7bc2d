//! Where things are in a table, and around it.

use super::holds;
use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

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

#[test]
fn tables_of_an_export_that_show_a_part_are_recognised() {
    let map = "journey: Coffee\nLANGteam bar: The bar\nsource visits: Three visits\nstage: Enter\n  touchpoint: Queue\n    feels -1: Rushed\n    pain long major: Slow\n      from: visits\n    gain: It smells good\n    opportunity: A second till\n      answers: long\n      owner: bar\n    metric csat: 3.1\n";
    for lang in ["", "  lang: de\n", "  lang: ja\n"] {
        let sandbox = Sandbox::new().file("a.journey", map.replace("LANG", lang));
        for sheet in ["pains", "gains", "actions", "metrics", "sources"] {
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
    let ran = sandbox.run("import a.md").code(0).says(&["text outside the table is left out: line 7\n"]);
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
fn actions_in_a_group_of_the_backstage_are_its_own() {
    holds(
        ",,Search,Book\nCustomer,Actions,Looks,Pays\n,Feelings,happy,sad\nFrontstage,Actions,Greets,Confirms\nBackstage,Systems,CRM,ERP\n,Actions,Plans,Books\n",
        &["  does: Looks\n", "  frontstage: Greets\n", "  backstage: Plans\n", "  support: CRM\n"],
        &[],
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

#[test]
fn pains_and_gains_in_one_row_are_not_all_pains() {
    for label in [
        "Pains / Gains",
        "Pain Points (P) / Gains (G)",
        "Pain points & Gain points",
        "Pains – Gains",
        "Pains (-) and gains (+)",
        "Probleme (P) + Stärken (S)",
    ] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{label},P: slow,G: fast\n"));
        assert!(map.contains(": P: slow\n") && !map.contains("  pain: "), "{map}");
        assert!(said.contains("it became a lane of your own"), "{said}");
    }
}

#[test]
fn a_list_of_cards_becomes_their_stages() {
    holds(
        "Phase,Step,Type,Title\nSign up,Create account,Pain point,Password rules\nFirst use,Import,Gain,It works\nSign up,Verify,Opportunity,Magic link\n",
        &[
            "stage: Sign up\n  touchpoint: Create account\n    pain: Password rules\n",
            "  touchpoint: Verify\n    opportunity: Magic link\n\nstage: First use\n",
            "    gain: It works\n",
        ],
        &[],
    );
    // What a card has besides its place, its type and its text.
    holds(
        "ID,Journey,Stage,Lane,Type,Name,Description\n1,Buying,A,Front,Pain point,Slow,Takes ages\n2,Buying,,Front,Quote,Where?,\n3,Buying,B,Back,Feeling,happy,\n",
        &["journey: Buying\n", "stage: A\n  says: Where?\n  pain: Slow – Takes ages\n", "stage: B\n  feels 1: happy\n"],
        &["board!A1: `ID` says more about cards", "board!D1: `Lane` says more about cards"],
    );
}

/// Each name became the title of a map of its own.
#[test]
fn a_name_next_to_the_text_of_a_card_is_no_journey() {
    holds(
        "Typ,Text,Phase,Name\nProblem,x,A,n\nChance,y,B,m\n",
        &["journey: Board\n", "stage: A\n  pain: x\n", "stage: B\n  opportunity: y\n"],
        &["`Name` says more about cards"],
    );
}

/// Their headings were known in seven languages, so these became maps of something else, without a word.
#[test]
fn a_list_of_cards_in_any_language_of_labels_is_one() {
    for (heads, pain, lang) in [
        ("種類,タイトル,フェーズ", "課題", "ja"),
        ("النوع,العنوان,المرحلة", "نقطة الألم", "ar"),
        ("Kategorie,Titel,Phase", "Schmerzpunkt", "de"),
        ("Soort,Naam,Fase", "Pijnpunt", "nl"),
    ] {
        let (map, said) = imported(&format!("{heads}\n{pain},x,A\n{pain},y,B\n"));
        let said_in = map.contains(&format!("lang: {lang}\n")) || ["de", "nl"].contains(&lang);
        assert!(map.contains("stage: A\n  pain: x\n\nstage: B\n  pain: y\n") && said_in, "{map}{said}");
        assert!(!said.contains("warning"), "{map}{said}");
    }
}

#[test]
fn the_label_of_a_header_is_no_title() {
    let (map, _) = imported(
        ",Scenario,Switching her plan,,Expectations,\"- Clear facts\n- To compare\"\n,,1. DEFINE,2. COMPARE,,3. SELECT\n,Actions,1. Reviews,2. Defines,3. Tries,4. Decides\n,Emotion,😊,,😠,😀\n",
    );
    assert!(map.starts_with("journey: Board\n  about: Switching her plan\n"), "{map}");
    assert!(map.contains("note: Expectations: Clear facts\n  note: Expectations: To compare\n"), "{map}");
    assert!(map.contains("  touchpoint: Tries\n    does: Tries\n    feels -2\n"), "{map}");
}

#[test]
fn a_heading_for_the_persona_or_the_goals_is_no_title() {
    let table = "| Stage | Search | Buy |\n| --- | --- | --- |\n| Actions | a | b |\n";
    for page in [
        format!("## Broadband\n\n### Persona\n- Anna, 34\n\n### Objectives\n- Book fast\n\n{table}"),
        format!("## Broadband\n\n- **Persona:** Anna, 34\n- **Objectives:** Book fast\n\n## Objectives\n\n{table}"),
        format!(
            "## Broadband\n- Persona: Anna, 34\n- Goal: Book fast\n\n{table}\n### Notes\n\n| a | b |\n| - | - |\n| c | d |\n"
        ),
    ] {
        let ran = Sandbox::new().file("a.md", &page).run("import a.md").code(0);
        let says =
            ["journey: Broadband\n  goal: Book fast\n", "persona anna: Anna\n  fact Age: 34\n", "stage: Search\n"];
        assert!(says.iter().all(|line| ran.out.contains(line)), "{page}{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_text_with_the_word_of_a_lane_is_no_label() {
    holds(
        "Stage,Customer goal,Key questions\nNotice,See that there is a problem,Whose fault is it?\nChoose,Find good solutions,What do others do?\nBuy,Be done,How do I pay?\n",
        &[
            "stage: Notice\n  goal: See that there is a problem\n",
            "stage: Choose\n  goal: Find good solutions\n",
            "thinks: How do I pay?\n",
        ],
        &[],
    );
}

#[test]
fn columns_of_sums_and_of_notes_are_no_stages() {
    let (map, _) = imported(
        "Stage,Search,Book,Total,Comments\nActions,Browses,Pays,,workshop in May\nEmotion (1-5),4,3,12,average 4\nTime spent,20 min,10 min,30 min,\n",
    );
    assert_eq!(map.matches("\nstage: ").count(), 2, "{map}");
    holds(
        "Stage,Search,Book,Total,Comments\nActions,Browses,Pays,,workshop in May\nEmotion (1-5),4,3,12,average 4\nTime spent,20 min,10 min,30 min,\n",
        &[
            "  note: Actions: workshop in May\n",
            "  note: Emotion (1-5): average 4\n",
            "stage: Book\n  does: Pays\n  feels 3\n",
        ],
        &[
            "`Total` says something about the other columns: its figures are left out",
            "`Actions: workshop in May` is not in the table",
            "`Emotion (1-5): average 4` is not in the table",
        ],
    );
    holds(
        "Stage,Actions,Feelings (1-5)\nSearch,a,4\nBook,b,2\nAverage,,3\n",
        &["stage: Book\n"],
        &["`Average` says something"],
    );
}

#[test]
fn several_steps_in_a_cell_are_no_title() {
    holds(
        "Stage,Decide,Pack\nSteps,\"Tries it on\nReads the policy\",Prints\nEmotion,happy,sad\n",
        &[
            "stage: Decide\n  does: Tries it on\n  does: Reads the policy\n  feels 1: happy\n",
            "stage: Pack\n  does: Prints\n",
        ],
        &[],
    );
}

#[test]
fn a_list_of_touchpoints_with_types_is_no_list_of_cards() {
    holds(
        "Name,Stage,Type,Emotion,Pain Points,Opportunities\nVisits website,Search,Touchpoint,Confused,Too much text,Shorter page\nCalls,Search,Touchpoint,Frustrated,On hold,Call back\n",
        &[
            "  touchpoint: Visits website\n    feels -1: Confused\n    type: Touchpoint\n    pain: Too much text\n",
            "  touchpoint: Calls\n    feels -1: Frustrated\n",
        ],
        &["`Type` is not a lane that Wayline knows"],
    );
}

#[test]
fn frames_of_a_whiteboard_are_stages() {
    holds(
        "Frame,Type,Text\nDiscover,Pain point,Too many results\nDiscover,Quote,Where do I start?\nBuy,Idea,Guest checkout\nBuy,Pain point,Forced account\n",
        &[
            "stage: Discover\n  says: Where do I start?\n  pain: Too many results\n",
            "stage: Buy\n",
            "  opportunity: Guest checkout\n",
            "  pain: Forced account\n",
        ],
        &[],
    );
}

#[test]
fn groups_of_lanes_above_a_list_are_no_persona() {
    let (map, said) = imported(
        ",Customer,,,Company,\nStage,Doing,Thinking,Feeling (1-5),Frontstage,Backstage\nDiscover,Searches,Too many,2,Ad,Campaign\nBuy,Pays,Safe?,4,Checkout,Payment\n",
    );
    assert!(!map.contains("persona"), "{map}{said}");
    assert!(said.contains("`Company` is not in the table"), "{said}");
}

#[test]
fn marks_in_rows_of_feelings_are_a_curve() {
    holds(
        "Stage,Search,Book,Stay\nActions,a,b,c\nVery positive,,,x\nPositive,x,,\nNeutral,,,\nNegative,,x,\nVery negative,,,\n",
        &["  feels 1: Positive\n", "  feels -1: Negative\n", "  feels 2: Very positive\n"],
        &[],
    );
}

#[test]
fn a_column_that_counts_the_steps_names_none() {
    holds(
        "Step #,Step,Who,Emotion (1-5),Comment\n1,Search hotel,Guest,4,\n2,Book,Guest,2,Form has 20 fields\n3,Check in,Receptionist,3,\n",
        &[
            "  touchpoint: Search hotel\n    for: guest\n    feels 4\n",
            "    note: Form has 20 fields\n",
            "  touchpoint: Check in\n    for: receptionist\n",
        ],
        &["`Step #` only counts the columns: left out"],
    );
}

#[test]
fn lists_of_a_board_of_tasks_are_stages() {
    holds(
        "Card Name,List Name,Labels,Description\nSees ad,Awareness,Action,\nToo expensive,Awareness,Pain point,Price shown late\nCalls,Purchase,Action,\n",
        &[
            "stage: Awareness\n  does: Sees ad\n  pain: Too expensive – Price shown late\n",
            "stage: Purchase\n  does: Calls\n",
        ],
        &[],
    );
}
