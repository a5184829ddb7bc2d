#!/usr/bin/env bash
# Everything that has to hold before a change is merged: formatting, lints, tests. What needs the dependencies once more has commands of its
# own, which CONTRIBUTING.md lists.
# Needs Rust 1.92 or later; cargo fetches the rest, and a browser is installed where there is none. One profile (debug) throughout, so that dependencies compile once.
# How long each step took, on the clock and of the processors, is said at the end.
set -euo pipefail
cd "$(dirname "$0")/.."

# What incremental compilation keeps for the next time costs a first run a fifth of its time.
[[ -d "${CARGO_TARGET_DIR:-target}/debug/incremental" ]] || export CARGO_INCREMENTAL=0

took=""
step() {
  local name=$1 TIMEFORMAT="%0R s, of the processors %0U s + %0S s"
  shift
  echo
  echo "== $name"
  exec 3>&1
  took+="$name: $({ time "$@" >&3 2>&1; } 2>&1)"$'\n'
}

# Runs a command that may not warn about the project's own code.
without_warning() {
  local said
  said=$("$@" 2>&1 | tee -a /dev/stderr) && ! grep -q '^warning' <<<"$said"
}

# The compiler that also lints, so that nothing is compiled for the lints alone; a warning ends the run.
export RUSTC_WORKSPACE_WRAPPER=clippy-driver

# What a browser really draws is a test too.
step "A browser" bash tests/install-browser.sh
step "Formatting" cargo fmt --all --check
step "Compiling and lints" without_warning cargo test --locked --all-features --tests --benches --examples --no-run
step "Tests" cargo test --locked --all-features --tests
step "Examples in comments" cargo test --locked --all-features --doc
# What most people have: without pictures and pages, which the program then says how to get.
step "The usual program" without_warning cargo test --locked --test cases -- left_out
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
echo
echo "$took"
