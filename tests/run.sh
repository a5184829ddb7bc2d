#!/usr/bin/env bash
# Everything that has to hold before a change is merged: formatting, lints, documentation, tests.
# Needs Rust 1.92 or later; cargo fetches the rest, and a browser is installed where there is none. One profile (debug) throughout, so that dependencies compile once.
set -euo pipefail
cd "$(dirname "$0")/.."

step() {
  echo
  echo "== $1"
  shift
  "$@"
}

# What a browser really draws is a test too.
step "A browser" bash tests/install-browser.sh
step "Formatting" cargo fmt --all --check
step "Lints" cargo clippy --locked --all-targets --all-features -- -D warnings
step "Documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --all-features
step "Tests" cargo test --locked --all-features
# What most people have: without pictures and pages, which the program then says how to get.
step "The usual program" cargo clippy --locked -- -D warnings
step "What it leaves out" cargo test --locked --test program left_out
# The library alone is what a browser or another program takes: it has to compile without the program.
step "The library alone" cargo check --locked --no-default-features
if [[ -x node_modules/.bin/biome ]]; then
  step "Scripts of pages" npm run --silent lint
else
  echo
  echo "== The scripts of pages aren't linted: run 'npm install' first"
fi
if command -v mdbook >/dev/null; then
  step "The book" mdbook build docs
else
  echo
  echo "== The book is left out: mdbook isn't installed"
fi
echo
echo "Everything holds."
