//! The `wayline` program.

/// Drawing and checking make many small values, which takes the allocators of some systems twice as long.
#[cfg(feature = "allocator")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    wayline::cli::main()
}
