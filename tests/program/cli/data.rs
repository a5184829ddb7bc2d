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
    format!(
        "source,part,a,b,bucket,persona,n,total,low,high,word\nvoice,query,0,0,0,0,1,0,0,0,{query}\n\
         voice,rows,0,0,0,0,100,0,0,0,\nvoice,score,0,0,9000,0,60,540000,9000,9000,\nvoice,score,0,0,5000,0,40,200000,5000,5000,\n\
         voice,bad,0,0,0,0,0,0,0,0,\n"
    )
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

#[test]
fn a_map_that_measures_nothing_has_no_query() {
    let sandbox = Sandbox::new().file("shop.journey", super::map("Shop"));
    let said = ran(&sandbox, "data sql shop.journey", 2);
    assert!(said.err.contains("measures nothing"), "{}", said.err);
}

#[test]
fn without_the_program_with_the_engine_its_commands_say_how_to_get_it() {
    let sandbox = Sandbox::new().file("shop.journey", MAP);
    for command in ["pull", "paths", "import", "sources"] {
        let said = ran(&sandbox, &format!("data {command} shop.journey"), 2);
        assert!(said.err.contains("cargo install --path crates/wayline-data"), "{}", said.err);
        let help = ran(&sandbox, &format!("data {command} --help"), 0);
        assert!(help.out.contains("wayline-data"), "{}", help.out);
    }
}

#[test]
fn changed_data_is_told_by_check_and_not_read_by_build() {
    let results = "results 1\nsource voice: rows 9, data 0123456789abcdef\n\nmetric pay nps: 20, 10..30, n 100\n";
    let sandbox =
        Sandbox::new().file("shop.journey", MAP).file("shop.measured", results).file("voice.csv", "recommend\n9\n");
    assert!(all(&ran(&sandbox, "check shop.journey", 0)).contains("J520"));
    assert!(!all(&ran(&sandbox, "build shop.journey", 0)).contains("J520"));
}
