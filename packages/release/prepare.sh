#!/usr/bin/env bash
# Writes a version into every file that says it: prepare.sh VERSION [DAY]
#
# Then look at what it changed (`git diff`, `just contact-sheet`), run the tests, and commit. RELEASING.md has the rest.
set -euo pipefail
version=${1:?name the version, such as 0.2.0}
day=${2:-$(date --iso-8601)}
cd "$(dirname "$0")/../.."
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "$version is not a version" >&2; exit 1; }
[[ $day =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || { echo "$day is not a day" >&2; exit 1; }
old=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)

# Changes one file, and says so if there was nothing to change.
change() {
  local before
  before=$(cat "$1")
  sed -i "$2" "$1"
  [[ $before != "$(cat "$1")" ]] || { echo "$1 has nothing to change: $2" >&2; exit 1; }
}

if [[ $old != "$version" ]]; then
  change Cargo.toml "0,/^version = /s/^version = .*/version = \"$version\"/"
  for file in editors/vscode/package.json editors/tree-sitter-journey/{package,tree-sitter}.json; do
    change "$file" "s/\"version\": \"$old\"/\"version\": \"$version\"/"
  done
  change editors/zed/extension.toml "s/^version = .*/version = \"$version\"/"
  change editors/zed/Cargo.toml "0,/^version = /s/^version = .*/version = \"$version\"/"
  change editors/emacs/journey-mode.el "s/^;; Version: .*/;; Version: $version/"
  change crates/wayline-data/Cargo.toml "0,/^version = /s/^version = .*/version = \"$version\"/"
  for lock in Cargo.lock crates/wayline-data/Cargo.lock; do
    change "$lock" "/^name = \"wayline\(-data\)\?\"\$/{n;s/.*/version = \"$version\"/}"
  done
fi
sed -i "s/^const VERSION_DAY: &str = .*/const VERSION_DAY: \&str = \"$day\";/" src/cli/commands/man.rs
sed -i "s/^\( *rev: \)v[0-9.]*$/\1v$version/" docs/src/ci.md
if grep -q "^## \[$version\]" CHANGELOG.md; then
  # It was prepared before, and not released: what came since belongs to it.
  sed -i "/^## \[Unreleased\]$/,/^## \[$version\]/{/^## \[$version\]/d}; s/^## \[Unreleased\]$/## [Unreleased]\n\n## [$version] - $day/" CHANGELOG.md
else
  change CHANGELOG.md "s/^## \[Unreleased\]$/## [Unreleased]\n\n## [$version] - $day/"
fi

# The drawings and the snapshots have the version in them. The program that the tests build saves another one.
cargo test --all-features --no-run --test library --test program
"${CARGO_TARGET_DIR:-target}/debug/wayline" build examples --format svg --today 2026-11-21
docs/pictures.sh docs/src/pictures "${CARGO_TARGET_DIR:-target}/debug/wayline"
INSTA_UPDATE=always cargo test --all-features --test library snapshots
packages/release/notes.sh "$version" >/dev/null
echo "everything says $version now; it said $old"
