//! Who gets what from the server.

use crate::preview::{Folder, Preview, map};

fn start() -> (Folder, Preview) {
    let folder = Folder::new();
    folder.write("maps/coffee.journey", format!("{}  attach: ../notes/heard.txt\n", map("Coffee")));
    folder.write("notes/heard.txt", "what was heard");
    folder.write("notes/secret.txt", "what nobody may know");
    folder.write("secret.txt", "what nobody may know");
    let preview = Preview::start(&folder, &["maps/coffee.journey"]);
    (folder, preview)
}

const MAP: &str = "/map/maps-coffee/";

#[test]
fn only_its_own_names_are_answered() {
    let (_folder, preview) = start();
    let port = preview.port;
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    for host in &own {
        let answer = preview.ask("GET", MAP, &[("Host", host)], "");
        assert!(answer.status == 200 && answer.body.contains("Coffee"), "{host}: {answer:?}");
    }
    let foreign = [
        format!("rebound.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{}", port.wrapping_add(1)),
        format!("127.0.0.1.example:{port}"),
        format!("127.0.0.1:{port}.example"),
        format!("user@127.0.0.1:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::1]:{port}"),
        String::new(),
    ];
    for host in &foreign {
        for path in [MAP, "/", "/events", "/map/maps-coffee/events", "/map/maps-coffee/files/notes/heard.txt"] {
            let answer = preview.ask("GET", path, &[("Host", host)], "");
            assert!([400, 403].contains(&answer.status), "{host} {path}: {answer:?}");
            assert!(!answer.body.contains("Coffee") && !answer.body.contains("heard"), "{host} {path}: {answer:?}");
        }
    }
    assert_eq!(preview.ask("GET", MAP, &[], "").status, 403, "no name at all");
    let twice = preview.ask("GET", MAP, &[("Host", &own[0]), ("Host", "rebound.example")], "");
    assert!([400, 403].contains(&twice.status), "{twice:?}");
    let absolute = format!("http://rebound.example:{port}{MAP}");
    assert_eq!(preview.ask("GET", &absolute, &[("Host", &own[0])], "").status, 403);
}

#[test]
fn pages_of_other_sites_get_nothing() {
    let (_folder, preview) = start();
    let host = format!("127.0.0.1:{}", preview.port);
    let own = format!("http://{host}");
    let status = |headers: &[(&str, &str)]| {
        let all: Vec<_> = [("Host", host.as_str())].into_iter().chain(headers.iter().copied()).collect();
        preview.ask("GET", MAP, &all, "").status
    };
    assert_eq!(status(&[("Origin", &own)]), 200);
    assert_eq!(status(&[("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")]), 200);
    assert_eq!(status(&[("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate")]), 200);
    let followed = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
    assert_eq!(status(&followed), 200, "a link that somebody followed");
    for origin in ["https://elsewhere.example", "null", "http://localhost", "https://127.0.0.1", ""] {
        assert_eq!(status(&[("Origin", origin)]), 403, "{origin}");
    }
    for (mode, dest) in [("no-cors", "script"), ("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe")] {
        let headers = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)];
        assert_eq!(status(&headers), 403, "{mode} {dest}");
    }
    assert_eq!(status(&[("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors")]), 403, "another port");
    let page = preview.get(MAP);
    for header in
        ["x-frame-options: deny", "x-content-type-options: nosniff", "cross-origin-resource-policy: same-origin"]
    {
        assert!(page.head.contains(header), "{}", page.head);
    }
    assert!(!page.head.contains("access-control"), "{}", page.head);
}

#[test]
fn nothing_but_what_was_built_is_served() {
    let (_folder, preview) = start();
    let heard = preview.get("/map/maps-coffee/files/notes/heard.txt");
    assert_eq!((heard.status, heard.body.as_str()), (200, "what was heard"));
    assert!(heard.head.contains("sandbox") && heard.head.contains("text/plain"), "{}", heard.head);
    let page = preview.get(MAP).body;
    assert!(page.contains("files/maps/../notes/heard.txt"), "the page leads to the attached file");
    for path in [
        "/map/maps-coffee/files/notes/secret.txt",
        "/map/maps-coffee/files/secret.txt",
        "/map/maps-coffee/files/maps/coffee.journey",
        "/map/maps-coffee/files/maps/../../secret.txt",
        "/map/maps-coffee/files/notes/../secret.txt",
        "/map/maps-coffee/files/%2e%2e/secret.txt",
        "/map/maps-coffee/files/..%2fsecret.txt",
        "/map/maps-coffee/files//etc/passwd",
        "/map/maps-coffee/files/%2fetc%2fpasswd",
        "/map/maps-coffee/../../etc/passwd",
        "/etc/passwd",
        "/maps/coffee.journey",
        "/map/other/",
        "/map/other/events",
        "/map/maps-coffee",
        "/../secret.txt",
        "/%00",
    ] {
        let answer = preview.get(path);
        assert!([400, 404].contains(&answer.status), "{path}: {answer:?}");
        assert!(!answer.body.contains("nobody") && !answer.body.contains("root:"), "{path}: {answer:?}");
    }
}

#[test]
fn only_a_page_of_its_own_may_ask_for_something_to_be_done() {
    let (_folder, preview) = start();
    let host = format!("127.0.0.1:{}", preview.port);
    let own = format!("http://{host}");
    let open = |headers: &[(&str, &str)]| {
        let all: Vec<_> = [("Host", host.as_str())].into_iter().chain(headers.iter().copied()).collect();
        preview.ask("POST", "/map/maps-coffee/open", &all, "{\"file\":0,\"line\":1}").status
    };
    assert_eq!(open(&[]), 403, "nobody says where this is from");
    assert_eq!(open(&[("Origin", "https://elsewhere.example")]), 403);
    assert_eq!(open(&[("Origin", "null")]), 403);
    assert_eq!(open(&[("Origin", &own), ("Sec-Fetch-Site", "cross-site")]), 403);
    assert_eq!(open(&[("Origin", &own)]), 409, "no editor is named");
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        assert_eq!(preview.ask(method, MAP, &[("Host", &host)], "").status, 405, "{method}");
    }
    assert_eq!(preview.ask("POST", MAP, &[("Host", &host), ("Origin", &own)], "").status, 405);
}

#[test]
fn whoever_comes_back_is_told_what_is_new_and_only_that() {
    let (folder, preview) = start();
    let first = preview.events("/map/maps-coffee/events").wait("map");
    let have = format!("/map/maps-coffee/events?have={}", first["version"].as_str().expect("a version"));
    folder.replace("maps/coffee.journey", &map("Coffee anew"));
    preview.shows("maps-coffee", "Coffee anew");
    let news = preview.events(&have).wait("map");
    assert_eq!(news["page"]["title"], "Coffee anew");
    assert!(news["page"]["steps"].as_array().is_some_and(|steps| !steps.is_empty()), "{news}");
    let version = news["version"].as_str().expect("a version").to_owned();
    let mut events = preview.events(&format!("/map/maps-coffee/events?have={version}"));
    folder.replace("maps/coffee.journey", &map("Coffee at last"));
    assert_eq!(events.wait("map")["page"]["title"], "Coffee at last", "nothing was told of what it had");
}

#[test]
fn the_view_that_a_reader_looks_at_follows_a_save_first() {
    let (folder, preview) = start();
    let mut number = 0;
    // How many steps each of the events after a save has.
    let mut steps = |view: &str, events: usize| {
        let mut stream = preview.events(&format!("/map/maps-coffee/events?view={view}"));
        stream.wait("map");
        number += 1;
        folder.replace("maps/coffee.journey", &map(&format!("Coffee {number}")));
        let next = |_| stream.wait("map")["page"]["steps"].as_array().map_or(0, Vec::len);
        let steps: Vec<usize> = (0..events).map(next).collect();
        preview.shows("maps-coffee", &format!("Coffee {number}"));
        assert!(!preview.get(MAP).body.contains(&format!("Coffee {}<", number - 1)), "every view follows");
        steps
    };
    // The first map had an attachment; from then on only words differ.
    steps("detail", 2);
    let detail = steps("detail", 2);
    assert!(detail.iter().all(|&steps| steps > 0), "{detail:?}");
    // The map has these two views, so that nothing is left for later.
    assert_eq!(steps("overview", 1), [detail.iter().sum::<usize>()]);
}
