#!/usr/bin/env bash
# Writes what a branch changes in the maps FILES since it left the commit BASE, as Markdown: into a file, whose name goes to the
# step's outputs, and into the summary of the run. Names the maps that weren't compared, too. Writes nothing if all were, and still
# mean the same.
set -euo pipefail
read -ra files <<< "${FILES:-.}"
file="${RUNNER_TEMP:-${TMPDIR:-/tmp}}/wayline-changes.md"
rm -f "$file"
# Exit code 1: a map has a mistake and isn't compared, which the file says; `check` reports the mistake.
wayline diff --quiet --format markdown --output "$file" -- "$BASE...HEAD" "${files[@]}" || [ $? -eq 1 ]
if [ -s "$file" ]; then
  cat "$file" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
  echo "file=$file" >> "${GITHUB_OUTPUT:-/dev/null}"
fi
