//! The `wayline` program.

fn main() -> std::process::ExitCode {
    wayline::cli::main()
}
