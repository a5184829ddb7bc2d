//! How to connect: what is wrong, encryption, and where the connection is said.

use super::{
    TABLE, WINDOW, events, load, map,
    server::{PASSWORD, Server, assert_tells_nothing},
};
use crate::support::Folder;
use std::net::TcpListener;

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
    let socket =
        format!("postgresql:///postgres?host={}&user=keeper&password={PASSWORD}&port={}", server.socket(), server.port);
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
        said.status == 2 && said.err.contains("the connection `warehouse` in wayline.toml is not a string"),
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
