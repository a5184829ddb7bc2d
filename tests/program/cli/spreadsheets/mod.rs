//! `wayline import` with spreadsheets.

#[cfg(feature = "xlsx")]
mod kept;
mod workbooks;

use crate::cli::sandbox::Sandbox;

/// A table as workshops fill it in, with a title above and a loose cell below.
const BOARD: &str = "\
Buying a bike;;;;
Persona: Anna Keller, commuter;;;;
Scenario;A bike for the way to work;;;
;;;;
Stage;Discover;Choose;Buy;Ride
Customer actions;\"- Sees a friend's bike\n- Asks around\";Compares models;Pays;Rides
Thoughts;I want that!;Which size?;Is *this* the right [one]?;-
Touchpoints;Friends, Instagram;Website, Store;Store;Email
Emotions;excited;confused;\u{1f60a} relieved;melancholic
Pain points;;Too many models;Nothing in my size;n/a
Opportunities;;A size finder;;First service for free
Weather;;Rain;;
;;loose words;;
";

pub(super) fn imported(table: &str) -> (String, String) {
    let sandbox = Sandbox::new().file("board.csv", table);
    let ran = sandbox.run("import board.csv -o board.journey").code(0);
    sandbox.run("check board.journey").code(0);
    sandbox.run("fmt --check board.journey").code(0);
    (sandbox.read("board.journey"), ran.err)
}

#[test]
fn the_table_of_a_workshop_becomes_a_map() {
    let (map, said) = imported(BOARD);
    for line in [
        "journey: Buying a bike\n",
        "about: A bike for the way to work\n",
        "persona anna-keller: Anna Keller\n  role: commuter\n",
        "channel friends: Friends\n",
        "stage: Discover\n  via: friends, instagram\n  does: Sees a friend's bike\n  does: Asks around\n  thinks: I want that!\n  feels 2: excited\n",
        "stage: Choose\n  via: Website, store\n",
        "feels -1: confused\n",
        "thinks: Is \\*this\\* the right \\[one]?\n",
        "feels 1: relieved\n",
        "pain: Too many models\n",
        "opportunity: First service for free\n",
        "weather: Rain\n",
    ] {
        assert!(map.contains(line), "{line}\n{map}");
    }
    for warning in [
        "warning: board.csv: board!A12: `Weather` is not a lane that Wayline knows",
        "warning: board.csv: board!E9: no score is known for the feeling `melancholic`: kept as a note",
    ] {
        assert!(said.contains(warning), "{warning}\n{said}");
    }
    assert_eq!(said.matches("warning: ").count(), 2, "{said}");
    // A row without a label goes on with the one above.
    assert!(map.contains("note: melancholic") && map.contains("weather: loose words"), "{map}");
}

#[test]
fn a_table_that_is_turned_around_becomes_the_same_map() {
    let rows: Vec<Vec<&str>> = [
        ["Stage", "Actions", "Feelings", "Pain points"],
        ["Discover", "Looks", "2", ""],
        ["Buy", "Pays", "-1", "Slow"],
    ]
    .map(Vec::from)
    .to_vec();
    let written = |rows: &[Vec<&str>]| rows.iter().map(|row| row.join(",") + "\n").collect::<String>();
    let turned: Vec<Vec<&str>> = (0..4).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
    let (map, said) = imported(&written(&rows));
    assert_eq!((map.clone(), said), imported(&written(&turned)));
    let expected = "journey: Board\n\nstage: Discover\n  does: Looks\n  feels 2\n\nstage: Buy\n  does: Pays\n  feels -1\n  pain: Slow\n";
    assert_eq!(map, expected);
}

#[test]
fn labels_are_known_in_every_language_of_the_vocabulary() {
    for (lang, table) in [
        ("de", "Phase,Suchen,Kaufen\nHandlungen,Sucht,Kauft\nGefühle,neugierig,genervt\nSchmerzpunkte,,Zu teuer\n"),
        (
            "fr",
            "Étape,Chercher,Acheter\nActions,Cherche,Achète\nÉmotions,curieux,frustrée\nPoints de douleur,,Trop cher\n",
        ),
        ("es", "Etapa,Buscar,Comprar\nAcciones,Busca,Compra\nEmociones,curioso,frustrada\nPuntos de dolor,,Caro\n"),
        ("ja", "ステージ,探す,買う\n行動,検索する,注文する\n感情,興味がある,不安\n課題,,高い\n"),
        ("ar", "المرحلة,البحث,الشراء\nالإجراءات,يبحث,يشتري\nالمشاعر,متفائل,محبط\nنقاط الألم,,غال\n"),
    ] {
        let (map, said) = imported(table);
        assert!(!said.contains("warning"), "{lang}: {said}");
        assert!(map.contains(&format!("  lang: {lang}\n")), "{lang}: {map}");
        assert_eq!(map.matches("\nstage: ").count(), 2, "{lang}: {map}");
        assert!(map.contains("  feels 1: ") && map.contains("  feels -1: "), "{lang}: {map}");
        assert!(map.contains("  does: ") && map.contains("  pain: "), "{lang}: {map}");
    }
}

#[test]
fn feelings_are_figures_faces_signs_or_words() {
    for (cells, scale, feels) in [
        ("1,2,-2", None, ["1", "2", "-2"]),
        ("3/5,1/5,5/5", Some("1..5"), ["3", "1", "5"]),
        ("7,2,10", Some("1..10"), ["7", "2", "10"]),
        ("+,--,++", None, ["1", "-2", "2"]),
        ("80%,20%,50%", Some("0..100"), ["80", "20", "50"]),
        ("★★★★☆,★,★★", Some("1..5"), ["4", "1", "2"]),
        ("\u{1f600},\u{1f610},\u{1f621}", None, ["2", "0", "-2"]),
        ("4 - glad,1: angry,2 (tired)", Some("1..5"), ["4: glad", "1: angry", "2: tired"]),
        ("not happy,very happy,angry", None, ["-1: not happy", "2: very happy", "-2: angry"]),
    ] {
        let (map, said) = imported(&format!("Stage,A,B,C\nActions,a,b,c\nFeelings,{cells}\n"));
        // What is guessed is named, and nothing else.
        let guessed = said.matches("no scale is named").count();
        assert_eq!(said.matches("warning: ").count(), guessed, "{cells}: {said}");
        assert_eq!(map.lines().find_map(|line| line.strip_prefix("  scale: ")), scale, "{cells}: {map}");
        let found: Vec<_> = map.lines().filter_map(|line| line.strip_prefix("  feels ")).collect();
        assert_eq!(found, feels, "{cells}: {map}");
    }
    // A label can name the scale, and words can be in a row of their own.
    let (map, _) = imported("Stage,A,B\nActions,a,b\nMood (1-7),3,4\nEmotions,worried,calm\n");
    assert!(map.contains("scale: 1..7") && map.contains("feels 3: worried") && map.contains("feels 4: calm"), "{map}");
}

#[test]
fn what_is_said_above_the_table_is_said_of_the_map() {
    let table = "Journey map,,\nDate,2026-03-01,\nNeeds,Speed,\nOwner,CX team,\nGoal: Sell more,,\n,,\nPhases,1. A,2. B\nActions,a,b\nPain points,x,\n";
    let (map, said) = imported(table);
    assert!(map.starts_with("journey: Board\n  goal: Sell more\n  owner: CX team\n"), "{map}");
    assert!(map.contains("note: Date: 2026-03-01\n  note: Needs: Speed\n"), "{map}");
    assert!(said.contains("board!B2: ") && said.contains("board!B3: "), "{said}");
    assert!(map.contains("\nstage: A\n") && map.contains("\nstage: B\n"), "{map}");
}

#[test]
fn rows_of_several_personas_are_theirs() {
    let (map, said) = imported("Stage,A,B\nActions,a,b\nFeelings (Anna),1,2\nFeelings (Ben),-1,0\n");
    assert!(!said.contains("warning"), "{said}");
    assert!(map.contains("persona anna: Anna\npersona ben: Ben\n"), "{map}");
    assert!(map.contains("  feels anna 1\n  feels ben -1\n"), "{map}");
}

#[test]
fn what_excel_does_to_csv_is_understood() {
    let table = "Stage;A;B\r\nActions;a;\"b \"\"c\"\"\"\r\nPain points;;=1+1\r\n";
    let plain = imported(table);
    assert!(plain.0.contains("does: b \"c\"\n"), "{}", plain.0);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(table.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [format!("\u{feff}{table}").into_bytes(), format!("sep=;\r\n{table}").into_bytes(), utf16] {
        let sandbox = Sandbox::new().file("board.csv", bytes);
        assert_eq!(sandbox.run("import board.csv").code(0).out, plain.0);
    }
    let sandbox = Sandbox::new().file("board.csv", b"Stage,A\nActions,Gesch\xe4ft \x80\nThoughts,x\n");
    let ran = sandbox.run("import board.csv").code(0).says(&["board: not UTF-8: read as Windows-1252"]);
    assert!(ran.out.contains("does: Geschäft €\n"), "{}", ran.out);
}

#[test]
fn the_lines_of_an_export_become_the_same_map() {
    let map = "journey: Coffee\n\n# Why\npersona anna: Anna\n\nstage: Order\n  touchpoint: Order\n    feels anna 1: Glad\n    does: -1 is =what\n      | it says\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey --sheet lines --format csv -o a.csv").code(0);
    assert_eq!(sandbox.run("import a.csv").code(0).silent().out, map);
    sandbox.run("export a.journey --sheet lines --format csv --separator semicolon -o b.csv").code(0);
    assert_eq!(sandbox.run("import b.csv").code(0).silent().out, map);
    sandbox
        .run("export a.journey --sheet lines --personas anna --format csv")
        .code(2)
        .says(&["--personas only a part"]);
}

#[test]
fn a_row_that_is_wrong_becomes_a_comment() {
    let table = "keyword,head,text,\njourney,,Coffee,\ncompares,,missing.journey,\nstage,,Order,\nfeels,9,Glad,\n,,no keyword,extra\n";
    let (map, said) = imported(table);
    assert!(map.contains("# feels 9: Glad\n") && map.contains("# compares: missing.journey\n"), "{map}");
    assert!(map.contains("# no keyword") && map.contains("# extra"), "{map}");
    for place in ["board!A3", "board!A5", "board!C6", "board!D6"] {
        assert!(said.contains(&format!("warning: board.csv: {place}: ")), "{place}: {said}");
    }
}

#[test]
fn the_journey_of_an_export_says_that_it_is_a_part() {
    let map = "journey: Kaffee\n  lang: de\npersona anna: Anna\npersona ben: Ben\nstage: Bestellen\n  touchpoint: Theke\n    via: shop\n    feels anna -1: Gehetzt\n    feels ben 2\n    pain major: Schlange\n  touchpoint: Tisch\n    feels anna 1\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey --format csv -o a.csv").code(0);
    let ran = sandbox.run("import a.csv -o b.journey").code(0).says(&["only a part of a map", "`lines`"]);
    assert_eq!(ran.err.matches("warning: ").count(), 1, "{}", ran.err);
    let back = sandbox.read("b.journey");
    for line in [
        "lang: de",
        "touchpoint: Theke",
        "via: shop",
        "feels anna -1: Gehetzt",
        "feels ben 2\n",
        "pain major: Schlange\n",
    ] {
        assert!(back.contains(line), "{line}\n{back}");
    }
    sandbox.run("check b.journey").code(0);
}

#[test]
fn a_spreadsheet_is_no_map_and_other_commands_say_what_to_do() {
    let sandbox =
        Sandbox::new().file("board.csv", BOARD).file("board.ods", "x").file("prices.csv", "item,price\nTea,3\n");
    for command in ["check", "build", "fmt", "export -f json"] {
        let ran = sandbox.run(&format!("{command} board.csv")).code(2);
        assert!(ran.err.contains("board.csv is a spreadsheet, not a map"), "{}", ran.err);
        assert!(ran.err.contains("wayline import board.csv -o board.journey"), "{}", ran.err);
    }
    sandbox.run("check board.ods").code(2).says(&["board.ods is a spreadsheet", "save it as .xlsx or CSV"]);
    sandbox.run("import board.ods").code(2).says(&["not supported", "save it as .xlsx or as CSV"]);
    sandbox.run("import prices.csv").code(2).says(&["prices.csv has no journey that could be read", "stages in a row"]);
    assert_eq!(sandbox.run_with("import -", BOARD).code(0).out.matches("\nstage: ").count(), 4);
}

#[test]
fn a_zero_among_signs_is_neutral() {
    for (cells, feels) in [("+,--,0", ["1", "-2", "0"]), ("\u{1f600},0,sad", ["2", "0", "-1: sad"])] {
        let (map, said) = imported(&format!("Stage,A,B,C\nActions,a,b,c\nFeelings,{cells}\n"));
        assert!(!said.contains("warning") && !map.contains("scale:"), "{cells}: {said}{map}");
        let found: Vec<_> = map.lines().filter_map(|line| line.strip_prefix("  feels ")).collect();
        assert_eq!(found, feels, "{cells}: {map}");
    }
}

#[test]
fn figures_next_to_the_feelings_leave_their_scale_alone() {
    for feelings in ["Emotion,3,5\nSatisfaction (%),40,90\n", "Satisfaction,40%,90%\nEmotion,3,5\n"] {
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{feelings}"));
        assert!(map.contains("scale: 1..5") && map.contains("  feels 3\n") && map.contains("  feels 5\n"), "{map}");
        assert!(map.contains("  satisfaction: 40") && map.contains("  satisfaction: 90"), "{map}");
        assert!(said.contains("`Satisfaction") && said.contains("it became a lane of your own"), "{said}");
    }
    let (map, _) = imported("Stage,A,B\nActions,a,b\nEmotion,happy,sad\nSatisfaction (%),40,90\n");
    assert!(map.contains("feels 1: happy") && map.contains("feels -1: sad") && !map.contains("scale:"), "{map}");
}

#[test]
fn a_name_next_to_a_label_is_a_persona() {
    for labels in [
        ["Anna's feelings", "Ben's feelings"],
        ["Feelings Anna", "Feelings Ben"],
        ["Anna feelings", "Ben feelings"],
        ["Anna: feelings", "Ben: feelings"],
        ["Feelings of Anna", "Feelings of Ben"],
        ["How Anna feels", "How Ben feels"],
    ] {
        let [anna, ben] = labels;
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{anna},happy,sad\n{ben},sad,happy\n"));
        assert!(!said.contains("warning"), "{labels:?}: {said}");
        assert!(map.contains("persona anna: Anna\npersona ben: Ben\n"), "{labels:?}: {map}");
        assert!(map.contains("  feels anna 1: happy\n  feels ben -1: sad\n"), "{labels:?}: {map}");
    }
    // Without a name, a second row isn't mixed into the first.
    for labels in [["Feelings", "Mood"], ["Positive feelings", "Negative feelings"]] {
        let [one, other] = labels;
        let (map, said) = imported(&format!("Stage,A,B\nActions,a,b\n{one},happy,sad\n{other},sad,happy\n"));
        assert!(map.contains("  feels 1: happy\n") && map.contains("note: sad\n"), "{labels:?}: {map}");
        assert!(said.contains("board!B4: `sad` is a second feeling") && said.contains("board!C4: "), "{said}");
        assert!(!map.contains("persona"), "{labels:?}: {map}");
    }
}

#[test]
fn a_pain_keeps_its_severity() {
    let table =
        "Stage,A,B,C,D\nActions,a,b,c,d\nPain points,HIGH: Too dear,[critical] Broken,Cost: it is dear,Slow (minor)\n";
    let (map, said) = imported(table);
    assert!(!said.contains("warning"), "{said}");
    for line in ["pain major: Too dear\n", "pain critical: Broken\n", "pain: Cost: it is dear\n", "pain minor: Slow\n"]
    {
        assert!(map.contains(line), "{line}{map}");
    }
    let (map, said) = imported("Stage,A,B,C\nActions,a,b,c\nPain points,Dear,Slow,\nSeverity,high,purple,low\n");
    assert!(map.contains("pain major: Dear\n") && map.contains("pain: Slow\n"), "{map}");
    assert!(map.contains("note: Severity: purple\n") && said.contains("board!C4: `purple`"), "{said}{map}");
    assert!(map.contains("note: Severity: low\n") && said.contains("board!D4: `low`"), "{said}{map}");
}

#[test]
fn an_owner_below_an_opportunity_is_its_team() {
    let table = "Stage,A,B,C\nActions,a,b,c\nOpportunities,Faster,\"- One\n- Two\",\nOwner,Web shop,IT,Sales\n";
    let (map, said) = imported(table);
    assert!(map.contains("team web-shop: Web shop\n"), "{map}");
    assert!(map.contains("  opportunity: Faster\n    owner: web-shop\n"), "{map}");
    assert!(map.contains("note: Owner: IT\n") && map.contains("note: Owner: Sales\n"), "{map}");
    assert!(said.contains(": `IT`: ") && said.contains(": `Sales`: "), "{said}");
}

#[test]
fn the_journey_of_an_export_is_known_by_its_layout() {
    let map = "journey: Coffee\nlane smell: What it smells of\npersona rosa: Rosa\npersona ben: Ben\nsource s: Survey\nsource t: Talks\nstage: Order\n  goal: Coffee\n  touchpoint: Counter\n    for: rosa\n    feels rosa -1: Worried\n      from: t\n    smell: Beans\n    pain major: Queue\n      from: s\nstage: Eat\n  touchpoint: Table\n    feels ben 1: Glad\n    feels rosa 2\n      from: s, t\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey --format csv -o a.csv").code(0);
    let ran = sandbox.run("import a.csv").code(0).says(&["only a part of a map", "--sheet lines --format csv"]);
    for line in ["feels rosa -1: Worried\n", "feels rosa 2\n", "pain major: Queue\n", "Beans\n"] {
        assert!(ran.out.contains(line), "{line}{}", ran.out);
    }
    let sandbox =
        Sandbox::new().file("b.journey", "journey: Tea\nstage: Sit\n  feels 1: Glad\nstage: Go\n  feels -1\n");
    sandbox.run("export b.journey --format csv -o b.csv").code(0);
    let ran = sandbox.run("import b.csv").code(0).says(&["only a part of a map"]);
    assert!(ran.out.contains("feels 1: Glad\n") && ran.out.contains("feels -1\n"), "{}", ran.out);
    assert!(!ran.out.contains("persona"), "{}", ran.out);
}

#[test]
fn a_row_of_metrics_that_becomes_a_lane_warns() {
    let (map, said) = imported("Stage,A,B\nActions,a,b\nKPIs,Conversion 3%,CSAT 4/5\n");
    assert!(map.contains("kpis: Conversion 3%") && map.contains("metric csat: 4 of 5"), "{map}");
    assert_eq!(said.matches("warning: ").count(), 1, "{said}");
    assert!(said.contains("board!A3: `KPIs` ") && said.contains("it became a lane of your own"), "{said}");
}

#[test]
fn a_map_is_nothing_to_import() {
    let map = "journey: Coffee\nstage: Order\n  feels 1\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    let ran = sandbox.run("import a.journey").code(2).says(&["a.journey is already a map", "wayline check a.journey"]);
    assert!(!ran.err.contains("Mermaid"), "{}", ran.err);
    sandbox.run_with("import -", map).code(2).says(&["<stdin> is already a map"]);
}

#[test]
fn a_diagram_in_a_file_named_like_a_map_is_imported() {
    let diagram = "journey\n  title Groceries\n  section Plan\n    Make a list: 4: Mia\n";
    let sandbox = Sandbox::new().file("a.journey", diagram);
    sandbox.run("check a.journey").code(1).says(&["This is a Mermaid diagram", "wayline import"]);
    let ran = sandbox.run("import a.journey").code(0);
    assert!(ran.out.contains("touchpoint: Make a list"), "{}", ran.out);
}

#[test]
fn what_a_damaged_table_loses_is_said() {
    let (_, said) = imported("Stage,A,B\nActions,\"a,b\nPains,c,d\n");
    assert!(said.contains("a quotation mark is never closed"), "{said}");
    let (map, said) =
        imported("keyword,head,text\njourney,,X\n#,in the head,and the text\nstage,,One\nfeels,\"1\n#\",Fine\n");
    assert!(map.contains("# in the head and the text\n"), "{map}");
    assert!(
        map.contains("feels 1 #: Fine\n") && !map.contains("\n#:"),
        "a line of the table is one of the map: {map}\n{said}"
    );
    let long = "word ".repeat(20_000);
    let (_, said) = imported(&format!("Stage,A,B\nActions,{long},short\n"));
    assert!(said.contains("board!B2: only the first"), "{said}");
    // A thousand separators behind a title are no table.
    let (map, said) = imported(&format!("Stage,A,B{}\nActions,a,b\n{}", ",".repeat(3_000), "\n,,".repeat(3_000)));
    assert!(map.contains("stage: A\n  does: a\n") && said.is_empty() | said.starts_with("wrote"), "{said}");
}

#[test]
fn text_in_utf_16_is_read_with_and_without_its_mark() {
    for mark in ["\u{feff}", ""] {
        let text = format!("{mark}Stage,Besuch,Kauf\nAktionen,schaut,zahlt\n");
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let sandbox = Sandbox::new().file("board.csv", bytes);
        assert!(sandbox.run("import board.csv -o board.journey").code(0).err.starts_with("wrote"));
        assert!(sandbox.read("board.journey").contains("stage: Kauf\n  does: zahlt\n"));
    }
}

#[test]
fn touchpoints_that_are_told_in_words_are_columns() {
    let (map, said) = imported(
        "Stage,Touchpoint,Action,Emotion\n\
         Join,First letter from the works council,Reads it,curious\n\
         Join,Tour of the building with a colleague,Meets everybody,overwhelmed\n\
         Work,Desk,Starts,happy\n",
    );
    for lines in [
        "stage: Join\n  touchpoint: First letter from the works council\n    does: Reads it\n",
        "  touchpoint: Tour of the building with a colleague\n",
        "stage: Work\n  touchpoint: Desk\n",
    ] {
        assert!(map.contains(lines), "{map}\n{said}");
    }
    assert!(!map.contains("lane ") && !map.contains("via:"), "{map}");
    // A list of channels stays one.
    let (map, _) = imported("Stage,Touchpoint,Action\nJoin,\"Mail, phone\",Reads it\nWork,Web,Starts\n");
    assert!(map.contains("via: mail, phone\n") && !map.contains("touchpoint"), "{map}");
}

#[test]
fn a_label_with_a_number_a_comma_or_brackets_survives_the_journey_of_an_export() {
    let map = "journey: Hip\npersona rita: Rita, 74\npersona omar: Omar, IT admin\npersona ute: Ute (daughter)\nstage: GP\n  touchpoint: Sees the GP\n    \
               for: rita, omar\n    feels rita -0.5: Sore\n    feels omar 1: Fine\n    expects rita 2: A date\n    leaves rita 5 %: Gives up\n    \
               pain major: Slow\n      for: omar\n  touchpoint: Waits\n    for: rita, ute\n    feels rita 0\n    feels ute -1: Tired\n    pain minor: Far\n      \
               for: ute\nstage: Op\n  feels rita 1\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey --format csv -o a.csv").code(0);
    let back = sandbox.run("import a.csv").code(0).out;
    let persona = |label: &str| {
        let line = back.lines().find(|line| line.starts_with("persona ") && line.ends_with(&format!(": {label}")));
        line.unwrap_or_else(|| panic!("{label}\n{back}")).split([' ', ':']).nth(1).unwrap_or_default()
    };
    let [rita, omar, ute] = ["Rita, 74", "Omar, IT admin", "Ute (daughter)"].map(persona);
    assert_eq!(back.matches("\npersona ").count(), 3, "{back}");
    for line in [
        format!("feels {rita} -0.5: Sore\n"),
        format!("feels {omar} 1: Fine\n"),
        format!("expects {rita} 2: A date\n"),
        format!("leaves {rita} 5 %: Gives up\n"),
        format!("feels {ute} -1: Tired\n"),
        format!("pain major: Slow\n      for: {omar}\n"),
        format!("pain minor: Far\n      for: {ute}\n"),
    ] {
        assert!(back.contains(&line), "{line}{back}");
    }
}

#[test]
fn nobody_is_invented_from_the_journey_of_an_export() {
    let map = "journey: Tea\nstage: Sit\n  feels 1: Glad\n  expects 2: At most: 5 minutes\n  gain: Calls f ()\nstage: Go\n  feels -1\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey --format csv -o a.csv").code(0);
    let back = sandbox.run("import a.csv").code(0).out;
    assert!(back.contains("expects 2: At most: 5 minutes\n") && back.contains("gain: Calls f ()\n"), "{back}");
    assert!(!back.contains("persona"), "{back}");
}
