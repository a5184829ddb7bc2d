//! Scores, severities and durations in cells.

use super::holds;
use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

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
fn a_duration_with_other_words_is_read_and_named() {
    holds(
        "Stage,A,B\nActions,a,b\nTime,about 2 hours,10 min\n",
        &["takes: 2 hours\n", "takes: 10 min\n"],
        &["board!B3: `about 2 hours` is not a valid `takes`: read as `takes: 2 hours`"],
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
fn severities_as_figures_are_read_with_a_remark() {
    let table = "Stage,A,B,C\nPain points,Slow,Dear,Closed\nSeverity,1,3,5\n";
    let sandbox = Sandbox::new().file("map.csv", table);
    sandbox.run("import map.csv -o map.journey").code(0).says(&["1 was read as the least, 5 as the worst"]);
    let map = sandbox.read("map.journey");
    for line in ["pain minor: Slow", "pain major: Dear", "pain critical: Closed"] {
        assert!(map.contains(line), "{line}: {map}");
    }
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
        &["the score is a guess"],
    );
}

#[test]
fn a_zero_among_signs_is_one_of_them() {
    for rows in ["Emotion,+,0,--\nEmotion score,60,50,20\n", "Emotion score,60,50,20\nEmotion,+,0,--\n"] {
        let (map, said) = imported(&format!("Stage,A,B,C\n{rows}"));
        assert!(map.contains("stage: B\n  feels 50\n\nstage: C\n  feels 20\n"), "{map}{said}");
        assert!(said.contains("this row of signs says the same as another row of feelings"), "{said}");
    }
    holds("Stage,A,B\nActions,a,b\nEmotion,+,0\n", &["feels 1\n", "feels 0\n"], &[]);
}

#[test]
fn a_figure_beyond_the_scale_of_its_label_is_named() {
    let warnings = ["board!B3: `7` is not on the scale 1..5 that the label names: kept as a note"];
    holds(
        "Stage,A,B,C\nActions,a,b,c\nRating (1-5),7,4,3\n",
        &["  scale: 1..5\n", "note: 7\n", "feels 4\n"],
        &warnings,
    );
    let warnings = ["board!B3: `8,5` is not on the scale"];
    holds("Stage;A;B\nActions;a;b\nRating (1-5);8,5;4\n", &["  scale: 1..5\n", "note: 8,5\n"], &warnings);
}

/// *Note* is French for a mark.
#[test]
fn a_mark_out_of_a_highest_one_is_the_score() {
    let out_of = "feelings are out of 10: read on the scale 0..10";
    for label in ["Note (sur 10)", "Note /10"] {
        let table = format!("Étapes;A;B\nActions;a;b\nÉmotions;Curieuse;Contente\n{label};7;8,5\n");
        holds(&table, &["feels 7: Curieuse\n", "feels 8.5: Contente\n"], &[out_of]);
    }
    holds("Étapes;A;B\nActions;a;b\nNote;vu 7 fois;à 10 h\n", &["note: vu 7 fois\n"], &[]);
}

#[test]
fn a_point_between_thousands_is_no_decimal_point() {
    let warning = "board!B3: `1.500` is read as 1500: decimals have commas here";
    let table = |row: &str| format!("Phase;A;B\nHandlungen;a;b\n{row}\n");
    holds(&table("Dauer (min);1.500;1,5"), &["takes: 1500 min\n", "takes: 1.5 min\n"], &[warning]);
    holds(&table("Dauer;1.500 min;20 min"), &["takes: 1500 min\n"], &[warning]);
    holds(&table("Dauer (min);1.500;2.5"), &["takes: 1.500 min\n", "takes: 2.5 min\n"], &[]);
    holds("Stage,A,B\nActions,a,b\nTime (min),1.500,2\n", &["takes: 1.500 min\n"], &[]);
}

/// A figure that counts something became a score, and its first half was lost.
#[test]
fn a_figure_in_what_somebody_needs_is_no_score() {
    for cell in ["2, maybe 3 options", "10, 20 oder 30 GB", "-50 % discount", "2. Wahl vermeiden", "24/7 help"] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\nNeeds,\"{cell}\",x\nFeelings,1,-2\n"));
        let kept = cell.trim_start_matches("2. ");
        assert!(map.contains(&format!("needs: {kept}\n")) && !said.contains("warning"), "{cell}: {map}{said}");
    }
    let table = "Stage;A;B;C\nActions;a;b;c\nErwartungen;1,5: schnell;-1 (slow);+2 gut\nGefühle;1;-2;1\n";
    holds(table, &["expects 1.5: schnell\n", "expects -1: slow\n", "expects +2: gut\n"], &[]);
    holds("Stage,A,B\nActions,a,b\nNeeds,1：速い,x\nFeelings,1,-2\n", &["expects 1: 速い\n"], &[]);
    // Each line of a cell is a thing of its own.
    holds(
        "Stage,A,B\nActions,a,b\nNeeds,\"1: fast\nkind words\",x\nFeelings,1,-2\n",
        &["expects 1: fast\n", "needs: kind words\n"],
        &[],
    );
}

/// It was given the nearest score of the scale.
#[test]
fn an_expectation_beyond_the_scale_is_kept_as_a_note() {
    for rows in ["Attentes,9: vite,4: bien\nÉmotions (1-5),2,4\n", "Émotions (1-5),2,4\nAttentes,9: vite,4: bien\n"] {
        let (map, said) = imported(&format!("Étapes,A,B\nActions,a,b\n{rows}"));
        assert!(map.contains("note: Attentes: 9: vite\n") && map.contains("expects 4: bien\n"), "{map}{said}");
        assert!(said.contains(": kept as a note") && !said.contains("read as"), "{map}{said}");
    }
    // Nobody is lost.
    let rows = "Needs,Anna: 9: fast,x\nFeelings (1-5),2,4\n";
    let (map, said) = imported(&format!("Persona: Anna\nStage,A,B\nActions,a,b\n{rows}"));
    assert!(map.contains("note: Needs: Anna: 9: fast\n"), "{map}{said}");
}

#[test]
fn a_feeling_without_a_figure_among_others_is_a_guess() {
    holds(
        "Stage,Before,During,After\nRating (1-10),7,n/a,3\nFeeling,hopeful,bored,angry\n",
        &["  feels 7: hopeful\n", "  feels 3: bored\n", "  feels 3: angry\n"],
        &["board!C3: no figure is next to `bored`, as in other places: the score is a guess"],
    );
}

#[test]
fn a_range_of_figures_is_its_middle() {
    holds(
        "Stage,Before,During\nEmotion (1-5),1-2,4\nMood,😢,🙂\n",
        &["  feels 1.5\n", "  feels 4\n"],
        &[
            "board!B2: `1-2` is read as 1.5, in the middle",
            "this row of signs says the same as another row of feelings",
        ],
    );
}

#[test]
fn signs_that_say_something_else_than_the_figures_are_kept() {
    holds(
        "Stage,Before,During\nEmotion (1-5),5,4\nMood,😢,🟢\n",
        &["  feels 5\n  note: 😢\n", "  feels 4\n"],
        &["board!B3: `😢` is a second feeling in the same place", "board!C3: this row of signs says the same"],
    );
}

#[test]
fn less_time_is_no_score_of_a_need() {
    holds(
        "Stage,Before,During\nActions,a,b\nNeeds,-2 days waiting,+1 fast\n",
        &["  needs: -2 days waiting\n", "  expects +1: fast\n"],
        &[],
    );
}

#[test]
fn lanes_of_what_is_good_and_bad_are_known_by_more_words() {
    holds(
        "Stage,Before,During\nActions,a,b\nGain points,c,\nNegative,d,\nMotivators,e,\nPositive feelings,happy,glad\n",
        &["  does: a\n  needs: e\n  feels 1: happy\n  gain: c\n  pain: d\n"],
        &[],
    );
    holds(
        "Phase,Vorher,Dabei\nHandlungen,a,b\nPositiv,c,\nNegativ,d,\nNächste Schritte,e,\n",
        &["  does: a\n  gain: c\n  pain: d\n  opportunity: e\n"],
        &[],
    );
    // In a list of feelings they are feelings.
    holds("Stage,Sentiment\nSearch,positive\nPay,negative\n", &["stage: Search\n  feels 1: positive\n"], &[]);
}

/// Nothing was a pain that is counted and ranked as soon as something was said behind it.
#[test]
fn nothing_with_a_remark_is_no_pain() {
    let warning = "begins with a word for nothing: kept as a note";
    holds(
        "Stage,A,B,C,D,E\nActions,a,b,c,d,e\nPain points,None; this works,No pain,— (this is the value moment),n/a (fine),None of the doors opens\n",
        &[
            "stage: A\n  does: a\n  note: this works\n",
            "stage: B\n  does: b\n\n",
            "stage: C\n  does: c\n  note: this is the value moment\n",
            "stage: D\n  does: d\n  note: fine\n",
            "stage: E\n  does: e\n  pain: None of the doors opens\n",
        ],
        &[warning, warning, warning],
    );
}
