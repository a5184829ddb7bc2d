//! Where rows come from: a file, or a table of a database.

use crate::{data_file::DataFile, database::Table};

#[derive(Debug, Clone)]
pub enum Input {
    File(DataFile),
    Table(Box<Table>),
}

impl Input {
    /// What messages call it.
    pub fn name(&self) -> &str {
        match self {
            Self::File(file) => &file.name,
            Self::Table(table) => &table.name,
        }
    }

    /// How large it is, as far as that is known before it is read.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::File(file) => file.bytes,
            Self::Table(_) => 0,
        }
    }
}
