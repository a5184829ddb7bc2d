//! Columns that tell events apart, and columns that are read as one.

use crate::support::{Folder, assert_close, known, results};

const MAP: &str = "journey: Tickets
channel window: Ticket window
source sales: Sales
  data: sales.csv
  columns: case shop+visit, event what, when day+clock, channel device
stage: Buy
  touchpoint web: On the web
    via: web, app
    event: pay
    reach: measured
  touchpoint counter: At the counter
    via: window
    event: pay
    reach: measured
  touchpoint look: Looks
    event: look
    reach: measured
    takes: measured
";

/// Twenty visits to each of two shops: everybody looks, half pay on the web, a quarter at the window, one tenth by fax.
fn rows() -> Vec<[String; 6]> {
    let mut rows = Vec::new();
    for (visit, shop) in (0..20).flat_map(|visit| [(visit, "north"), (visit, "south")]) {
        let row = |what: &str, clock: &str, device: &str| {
            [shop, &format!("v{visit}"), what, &format!("2026-07-{:02}", visit + 1), clock, device].map(str::to_owned)
        };
        rows.push(row("look", "10:00:00", ""));
        match visit {
            0..10 => rows.push(row("pay", "10:02:00", if visit % 2 == 0 { "web" } else { " APP" })),
            10..15 => rows.push(row("pay", "10:04:00", if visit % 2 == 0 { "Ticket window" } else { "WINDOW" })),
            15..18 => rows.push(row("pay", "10:06:00", "fax")),
            _ => {}
        }
    }
    rows
}

fn written(rows: &[[String; 6]]) -> String {
    let lines = rows.iter().map(|row| row.join(",") + "\n");
    format!("shop,visit,what,day,clock,device\n{}", lines.collect::<String>())
}

#[test]
fn a_channel_tells_touchpoints_with_one_event_apart() {
    let folder = Folder::with(&[("map.journey", MAP), ("sales.csv", &written(&rows()))]);
    let text = folder.pull(&[]);
    let found = results(&text);
    assert_eq!(found.sources["sales"].cases, Some(40));
    for (key, share) in [("reach web", 50.0), ("reach counter", 25.0), ("reach look", 100.0)] {
        assert_close(key, known(&found, key).value, share);
    }
    // The fax is no touchpoint's: what is next after looking is a payment on the web or at the window.
    let takes = known(&found, "takes look");
    assert_eq!(takes.n, 30);
    assert_close("takes look", takes.value, (20.0 * 120.0 + 10.0 * 240.0) / 30.0);
    assert_eq!(found.sources["sales"].elsewhere, [("fax".to_owned(), 6)]);
    assert_eq!(found.sources["sales"].unbound, [("pay".to_owned(), 6)]);
}

#[test]
fn ways_of_a_log_with_channels_lead_to_the_right_touchpoint() {
    let folder = Folder::with(&[("map.journey", MAP), ("sales.csv", &written(&rows()))]);
    let said = folder.run(&["paths", "map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("then web measured") && said.out.contains("then counter measured"), "{}", said.out);
    assert!(said.out.contains("look > web") && said.out.contains("look > counter"), "{}", said.out);
}

/// The value was read as if the other column had an empty text.
#[test]
fn what_is_joined_is_empty_where_one_of_its_columns_is() {
    let mut rows = rows();
    rows.iter_mut().filter(|row| row[2] == "look").take(6).for_each(|row| row[1] = " ".to_owned());
    let folder = Folder::with(&[("map.journey", MAP), ("sales.csv", &written(&rows))]);
    let found = results(&folder.pull(&[]));
    // Six visits have lost their look, and are still there by their payment.
    assert_eq!(found.sources["sales"].cases, Some(40));
    assert_close("reach look", known(&found, "reach look").value, 85.0);
}

#[test]
fn a_column_with_a_plus_in_its_name_is_found_with_and_without_a_backslash() {
    let text = written(&rows()).replacen("shop,visit,what", "shop,visit,what+how", 1);
    for event in ["event what+how", "event what\\+how"] {
        let map = MAP.replace("event what", event);
        let folder = Folder::with(&[("map.journey", &map), ("sales.csv", &text)]);
        assert_close(event, known(&results(&folder.pull(&[])), "reach look").value, 100.0);
    }
}

/// Results had the day in UTC, and the checks of `wayline` that in the system's time zone.
#[test]
fn the_date_of_results_is_the_day_of_the_systems_time_zone_and_nothing_else_is() {
    let map =
        MAP.replace("stage:", "  window: last 10 days\nstage:").replacen("channel window: Ticket window\n", "", 1);
    let map = map.replace("via: window", "via: shop");
    let folder = Folder::with(&[("map.journey", &map), ("sales.csv", &written(&rows()))]);
    // Between these two it is never the same day.
    let [east, west] = ["EAST-14", "WEST12"].map(|zone| {
        let said = folder.run_with(&[("TZ", zone)], &["pull", "map.journey"]);
        assert_eq!(said.status, 0, "{}", said.err);
        results(&folder.read("map.measured"))
    });
    let day = |zone: &str| {
        let zone = jiff::tz::TimeZone::posix(zone).expect("a zone");
        jiff::Timestamp::now().to_zoned(zone).date()
    };
    assert_eq!(east.sources["sales"].date, Some(day("EAST-14")));
    assert_eq!(west.sources["sales"].date, Some(day("WEST12")));
    assert_eq!(east.findings, west.findings);
    assert_eq!(east.sources["sales"].window, west.sources["sales"].window);
}
