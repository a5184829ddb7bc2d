//! The documents are whole: every code, keyword, page and example is where readers look for it, and every link leads somewhere.
//!
//! That the maps in them do what they should, `cases/specification.rs` shows.

use crate::support::{self, cases, every_map};
use std::{collections::BTreeSet, path::Path};
use wayline::{
    compile,
    diagnostic::Code,
    format::format,
    keyword::{Keyword, RULES, Rule, Times},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a file of the project")
}

#[test]
fn an_error_page_has_its_title_and_shows_the_mistake_wrong_and_right() {
    for code in Code::ALL {
        let title = format!("# {code}: {}", code.title());
        assert_eq!(code.page().lines().next(), Some(title.as_str()));
        let cases = cases::cases(&root().join(format!("docs/src/errors/{code}.md")));
        let headings: Vec<&str> = cases.iter().map(|case| case.heading.as_str()).collect();
        assert_eq!(headings, ["Wrong", "Right"], "{code}");
    }
}

#[test]
fn the_index_of_errors_lists_every_code() {
    let index = read("docs/src/errors.md");
    let listed: Vec<&str> = index.lines().filter(|line| line.starts_with("| [J")).collect();
    let row = |code: &Code| {
        let severity = format!("{:?}", code.severity()).to_lowercase();
        format!("| [{code}](errors/{code}.md) | {severity} | {} |", code.title())
    };
    assert_eq!(listed, Code::ALL.iter().map(row).collect::<Vec<_>>());
}

#[test]
fn the_index_of_the_language_lists_every_keyword() {
    let index = read("docs/src/language.md");
    let listed: Vec<&str> = index.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let mut expected: Vec<&str> = words().collect();
    expected.sort_unstable();
    assert_eq!(listed, expected);
}

/// The words between backticks.
fn coded(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The words of the lines that a block takes and that `of` chooses.
fn taken(block: Keyword, of: impl Fn(&Rule) -> bool) -> BTreeSet<String> {
    let lines = block.takes().filter(|rule| rule.keyword != Keyword::Own && of(rule));
    lines.map(|rule| rule.keyword.word().to_owned()).collect()
}

#[test]
fn the_table_of_blocks_has_what_each_block_takes() {
    let page = read("docs/src/language/blocks.md");
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let mut blocks = BTreeSet::new();
    for row in rows {
        let [block, _, takes] = [1, 2, 3].map(|cell| row.split('|').nth(cell).unwrap_or_default());
        for word in coded(block) {
            let keyword = Keyword::parse(&word).unwrap_or_else(|| panic!("`{word}` is no keyword"));
            let is_told = |rule: &Rule| {
                let of_columns =
                    takes.contains("the lines of a column") && rule.keyword.rule_in(Keyword::Touchpoint).is_some();
                let opens = rule.keyword.is_declaration() || rule.keyword.is_division() || rule.keyword.is_column();
                !of_columns && !opens
            };
            assert_eq!(coded(takes), taken(keyword, is_told), "{row}");
            blocks.insert(word);
        }
    }
    let all = Keyword::ALL
        .iter()
        .copied()
        .filter(|&keyword| keyword.is_block() && !matches!(keyword, Keyword::Own | Keyword::Phase));
    assert_eq!(blocks, all.map(|keyword| keyword.word().to_owned()).collect());
}

#[test]
fn the_lines_that_may_be_repeated_are_listed() {
    let page = read("docs/src/language/blocks.md");
    let list = page.split("several times in a block:").nth(1).and_then(|rest| rest.split("```").next());
    let listed = coded(list.expect("the list"));
    // The page says of blocks that all of them may be.
    let opens = |keyword: Keyword| {
        let facts = [Keyword::Pain, Keyword::Gain, Keyword::Opportunity];
        keyword.is_declaration() || keyword.is_division() || keyword.is_column() || facts.contains(&keyword)
    };
    let repeated = RULES.iter().filter(|rule| rule.times == Times::Many && rule.keyword != Keyword::Own);
    let expected = repeated.filter(|rule| !opens(rule.keyword)).map(|rule| rule.keyword.word().to_owned());
    assert_eq!(listed, expected.collect());
}

#[test]
fn the_table_of_a_column_has_every_line_that_it_takes() {
    let page = read("docs/src/language/stages.md");
    let section = page
        .split("## The lines of a column")
        .nth(1)
        .and_then(|rest| rest.split("\n\n`image`").next())
        .expect("the table");
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|line| line.split('|').next());
    let listed: BTreeSet<String> = cells.flat_map(|cell| coded(&format!("`{cell}"))).collect();
    assert_eq!(listed, taken(Keyword::Touchpoint, |_| true));
}

#[test]
fn the_maps_in_the_readme_and_in_the_skill_compile() {
    for page in ["README.md", "docs/skills/journey-map/SKILL.md"] {
        let cases = cases::cases(&root().join(page));
        assert!(!cases.is_empty(), "{page} has a map");
        for case in cases {
            let compilation = compile(case.name, &case.map, &case.files, &support::options());
            assert!(compilation.diagnostics.is_empty(), "{page}:{}: {:#?}", case.line, compilation.diagnostics);
        }
    }
}

/// Whoever copies a map and formats it first isn't to see a change.
#[test]
fn the_maps_of_the_guide_are_as_the_formatter_writes_them() {
    let book = root().join("docs/src");
    // The folders below are the reference, which shows single lines and mistakes.
    let guide = cases::pages(&book).into_iter().filter(|page| page.parent() == Some(book.as_path()));
    let pages = guide.chain(["README.md", "docs/skills/journey-map/SKILL.md"].map(|page| root().join(page)));
    let maps: Vec<_> = pages
        .flat_map(|page| cases::cases(&page))
        .filter(|case| case.name == "map.journey" && !case.fragment)
        .collect();
    assert!(maps.len() > 25, "only {} maps", maps.len());
    for case in maps {
        let formatted = format(case.name, &case.map, &case.files, &support::options()).text;
        let place = format!("{}:{}", case.page.display(), case.line);
        assert_eq!(formatted, String::from_utf8(case.map).ok(), "{place}");
    }
}

#[test]
fn what_models_read_leads_to_pages_of_the_book() {
    let index = read("docs/llms.txt");
    let addresses =
        index.split("https://wayline-maps.github.io/wayline/").skip(1).filter_map(|rest| rest.split(')').next());
    let pages: Vec<String> = addresses.map(|address| address.replace(".html", ".md")).collect();
    assert!(pages.len() > 10, "{pages:?}");
    let missing: Vec<&String> = pages.iter().filter(|page| !root().join("docs/src").join(page).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_summary_lists_every_page() {
    let summary = read("docs/src/SUMMARY.md");
    let source = root().join("docs/src");
    for page in cases::pages(&source) {
        let name = page.strip_prefix(&source).expect("a page").display().to_string().replace('\\', "/");
        assert!(name == "SUMMARY.md" || summary.contains(&format!("]({name})")), "SUMMARY.md lacks {name}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let own = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"];
    let pages = cases::pages(&root().join("docs/src")).into_iter().chain(own.iter().map(|name| root().join(name)));
    let broken: Vec<String> = pages.flat_map(|page| broken_links(&page)).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Files that are made by the program itself and may not be there yet.
const COMING: [&str; 1] = ["examples/broadband.svg"];

/// The links of a page to files that aren't there. Fences and `code` hold none.
fn broken_links(page: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(page).expect("a page");
    let mut fenced = false;
    let mut broken = Vec::new();
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        let prose = line.split('`').step_by(2).collect::<Vec<_>>().join("");
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let inside = targets.filter(|target| !fenced && !target.is_empty() && !target.contains(':'));
        let inside = inside.filter(|target| !COMING.iter().any(|coming| target.ends_with(coming)));
        let missing = inside.filter(|target| !page.parent().expect("a folder").join(target).exists());
        broken.extend(missing.map(|target| format!("{}: {target}", page.display())));
    }
    broken
}

#[test]
fn every_example_compiles_without_a_warning_and_is_listed() {
    let listed = read("examples/README.md");
    for map in every_map::journeys() {
        let name = &map.name;
        assert!(listed.contains(&format!("]({name})")), "examples/README.md lacks {name}");
        let compilation = map.compiled();
        assert!(compilation.diagnostics.is_empty(), "{name}: {:#?}", compilation.diagnostics);
    }
}

#[test]
fn the_examples_use_every_keyword() {
    let read = |map: every_map::Map| String::from_utf8(map.bytes).expect("UTF-8");
    let mut texts: Vec<String> = every_map::journeys().into_iter().map(read).collect();
    texts.push(self::read("examples/shared/store.journey"));
    let lines = texts.iter().flat_map(|text| text.lines());
    let used: BTreeSet<&str> = lines.filter_map(|line| line.trim_start().split([' ', ':']).next()).collect();
    let unused: Vec<&str> = words().filter(|word| !used.contains(word)).collect();
    assert!(unused.is_empty(), "no example uses {unused:?}");
}

fn words() -> impl Iterator<Item = &'static str> {
    Keyword::ALL.iter().filter(|keyword| **keyword != Keyword::Own).map(|keyword| keyword.word())
}
