//! Spreadsheets as maps: what an export says comes back, and whatever a sheet holds, the map has no errors.

use crate::support::{
    every_map::{self, Map, hold},
    generate::{self, Random},
    meaning, options,
};
use wayline::{
    compile,
    export::{self, Separator, table::lines},
    load::NoFiles,
    spreadsheet::{Kind, Spreadsheet, import},
};

fn back(map: &Map, bytes: &[u8], kind: Kind) -> Result<Spreadsheet, String> {
    import(("map.csv", bytes, kind), &map.name, &map.files, &options()).map_err(|error| error.reason)
}

#[test]
fn an_export_and_its_import_say_the_same() {
    let written = every_map::examples().into_iter().chain(every_map::documented());
    let maps = written.chain(every_map::valid(60)).filter(|map| !is_diagram(map));
    hold(maps, |map| {
        let compilation = map.compile();
        let Some(model) = compilation.map.as_ref().filter(|_| !compilation.has_errors()) else { return Ok(()) };
        let table = lines(&compilation);
        let book = export::xlsx(model, std::slice::from_ref(&table)).map_err(|error| error.to_string())?;
        let csv = |separator| export::csv(&table, separator).into_bytes();
        for (bytes, kind) in [
            (csv(Separator::Comma), Kind::Csv),
            (csv(Separator::Semicolon), Kind::Csv),
            (csv(Separator::Tab), Kind::Csv),
            (book, Kind::Xlsx),
        ] {
            let made = back(map, &bytes, kind)?;
            if let Some(remark) = made.remarks.first() {
                return Err(format!("{}: {}", remark.place, remark.text));
            }
            let [only] = made.maps.as_slice() else { return Err(format!("{} maps", made.maps.len())) };
            let again = map.with(only.text.as_str());
            let (before, after) = (meaning(&compilation).0, meaning(&again.compile()).0);
            if before != after {
                return Err(format!("{kind:?}:\n{}\n---- says\n{after:#}", only.text));
            }
        }
        Ok(())
    });
}

fn is_diagram(map: &Map) -> bool {
    wayline::mermaid::is_mermaid(&map.name)
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
        let made = import(("board.csv", table.as_bytes(), Kind::Csv), "board.journey", &NoFiles, &options());
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
        let made = import(("board.csv", table.as_bytes(), Kind::Csv), "board.journey", &NoFiles, &options());
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
    let made = import(("map.csv", sheet.as_bytes(), Kind::Csv), "map.csv", &NoFiles, &options()).expect("a map");
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
    assert!(!map.contains("pain") && remarks.len() == 2, "{map}\n{remarks:?}");
}

#[test]
fn a_row_of_a_built_in_measure_and_a_range_of_days_are_figures() {
    let (map, remarks) = imported("Stage,A,B\nActions,x,y\nNPS,40,20\nTime,2-3 days,1 h\n");
    assert!(map.contains("metric nps: 40") && map.contains("takes: 2..3 days"), "{map}");
    assert!(remarks.is_empty(), "{remarks:?}");
}
