//! Spreadsheets as maps: what an export says comes back, and whatever a sheet holds, the map has no errors.

use crate::support::{
    every_map::{self, Map, hold},
    generate::{self, Random},
    meaning, options,
};
use wayline::{
    compile,
    export::{self, Separator, table::lines},
    import::{Spreadsheet, SpreadsheetKind, spreadsheet},
    load::NoFiles,
};

fn back(map: &Map, bytes: &[u8], kind: SpreadsheetKind) -> Result<Spreadsheet, String> {
    spreadsheet(("map.csv", bytes, kind), &map.name, &map.files, &options()).map_err(|error| error.reason)
}

/// What a table of lines is written as.
#[derive(Debug, Clone, Copy)]
enum Written {
    Separated(Separator),
    Markdown,
    Workbook,
}

#[test]
fn an_export_and_its_import_say_the_same() {
    let by_hand = every_map::examples().into_iter().filter(|map| !is_diagram(map));
    let others = every_map::documented().into_iter().chain(every_map::valid(60)).filter(|map| !is_diagram(map));
    let usual = [Written::Separated(Separator::Comma), Written::Markdown, Written::Workbook];
    let separated = [Separator::Semicolon, Separator::Tab].map(Written::Separated);
    hold(by_hand, |map| usual.iter().chain(&separated).try_for_each(|kind| comes_back(map, *kind)));
    hold(others, |map| usual.iter().try_for_each(|kind| comes_back(map, *kind)));
}

fn comes_back(map: &Map, written: Written) -> Result<(), String> {
    let compilation = map.compile();
    let Some(model) = compilation.map.as_ref().filter(|_| !compilation.has_errors()) else { return Ok(()) };
    let table = lines(&compilation);
    let made = match written {
        Written::Separated(separator) => back(map, export::csv(&table, separator).as_bytes(), SpreadsheetKind::Csv)?,
        Written::Markdown => back(map, export::markdown_table(&table).as_bytes(), SpreadsheetKind::Csv)?,
        Written::Workbook => {
            let book = export::xlsx(model, std::slice::from_ref(&table)).map_err(|error| error.to_string())?;
            back(map, &book, SpreadsheetKind::Xlsx)?
        }
    };
    // Where nothing was measured yet, it says where results would be.
    let is_of_lines = |remark: &&wayline::import::Remark| !remark.text.starts_with("figures from data are not here");
    if let Some(remark) = made.remarks.iter().find(is_of_lines) {
        return Err(format!("{}: {}", remark.place, remark.text));
    }
    let [only] = made.maps.as_slice() else { return Err(format!("{} maps", made.maps.len())) };
    let (before, after) = (meaning(&compilation).0, meaning(&map.with(only.text.as_str()).compile()).0);
    if before == after { Ok(()) } else { Err(format!("{written:?}:\n{}\n---- says\n{after:#}", only.text)) }
}

fn is_diagram(map: &Map) -> bool {
    wayline::import::is_mermaid(&map.name)
}

#[test]
fn whatever_a_sheet_holds_the_map_has_no_errors() {
    const LABELS: [&str; 12] = [
        "Stage",
        "Phase",
        "Actions",
        "Feelings",
        "Feelings (Anna)",
        "Pain points",
        "Touchpoints",
        "Opportunities",
        "Anything",
        "",
        "KPIs",
        "Time",
    ];
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let (wide, tall) = (random.between(1, 7), random.between(1, 9));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in 0..tall {
            let cell = |random: &mut Random| {
                let pieces: Vec<&str> = (0..random.below(4)).map(|_| random.pick(generate::PIECES)).collect();
                pieces.concat()
            };
            let mut cells: Vec<String> = (0..wide).map(|_| cell(&mut random)).collect();
            if row > 0 || random.chance(60) {
                cells[0] = random.pick(LABELS.as_slice()).to_owned();
            }
            rows.push(cells);
        }
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let table: String =
            rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect();
        let made =
            spreadsheet(("board.csv", table.as_bytes(), SpreadsheetKind::Csv), "board.journey", &NoFiles, &options());
        let made = made.unwrap_or_else(|error| panic!("{seed}: {}", error.reason));
        for map in &made.maps {
            let compilation = compile("board.journey", map.text.as_bytes(), &NoFiles, &options());
            assert!(!compilation.has_errors(), "{seed}:\n{table}\n{}\n{:#?}", map.text, compilation.diagnostics);
        }
    }
}

#[test]
fn every_word_of_a_table_is_in_the_map_or_in_a_remark() {
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let labels = [
            "Actions",
            "Thoughts",
            "Feelings",
            "Pain points",
            "Touchpoints",
            "Ideas",
            "Whatever",
            "Time",
            "KPIs",
            "Goals",
        ];
        let wide = random.between(2, 6);
        let mut word = 0;
        let mut words = |random: &mut Random| {
            word += 1;
            let line = format!("word{word}");
            if random.chance(30) { format!("- {line}\n- other{word}") } else { line }
        };
        let mut table = String::from("Stage");
        (1..wide).for_each(|_| table += &format!(",\"{}\"", words(&mut random)));
        table.push('\n');
        for row in 0..random.between(2, 8) {
            table += if row == 0 { labels[0] } else { random.pick(labels.as_slice()) };
            for _ in 1..wide + usize::from(random.chance(20)) {
                if random.chance(70) { table += &format!(",\"{}\"", words(&mut random)) } else { table.push(',') }
            }
            table.push('\n');
        }
        let made =
            spreadsheet(("board.csv", table.as_bytes(), SpreadsheetKind::Csv), "board.journey", &NoFiles, &options());
        let made = made.unwrap_or_else(|error| panic!("{seed}: {}", error.reason));
        let mut said: String = made.maps.iter().map(|map| map.text.as_str()).collect();
        made.remarks.iter().for_each(|remark| said += &remark.text);
        for word in table
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.starts_with("word") || word.starts_with("other"))
        {
            assert!(said.contains(word), "{seed}: {word}\n{table}\n{said}");
        }
    }
}

/// The map that a sheet becomes, and what is remarked about it.
fn imported(sheet: &str) -> (String, Vec<String>) {
    let made = spreadsheet(("map.csv", sheet.as_bytes(), SpreadsheetKind::Csv), "map.csv", &NoFiles, &options())
        .expect("a map");
    let remarks = made.remarks.iter().map(|remark| remark.text.clone()).collect();
    (made.maps.into_iter().map(|map| map.text).collect(), remarks)
}

#[test]
fn an_owner_who_is_not_known_leaves_the_opportunity() {
    let (map, remarks) = imported("Stage,A,B\nActions,x,y\nOpportunities,Big idea,Second\nOwner,TBD,Web\n");
    assert!(map.contains("opportunity: Big idea") && map.contains("owner: web"), "{map}");
    assert!(!map.contains('#') && !map.contains("tbd"), "{map}");
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    let (map, _) = imported("Stage,A,B\nActions,x,y\nOpportunities,Big idea,Second\nOwner,?,Web\n");
    assert!(!map.contains("team team"), "{map}");
    let (map, remarks) = imported("Stage,A,B\nActions,x,y\nPain points,None,none\n");
    assert!(!map.contains("pain") && remarks.is_empty(), "{map}\n{remarks:?}");
}

#[test]
fn cells_that_say_there_is_nothing_are_empty_in_every_row() {
    for label in [
        "Actions",
        "Thoughts",
        "Feelings",
        "Touchpoints",
        "Key moment",
        "Pain points",
        "Goals",
        "Legal check",
        "Persona",
    ] {
        for nothing in ["n/a", "N/A", "-", "none", "None", "–", "Keine", "not applicable", "..."] {
            let (map, remarks) = imported(&format!("Stage,A,B,C\nActions,x,y,z\n{label},{nothing},{nothing},\n"));
            let empty = "journey: Map\n\nstage: A\n  does: x\n\nstage: B\n  does: y\n\nstage: C\n  does: z\n";
            assert_eq!((map.as_str(), remarks.as_slice()), (empty, [].as_slice()), "{label}: {nothing}");
        }
    }
    let (map, _) =
        imported("Stage,A,B\nActions,None of them knows,Nothing\nPain points,No answer,-1 star\nFeelings,+,-\n");
    for said in [
        "does: None of them knows\n",
        "does: Nothing\n",
        "pain: No answer\n",
        "pain: -1 star\n",
        "feels 1\n",
        "feels -1\n",
    ] {
        assert!(map.contains(said), "{said}{map}");
    }
}

#[test]
fn a_row_of_touchpoints_is_either_columns_or_channels_or_a_lane() {
    // Below stages, touchpoints that aren't channels are the columns, however short their names are.
    for table in [
        "Stage,Discover,Discover,Choose\nTouchpoint,Tram ad,Friend's bike,Test ride\nActions,a,b,c\n",
        "Stage,Discover,,Choose\nActions,a,b,c\nTouchpoints,Tram ad,Friend's bike,Test ride\n",
        "Stage,Touchpoint,Action\nDiscover,Tram ad,a\nDiscover,Friend's bike,b\nChoose,Test ride,c\n",
    ] {
        let (map, remarks) = imported(table);
        let (first, second) = map.split_once("stage: Choose\n").unwrap_or_default();
        assert!(first.contains("touchpoint: Tram ad\n    does: a\n"), "{map}");
        assert!(first.contains("touchpoint: Friend's bike\n    does: b\n"), "{map}");
        assert!(second.contains("touchpoint: Test ride\n    does: c\n"), "{map}");
        assert!(remarks.is_empty() && !map.contains("via") && !map.contains("channel"), "{map}\n{remarks:?}");
    }
    // Several in a stage are columns even if they are called after their channels.
    let (map, remarks) = imported("Stage,Discover,Discover,Choose\nTouchpoint,Website,Store,Store\nActions,a,b,c\n");
    assert!(
        map.contains("touchpoint: Website\n    via: Website\n    does: a\n") && remarks.is_empty(),
        "{map}{remarks:?}"
    );
    // One channel in each stage, or lists of them.
    for cells in ["Website,Store", "\"Website, fair\",Store", "\"Fair, market\",\"Fair, web\""] {
        let (map, remarks) = imported(&format!("Stage,Discover,Choose\nActions,a,b\nTouchpoints,{cells}\n"));
        assert!(map.contains("via: ") && !map.contains("touchpoint") && remarks.is_empty(), "{map}{remarks:?}");
    }
    // A row called after channels never has columns.
    let (map, remarks) = imported("Stage,Discover,Choose\nActions,a,b\nChannels,Bank branch,Call centre\n");
    assert!(
        map.contains("via: bank-branch\n") && !map.contains("touchpoint") && remarks.is_empty(),
        "{map}{remarks:?}"
    );
    // What is more than names is a lane for the whole row, and that is said once.
    let row = "Channels,Website,\"The website, which has a comparison of all prices\"";
    let (map, remarks) = imported(&format!("Stage,Discover,Choose\nActions,a,b\n{row}\n"));
    assert!(map.contains("channels: Website\n") && map.contains("channels: The website, which"), "{map}");
    assert!(remarks.len() == 1 && !map.contains("via"), "{map}{remarks:?}");
}

#[test]
fn a_name_next_to_one_of_two_rows_of_feelings_is_a_persona() {
    for label in ["Feeling Anna", "Feelings (Anna)", "Anna's feelings"] {
        let (map, remarks) =
            imported(&format!("Stage,A,B\nActions,a,b\nFeeling,happy,sad\n{label},\u{1f621},\u{1f600}\n"));
        for said in ["persona anna: Anna\n", "  feels the-customer 1: happy\n", "  feels anna -2\n", "  feels anna 2\n"]
        {
            assert!(map.contains(said), "{label}: {said}{map}");
        }
        assert!(remarks.len() == 1 && !map.contains("note:") && !map.contains('#'), "{label}: {map}{remarks:?}");
    }
    // With somebody else in the map, those are the feelings of all others.
    let (map, remarks) =
        imported("Persona: Ben,,\n,,\nStage,A,B\nActions,a,b\nFeeling,happy,sad\nFeeling Anna,sad,happy\n");
    assert!(map.contains("  feels 1: happy\n  feels anna -1: sad\n") && remarks.is_empty(), "{map}{remarks:?}");
    let (map, _) = imported("Persona: Anna Keller,,\n,,\nStage,A,B\nActions,a,b\nFeeling Anna,happy,sad\n");
    assert!(map.contains("  feels anna-keller 1: happy\n"), "{map}");
    let (map, _) =
        imported("Stage,A,B\nActions,a,b\nFeeling,happy,sad\nFeeling Curve,1,-1\nCustomer feeling,glad,sad\n");
    assert!(!map.contains("persona"), "{map}");
}

#[test]
fn a_row_of_personas_says_whom_each_column_is_for() {
    let (map, remarks) = imported("Stage,A,B,C\nPersona,Anna,Ben,\"Anna, Ben\"\nActions,a,b,c\n");
    for said in [
        "persona anna: Anna\npersona ben: Ben\n",
        "stage: A\n  for: anna\n",
        "stage: B\n  for: ben\n",
        "  for: anna, ben\n",
    ] {
        assert!(map.contains(said), "{said}{map}");
    }
    assert!(remarks.is_empty() && !map.contains("lane"), "{map}{remarks:?}");
    let (map, _) = imported("Stage,Touchpoint,Persona,Feeling\nA,Tram ad,Anna,1\nA,Tram stop,Everybody,2\n");
    assert!(map.contains("touchpoint: Tram ad\n    for: anna\n") && map.matches("for: ").count() == 1, "{map}");
    // The same persona everywhere, or personas above the table, are those of the map.
    for table in ["Stage,A,B\nActions,a,b\nPersona,Anna,Anna\n", "Persona,Anna,\nStage,A,B\nActions,a,b\n"] {
        let (map, remarks) = imported(table);
        assert!(
            map.contains("persona anna: Anna\n") && !map.contains("for:") && remarks.is_empty(),
            "{map}{remarks:?}"
        );
    }
    let (map, remarks) = imported("Persona,Anna,Ben\n,,\nStage,A,B\nActions,a,b\n");
    assert!(map.starts_with("journey: Map\n\npersona anna: Anna\npersona ben: Ben\n"), "{map}");
    assert!(!map.contains("for:") && remarks.is_empty(), "{map}{remarks:?}");
}

#[test]
fn feelings_out_of_ten_begin_at_zero_unless_the_label_says_otherwise() {
    let (map, remarks) = imported("Stage,A,B,C\nActions,a,b,c\nFeelings,5/10,8/10,2 of 10\n");
    assert!(map.contains("scale: 0..10\n") && map.contains("feels 5\n") && map.contains("feels 8\n"), "{map}");
    assert!(remarks.len() == 1 && remarks[0].contains("0..10"), "{remarks:?}");
    let (map, remarks) = imported("Stage,A,B\nActions,a,b\nFeelings (1-10),5/10,8/10\n");
    assert!(map.contains("scale: 1..10\n") && map.contains("feels 5\n") && remarks.is_empty(), "{map}{remarks:?}");
    // On the scale of the label, half of ten is its middle.
    let (map, remarks) = imported("Stage,A,B,C\nActions,a,b,c\nFeelings (-2..2),5/10,10/10,0/10\n");
    assert!(map.contains("feels 0\n") && map.contains("feels 2\n") && map.contains("feels -2\n"), "{map}");
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    let (map, remarks) = imported("Stage,A,B\nActions,a,b\nFeelings,5/10,5/5\n");
    assert!(map.contains("feels 5\n") && map.contains("feels 10\n") && remarks.len() == 1, "{map}{remarks:?}");
}

#[test]
fn a_row_of_a_built_in_measure_and_a_range_of_days_are_figures() {
    let (map, remarks) = imported("Stage,A,B\nActions,x,y\nNPS,40,20\nTime,2-3 days,1 h\n");
    assert!(map.contains("metric nps: 40") && map.contains("takes: 2..3 days"), "{map}");
    assert!(remarks.is_empty(), "{remarks:?}");
}

#[test]
fn numbers_of_sources_are_taken_out_of_our_own_table_in_every_language() {
    for lang in ["en", "de", "fr", "es", "ja", "ar"] {
        let text = format!(
            "journey: Map\n  lang: {lang}\nsource a: Alpha\n  sample: 3\nsource b: Beta\nsource c: Gamma\nstage: One\n  feels 1: Glad\n    from: a, b\n  does: Looks\n    from: a, b, c\n  thinks: Why? (maybe)\n    from: c\nstage: Two\n  feels -1: Sad\n  does: Pays (S1)\n"
        );
        let files = NoFiles;
        let compilation = compile("map.journey", text.as_bytes(), &files, &options());
        let model = compilation.map.as_ref().expect("a map");
        let table = export::table::table(model, export::table::Sheet::Journey);
        let csv = export::csv(&table, Separator::Comma);
        assert!(csv.contains("S1"), "{csv}");
        let made = spreadsheet(("map.csv", csv.as_bytes(), SpreadsheetKind::Csv), "map.journey", &files, &options())
            .expect("a table");
        let [only] = made.maps.as_slice() else { panic!("{lang}: {} maps", made.maps.len()) };
        let numbers =
            only.text.matches("S1").count() + only.text.matches("S2").count() + only.text.matches("S3").count();
        // What only looks like a number of a source can't be told from one.
        assert_eq!(numbers, 0, "{lang}:\n{csv}\n{}", only.text);
        assert!(only.text.contains("Looks\n") && only.text.contains("Why? (maybe)"), "{lang}: {}", only.text);
    }
}

/// The score next to a face was kept as the word for the feeling.
#[test]
fn a_score_next_to_a_face_is_the_score() {
    let (map, remarks) = imported("Stage,A,B,C,D\nEmotions,☹ -2,😊 2,☹️: -1,😊 3 friends came\nActions,x,y,z,a\n");
    for line in ["feels -2\n", "feels 2\n", "feels -1\n", "feels 1: 3 friends came\n"] {
        assert!(map.contains(line), "{line}{map}");
    }
    assert!(remarks.is_empty(), "{remarks:?}");
}

/// The table `journey` of a map, imported again.
fn own_table(text: &str) -> (String, Vec<String>) {
    let compilation = compile("map.journey", text.as_bytes(), &NoFiles, &options());
    let table = export::table::table(compilation.map.as_ref().expect("a map"), export::table::Sheet::Journey);
    imported(&export::csv(&table, Separator::Comma))
}

#[test]
fn isolates_of_our_own_table_are_in_no_name() {
    let text = "journey: حجز\n  lang: ar\npersona layla: ليلى\npersona sami: سامي\nstage: البحث\n  feels layla -1.5: محتارة\n  takes: 45 min\nstage: ب\n  feels 1: مرتاح\n";
    let (map, remarks) = own_table(text);
    assert!(!map.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']), "{map}");
    assert!(map.contains("-1.5: محتارة\n") && map.contains("takes: 45 min"), "{map}\n{remarks:?}");
}

#[test]
fn our_own_table_keeps_personas_and_loses_numbers_and_letters() {
    for lang in ["en", "de", "ja"] {
        let text = format!(
            "journey: Map\n  lang: {lang}\npersona ann: Ann\npersona ben: Ben\npersona cy: Cy\nstage: A\n  touchpoint: X\n    says ann: Hello\n    says: A word\n    feels 0: x\n    gain: Friendly staff\n      for: ben\n    gain: A good chair\n    pain: Slow\n      for: ann, ben\n    pain major: Loud\n  touchpoint: Y\n    for: ann, ben\n    feels 0: y\n"
        );
        let (map, remarks) = own_table(&text);
        for lines in [
            "says ann: Hello\n    says: A word\n",
            "gain: Friendly staff\n      for: ben\n    gain: A good chair\n",
            "pain minor: Slow\n      for: ann, ben\n    pain major: Loud\n",
            "touchpoint: Y\n    for: ann, ben\n",
        ] {
            assert!(map.contains(lines), "{lang}: {lines}{map}\n{remarks:?}");
        }
        assert!(!map.contains("scale") && !map.contains('#') && remarks.len() == 1, "{map}\n{remarks:?}");
    }
}

#[test]
fn an_age_is_a_fact_and_waiting_takes_time() {
    let (map, remarks) = imported(
        "Visit,,\n\"Persona: Mrs Okafor, 58, retired\",,\nStage,A,B\nActions,x,y\nWait time,20 min,5-10 min\n",
    );
    assert!(map.contains("persona mrs-okafor: Mrs Okafor\n  role: retired\n  fact Age: 58\n"), "{map}");
    assert!(map.contains("takes: 20 min\n") && map.contains("takes: 5..10 min\n"), "{map}\n{remarks:?}");
}

/// What was measured isn't in the lines: without it, a workbook's other tables can't be made again.
#[test]
fn a_workbook_of_a_measured_map_is_imported_in_silence() {
    let measured = every_map::examples()
        .into_iter()
        .filter(|map| !is_diagram(map))
        .filter(|map| map.compile().map.as_ref().is_some_and(|model| model.results.is_some()));
    let mut any = false;
    for map in measured {
        any = true;
        let compilation = map.compile();
        let model = compilation.map.as_ref().expect("a map");
        let mut tables: Vec<_> =
            export::table::Sheet::ALL.iter().map(|&sheet| export::table::table(model, sheet)).collect();
        *tables.last_mut().expect("tables") = lines(&compilation);
        let book = export::xlsx(model, &tables).expect("a workbook");
        let files = NoFiles;
        let made =
            spreadsheet(("map.xlsx", &book, SpreadsheetKind::Xlsx), &map.name, &files, &options()).expect("a workbook");
        let about_sheets: Vec<_> = made.remarks.iter().filter(|remark| remark.text.contains("the sheet")).collect();
        assert!(about_sheets.is_empty(), "{}: {about_sheets:#?}", map.name);
        // A map that somebody measured, and changed in another sheet than that of its lines.
        let heading = tables[0].columns[0].cell.clone();
        tables[0].rows[0][1] = heading;
        let other = export::xlsx(model, &tables).expect("a workbook");
        let mixed = with_properties_of(&other, &book);
        let made = spreadsheet(("map.xlsx", &mixed, SpreadsheetKind::Xlsx), &map.name, &files, &options())
            .expect("a workbook");
        let told = made.remarks.iter().filter(|remark| remark.text.contains("only the sheet `Lines` is read")).count();
        assert_eq!(told, 1, "{}: {:#?}", map.name, made.remarks);
    }
    assert!(any, "no example is measured");
}

/// A workbook with the properties of another one.
fn with_properties_of(book: &[u8], other: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    const PROPERTIES: &str = "docProps/custom.xml";
    let mut from = zip::ZipArchive::new(Cursor::new(other)).expect("a workbook");
    let mut properties = Vec::new();
    from.by_name(PROPERTIES).expect("properties").read_to_end(&mut properties).expect("properties");
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part");
        let name = part.name().expect("a name").into_owned();
        made.start_file(&*name, zip::write::SimpleFileOptions::default()).expect("a part");
        made.write_all(if name == PROPERTIES { &properties } else { &bytes }).expect("a part");
    }
    made.finish().expect("a workbook").into_inner()
}
