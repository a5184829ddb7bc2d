//! On paper: A3 on its long side, broken between stages, with the headers again on each sheet.

use super::pages::{example, examples, folder, long_map, root, wayline};
use crate::chromium::Browser;
use lopdf::{Document, Object, content::Content};
use std::collections::BTreeMap;

tests![
    the_curves_on_paper_are_those_of_the_screen,
    sheets_are_a3_on_the_long_side,
    a_drawing_fills_the_width_of_its_sheet_however_small_it_is_shown,
    a_long_map_is_broken_between_stages_with_its_headers_on_each_sheet,
    heads_of_long_tables_stand_on_each_sheet_and_no_row_is_broken,
    no_sheet_is_blank,
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

/// How many lines of each colour the curves on the screen have.
const CURVES: &str = "[...document.querySelectorAll('.sheet > svg .w-curve path')]
    .filter((path) => path.checkVisibility()).reduce((all, { attributes: { stroke } }) =>
        stroke ? { ...all, [stroke.value]: (all[stroke.value] ?? 0) + 1 } : all, {})";

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
            let screen: BTreeMap<String, usize> = tab.eval(CURVES);
            assert!(screen.len() > 1, "{name}, {view}: {screen:?}");
            let whole = painted(&tab.pdf());
            tab.run("document.querySelectorAll('.w-curve').forEach((curve) => curve.remove())");
            let rest = painted(&tab.pdf());
            for (colour, count) in screen {
                let of = |all: &BTreeMap<String, usize>| all.get(&colour).copied().unwrap_or_default();
                let printed = of(&whole) - of(&rest);
                assert!(printed >= count, "{name}, {view}: {printed} of {count} lines in {colour}");
            }
        }
    }
}

fn sheets_are_a3_on_the_long_side() {
    let browser = Browser::shared();
    let tab = example(browser, "broadband");
    let pages = pages(&tab.pdf());
    assert!((2..10).contains(&pages.len()), "{pages:?}");
    assert!(
        pages.iter().all(|(width, height)| (width - 1191.0).abs() < 2.0 && (height - 842.0).abs() < 2.0),
        "{pages:?}"
    );
}

fn a_drawing_fills_the_width_of_its_sheet_however_small_it_is_shown() {
    let browser = Browser::shared();
    let tab = browser.tab();
    // So flat a window shows the whole drawing small.
    tab.resize(2560, 700);
    tab.open_file(&examples().join("hotel-stay.html"));
    let width = "document.querySelector('.sheet > svg').getBoundingClientRect().width / innerWidth";
    assert!(tab.eval::<f64>(width) < 0.7, "it is shown small");
    tab.show_as_print(true);
    assert!(tab.eval::<f64>(width) > 0.9);
}

fn a_long_map_is_broken_between_stages_with_its_headers_on_each_sheet() {
    let browser = Browser::shared();
    let folder = long_map("paper");
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
    let sheets = visible(".paper svg");
    assert!(sheets > 1 && visible(".sheet > svg") == 0 && visible(".bar") == 0, "{sheets}");
    let stages: Vec<(usize, bool, bool)> = tab.eval(
        "[...document.querySelectorAll('.paper svg')].map((svg) => [svg.querySelectorAll('.w-stages .w-stage').length,
           svg.querySelectorAll('.w-touchpoint').length === 6 * svg.querySelectorAll('.w-stages .w-stage').length,
           [...svg.querySelectorAll('.w-lane-name')].some((name) => name.textContent.includes('Doing'))])",
    );
    assert_eq!(stages.iter().map(|(count, ..)| count).sum::<usize>(), 6, "each stage on one sheet: {stages:?}");
    assert!(stages.iter().all(|(_, whole, named)| *whole && *named), "{stages:?}");
    tab.show_as_print(false);
    assert!(pages(&tab.pdf()).len() > sheets);
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
    let document = Document::load_mem(&tab.pdf()).expect("a PDF");
    let sheets: Vec<String> =
        document.get_pages().into_keys().map(|page| document.extract_text(&[page]).expect("text")).collect();
    let sheets: Vec<String> = sheets.iter().map(|text| text.split_whitespace().collect()).collect();
    for (word, head) in TABLES {
        let on: Vec<_> =
            sheets.iter().filter(|text| (0..ROWS).any(|at| text.contains(&format!("{word}{at}x")))).collect();
        assert!(on.len() > 1, "{word} needs several sheets, and not {}", on.len());
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
    let folder = long_map("no-blank");
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
