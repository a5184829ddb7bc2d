//! The real `wayline-data`, on data with known answers, on generated data against other code, and on data that is wrong.

mod columns;
mod examples;
mod formats;
mod generated;
mod import;
mod patients;
mod postgres;
mod refused;
mod same_bytes;
mod sepsis;
mod sources;
mod support;
