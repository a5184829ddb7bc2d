//! On paper: A3, A4 and Letter, broken between stages, with the headers again on each sheet and letters that can be read.

use super::{
    letters::{self, Letters},
    pages::{example, examples, folder, long_map, report, root, wayline},
};
use crate::chromium::Browser;
use lopdf::{Document, Object, content::Content};
use std::collections::BTreeMap;

tests![
    the_curves_on_paper_are_those_of_the_screen,
    the_overview_and_the_tables_lie_on_the_long_side_and_sheets_suit_their_paper,
    letters_are_6_points_high_on_any_paper,
    a_stage_that_is_wider_than_a_sheet_and_a_lane_that_is_higher_keep_their_letters,
    the_detail_is_printed_behind_the_overview_whatever_is_shown,
    lanes_and_personas_that_are_not_shown_are_not_printed_either,
    no_heading_ends_a_sheet_and_no_row_is_alone_on_one,
    a_drawing_fills_the_width_of_its_sheet_however_small_it_is_shown,
    a_map_is_broken_between_stages_and_lanes_with_its_headers_on_each_sheet,
    heads_of_long_tables_stand_on_each_sheet_and_no_row_is_broken,
    no_sheet_is_blank,
    no_card_is_cut_and_no_sheet_is_blank_however_high_the_paper_is,
    without_an_overview_the_first_sheet_says_what_the_map_is_about,
    owner_reviews_pains_and_the_curves_in_words_are_printed,
    a_report_is_printed_with_all_its_cells,
];

fn pages(pdf: &[u8]) -> Vec<(f64, f64)> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let size = |id| {
        let page = document.get_dictionary(id).expect("a page");
        let media = page.get(b"MediaBox").and_then(|media| media.as_array()).expect("its size").clone();
        let number = |at: usize| f64::from(media[at].as_float().expect("a number"));
        (number(2) - number(0), number(3) - number(1))
    };
    document.get_pages().into_values().map(size).collect()
}

/// How many paths of each colour a PDF paints. Dashed lines come out as areas.
fn painted(pdf: &[u8]) -> BTreeMap<String, usize> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut painted = BTreeMap::new();
    // What is drawn in a group of its own has a stream of its own.
    let forms = document.objects.values().filter_map(|object| object.as_stream().ok());
    let forms =
        forms.filter(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form"));
    let forms = forms.filter_map(|stream| stream.decompressed_content().ok());
    let pages = document.get_pages().into_values().map(|page| document.get_page_content(page));
    for content in pages.chain(forms) {
        let mut colours = vec![String::new()];
        for operation in Content::decode(&content).expect("operations").operations {
            match operation.operator.as_str() {
                "q" => colours.extend(colours.last().cloned()),
                "Q" => drop(colours.pop()),
                // Lines and areas get their colour alike.
                "RG" | "rg" => {
                    let parts = operation.operands.iter().map(|part| part.as_float().expect("a number"));
                    let parts = parts.map(|part| format!("{:02X}", (part * 255.0).round() as u8));
                    *colours.last_mut().expect("a colour") = format!("#{}", parts.collect::<String>());
                }
                "S" | "s" | "f" | "f*" => *painted.entry(colours.last().expect("a colour").clone()).or_default() += 1,
                _ => {}
            }
        }
    }
    painted
}

/// How many lines of each colour curves have.
const CURVES: &str =
    "(of) => [...document.querySelectorAll(`${of} > svg .w-curve path`)].reduce((all, { attributes: { stroke } }) =>
        stroke ? { ...all, [stroke.value]: (all[stroke.value] ?? 0) + 1 } : all, {})";
type Curves = BTreeMap<String, usize>;

/// Every curve was missing: a rule for the list of curves in words hid those of the drawing too.
fn the_curves_on_paper_are_those_of_the_screen() {
    let browser = Browser::shared();
    for view in ["detail", "overview", "blueprint"] {
        let folder = folder(&format!("paper-{view}"));
        let out = folder.to_str().expect("a path that is text");
        for (name, theme) in [("hotel-stay", "light"), ("broadband", "dark")] {
            let map = format!("{name}.journey");
            let args = ["build", map.as_str(), "-f", "html", "-o", out, "--view", view];
            let (fine, said) = wayline(&root().join("examples"), &args);
            assert!(fine, "{said}");
            let tab = browser.tab();
            tab.prefer(&[("prefers-color-scheme", theme)]);
            tab.open_file(&folder.join(format!("{name}.html")));
            let [screen, sheets]: [Curves; 2] = tab.eval(&format!("['.sheet', '.paper'].map({CURVES})"));
            assert!(screen.len() > 1, "{name}, {view}: {screen:?}");
            assert!(screen.keys().eq(sheets.keys()), "{name}, {view}: {screen:?}, {sheets:?}");
            tab.run("document.querySelectorAll('.tables').forEach((table) => table.remove())");
            let whole = painted(&tab.pdf());
            tab.run("document.querySelectorAll('.w-curve').forEach((curve) => curve.remove())");
            let rest = painted(&tab.pdf());
            for (colour, count) in sheets {
                let of = |all: &Curves| all.get(&colour).copied().unwrap_or_default();
                let printed = of(&whole) - of(&rest);
                assert!(printed >= count, "{name}, {view}: {printed} of {count} lines in {colour}");
            }
        }
    }
}

/// Millimetres of a sheet that stands upright, and how often its shorter side goes into A4's.
const A4: (f64, f64) = (210.0, 297.0);
const A3: (f64, f64) = (297.0, 420.0);
const LETTER: (f64, f64) = (215.9, 279.4);

fn points((width, height): (f64, f64)) -> (i64, i64) {
    let points = |length: f64| (length / 25.4 * 72.0).round() as i64;
    (points(width), points(height))
}

fn the_overview_and_the_tables_lie_on_the_long_side_and_sheets_suit_their_paper() {
    let browser = Browser::shared();
    let tab = example(browser, "broadband");
    let drawn = tab.eval::<usize>("document.querySelectorAll('.paper:not(.across) svg').length");
    assert!((2..9).contains(&drawn), "{drawn}");
    for (paper, each) in [(A4, 1), (LETTER, 1), (A3, 2)] {
        let upright = points(paper);
        let across = (upright.1, upright.0);
        let near = |(width, height): (f64, f64), to: (i64, i64)| {
            (width - to.0 as f64).abs() < 2.0 && (height - to.1 as f64).abs() < 2.0
        };
        let pages = pages(&tab.pdf_on(paper));
        // A3 has two sheets beside each other.
        let (sheets, usual) = (drawn.div_ceil(each), if each == 2 { across } else { upright });
        assert!(near(pages[0], across), "the overview: {pages:?}");
        assert!(pages[1..=sheets].iter().all(|page| near(*page, usual)), "{sheets} sheets: {pages:?}");
        let rest = &pages[sheets + 1..];
        assert!(rest.iter().all(|page| near(*page, across) || near(*page, usual)), "the tables: {pages:?}");
        assert!((2..14).contains(&rest.len()) && near(rest[rest.len() - 1], across), "the last tables: {pages:?}");
    }
}

/// The letters of a page, by their height in points.
fn smallest(letters: &[Letters], places: &str) {
    let small: Vec<_> = letters.iter().filter(|letters| letters.points < 6.0).collect();
    assert!(letters.len() > 100, "{places}: only {} texts", letters.len());
    assert!(small.is_empty(), "{places}: {} texts are too small, such as {:?}", small.len(), small.first());
}

fn letters_are_6_points_high_on_any_paper() {
    let browser = Browser::shared();
    for (name, paper) in [("hotel-stay", A4), ("subscription", LETTER), ("mobile-plan-ar", A3)] {
        let tab = example(browser, name);
        smallest(&letters::of(&tab.pdf_on(paper)), &format!("{name} on {paper:?}"));
    }
}

fn a_stage_that_is_wider_than_a_sheet_and_a_lane_that_is_higher_keep_their_letters() {
    let browser = Browser::shared();
    let folder = folder("large");
    let mut map = "journey: Large\nstage one: A stage of many columns\n".to_owned();
    for column in 0..14 {
        map += &format!(
            "  touchpoint t{column}: Contact {column}\n    does: \"Deed{column}x {}\"\n    feels 1\n",
            "on and on ".repeat(12)
        );
    }
    map += &format!(
        "stage two: A high one\n  touchpoint high: High\n    thinks: {} lastword\n",
        "so many words to think ".repeat(140)
    );
    std::fs::write(folder.join("large.journey"), map).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "large.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&folder.join("large.html"));
    tab.run("document.querySelectorAll('main > :not(#map)').forEach((part) => part.remove())");
    let pdf = tab.pdf_on(A4);
    smallest(&letters::of(&pdf), "a large map");
    let text: Vec<String> = letters::sheets(&pdf);
    for word in (0..14).map(|column| format!("Deed{column}x")).chain(["lastword".to_owned()]) {
        assert!(text[1..].iter().any(|sheet| sheet.contains(&word)), "{word} is on no sheet");
    }
    let stage = text.iter().filter(|sheet| sheet.contains("Astageofmanycolumns")).count();
    assert!(stage > 3, "each part of the stage has its name: {stage}");
}

/// Where a page is shown, readers expect all of it on paper, not the one picture that they happen to see.
fn the_detail_is_printed_behind_the_overview_whatever_is_shown() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&examples().join("hotel-stay.html"));
    let without_tables = "document.querySelectorAll('.tables, .foot').forEach((part) => { part.hidden = true; })";
    tab.run(without_tables);
    let mut seen = Vec::new();
    for view in ["overview", "detail", "blueprint"] {
        tab.click(&format!("[data-look={view}]"));
        tab.run("document.querySelector('#scroll').focus()");
        let zoomed: String = tab.eval("document.querySelector('#scale').textContent");
        seen.push(letters::sheets(&tab.pdf_on(A4)));
        let now: String = tab.eval("document.querySelector('.sheet').dataset.view");
        assert_eq!(now, view, "the screen shows what it did");
        assert_eq!(tab.eval::<String>("document.querySelector('#scale').textContent"), zoomed);
    }
    assert!(seen[0][0].contains("Ruth") && seen[0].len() == 5, "{:?}", seen[0]);
    // The columns of a sheet go on on the next one, between two lanes.
    for (sheet, lane, other) in [(1, "Experience", "Backstage"), (2, "Backstage", "Experience")] {
        let sheet = &seen[0][sheet];
        assert!(sheet.contains("Check-in") && sheet.contains(lane) && !sheet.contains(other), "{sheet}");
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    let bare = browser.tab();
    bare.allow_scripts(false);
    bare.open_file(&examples().join("hotel-stay.html"));
    bare.run(without_tables);
    assert_eq!(seen[0], letters::sheets(&bare.pdf_on(A4)), "without a script");
    tab.expect_no_complaint();
}

/// Paper showed everything again.
fn lanes_and_personas_that_are_not_shown_are_not_printed_either() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&examples().join("hotel-stay.html"));
    tab.click("[data-look=detail]");
    let printed = || letters::sheets(&tab.pdf_on(A4)).concat();
    let (deed, saying) = ("Takesabananaandruns", "Itshouldbeintheremarks.");
    let all = printed();
    assert!(all.contains(deed) && all.contains(saying));
    let switch = |filter: &str, value: &str| {
        tab.run(&format!("document.querySelector('[data-filter={filter}] [value={value}]').click()"));
    };
    switch("lane", "doing");
    switch("persona", "mara");
    let some = printed();
    assert!(!some.contains(deed) && some.contains(saying), "the lane is left out, and no other");
    let faded: usize = tab.eval("document.querySelectorAll('.paper:not(.across) .w-curve.is-faded').length");
    assert!(faded > 0, "her curve is faded on each sheet");
    let heights: Vec<(f64, f64)> = tab.eval(
        "[...document.querySelectorAll('.paper:not(.across) > svg')].map((svg) => [svg.height.baseVal.value, svg.viewBox.baseVal.height])",
    );
    assert!(heights.iter().any(|(now, whole)| now < whole), "sheets close up: {heights:?}");
    tab.click("[data-look=overview]");
    assert_eq!(printed(), some, "the overview has no such lane, and nobody chose it again");
    tab.run("document.querySelector('#show .filters button').click()");
    assert_eq!(printed(), all);
    // A sheet of which no lane is left is none.
    tab.click("[data-look=detail]");
    let count = letters::sheets(&tab.pdf_on(A4)).len();
    for lane in ["doing", "thinking", "saying", "experience"] {
        switch("lane", lane);
    }
    assert!(letters::sheets(&tab.pdf_on(A4)).len() < count);
    tab.expect_no_complaint();
}

fn no_heading_ends_a_sheet_and_no_row_is_alone_on_one() {
    let browser = Browser::shared();
    // The few rows of one of these tables are higher than the rest of any sheet.
    for name in ["hotel-stay", "outpatient-visit", "wardrobe"] {
        let tab = example(browser, name);
        tab.run("document.querySelector('#map').remove()");
        let tables: Vec<(String, String)> = tab.eval(TABLE_STARTS);
        assert!(tables.len() > 8, "{tables:?}");
        for paper in [A4, LETTER, A3] {
            let sheets = letters::sheets(&tab.pdf_on(paper));
            for (at, sheet) in sheets.iter().enumerate() {
                assert!(sheet.chars().count() > 80, "sheet {at} of {name} on {paper:?} has only: {sheet}");
            }
            for (heading, first) in &tables {
                let both =
                    sheets.iter().any(|sheet| sheet.contains(heading.as_str()) && sheet.contains(first.as_str()));
                assert!(both, "{heading} and {first} of {name} are on one sheet of {paper:?}: {sheets:#?}");
            }
        }
    }
}

/// What each table is called, and what its first line begins with.
const TABLE_STARTS: &str = "[...document.querySelectorAll('.tables table')].map((table) => {
    const text = (of) => [...of.childNodes].filter((part) => !part.matches?.('.spot, button, svg')).map((part) => part.textContent).join('');
    const caption = table.caption.querySelector('strong') ?? table.caption;
    const first = table.querySelector('tbody th .prose, tbody th [dir=auto], tbody th');
    return [caption, first].map((of) => text(of).replaceAll(/\\s/g, '').slice(0, 20));
})";

fn a_drawing_fills_the_width_of_its_sheet_however_small_it_is_shown() {
    let browser = Browser::shared();
    let tab = browser.tab();
    // So flat a window shows the whole drawing small.
    tab.resize(1600, 660);
    tab.open_file(&examples().join("hotel-stay.html"));
    let width = |of: &str| {
        tab.eval::<f64>(&format!("document.querySelector('{of} > svg').getBoundingClientRect().width / innerWidth"))
    };
    assert!(width(".sheet") < 0.7, "it is shown small");
    tab.resize(1047, 700);
    tab.show_as_print(true);
    assert!(width(".across") > 0.9 && width(".sheet") == 0.0);
}

fn a_map_is_broken_between_stages_and_lanes_with_its_headers_on_each_sheet() {
    let browser = Browser::shared();
    let folder = long_map("paper", 3);
    let (fine, said) = wayline(&folder, &["build", "long.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&folder.join("long.html"));
    let visible = |selector: &str| {
        tab.eval::<usize>(&format!(
            "[...document.querySelectorAll('{selector}')].filter((e) => e.checkVisibility()).length"
        ))
    };
    assert_eq!((visible(".paper svg"), visible(".sheet > svg")), (0, 1), "on the screen");
    tab.show_as_print(true);
    let sheets = visible(".paper:not(.across) svg");
    assert!(sheets > 2 && visible(".bar") == 0, "{sheets}");
    let stages: Vec<(usize, usize, String)> = tab.eval(
        "[...document.querySelectorAll('.paper:not(.across) svg')].map((svg) => [svg.querySelectorAll('.w-stages .w-stage').length,
           svg.querySelectorAll('.w-touchpoint').length,
           [...svg.querySelectorAll('.w-lane[data-name], .w-experience')].map((lane) => lane.dataset.name).join(' ')])",
    );
    assert!(stages.iter().all(|(stages, columns, _)| *stages > 0 && *columns == 3 * stages), "{stages:?}");
    assert!(stages.iter().all(|(.., lanes)| lanes.starts_with("touchpoints ")), "titles on each: {stages:?}");
    for lane in ["doing", "experience"] {
        let with = stages.iter().filter(|(.., lanes)| lanes.split(' ').any(|name| name == lane));
        assert_eq!(with.map(|(count, ..)| count).sum::<usize>(), 6, "{lane} of each stage on one sheet: {stages:?}");
    }
    tab.show_as_print(false);
    tab.expect_no_complaint();
}

/// The tables that can be long: a word that each row has in front of its number, and one that only the head has.
const TABLES: [(&str, &str); 5] =
    [("Hurt", "Severity"), ("Joy", "Gain"), ("Deed", "Impact"), ("Figure", "Others"), ("Survey", "Sample")];
const ROWS: usize = 60;

/// A map whose tables need several sheets each. Every text is long enough for two lines, and ends in its number too.
fn long_tables() -> String {
    let long = "with many words behind it so that nobody could set all of them on one line of the table".repeat(2);
    let text = |word: &str, at: usize| format!("{word}{at}x {long} end{at}x");
    let mut map = "journey: Long tables\npersona anna: Anna\n".to_owned();
    let all = |line: &dyn Fn(usize) -> String| (0..ROWS).map(line).collect::<String>();
    map += &all(&|at| format!("source s{at}: {}\n  confidence: validated\n", text("Survey", at)));
    map += &all(&|at| format!("measure m{at}: {}\n", text("Figure", at)));
    map += &all(&|at| {
        let (pain, gain, deed) = (text("Hurt", at), text("Joy", at), text("Deed", at));
        format!(
            "stage: Stage {at}\n  feels 1: Fine\n    from: s{at}\n  metric m{at}: {at}\n  pain p{at}: {pain}\n  gain: {gain}\n  opportunity: {deed}\n"
        )
    });
    map
}

fn heads_of_long_tables_stand_on_each_sheet_and_no_row_is_broken() {
    let browser = Browser::shared();
    let folder = folder("long-tables");
    std::fs::write(folder.join("long.journey"), long_tables()).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "long.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&folder.join("long.html"));
    // Other parts say the same words.
    tab.run("['map', 'journey', 'about'].forEach((id) => document.getElementById(id).remove())");
    let sheets = letters::sheets(&tab.pdf_on(A4));
    for (word, head) in TABLES {
        let on: Vec<_> =
            sheets.iter().filter(|text| (0..ROWS).any(|at| text.contains(&format!("{word}{at}x")))).collect();
        assert!(on.len() > 1, "{word} needs several sheets, and not {}", on.len());
        let last = on.last().expect("a sheet");
        let rows = (0..ROWS).filter(|at| last.contains(&format!("{word}{at}xwith"))).count();
        assert!(rows > 1, "the last sheet of {word} has more than one row, not {rows}");
        assert!(on.iter().all(|text| text.contains(head)), "{head} stands on each sheet with a row of its table");
        for at in 0..ROWS {
            let start = format!("{word}{at}xwith");
            let sheet = on.iter().find(|text| text.contains(&start)).unwrap_or_else(|| panic!("{start} is nowhere"));
            let rest = sheet.split_once(&start).expect("it was found").1;
            assert!(rest.contains(&format!("end{at}x")), "{start} ends on another sheet");
        }
    }
}

fn no_sheet_is_blank() {
    let browser = Browser::shared();
    let folder = long_map("no-blank", 6);
    let (fine, said) = wayline(&folder, &["build", "long.journey", "-f", "html"]);
    assert!(fine, "{said}");
    for page in [folder.join("long.html"), examples().join("hotel-stay.html"), examples().join("broadband.html")] {
        let tab = browser.tab();
        tab.open_file(&page);
        let document = Document::load_mem(&tab.pdf()).expect("a PDF");
        for number in document.get_pages().into_keys() {
            let text = document.extract_text(&[number]).expect("text");
            assert!(!text.trim().is_empty(), "sheet {number} of {}", page.display());
        }
    }
}

/// What each card of the journey begins and ends with.
const CARDS: &str = "[...document.querySelectorAll('#journey tbody')].map((card) => {
    const copy = card.cloneNode(true);
    copy.querySelectorAll('.spot, svg').forEach((part) => part.remove());
    const text = copy.textContent.replaceAll(/\\s/g, '');
    return [text.slice(0, 40), text.slice(-24)];
})";

/// Cards of a stage as a whole were cut, and the room below the last card took a sheet of its own.
fn no_card_is_cut_and_no_sheet_is_blank_however_high_the_paper_is() {
    let browser = Browser::shared();
    let folder = long_map("no-cut", 2);
    let map = std::fs::read_to_string(folder.join("long.journey")).expect("the map");
    let lanes = ["does", "thinks", "says", "needs", "frontstage", "backstage", "support", "note"];
    let whole = (1..=6).fold(map, |map, stage| {
        let line = |(at, lane): (usize, &&str)| format!("  {lane}: Whole {stage} says line {at} of its own\n");
        let said: String = lanes[..stage + 2].iter().enumerate().map(line).collect();
        let head = format!("stage s{stage}: Stage {stage}\n");
        map.replace(&head, &(head.clone() + &said))
    });
    std::fs::write(folder.join("long.journey"), whole).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "long.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&folder.join("long.html"));
    tab.run("document.querySelectorAll('#map, #journey ~ .tables:not(#about)').forEach((part) => part.remove())");
    let cards: Vec<(String, String)> = tab.eval(CARDS);
    assert_eq!(cards.len(), 18);
    for height in (150..300).step_by(10) {
        let sheets = letters::sheets(&tab.pdf_on((210.0, f64::from(height))));
        assert!(sheets.iter().all(|sheet| !sheet.is_empty()), "{height} mm: {sheets:#?}");
        for (start, end) in &cards {
            let is_whole = sheets.iter().any(|sheet| sheet.contains(start.as_str()) && sheet.contains(end.as_str()));
            assert!(is_whole, "{height} mm: {start} … {end} are on one of {sheets:#?}");
        }
    }
}

/// It had a part of the detail, and no headline.
fn without_an_overview_the_first_sheet_says_what_the_map_is_about() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&examples().join("hotel-stay.html"));
    let lead = |of: &str| {
        tab.eval::<String>(&format!("document.querySelector('.lead {of}').textContent.replaceAll(/\\s/g, '')"))
    };
    let (name, what, finding) = (lead("h2"), lead(".what"), lead("p"));
    let first = || letters::sheets(&tab.pdf_on(A4)).swap_remove(0);
    assert!(first().matches(name.as_str()).count() == 1, "the overview says it");
    tab.run("document.querySelector('.across').remove()");
    let sheet = first();
    assert!(sheet.contains(&name) && sheet.contains(&what) && sheet.contains(&finding), "{sheet}");
    assert!(sheet.contains("Ruth") && sheet.contains("Housemanagement"), "{sheet}");
}

/// A review that was overdue could not be seen on paper.
fn owner_reviews_pains_and_the_curves_in_words_are_printed() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    assert_eq!(
        tab.eval::<usize>("[...document.querySelectorAll('.printed')].filter((e) => e.checkVisibility()).length"),
        0
    );
    let all = letters::sheets(&tab.pdf_on(A4)).concat();
    for said in ["Housemanagement", "Reviewed", "Nextreview", "2critical", "startsat"] {
        assert!(all.contains(said), "{said}: {all}");
    }
    let sheets = letters::sheets(&tab.pdf_on(LETTER));
    assert!(sheets[0].contains("2critical"), "below the overview: {sheets:?}");
    let folder = long_map("overdue", 3);
    let map = std::fs::read_to_string(folder.join("long.journey")).expect("the map");
    let late = map.replacen('\n', "\n  owner: Shop\n  reviewed: 2020-01-01, every 6 months\n", 1);
    std::fs::write(folder.join("late.journey"), late).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "late.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&folder.join("late.html"));
    tab.show_as_print(true);
    let red: usize =
        tab.eval("[...document.querySelectorAll('.facts .bad, .lead .bad')].filter((e) => e.checkVisibility()).length");
    assert_eq!(red, 1, "{said}");
}

/// The last columns were cut: Map, Where and Line; Effort, Due and Status.
fn a_report_is_printed_with_all_its_cells() {
    let tab = Browser::shared().tab();
    tab.open_file(report());
    // A ligature is one sign for two letters, and the text of a PDF has other scripts in another order.
    tab.run("document.body.style.fontVariantLigatures = 'none'");
    let cells: Vec<String> =
        tab.eval("[...document.querySelectorAll('th, td')].map((cell) => cell.textContent.replaceAll(/\\s/g, ''))");
    let cells: Vec<String> = cells.into_iter().filter(|cell| cell.chars().all(|c| c < '\u{250}' || c == '’')).collect();
    assert!(cells.len() > 200, "{}", cells.len());
    for paper in [A4, LETTER, A3] {
        let sheets = letters::sheets(&tab.pdf_on(paper));
        let missing: Vec<&String> =
            cells.iter().filter(|cell| !sheets.iter().any(|sheet| sheet.contains(cell.as_str()))).collect();
        assert!(missing.is_empty(), "{paper:?}: {missing:?}");
    }
}
