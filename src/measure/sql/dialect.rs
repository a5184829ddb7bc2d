//! The differences between dialects of SQL.

/// A dialect of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// DataFusion, which `wayline-data` has inside, and Ballista.
    DataFusion,
    /// DuckDB.
    DuckDb,
    /// PostgreSQL.
    Postgres,
    /// Google BigQuery.
    BigQuery,
    /// Snowflake.
    Snowflake,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 5] = [Self::DataFusion, Self::DuckDb, Self::Postgres, Self::BigQuery, Self::Snowflake];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::DataFusion => "datafusion",
            Self::DuckDb => "duckdb",
            Self::Postgres => "postgres",
            Self::BigQuery => "bigquery",
            Self::Snowflake => "snowflake",
        }
    }

    /// What has to precede the query: times without a zone are UTC.
    pub(super) fn before(self) -> Option<&'static str> {
        match self {
            Self::Postgres => Some("SET TIME ZONE 'UTC';"),
            Self::DuckDb => Some("SET TimeZone = 'UTC';"),
            Self::Snowflake => Some("ALTER SESSION SET TIMEZONE = 'UTC';"),
            Self::DataFusion | Self::BigQuery => None,
        }
    }

    /// Whether a file can be used instead of a table.
    pub(super) fn reads_files(self) -> bool {
        match self {
            Self::DuckDb => true,
            Self::DataFusion | Self::Postgres | Self::BigQuery | Self::Snowflake => false,
        }
    }

    /// The name of a column or a table.
    pub(super) fn name(self, name: &str) -> String {
        match self {
            Self::BigQuery => format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")),
            Self::DataFusion | Self::DuckDb | Self::Postgres | Self::Snowflake => {
                format!("\"{}\"", name.replace('"', "\"\""))
            }
        }
    }

    /// A text as a literal.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Self::BigQuery => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
            Self::Snowflake => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
            Self::DataFusion | Self::DuckDb | Self::Postgres => format!("'{}'", text.replace('\'', "''")),
        }
    }

    pub(super) fn as_text(self, value: &str) -> String {
        let text = match self {
            Self::BigQuery => "STRING",
            Self::Postgres => "TEXT",
            Self::DataFusion | Self::DuckDb | Self::Snowflake => "VARCHAR",
        };
        format!("CAST({value} AS {text})")
    }

    /// A whole number of 64 bits.
    pub(super) fn whole(self, value: &str) -> String {
        match self {
            Self::BigQuery => format!("CAST({value} AS INT64)"),
            Self::DataFusion | Self::DuckDb | Self::Postgres | Self::Snowflake => format!("CAST({value} AS BIGINT)"),
        }
    }

    fn double(self) -> &'static str {
        match self {
            Self::BigQuery => "FLOAT64",
            Self::DataFusion | Self::DuckDb | Self::Postgres | Self::Snowflake => "DOUBLE PRECISION",
        }
    }

    /// The number in a text, or null.
    pub(super) fn number(self, text: &str) -> String {
        match self {
            Self::BigQuery => format!("SAFE_CAST({text} AS FLOAT64)"),
            Self::Postgres => format!(
                "CASE WHEN {text} ~ '^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?$' THEN CAST({text} AS DOUBLE PRECISION) END"
            ),
            Self::DataFusion | Self::DuckDb => format!("TRY_CAST({text} AS DOUBLE)"),
            Self::Snowflake => format!("TRY_TO_DOUBLE({text})"),
        }
    }

    pub(super) fn logarithm(self, value: &str) -> String {
        format!("LN(CAST({value} AS {}))", self.double())
    }

    /// A time as milliseconds since 1970.
    pub(super) fn milliseconds(self, time: &str) -> String {
        match self {
            Self::DataFusion => format!("CAST(to_timestamp_millis({time}) AS BIGINT)"),
            Self::DuckDb => format!("epoch_ms(CAST({time} AS TIMESTAMPTZ))"),
            Self::Postgres => format!("CAST(FLOOR(EXTRACT(EPOCH FROM CAST({time} AS TIMESTAMPTZ)) * 1000) AS BIGINT)"),
            Self::BigQuery => format!("UNIX_MILLIS(CAST({time} AS TIMESTAMP))"),
            Self::Snowflake => format!("DATE_PART(EPOCH_MILLISECOND, TO_TIMESTAMP_TZ({time}))"),
        }
    }

    /// Whether a text matches a pattern in which a backslash takes the next character literally.
    pub(super) fn like(self, text: &str, pattern: &str) -> String {
        let like = format!("{text} LIKE {}", self.text(pattern));
        match self {
            Self::DuckDb => format!("{like} ESCAPE '\\'"),
            Self::Snowflake => format!("{like} ESCAPE '\\\\'"),
            Self::DataFusion | Self::Postgres | Self::BigQuery => like,
        }
    }

    pub(super) fn bit_or(self, value: &str) -> String {
        match self {
            Self::Snowflake => format!("BITOR_AGG({value})"),
            Self::DataFusion | Self::DuckDb | Self::Postgres | Self::BigQuery => format!("BIT_OR({value})"),
        }
    }

    pub(super) fn has_bit(self, mask: &str, bit: &str) -> String {
        match self {
            Self::Snowflake => format!("BITAND({mask}, {bit}) <> 0"),
            Self::DataFusion | Self::DuckDb | Self::Postgres | Self::BigQuery => format!("({mask} & {bit}) <> 0"),
        }
    }

    pub(super) fn remainder(self, value: &str, of: usize) -> String {
        match self {
            Self::BigQuery | Self::Snowflake => format!("MOD({value}, {of})"),
            Self::DataFusion | Self::DuckDb | Self::Postgres => format!("{value} % {of}"),
        }
    }
}
