//! How the program begins and ends, and what it runs.

use crate::preview::{Folder, PATIENCE, Preview, WRONG, map, says, wait};
use std::{
    net::TcpListener,
    process::{Command, Stdio},
};

fn coffee() -> Folder {
    let folder = Folder::new();
    folder.write("coffee.journey", map("Coffee"));
    folder
}

#[test]
fn a_taken_port_is_named_and_the_next_one_used() {
    let folder = coffee();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let preview = Preview::start_on(&folder, &port.to_string(), &["coffee.journey"]);
    preview.says(&format!("port {port} is taken; using {} instead", preview.port));
    assert_ne!(preview.port, port);
    preview.shows("coffee", "<title>Coffee</title>");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_streams_first_and_is_no_failure() {
    let folder = coffee();
    for signal in ["INT", "TERM"] {
        let mut preview = Preview::start(&folder, &["coffee.journey"]);
        let mut streams = [preview.events("/events"), preview.events("/map/coffee/events")];
        streams[0].wait("list");
        streams[1].wait("map");
        assert_eq!(preview.signal(signal), Some(0), "{signal}: {}", preview.said());
        streams.iter_mut().for_each(|stream| stream.end());
    }
    // That the last map was wrong doesn't make the preview a failure.
    folder.write("coffee.journey", WRONG);
    let mut preview = Preview::start(&folder, &["coffee.journey"]);
    assert_eq!(preview.interrupt(), Some(0));
}

#[test]
fn the_terminal_tells_mistakes_and_how_long_a_build_took() {
    let folder = coffee();
    let preview = Preview::start(&folder, &["coffee.journey"]);
    preview.says("coffee.journey: drawn in ");
    preview.says(" ms");
    preview.says("watching 1 file;");
    folder.write("coffee.journey", WRONG);
    preview.says("error[J302]");
    preview.says("1 error");
    preview.says("coffee.journey: not drawn, still showing the last good map (");
}

#[test]
fn the_standard_input_cannot_be_watched() {
    let folder = coffee();
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayline"));
    command.args(["watch", "-"]).current_dir(folder.path("")).stdin(Stdio::null());
    let output = command.output().expect("the program");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input cannot be watched"));
}

#[cfg(unix)]
#[test]
fn an_editor_gets_the_place_as_arguments_and_no_shell_sees_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let name = "a $(touch run) 'b'; touch run.journey";
    folder.write(name, map("Coffee"));
    folder.write("my editor", "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done >> opened\n");
    std::fs::set_permissions(folder.path("my editor"), std::fs::Permissions::from_mode(0o755)).expect("rights");
    let editor = format!("'{}' -g {{file}}:{{line}}:{{column}}", folder.path("my editor").display());
    let preview = Preview::start(&folder, &["--editor", &editor]);
    let slug = preview.list()["maps"][0]["slug"].as_str().expect("a slug").to_owned();
    let host = format!("127.0.0.1:{}", preview.port);
    let open = |body: &str| {
        let headers = [("Host", host.as_str()), ("Origin", &format!("http://{host}"))];
        preview.ask("POST", &format!("/map/{slug}/open"), &headers, body).status
    };
    assert_eq!(open("{\"file\":0,\"line\":3,\"column\":2}"), 204);
    let opened = folder.path("opened");
    // The editor writes a line at a time: the last one is waited for.
    wait(|| says(&opened, ":3:2>"), || format!("nothing is opened within {} seconds", PATIENCE.as_secs()));
    let text = std::fs::read_to_string(&opened).expect("a file");
    assert!(text.starts_with("<-g>\n") && text.contains(&format!("{name}:3:2>")), "{text}");
    assert!(!folder.path("run").exists() && !folder.path("run.journey").exists());
    // Only files of the map, by their numbers.
    for body in ["{\"file\":1,\"line\":3}", "{\"file\":\"/etc/passwd\",\"line\":3}", "{\"line\":3}", "no JSON", ""] {
        assert_eq!(open(body), 400, "{body}");
    }
}

/// What a page may ask to be fixed, and in which version.
fn offered(preview: &Preview, slug: &str) -> (String, usize) {
    let page = preview.get(&format!("/map/{slug}/")).body.replace("&quot;", "\"");
    let version =
        page.split_once("\"version\":\"").expect("a version").1.split('"').next().expect("its end").to_owned();
    let fixes = page.split_once("\"fixes\":[").expect("the fixes").1.split(']').next().expect("their end").to_owned();
    (version, fixes.matches("\"label\"").count())
}

#[test]
fn a_page_can_have_a_mistake_fixed() {
    let folder = Folder::new();
    let damaged = map("Coffee").replacen("feels 1", "feels 1,5", 1);
    assert!(damaged.contains("1,5"), "{damaged}");
    folder.write("coffee.journey", &damaged);
    let preview = Preview::start(&folder, &["coffee.journey"]);
    let host = format!("127.0.0.1:{}", preview.port);
    let own = format!("http://{host}");
    let ask = |origin: &str, body: &str| {
        let headers = [("Host", host.as_str()), ("Origin", origin), ("Content-Type", "application/json")];
        preview.ask("POST", "/map/coffee/fix", &headers, body)
    };
    let text = || std::fs::read_to_string(folder.path("coffee.journey")).expect("the map");
    let (version, fixes) = offered(&preview, "coffee");
    assert_eq!(fixes, 1);
    let body = format!("{{\"version\":\"{version}\",\"fix\":0}}");
    assert_eq!(ask("http://elsewhere.example", &body).status, 403, "another site's page");
    assert_eq!(
        preview.ask("POST", "/map/coffee/fix", &[("Host", &host)], &body).status,
        403,
        "who doesn't say who it is"
    );
    assert_eq!(ask(&own, "{}").status, 400);
    assert_eq!(ask(&own, &body.replace(":0}", ":1}")).status, 409, "there is no second fix");
    assert_eq!(ask(&own, &body.replace(&version, "0")).status, 409, "another version");
    assert_eq!(text(), damaged, "nothing was written");
    assert_eq!(ask(&own, &body).status, 204);
    assert_eq!(text(), damaged.replace("1,5", "1.5"));
    preview.says("coffee.journey: drawn");
    assert_eq!(ask(&own, &body).status, 409, "it is fixed already");
    assert_eq!(text(), damaged.replace("1,5", "1.5"));
}
