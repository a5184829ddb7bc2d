# The usual commands. `just` alone lists them; https://just.systems has the program.

_list:
    @just --list --unsorted

# Everything that has to hold before a change is merged
test-all:
    bash tests/run.sh

# Tests of one program (library, program, browser, cases), or some of them
test program='library' filter='':
    cargo test --all-features --test {{program}} {{filter}}

# Formatting and lints, scripts included
lint:
    cargo fmt --all --check
    cargo clippy --locked --all-targets --all-features -- -D warnings
    for apart in crates/wayline-wasm fuzz; do (cd $apart && cargo fmt --check && cargo clippy -- -D warnings) || exit; done
    git ls-files '*.sh' .ci/run | xargs shellcheck
    npm install --silent && npm run lint

# Accept what the snapshots say now; read the diff before you commit it
snapshots:
    INSTA_UPDATE=always cargo test --all-features --test library snapshots

# Redraw the examples
draw:
    cargo run --release -- build examples --format svg --today 2026-11-21

# Draw every example, light and dark, into target/contact-sheet.png
contact-sheet:
    cargo run --release --features png --example contact-sheet

# The book, in docs/book
book:
    cargo install --path . --locked --features mdbook
    mdbook build docs

# How long each step takes, and the program from start to end
bench:
    cargo bench --bench pipeline
    cargo bench --bench cold

# Run each fuzz target for some seconds
fuzz seconds='60':
    for target in parse pipeline mermaid; do RUSTC_BOOTSTRAP=1 cargo fuzz run $target -- -max_total_time={{seconds}}; done

# Licences, advisories and sources of dependencies
deny:
    cargo deny check
    cargo deny --manifest-path crates/wayline-data/Cargo.toml check --config deny.toml advisories licenses sources

# The compiler as WebAssembly, and the playground with it, in playground/dist
playground:
    crates/wayline-wasm/build.sh
    cd playground && npm install --silent && npm run build

# Build every package that can be built on Linux, install it, and draw a map with it
packages:
    packages/try.sh

# Write a version into every file that says it: see RELEASING.md
release version:
    packages/release/prepare.sh {{version}}
