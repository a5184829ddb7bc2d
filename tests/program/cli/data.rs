//! `wayline data`.

use super::sandbox::{Ran, Sandbox};

const MAP: &str = "journey: Shop
source voice: Survey
  data: voice.csv
stage: Buy
  touchpoint pay: Pays
    feels 1
    metric nps: measured
      column: recommend
";

fn ran(sandbox: &Sandbox, args: &str, code: i32) -> Ran {
    let ran = sandbox.run(args);
    assert_eq!(ran.code, code, "{ran:?}");
    ran
}

fn all(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err)
}

/// An answer as databases give it to the query of [`MAP`].
fn answer(query: &str) -> String {
    let rows = [
        &format!("voice,query,0,0,0,0,1,0,0,0,{query}"),
        "voice,rows,0,0,0,0,100,0,0,0,",
        "voice,score,0,0,9000,0,60,540000,9000,9000,",
        "voice,score,0,0,5000,0,40,200000,5000,5000,",
        "voice,bad,0,0,0,0,0,0,0,0,",
    ];
    let rows = rows.map(|row| format!("{row},5\n")).concat();
    format!("source,part,a,b,bucket,persona,n,total,low,high,word,lines\n{rows}")
}

fn fingerprint(query: &str) -> String {
    let at = query.find("'query'").expect("a part of the query");
    query[at..].split('\'').find(|text| text.len() == 16).expect("a fingerprint").to_owned()
}

#[test]
fn the_answer_to_the_query_becomes_results_next_to_the_map() {
    let sandbox = Sandbox::new().file("maps/shop.journey", MAP);
    let query = ran(&sandbox, "data sql maps/shop.journey --dialect postgres", 0).out;
    assert!(query.contains("FROM \"voice\""), "{query}");
    let sandbox = sandbox.file("answer.csv", answer(&fingerprint(&query)));
    ran(&sandbox, "data sql maps/shop.journey --results answer.csv --today 2026-11-21", 0);
    let results = sandbox.read("maps/shop.measured");
    assert!(results.contains("metric pay nps: 20, "), "{results}");
    assert!(results.contains("date 2026-11-21"), "{results}");
    let said = ran(&sandbox, "check maps/shop.journey", 0);
    assert!(!all(&said).contains("J518"), "{}", all(&said));
}

#[test]
fn an_answer_that_cannot_be_used_leaves_the_last_results() {
    let sandbox = Sandbox::new()
        .file("shop.journey", MAP)
        .file("shop.measured", "results 1\n")
        .file("old.csv", answer("0123456789abcdef"))
        .file("torn.csv", "source,part\nvoice,rows\n");
    let said = ran(&sandbox, "data sql shop.journey --results old.csv", 2);
    assert!(said.err.contains("answer another query"), "{}", said.err);
    let said = ran(&sandbox, "data sql shop.journey --results torn.csv", 2);
    assert!(said.err.contains("is missing"), "{}", said.err);
    assert_eq!(sandbox.read("shop.measured"), "results 1\n");
}

/// The help was to measure again, which the damaged file kept from being done.
#[test]
fn results_that_cannot_be_read_are_told_in_their_own_file_and_can_be_measured_again() {
    for (damaged, line) in [
        ("results 1\nsource voice: rows 9\n<<<<<<< HEAD\nmetric pay nps: 20, 1..40, n 9\n", 3),
        ("", 1),
        ("results 1\nsource voice: rows 9\nmetric pay nps: 20, 1..40, n 9", 3),
    ] {
        let sandbox = Sandbox::new().file("maps/shop.journey", MAP).file("maps/shop.measured", damaged);
        let place = format!("maps/shop.measured:{line}:1");
        let said = all(&ran(&sandbox, "check maps/shop.journey --format short", 1));
        assert!(said.contains(&format!("{place}: error[J407]")), "{said}");
        let said = all(&ran(&sandbox, "check maps/shop.journey --format github", 1));
        assert!(said.contains(&format!("file=maps/shop.measured,line={line},")), "{said}");
        let query = ran(&sandbox, "data sql maps/shop.journey", 0).out;
        let sandbox = sandbox.file("answer.csv", answer(&fingerprint(&query)));
        ran(&sandbox, "data sql maps/shop.journey --results answer.csv", 0);
        ran(&sandbox, "check maps/shop.journey", 0);
    }
}

/// What was given twice counted twice, so that a group of four was shown as one of eight.
#[test]
fn an_answer_that_is_given_twice_is_refused() {
    let sandbox = Sandbox::new().file("shop.journey", MAP);
    let query = fingerprint(&ran(&sandbox, "data sql shop.journey", 0).out);
    let once = answer(&query);
    let head = once.lines().next().expect("a head");
    let swapped = once.replace("voice,score,0,0,9000,0,60,540000,9000,9000,,5", "voice,rows,0,0,0,0,100,0,0,0,,5");
    let sandbox = sandbox
        .file("a.csv", &once)
        .file("twice.csv", format!("{once}{once}"))
        .file("under-one-head.csv", format!("{once}{}", once.replace(&format!("{head}\n"), "")))
        .file("a-row-twice.csv", swapped);
    for results in [
        "--results a.csv --results a.csv",
        "--results twice.csv",
        "--results under-one-head.csv",
        "--results a-row-twice.csv",
    ] {
        let said = ran(&sandbox, &format!("data sql shop.journey {results}"), 2);
        assert!(said.err.contains("the source `voice` has more than one answer"), "{}", said.err);
        assert!(!sandbox.has("shop.measured"), "{results}");
    }
    ran(&sandbox, "data sql shop.journey --results a.csv", 0);
}

/// `bq query` prints a hundred rows and no word about the others.
#[test]
fn an_answer_that_is_cut_off_is_refused() {
    let sandbox = Sandbox::new().file("shop.journey", MAP);
    let query = fingerprint(&ran(&sandbox, "data sql shop.journey", 0).out);
    let whole = answer(&query);
    let lines: Vec<&str> = whole.lines().collect();
    for kept in 2..lines.len() {
        let sandbox = Sandbox::new().file("shop.journey", MAP).file("part.csv", lines[..kept].join("\n"));
        let said = ran(&sandbox, "data sql shop.journey --results part.csv", 2);
        let rows = kept - 1;
        let why = format!("the answer for the source `voice` has only {rows} of its 5 rows");
        assert!(said.err.contains(&why) && said.err.contains("--max_rows"), "{}", said.err);
        assert!(!sandbox.has("shop.measured"), "{kept}");
    }
    // An answer to a query that didn't count its rows may be cut off too.
    let old: String = lines.iter().filter_map(|line| Some(line.rsplit_once(',')?.0.to_owned() + "\n")).collect();
    let sandbox = Sandbox::new().file("shop.journey", MAP).file("old.csv", old);
    let said = ran(&sandbox, "data sql shop.journey --results old.csv", 2);
    assert!(said.err.contains("the column `lines` is missing"), "{}", said.err);
}

#[test]
fn a_map_that_measures_nothing_has_no_query() {
    let sandbox = Sandbox::new().file("shop.journey", super::map("Shop"));
    let said = ran(&sandbox, "data sql shop.journey", 2);
    assert!(said.err.contains("nothing in shop.journey is `measured`"), "{}", said.err);
}

#[test]
fn without_the_program_with_the_engine_its_commands_say_how_to_get_it() {
    let sandbox = Sandbox::new().file("shop.journey", MAP);
    for command in ["pull", "paths", "import", "sources"] {
        let said = ran(&sandbox, &format!("data {command} shop.journey"), 2);
        assert!(said.err.contains("wayline/releases/latest"), "{}", said.err);
        let help = ran(&sandbox, &format!("data {command} --help"), 0);
        assert!(help.out.contains("wayline-data"), "{}", help.out);
    }
    let said = ran(&sandbox, "import --events log.csv -o new.journey", 2);
    assert!(said.err.contains("`wayline data import` needs it"), "{}", said.err);
}

#[test]
fn changed_data_is_told_by_check_and_not_read_by_build() {
    let results = "results 1\nsource voice: rows 100, data 0123456789abcdef\n\nmetric pay nps: 20, 10..30, n 100\n";
    let sandbox =
        Sandbox::new().file("shop.journey", MAP).file("shop.measured", results).file("voice.csv", "recommend\n9\n");
    assert!(all(&ran(&sandbox, "check shop.journey", 0)).contains("J520"));
    assert!(!all(&ran(&sandbox, "build shop.journey", 0)).contains("J520"));
}

/// The results of a map at the top of the repository were looked for under a name that no revision has.
#[test]
fn figures_that_moved_are_the_difference_to_a_revision() {
    for folder in ["", "maps/"] {
        let (map, file) = (format!("{folder}shop.journey"), format!("{folder}shop.measured"));
        let results = |nps: &str| format!("results 1\nsource voice: rows 100\n\nmetric pay nps: {nps}, n 100\n");
        let sandbox = Sandbox::new().file(&map, MAP).file(&file, results("20, 2..38"));
        let sandbox = sandbox.commit("measured").file(&file, results("48, 30..66"));
        let said = ran(&sandbox, "diff HEAD", 0);
        assert!(said.out.contains("NPS") && said.out.contains("20 → 48"), "{said:?}");
    }
}

/// That the same figures came of other data, and when, was no difference.
#[test]
fn how_old_figures_are_and_what_they_rest_on_is_a_difference() {
    let results = |source: &str| format!("results 1\nsource voice: {source}\n\nmetric pay nps: 20, 2..38, n 100\n");
    let sandbox = Sandbox::new().file("shop.journey", MAP);
    let before = "rows 100, window 2026-04-01..2026-06-30, date 2026-07-03";
    let sandbox = sandbox.file("shop.measured", results(before)).commit("measured");
    assert!(!ran(&sandbox, "diff HEAD", 0).out.contains("measured"));
    let after = "rows 2100, window 2026-07-01..2026-09-30, date 2026-10-02";
    let said = ran(&sandbox.file("shop.measured", results(after)), "diff HEAD", 0).out.replace('\u{a0}', " ");
    let words = "Survey: measured “on 2026-07-03, 100 rows, 2026-04-01..2026-06-30” → “on 2026-10-02, 2100 rows, 2026-07-01..2026-09-30”";
    assert!(said.contains(words), "{said}");
}

/// The chapter's example of a pull request, done again.
#[test]
fn the_chapter_shows_what_moved() {
    let (map, results) = (
        include_str!("../../../examples/parcel-return.journey"),
        include_str!("../../../examples/parcel-return.measured"),
    );
    let later = results
        .replace(
            "rows 1277, cases 320, window 2026-07-01..2026-09-30",
            "rows 1344, cases 337, window 2026-10-01..2026-12-31",
        )
        .replace("rows 240, window 2026-07-02..2026-09-30", "rows 252, window 2026-10-01..2026-12-30")
        .replace("date 2026-11-20", "date 2027-01-08")
        .replace("csat: 29.4, 23.6..36", "csat: 35.4, 29.6..42")
        .replace("track: 29.4 %, 24.7..34.6", "track: 40.4 %, 35.7..45.6");
    assert_ne!(later, results);
    let sandbox = Sandbox::new().file("parcel-return.journey", map).file("parcel-return.measured", results);
    let sandbox = sandbox.commit("Measure July to September").file("parcel-return.measured", &later);
    let said = ran(&sandbox, "diff HEAD", 0).out.replace(['\u{a0}', '\u{202f}'], " ");
    let chapter = include_str!("../../../docs/src/measuring.md");
    assert!(chapter.contains(said.trim_end()), "the chapter doesn't have\n{said}");
}

/// How old the figures are, and how many rows they rest on, was only in the file of results.
#[test]
fn drawing_page_and_tables_say_when_a_source_was_measured_and_of_how_much() {
    let results = "results 1\nsource voice: rows 1480, cases 120, window 2026-07-01..2026-09-30, date 2026-10-02\n\nmetric pay nps: 20, 10..30, n 100\n";
    let map = MAP.replace("      column: recommend\n", "      column: recommend\n      from: voice\n");
    let sandbox = Sandbox::new().file("shop.journey", &map).file("shop.measured", results);
    for (command, between) in [
        ("build shop.journey -o out.svg", " · "),
        ("build shop.journey -o out.html", " · "),
        ("export shop.journey --format markdown -o out.md", ", "),
    ] {
        ran(&sandbox, command, 0);
        let parts = ["measured 2 Oct 2026", "1480 rows", "120 cases", "1 Jul 2026 – 30 Sep 2026"];
        let file = command.rsplit(' ').next().expect("a file");
        let written = sandbox.read(file).replace('\u{A0}', " ");
        let words = parts.join(between);
        assert!(written.contains(&words), "{command}: no {words} in {written}");
    }
    let before = Sandbox::new().file("shop.journey", &map);
    ran(&before, "export shop.journey --format markdown -o out.md", 0);
    assert!(!before.read("out.md").contains("Measured"));
}

#[test]
fn a_measured_map_that_comes_back_from_its_lines_says_where_its_figures_are() {
    let sandbox = Sandbox::new().file("maps/shop.journey", MAP);
    let query = ran(&sandbox, "data sql maps/shop.journey", 0).out;
    let sandbox = sandbox.file("answer.csv", answer(&fingerprint(&query)));
    ran(&sandbox, "data sql maps/shop.journey --results answer.csv --today 2026-11-21", 0);
    let copy = "the file of results next to the exported map: copy that to back.measured";
    ran(&sandbox, "export maps/shop.journey -f csv --sheet lines -o lines.csv", 0);
    let said = all(&ran(&sandbox, "import lines.csv -o back.journey", 0));
    assert!(said.contains(copy), "{said}");
    #[cfg(feature = "xlsx")]
    {
        ran(&sandbox, "export maps/shop.journey -o shop.xlsx", 0);
        std::fs::remove_file(sandbox.path("back.journey")).expect("the map");
        let said = all(&ran(&sandbox, "import shop.xlsx -o back.journey", 0));
        assert!(said.contains(copy) && !said.contains("change"), "{said}");
    }
    std::fs::rename(sandbox.path("maps/shop.measured"), sandbox.path("back.measured")).expect("the results");
    let same = all(&ran(&sandbox, "diff maps/shop.journey back.journey", 0));
    assert!(!same.contains("NPS 20 (removed)"), "{same}");
}
