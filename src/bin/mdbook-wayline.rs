//! `mdbook-wayline`: draws the maps in mdBook books.

fn main() -> std::process::ExitCode {
    wayline::cli::book::main()
}
