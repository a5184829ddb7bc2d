#!/usr/bin/env bash
# Draws the pictures of the book and of the README: pictures.sh [FOLDER [PROGRAM]]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-docs/src/pictures}
program=${2:-target/debug/wayline}
draw() { "$program" build --quiet --format svg --today 2026-11-21 "$@"; }

mkdir -p "$folder"
# The first map of the tutorial.
# shellcheck disable=SC2016 # The backticks are those of Markdown.
sed -n '/^```journey$/,/^```$/{/^```/!p;/^```$/q}' docs/src/tutorial.md | draw --id-prefix first - >"$folder/first.svg"
draw --view overview examples/broadband.journey -o "$folder/broadband-overview.svg"
