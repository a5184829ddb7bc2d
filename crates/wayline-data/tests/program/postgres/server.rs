//! A PostgreSQL server of a test's own, in a temporary folder.

use crate::support::{Folder, Said};
use postgres::{Client, NoTls};
use std::{
    fs,
    net::TcpListener,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;

pub const PASSWORD: &str = "not-to-be-seen";

/// It doesn't run as root, so that as root its programs are started as the user `postgres`.
pub struct Server {
    folder: TempDir,
    programs: PathBuf,
    pub port: u16,
    is_root: bool,
}

impl Server {
    pub fn start() -> Self {
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

    /// Where the socket is.
    pub fn socket(&self) -> String {
        self.folder.path().display().to_string()
    }

    pub fn path(&self, name: &str) -> PathBuf {
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
    pub fn url(&self, host: &str, rest: &str) -> String {
        format!("postgresql://keeper:{PASSWORD}@{host}:{}/postgres?{rest}", self.port)
    }

    pub fn plain(&self) -> String {
        self.url("127.0.0.1", "sslmode=disable")
    }

    pub fn says(&self, sql: &str) {
        let mut client = Client::connect(&self.plain(), NoTls).expect("a connection");
        client.batch_execute(sql).unwrap_or_else(|error| panic!("{error:?} in {sql}"));
    }

    /// Runs the program with the server as `warehouse`. Nothing of the connection may be said.
    pub fn run(&self, folder: &Folder, arguments: &[&str]) -> Said {
        let said = folder.run_with(&[("WAYLINE_CONNECTION_WAREHOUSE", &self.plain())], arguments);
        assert_tells_nothing(&said);
        said
    }

    /// Measures `map.journey`, and gives what is in the results but for what depends on where the rows come from.
    pub fn pull(&self, folder: &Folder) -> String {
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
pub fn assert_tells_nothing(said: &Said) {
    for secret in [PASSWORD, "keeper", "127.0.0.1", "localhost"] {
        assert!(!said.out.contains(secret) && !said.err.contains(secret), "{secret} in {}{}", said.out, said.err);
    }
}

pub fn without_origin(results: &str) -> String {
    let mask = |text: &str, word: &str| match text.split_once(word) {
        Some((before, rest)) => format!("{before}{word}{}", rest.trim_start_matches(|c: char| c.is_ascii_hexdigit())),
        None => text.to_owned(),
    };
    mask(&mask(results, "query "), "data ")
}
