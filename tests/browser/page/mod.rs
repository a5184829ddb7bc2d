//! Pages as people use them: in a real browser, with keys and pointer, on screens and paper of several sizes.

mod attachments;
mod driver;
mod hostile;
mod letters;
mod pages;
mod paper;
mod phone;
mod quiet;
mod reading;
mod shown;
mod site;
mod tables;
mod viewer;
mod wishes;

tests!(in attachments, driver, hostile, paper, phone, quiet, reading, shown, site, tables, viewer, wishes);
