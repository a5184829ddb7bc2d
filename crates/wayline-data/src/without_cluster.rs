//! What stands for [`Cluster`] in a program that is built without it.

use crate::{
    args::Spread,
    engine::Engine,
    failure::{Failure, Result},
    table::Table,
};
use wayline::measure::{Query, Row};

/// There is none.
pub enum Cluster {}

impl Cluster {
    pub fn of(arguments: &Spread) -> Result<Option<Self>> {
        match (&arguments.cluster, &arguments.share) {
            (None, None) => Ok(None),
            (Some(_), _) | (_, Some(_)) => Err(Failure::new("this wayline-data was built without clusters")
                .help("build it with `cargo install --path crates/wayline-data --locked --features cluster`")),
        }
    }

    pub fn answer(&self, _: &Query, _: &Table, _: &Engine) -> Result<Vec<Row>> {
        match *self {}
    }
}
