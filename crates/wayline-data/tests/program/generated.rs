//! Generated data, counted by code that has nothing in common with the program.

use crate::support::{Folder, Random, assert_close, close, known, results};
use std::collections::{BTreeMap, BTreeSet};
use wayline::measure::Finding;

const EVENTS: [&str; 4] = ["search", "basket", "pay", "help"];

struct Event {
    visit: u64,
    what: usize,
    at: i64,
    plan: &'static str,
}

fn log() -> Vec<Event> {
    let mut random = Random(2026);
    let mut events = Vec::new();
    for visit in 0..400 {
        let plan = ["Plus", "free"][usize::from(random.below(3) == 0)];
        // Different in every visit, so that no two things happen at once.
        let mut at = 1_780_000_000_000 + visit as i64 * 1_000_003;
        for _ in 0..1 + random.below(7) {
            events.push(Event { visit, what: random.below(4) as usize, at, plan });
            at += 1 + random.below(7_200_000) as i64;
        }
    }
    events
}

fn csv(events: &[Event]) -> String {
    let row = |event: &Event| format!("{},{},{},{}\n", event.visit, EVENTS[event.what], event.at, event.plan);
    format!("visit,what,at,plan\n{}", events.iter().map(row).collect::<String>())
}

fn map() -> String {
    let mut map = "journey: Shop
persona plus: Plus
persona free: Free
source log: Shop events
  data: log.csv
  columns: case visit, event what, when at, segment plan
stage: Buy
"
    .to_owned();
    for event in EVENTS {
        map += &format!(
            "  touchpoint {event}: {event}\n    event: {event}\n    reach: measured\n    reach plus: measured\n"
        );
        map += "    takes: measured\n      extremes: yes\n    leaves measured\n";
        EVENTS.iter().for_each(|to| map += &format!("    then {to} measured\n"));
    }
    map
}

#[test]
fn reach_ways_ends_and_times() {
    let events = log();
    let folder = Folder::with(&[("map.journey", &map()), ("log.csv", &csv(&events))]);
    let results = results(&folder.pull(&["--threads", "3"]));

    let mut visits: BTreeMap<u64, Vec<&Event>> = BTreeMap::new();
    events.iter().for_each(|event| visits.entry(event.visit).or_default().push(event));
    assert_eq!(results.sources["log"].cases, Some(visits.len() as u64));
    let count = |wanted: &dyn Fn(&[&Event]) -> bool| visits.values().filter(|visit| wanted(visit)).count() as f64;
    for (at, name) in EVENTS.iter().enumerate() {
        let has = |visit: &[&Event]| visit.iter().any(|event| event.what == at);
        let all = count(&has);
        assert_close(&format!("reach {name}"), known(&results, &format!("reach {name}")).value, all * 100.0 / 400.0);
        let plus = |visit: &[&Event]| visit[0].plan == "Plus";
        let share = count(&|visit| plus(visit) && has(visit)) * 100.0 / count(&plus);
        assert_close("reach of a persona", known(&results, &format!("reach {name} plus")).value, share);
        let ends = count(&|visit| visit.last().is_some_and(|event| event.what == at));
        assert_close("leaves", known(&results, &format!("leaves {name}")).value, ends * 100.0 / all);
        for (to, other) in EVENTS.iter().enumerate() {
            let follows = count(&|visit| visit.windows(2).any(|pair| pair[0].what == at && pair[1].what == to));
            let then = known(&results, &format!("then {name} {other}"));
            assert_close(&format!("then {name} {other}"), then.value, follows * 100.0 / all);
        }
        let pairs = visits.values().flat_map(|visit| visit.windows(2)).filter(|pair| pair[0].what == at);
        let mut times: Vec<f64> = pairs.map(|pair| (pair[1].at - pair[0].at) as f64 / 1000.0).collect();
        times.sort_by(f64::total_cmp);
        let takes = known(&results, &format!("takes {name}"));
        let spread = takes.spread.expect("a spread");
        assert_eq!(takes.n, times.len() as u64);
        assert_close("mean", takes.value, times.iter().sum::<f64>() / times.len() as f64);
        assert_close("min", spread.low, times[0]);
        assert_close("max", spread.high, times[times.len() - 1]);
        let median = times[times.len() / 2];
        assert!((spread.p50 / median - 1.0).abs() < 0.03, "median {} and not {median}", spread.p50);
    }
}

#[test]
fn answers_of_a_survey_by_segment() {
    let mut random = Random(9);
    let mut rows = Vec::new();
    for row in 0..500 {
        let kind = ["Plus", "free", "rare"][if row % 167 == 0 { 2 } else { random.below(2) as usize }];
        let place = ["search", "pay"][random.below(2) as usize];
        let csat = match random.below(9) {
            0 => "0".to_owned(),
            1 => String::new(),
            other => (1 + other % 5).to_string(),
        };
        rows.push((kind, place, csat, random.below(11)));
    }
    let csv: String = rows.iter().map(|(kind, place, csat, nps)| format!("{kind};{place};{csat};{nps}\n")).collect();
    let map = "journey: Shop
persona plus: Plus
persona free: Free
source voice: Survey
  data: answers.csv
  columns: event place, segment kind
  missing: 0
stage: Buy
  touchpoint search: Search
    metric csat: measured
      column: csat
    feels plus measured: Fine
      column: csat
  touchpoint pay: Pay
    metric nps: measured
      column: nps
    metric csat: measured
      as: top 2
      column: csat
";
    let folder = Folder::with(&[("map.journey", map), ("answers.csv", &format!("kind;place;csat;nps\n{csv}"))]);
    let results = results(&folder.pull(&[]));
    let answers = |place: &str, kind: Option<&str>| -> Vec<f64> {
        let own = rows.iter().filter(|row| row.1 == place && kind.is_none_or(|kind| row.0 == kind));
        own.filter_map(|row| row.2.parse().ok()).filter(|answer| *answer > 0.0).collect()
    };
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;

    let search = answers("search", None);
    let csat = known(&results, "metric search csat");
    assert_eq!(csat.n, search.len() as u64);
    assert_close("csat", csat.value, mean(&search));
    let (low, high) = csat.interval.expect("an interval");
    let deviation =
        (search.iter().map(|x| (x - mean(&search)).powi(2)).sum::<f64>() / (search.len() - 1) as f64).sqrt();
    // Student's t is near enough to 1.97 for two hundred answers.
    let half = 1.97 * deviation / (search.len() as f64).sqrt();
    assert!(close(low, mean(&search) - half) && close(high, mean(&search) + half), "{low}..{high}");

    let feels = known(&results, "feels search plus");
    let plus = answers("search", Some("Plus"));
    // From 1..5 onto -2..2.
    assert!((feels.value - (mean(&plus) - 3.0)).abs() < 0.01, "{} and not {}", feels.value, mean(&plus) - 3.0);

    let pay = answers("pay", None);
    let top = known(&results, "metric pay csat");
    assert_close(
        "top 2",
        top.value,
        pay.iter().filter(|answer| **answer >= 4.0).count() as f64 * 100.0 / pay.len() as f64,
    );
    let nps: Vec<u64> = rows.iter().filter(|row| row.1 == "pay" && row.3 > 0).map(|row| row.3).collect();
    let share =
        |wanted: &dyn Fn(u64) -> bool| nps.iter().filter(|answer| wanted(**answer)).count() as f64 / nps.len() as f64;
    let value = (share(&|answer| answer >= 9) - share(&|answer| answer <= 6)) * 100.0;
    assert_close("nps", known(&results, "metric pay nps").value, value);
}

#[test]
fn groups_of_fewer_than_five_are_hidden() {
    let visits: Vec<(u64, &str)> = (0..40).map(|visit| (visit, if visit < 3 { "Plus" } else { "free" })).collect();
    let csv: String =
        visits.iter().map(|(visit, plan)| format!("{visit},search,{},{plan}\n", 1_780_000_000 + visit)).collect();
    let folder = Folder::with(&[("map.journey", &map()), ("log.csv", &format!("visit,what,at,plan\n{csv}"))]);
    let results = results(&folder.pull(&[]));
    assert_eq!(results.finding("reach search plus"), Some(Finding::Hidden));
    assert!(close(known(&results, "reach search").value, 100.0));
    let distinct: BTreeSet<u64> = visits.iter().map(|visit| visit.0).collect();
    assert_eq!(results.sources["log"].cases, Some(distinct.len() as u64));
}
