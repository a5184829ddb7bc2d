//! `mdbook-wayline`: maps in books of mdBook's.

fn main() -> std::process::ExitCode {
    wayline::cli::book::main()
}
