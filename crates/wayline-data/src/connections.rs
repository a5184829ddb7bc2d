//! How to connect to a database: from the environment, else from the project's `wayline.toml`. What it says is never printed.

use crate::{
    database::Database,
    failure::{Failure, Result},
};
use std::{env, fs, io::Read, path::Path};

const FILE: &str = "wayline.toml";
const TABLE: &str = "connections";
const VARIABLE: &str = "WAYLINE_CONNECTION_";
/// More than this is no settings file.
const MOST_BYTES: u64 = 1 << 20;

/// The database with this name; `project` is the folder that may have the settings.
pub fn database(name: &str, project: &Path) -> Result<Database> {
    let variable = variable(name);
    if let Some(text) = env::var(&variable).ok().filter(|text| !text.trim().is_empty()) {
        return Database::parse(name, text.trim(), &variable);
    }
    match setting(name, project)? {
        Some(text) => Database::parse(name, text.trim(), FILE),
        None => Err(Failure::new(format!("nothing says how to connect to `{name}`")).help(format!(
            "set the variable {variable} to postgresql://USER@HOST/DATABASE, or write `{name} = \"postgresql://...\"` below [{TABLE}] in {FILE}"
        ))),
    }
}

/// The environment variable for a connection.
fn variable(name: &str) -> String {
    let upper = name.chars().map(|c| if c == '-' { '_' } else { c.to_ascii_uppercase() });
    VARIABLE.chars().chain(upper).collect()
}

fn setting(name: &str, project: &Path) -> Result<Option<String>> {
    let path = project.join(FILE);
    if !path.exists() {
        return Ok(None);
    }
    let unreadable = |why: &dyn std::fmt::Display| Failure::new(format!("cannot read {FILE}: {why}"));
    let place = path.canonicalize().map_err(|error| unreadable(&error))?;
    if !place.starts_with(project) {
        return Err(Failure::new(format!("{FILE} is a link that leads out of the project")));
    }
    let mut text = String::new();
    let file = fs::File::open(place).map_err(|error| unreadable(&error))?;
    file.take(MOST_BYTES).read_to_string(&mut text).map_err(|error| unreadable(&error))?;
    // The parser's own words quote the file.
    let table: toml::Table = text
        .parse()
        .map_err(|_| Failure::new(format!("{FILE} is not valid TOML")).help("`wayline check` shows the place"))?;
    let Some(connections) = table.get(TABLE) else { return Ok(None) };
    match connections.get(name) {
        None => Ok(None),
        Some(toml::Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Failure::new(format!("the connection `{name}` in {FILE} is not a string"))
            .help(format!("write {name} = \"postgresql://USER@HOST/DATABASE\""))),
    }
}
