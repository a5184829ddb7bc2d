//! Tables of a real PostgreSQL: a server in a temporary folder, on loopback and a Unix socket.

mod connections;
mod server;

use crate::support::{Folder, Random};
use postgres::{Client, NoTls};
use server::{PASSWORD, Server, without_origin};

const MAP: &str = include_str!("../../data/shop.journey");

const WINDOW: &str = "last 60 days";
const TABLE: &str = "warehouse:marts.events";

fn map(data: &str, window: &str) -> String {
    MAP.replace("log.csv", data).replace(WINDOW, window)
}

/// Events as CSV, with texts that need quotes, empty fields, and milliseconds.
fn events() -> String {
    let mut random = Random(29);
    let mut text = "visit,activity,at,plan,csat\n".to_owned();
    for visit in 0..700 {
        let mut at = 1_780_000_000_000 + random.below(90 * 86_400_000) as i64;
        let plan = ["Regulars", "\"Others, \"\"few\"\"\"", ""][random.below(3) as usize];
        for _ in 0..1 + random.below(6) {
            let activity = ["look", "\"look, again\"", "pay", "unknown"][random.below(4) as usize];
            let csat = if activity == "pay" { (1 + random.below(5)).to_string() } else { String::new() };
            let time = jiff::Timestamp::from_millisecond(at).expect("a time");
            text += &format!("v{visit},{activity},{time},{plan},{csat}\n");
            at += [0, 1, 600_000, 86_400_000][random.below(4) as usize];
        }
    }
    text
}

/// The schema `marts` with a table `events` whose times are of this type.
fn load(server: &Server, time: &str, events: &str) {
    use std::io::Write;
    server.says(&format!(
        "DROP SCHEMA IF EXISTS marts CASCADE; CREATE SCHEMA marts; CREATE TABLE marts.events \
         (visit varchar, activity text, at {time}, plan text, csat numeric, note bytea, flag boolean)"
    ));
    let mut client = Client::connect(&server.plain(), NoTls).expect("a connection");
    client.batch_execute("SET TIME ZONE 'UTC'").expect("a zone");
    let mut copy = client
        .copy_in("COPY marts.events (visit, activity, at, plan, csat) FROM STDIN (FORMAT csv, HEADER)")
        .expect("a table");
    copy.write_all(events.as_bytes()).expect("rows");
    copy.finish().expect("rows");
}

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn a_table_gives_the_same_bytes_as_a_csv_file_of_its_rows() {
    let server = Server::start();
    let events = events();
    let kept = ["timestamptz", "timestamp", "text", "varchar(40)"];
    for (window, times) in [(WINDOW, &kept[..]), ("2026-06-10..2026-07-20", &kept[..2])] {
        let folder = Folder::with(&[("map.journey", &map("events.csv", window)), ("events.csv", &events)]);
        let from_file = without_origin(&folder.pull(&[]));
        assert!(from_file.contains("reach look anna: ") && from_file.contains("metric pay csat: "), "{from_file}");
        for time in times {
            load(&server, time, &events);
            let folder = Folder::with(&[("map.journey", &map(TABLE, window))]);
            assert_eq!(server.pull(&folder), from_file, "{window}, {time}");
        }
    }
}

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn only_the_columns_and_the_window_are_read() {
    let server = Server::start();
    load(&server, "timestamptz", &events());
    let folder = Folder::with(&[("map.journey", &map(TABLE, WINDOW))]);
    server.pull(&folder);
    let check = || server.run(&folder, &["pull", "--check", "map.journey"]).out;
    assert_eq!(check(), "map.measured is current\n");
    // Neither another column nor an old row changes anything. An old answer that is out of range would be an error.
    server.says(
        "UPDATE marts.events SET note = '\\x00'; INSERT INTO marts.events VALUES ('old', 'pay', '2020-01-01', '', 99)",
    );
    assert_eq!(check(), "map.measured is current\n");
    server.says("INSERT INTO marts.events SELECT 'new', 'pay', MAX(at), '', 5 FROM marts.events");
    assert_eq!(check(), "map.measured would change\n");
}

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn a_table_is_looked_at_and_becomes_a_map() {
    let server = Server::start();
    load(&server, "timestamptz", &events());
    let folder = Folder::with(&[("map.journey", &map(TABLE, WINDOW))]);
    let said = server.run(&folder, &["sources", TABLE]);
    assert_eq!(said.status, 0, "{}", said.err);
    let parts =
        ["data: warehouse:marts.events", "columns: case visit, event activity, when at, segment plan", "column: csat"];
    parts.iter().for_each(|part| assert!(said.out.contains(part), "{part}: {}", said.out));
    assert!(!said.out.contains("note"), "bytes are no text: {}", said.out);
    let said = server.run(&folder, &["paths", "map.journey"]);
    assert!(said.out.contains("then pay measured"), "{}{}", said.out, said.err);
    let said = server.run(&folder, &["import", "--events", TABLE, "-o", "maps/first.journey"]);
    assert_eq!(said.status, 2, "the folder isn't there: {}", said.out);
    let said = server.run(&folder, &["import", "--events", TABLE, "-o", "first.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(
        folder.read("first.journey").contains("journey: events\n")
            && folder.read("first.journey").contains("  data: warehouse:marts.events\n")
    );
    let said = server.run(&folder, &["pull", "first.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
}

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn what_is_wrong_with_a_table_and_what_to_do() {
    let server = Server::start();
    load(&server, "timestamptz", &events());
    server.says("CREATE TABLE marts.\"Upper\" (a int); CREATE TABLE marts.texts AS SELECT visit, activity, 'soon' AS at, plan, csat FROM marts.events");
    let refused = |data: &str, columns: &str| {
        let text = map(data, WINDOW).replace("case visit, event activity, when at, segment plan", columns);
        let folder = Folder::with(&[("map.journey", &text)]);
        let said = server.run(&folder, &["pull", "map.journey"]);
        assert_eq!(said.status, 2, "{}", said.out);
        assert!(!folder.path("map.measured").exists());
        said.err
    };
    let columns = "case visit, event activity, when at, segment plan";
    let cases = [
        (
            "warehouse:marts.nothing",
            columns,
            "there is no table warehouse:marts.nothing",
            "this user may read `marts.Upper`, `marts.events`",
        ),
        ("warehouse:marts.upper", columns, "there is no table warehouse:marts.upper", "write `warehouse:marts.Upper`"),
        ("warehouse:events", columns, "there is no table warehouse:events", "write `warehouse:marts.events`"),
        (
            TABLE,
            "case visits, event activity, when at",
            "warehouse:marts.events has no column `visits`",
            "it has `visit`",
        ),
        (TABLE, "case Visit, event activity, when at", "no column `Visit`", "write `visit`"),
        (
            TABLE,
            "case note, event activity, when at",
            "column `note`: its type `bytea` is not a text",
            "CAST(... AS text)",
        ),
        (
            TABLE,
            "case visit, event activity, when flag",
            "column `flag`: its type `bool` is not a time",
            "CAST(... AS timestamptz)",
        ),
        (
            "warehouse:marts.texts",
            columns,
            "warehouse:marts.texts, column `at`: this is not a time",
            "2026-07-31 14:05",
        ),
        (
            "elsewhere:marts.events",
            columns,
            "nothing says how to connect to `elsewhere`",
            "WAYLINE_CONNECTION_ELSEWHERE",
        ),
    ];
    for (data, columns, title, help) in cases {
        let said = refused(data, columns);
        assert!(said.contains(title) && said.contains(help), "{said}");
    }
    server.says("UPDATE marts.events SET csat = 9 WHERE csat = 5");
    let said = refused(TABLE, columns);
    assert!(said.contains("answers outside 1 to 5, for example 9"), "{said}");
    server.says("CREATE ROLE reader LOGIN PASSWORD 'also-secret'; GRANT USAGE ON SCHEMA marts TO reader");
    let url = server.plain().replace("keeper", "reader").replace(PASSWORD, "also-secret");
    let said = Folder::new().run_with(&[("WAYLINE_CONNECTION_WAREHOUSE", &url)], &["sources", TABLE]);
    assert!(
        said.err.contains("may not be read by the user of the connection") && said.err.contains("SELECT"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("reader") && !said.err.contains("secret"), "{}", said.err);
}
