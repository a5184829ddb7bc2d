//! Tables of a real PostgreSQL: a server in a temporary folder, on loopback and a Unix socket.

use crate::support::{Folder, Random, Said};
use postgres::{Client, NoTls};
use std::{
    fs,
    net::TcpListener,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;

const PASSWORD: &str = "not-to-be-seen";

/// A server of a test's own. It doesn't run as root, so that as root its programs are started as the user `postgres`.
struct Server {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
    is_root: bool,
}

impl Server {
    fn start() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let id = Command::new("id").arg("-u").output().expect("a user");
        let is_root = String::from_utf8_lossy(&id.stdout).trim() == "0";
        let server = Self { folder: tempfile::tempdir().expect("a folder"), programs: programs(), port, is_root };
        server.certificate();
        fs::write(server.path("password"), PASSWORD).expect("a file");
        if is_root {
            run(Command::new("chown").arg("-R").arg("postgres").arg(server.folder.path()));
        }
        run(server
            .program("initdb")
            .args(["--no-sync", "--username=keeper", "--auth=scram-sha-256", "--pgdata"])
            .arg(server.path("data"))
            .arg("--pwfile")
            .arg(server.path("password")));
        let options = format!(
            "-p {port} -k {0} -c listen_addresses=127.0.0.1 -c fsync=off -c ssl=on -c ssl_cert_file={0}/cert.pem -c ssl_key_file={0}/key.pem",
            server.folder.path().display()
        );
        run(server
            .program("pg_ctl")
            .arg("-D")
            .arg(server.path("data"))
            .arg("-l")
            .arg(server.path("log"))
            .args(["-w", "-o", &options, "start"]));
        server
    }

    /// A certificate for `localhost` that it signed itself.
    fn certificate(&self) {
        run(Command::new("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
            .args([
                "-addext",
                "subjectAltName=DNS:localhost",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-keyout",
            ])
            .arg(self.path("key.pem"))
            .arg("-out")
            .arg(self.path("cert.pem")));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        if !self.is_root {
            return Command::new(program);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    }

    /// The server on a host, as a connection string.
    fn url(&self, host: &str, rest: &str) -> String {
        format!("postgresql://keeper:{PASSWORD}@{host}:{}/postgres?{rest}", self.port)
    }

    fn plain(&self) -> String {
        self.url("127.0.0.1", "sslmode=disable")
    }

    fn says(&self, sql: &str) {
        let mut client = Client::connect(&self.plain(), NoTls).expect("a connection");
        client.batch_execute(sql).unwrap_or_else(|error| panic!("{error:?} in {sql}"));
    }

    /// Runs the program with the server as `warehouse`. Nothing of the connection may be said.
    fn run(&self, folder: &Folder, arguments: &[&str]) -> Said {
        let said = folder.run_with(&[("WAYLINE_CONNECTION_WAREHOUSE", &self.plain())], arguments);
        assert_tells_nothing(&said);
        said
    }

    /// Measures `map.journey`, and gives what is in the results but for what depends on where the rows come from.
    fn pull(&self, folder: &Folder) -> String {
        let said = self.run(folder, &["pull", "map.journey", "--today", "2026-11-29"]);
        assert_eq!(said.status, 0, "{}", said.err);
        without_origin(&folder.read("map.measured"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        let _ = stop.arg("-D").arg(self.path("data")).args(["-m", "immediate", "stop"]).stdout(Stdio::null()).status();
    }
}

/// Where the server's programs are: on the path, or where Debian has them.
fn programs() -> PathBuf {
    let of_debian =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    let found = on_path.into_iter().chain(of_debian).find(|folder| folder.join("initdb").exists());
    found.expect("PostgreSQL, such as Debian's package postgresql")
}

fn run(command: &mut Command) {
    // The server keeps what it inherits open.
    let said = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(said.as_ref().is_ok_and(|status| status.success()), "{command:?}: {said:?}");
}

#[track_caller]
fn assert_tells_nothing(said: &Said) {
    for secret in [PASSWORD, "keeper", "127.0.0.1", "localhost"] {
        assert!(!said.out.contains(secret) && !said.err.contains(secret), "{secret} in {}{}", said.out, said.err);
    }
}

fn without_origin(results: &str) -> String {
    let mask = |text: &str, word: &str| match text.split_once(word) {
        Some((before, rest)) => format!("{before}{word}{}", rest.trim_start_matches(|c: char| c.is_ascii_hexdigit())),
        None => text.to_owned(),
    };
    mask(&mask(results, "query "), "data ")
}

const MAP: &str = "journey: Shop
persona anna: Anna
  segment: Regulars
source log: Shop events
  data: DATA
  columns: case visit, event activity, when at, segment plan
  window: WINDOW
stage: Buy
  touchpoint look: Look
    event: look*
    reach: measured
    reach anna: measured
    takes: measured
    then pay measured
    leaves measured
  touchpoint pay: Pay
    event: pay
    reach: measured
    takes: measured from look
    metric csat: measured
      column: csat
";

const WINDOW: &str = "last 60 days";
const TABLE: &str = "warehouse:marts.events";

fn map(data: &str, window: &str) -> String {
    MAP.replace("DATA", data).replace("WINDOW", window)
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
            "warehouse:marts.texts, column `at`: `soon` is not a time",
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

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn connections_that_fail_say_why_and_nothing_else() {
    let server = Server::start();
    let folder = Folder::new();
    let refused = |url: &str| {
        let said = folder.run_with(&[("WAYLINE_CONNECTION_WAREHOUSE", url)], &["sources", TABLE]);
        assert_eq!(said.status, 2, "{}", said.out);
        assert_tells_nothing(&said);
        said.err
    };
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let closed = free.local_addr().expect("an address").port();
    drop(free);
    let cases = [
        (server.plain().replace(PASSWORD, "not-to-be-seen-2"), "the server refuses the user or the password"),
        (server.plain().replace("/postgres?", "/nothing?"), "the server has no such database"),
        (server.plain().replace(&server.port.to_string(), &closed.to_string()), "connection refused"),
        (
            server.plain().replace("sslmode=disable", "sslmode=verify-full"),
            "the connection `warehouse` in WAYLINE_CONNECTION_WAREHOUSE can't be understood",
        ),
        ("snowflake://keeper@localhost/x".to_owned(), "a connection to `snowflake`, which wayline-data doesn't read"),
    ];
    for (url, why) in cases {
        let said = refused(&url);
        assert!(said.contains(why) && said.contains("help: "), "{said}");
    }
}

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn encryption_is_verified() {
    let server = Server::start();
    load(&server, "timestamptz", &events());
    let folder = Folder::new();
    let sources = |url: &str, variables: &[(&str, &str)]| {
        let variables: Vec<(&str, &str)> =
            variables.iter().copied().chain([("WAYLINE_CONNECTION_WAREHOUSE", url)]).collect();
        let said = folder.run_with(&variables, &["sources", TABLE]);
        assert_tells_nothing(&said);
        said
    };
    let certificate = server.path("cert.pem");
    let trusted = [("SSL_CERT_FILE", certificate.to_str().expect("a path"))];
    for mode in ["sslmode=require", "sslmode=prefer", ""] {
        let said = sources(&server.url("localhost", mode), &trusted);
        assert_eq!(said.status, 0, "{mode}: {}", said.err);
        let said = sources(&server.url("localhost", mode), &[]);
        assert!(
            said.status == 2 && said.err.contains("the server's certificate could not be verified"),
            "{mode}: {}",
            said.err
        );
        // The certificate is for another name.
        let said = sources(&server.url("127.0.0.1", mode), &trusted);
        assert!(
            said.status == 2 && said.err.contains("the server's certificate could not be verified"),
            "{mode}: {}",
            said.err
        );
    }
}

#[test]
#[ignore = "needs PostgreSQL and openssl"]
fn connections_from_the_settings_and_over_a_socket() {
    let server = Server::start();
    load(&server, "timestamptz", &events());
    let socket = format!(
        "postgresql:///postgres?host={}&user=keeper&password={PASSWORD}&port={}",
        server.folder.path().display(),
        server.port
    );
    let settings = format!("[connections]\nwarehouse = \"{socket}\"\n");
    let folder = Folder::with(&[("wayline.toml", &settings), ("maps/map.journey", &map(TABLE, WINDOW))]);
    let said = folder.run(&["pull", "maps/map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(!folder.read("maps/map.measured").contains("keeper"));
    // The environment goes before them.
    let said =
        folder.run_with(&[("WAYLINE_CONNECTION_WAREHOUSE", "mysql://localhost/x")], &["pull", "maps/map.journey"]);
    assert!(said.status == 2 && said.err.contains("a connection to `mysql`"), "{}", said.err);
    folder.write("wayline.toml", "[connections]\nwarehouse = 5\n");
    let said = folder.run(&["pull", "maps/map.journey"]);
    assert!(
        said.status == 2 && said.err.contains("the connection `warehouse` in wayline.toml is not a text"),
        "{}",
        said.err
    );
    folder.write("wayline.toml", format!("[connections\nwarehouse = \"{socket}\"\n"));
    let said = folder.run(&["pull", "maps/map.journey"]);
    assert!(
        said.status == 2 && said.err.contains("wayline.toml is not valid TOML") && !said.err.contains("keeper"),
        "{}",
        said.err
    );
}
