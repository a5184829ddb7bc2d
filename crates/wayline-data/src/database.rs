//! Tables of PostgreSQL. The server casts the columns that are wanted to text and sends the rows of the window as CSV, so that they are read by
//! the same rules as those of a file.

use crate::{
    failure::{Failure, Refused, Result},
    read::{Column, Kind},
};
use postgres::{
    Client, Config, Error, Transaction,
    error::SqlState,
    types::{Kind as TypeKind, Type},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{
    error::Error as _,
    fmt,
    io::{self, BufRead, Read},
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};
use tokio_postgres_rustls::MakeRustlsConnect;
use wayline::model::Window;

const SCHEMES: [&str; 2] = ["postgresql://", "postgres://"];
const PATIENCE: Duration = Duration::from_secs(15);
/// Rows are handed over in pieces of this size, of which a few can wait.
const CHUNK: usize = 1 << 16;
const CHUNKS: usize = 16;
/// So many names of tables are listed.
const MOST_NAMES: usize = 20;
/// Times without a zone are UTC, and times and dates are written with the year first.
const SETTINGS: &str = "SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle TO 'ISO, YMD'";

/// A database, by the name of its connection.
#[derive(Clone)]
pub struct Database {
    name: String,
    config: Config,
}

/// A table or a view.
#[derive(Clone)]
pub struct Table {
    /// What messages call it, as a `data` line does.
    pub name: String,
    database: Database,
    /// Its name in SQL.
    from: String,
    columns: Vec<(String, Type)>,
    /// Which rows are wanted, in SQL.
    condition: Option<String>,
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl Database {
    /// The database that a connection string leads to; `place` says where that is written.
    pub fn parse(name: &str, text: &str, place: &str) -> Result<Self> {
        let scheme = text.split_once("://").map(|(scheme, _)| scheme);
        if let Some(scheme) = scheme.filter(|_| !SCHEMES.iter().any(|known| text.starts_with(known))) {
            return Err(Failure::new(format!(
                "`{name}` is a connection to `{scheme}`, which wayline-data doesn't read"
            ))
            .help("it reads PostgreSQL; for another database `wayline data sql` prints the query"));
        }
        let config = text.parse::<Config>().map_err(|_| {
            Failure::new(format!("the connection `{name}` in {place} can't be understood")).help(
                "write it like postgresql://USER@HOST:5432/DATABASE?sslmode=require, with %40 for an @ in a password; `sslmode` is `disable`, `prefer` or `require`",
            )
        })?;
        Ok(Self { name: name.to_owned(), config })
    }

    fn connect(&self) -> Result<Client> {
        let mut config = self.config.clone();
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        if config.get_application_name().is_none() {
            config.application_name("wayline-data");
        }
        config.connect(encryption()?).map_err(|error| self.unreachable(&error))
    }

    /// Why there is no connection, without what it says.
    fn unreachable(&self, error: &Error) -> Failure {
        let failure = |why: &str| Failure::new(format!("cannot connect to `{}`: {why}", self.name));
        if let Some(refusal) = error.as_db_error() {
            let code = refusal.code();
            return match *code {
                SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
                    failure("the server refuses the user or the password").help("correct the connection")
                }
                SqlState::INVALID_CATALOG_NAME => {
                    failure("the server has no such database").help("correct the connection")
                }
                _ => failure(&format!("the server refuses with SQLSTATE {}", code.code())),
            };
        }
        let mut source = error.source();
        while let Some(inner) = source {
            if inner.is::<rustls::Error>() || inner.downcast_ref::<io::Error>().is_some_and(is_about_encryption) {
                return failure("the server's certificate could not be verified").help(
                    "name the file with its authority's certificate in the variable SSL_CERT_FILE; on a network that you trust, `sslmode=disable` connects without encryption",
                );
            }
            if let Some(error) = inner.downcast_ref::<io::Error>() {
                return failure(&without_address(error)).help("is the server running, and are host and port right?");
            }
            source = inner.source();
        }
        let text = error.to_string();
        let why = if text.contains("password missing") { "the server wants a password" } else { text.as_str() };
        failure(why).help("is the server running, and is the connection right?")
    }
}

/// Encryption is verified by the certificates that the system trusts, or those of `SSL_CERT_FILE`.
fn encryption() -> Result<MakeRustlsConnect> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config =
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions();
    let config = config.map_err(|error| Failure::new(format!("no encryption: {error}")))?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth()))
}

fn is_about_encryption(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>())
}

/// What kind of trouble it is: the system's words may have the address in them.
fn without_address(error: &io::Error) -> String {
    use io::ErrorKind::{ConnectionRefused, ConnectionReset, NotFound, PermissionDenied, TimedOut};
    match error.kind() {
        NotFound => "nothing listens there".to_owned(),
        TimedOut => format!("nobody answered for {} seconds", PATIENCE.as_secs()),
        kind @ (ConnectionRefused | ConnectionReset | PermissionDenied) => kind.to_string(),
        _ => "the host was not found, or doesn't answer".to_owned(),
    }
}

impl Table {
    /// Looks at a table; `name` is the connection, a colon and the table's name.
    pub fn open(database: Database, name: &str, table: &str) -> Result<Self> {
        let from = table.split('.').map(quoted).collect::<Vec<_>>().join(".");
        let mut open = Self { name: name.to_owned(), database, from, columns: Vec::new(), condition: None };
        let mut client = open.database.connect()?;
        let mut transaction = open.begin(&mut client)?;
        let statement = match transaction.prepare(&format!("SELECT * FROM {} LIMIT 0", open.from)) {
            Ok(statement) => statement,
            Err(error) => {
                drop(transaction);
                let known =
                    if error.code() == Some(&SqlState::UNDEFINED_TABLE) { tables(&mut client) } else { Vec::new() };
                return Err(open.failure(&error, table, &known));
            }
        };
        open.columns =
            statement.columns().iter().map(|column| (column.name().to_owned(), column.type_().clone())).collect();
        Ok(open)
    }

    /// The names of the columns that can be read.
    pub fn names(&self) -> Vec<String> {
        let readable = self.columns.iter().filter(|(_, of)| fits(Kind::Text, of));
        readable.map(|(name, _)| name.clone()).collect()
    }

    /// The same, with the rows of a window of a column alone, if that column has times.
    pub fn within(mut self, window: Option<Window>, when: Option<&str>) -> Self {
        let column = self.columns.iter().find(|(name, of)| when == Some(name) && is_time(of));
        self.condition = window.zip(column).map(|(window, (name, _))| {
            let at = quoted(name);
            match window {
                Window::Days(first, last) => {
                    let end = last.tomorrow().unwrap_or(last);
                    format!("{at} >= TIMESTAMP '{first}' AND {at} < TIMESTAMP '{end}'")
                }
                Window::Last(days) => format!(
                    "{at} > (SELECT MAX({at}) FROM {} WHERE ISFINITE({at})) - INTERVAL '{days} days'",
                    self.from
                ),
            }
        });
        self
    }

    /// Refuses columns whose type can't be what they are wanted for.
    pub fn check(&self, columns: &[Column]) -> Result<()> {
        for column in columns {
            let Some((name, of)) = self.columns.iter().find(|(name, _)| *name == column.name) else { continue };
            if !fits(column.kind, of) {
                let (what, example) = match column.kind {
                    Kind::Time => ("a time", "CAST(... AS timestamptz)"),
                    Kind::Number => ("a number", "CAST(... AS numeric)"),
                    Kind::Text => ("a text", "CAST(... AS text)"),
                };
                let title = format!("{}, column `{name}`: its type `{}` is not {what}", self.name, of.name());
                return Err(Failure::new(title).help(format!("name another column, or a view that has {example}")));
            }
        }
        Ok(())
    }

    /// The rows as CSV with these columns, the first line with their names.
    pub fn rows(&self, wanted: &[String]) -> Box<dyn Read + Send> {
        let (send, receive) = sync_channel(CHUNKS);
        let (table, wanted) = (self.clone(), wanted.to_vec());
        // The client has a runtime of its own, which can't be inside that of the engine.
        thread::spawn(move || {
            let last = table.send(&wanted, &send);
            // Nobody listens after an error elsewhere.
            let _ = send.send(last.map(|()| Vec::new()));
        });
        Box::new(Chunks { receive, chunk: Vec::new(), at: 0, is_over: false })
    }

    fn send(&self, wanted: &[String], to: &SyncSender<Chunk>) -> Result<()> {
        let columns: Vec<String> = wanted.iter().map(|name| format!("{0}::text AS {0}", quoted(name))).collect();
        let condition = self.condition.as_ref().map(|condition| format!(" WHERE {condition}")).unwrap_or_default();
        let columns = columns.join(", ");
        let sql = format!("COPY (SELECT {columns} FROM {}{condition}) TO STDOUT (FORMAT csv, HEADER)", self.from);
        let mut client = self.database.connect()?;
        let mut transaction = self.begin(&mut client)?;
        let mut rows = transaction.copy_out(&sql).map_err(|error| self.failure(&error, &self.from, &[]))?;
        let mut chunk = Vec::with_capacity(CHUNK);
        loop {
            let piece = rows.fill_buf().map_err(|error| self.interrupted(&error))?;
            if piece.is_empty() {
                break;
            }
            let length = piece.len();
            chunk.extend_from_slice(piece);
            rows.consume(length);
            if chunk.len() >= CHUNK && to.send(Ok(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK)))).is_err() {
                return Ok(());
            }
        }
        if !chunk.is_empty() {
            let _ = to.send(Ok(chunk));
        }
        Ok(())
    }

    fn begin<'c>(&self, client: &'c mut Client) -> Result<Transaction<'c>> {
        let begun = client.build_transaction().read_only(true).start();
        let set = begun.and_then(|mut transaction| transaction.batch_execute(SETTINGS).map(|()| transaction));
        set.map_err(|error| self.failure(&error, &self.from, &[]))
    }

    fn failure(&self, error: &Error, table: &str, known: &[String]) -> Failure {
        let name = &self.name;
        match error.code() {
            Some(&SqlState::UNDEFINED_TABLE) => {
                let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_lowercase();
                let alike = known.iter().find(|other| last(other) == last(table));
                let help = match (alike, known) {
                    (Some(alike), _) => format!("write `{}:{alike}`, exactly as the database does", self.database.name),
                    (None, []) => "this user may read no table of the database".to_owned(),
                    (None, known) => format!("this user may read {}", listed(known)),
                };
                Failure::new(format!("there is no table {name}")).help(help)
            }
            Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
                Failure::new(format!("{name} may not be read by the user of the connection"))
                    .help("let the database's owner grant SELECT on it")
            }
            _ => match error.as_db_error() {
                // The server quotes the value that a view could not convert.
                Some(said) if said.code().code().starts_with("22") => Failure::new(format!(
                    "cannot read {name}: the database cannot convert a value (SQLSTATE {})",
                    said.code().code()
                )),
                Some(said) => {
                    Failure::new(format!("cannot read {name}: {} (SQLSTATE {})", said.message(), said.code().code()))
                }
                None => Failure::new(format!("cannot read {name}: {error}")),
            },
        }
    }

    fn interrupted(&self, error: &io::Error) -> Failure {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
            Some(error) => self.failure(error, &self.from, &[]),
            None => Failure::new(format!("cannot read {} to its end: {error}", self.name)),
        }
    }
}

/// The tables and views that can be read.
fn tables(client: &mut Client) -> Vec<String> {
    const SQL: &str = "SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c \
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
        WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema') \
        AND n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(n.oid, 'USAGE') \
        AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1 LIMIT 1000";
    let rows = client.query(SQL, &[]).unwrap_or_default();
    rows.iter().filter_map(|row| row.try_get(0).ok()).collect()
}

fn listed(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(MOST_NAMES).map(|name| format!("`{name}`")).collect();
    let rest = names.len() - shown.len();
    if rest == 0 { shown.join(", ") } else { format!("{} and {rest} more", shown.join(", ")) }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn is_time(of: &Type) -> bool {
    [Type::TIMESTAMP, Type::TIMESTAMPTZ, Type::DATE].contains(base(of))
}

/// The type below domains.
fn base(mut of: &Type) -> &Type {
    while let TypeKind::Domain(inner) = of.kind() {
        of = inner;
    }
    of
}

/// Whether values of a type can be what a column is wanted for.
fn fits(kind: Kind, of: &Type) -> bool {
    let of = base(of);
    let is_text = [Type::TEXT, Type::VARCHAR, Type::BPCHAR].contains(of);
    let is_number = [Type::INT2, Type::INT4, Type::INT8, Type::NUMERIC, Type::FLOAT4, Type::FLOAT8].contains(of);
    match kind {
        Kind::Text => matches!(of.kind(), TypeKind::Simple | TypeKind::Enum(_)) && *of != Type::BYTEA,
        Kind::Time => is_text || is_number || is_time(of),
        Kind::Number => is_text || is_number || matches!(of.kind(), TypeKind::Enum(_)),
    }
}

/// A piece of the rows; an empty one is the end.
type Chunk = Result<Vec<u8>>;

/// The pieces that a thread sends.
struct Chunks {
    receive: Receiver<Chunk>,
    chunk: Vec<u8>,
    at: usize,
    is_over: bool,
}

impl Read for Chunks {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.chunk.len() && !self.is_over {
            let ended = || Err(Failure::new("the connection to the database ended too early"));
            self.chunk = self
                .receive
                .recv()
                .unwrap_or_else(|_| ended())
                .map_err(|failure| io::Error::other(Refused(failure)))?;
            self.at = 0;
            self.is_over = self.chunk.is_empty();
        }
        let length = buffer.len().min(self.chunk.len() - self.at);
        buffer[..length].copy_from_slice(&self.chunk[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}
