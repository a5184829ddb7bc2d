#!/usr/bin/env bash
# Prints what the changelog says of a version: notes.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
notes=$(awk -v heading="## [$1]" 'index($0, "## ") == 1 { on = index($0, heading) == 1; next } /^\[.*\]: / { on = 0 } on' CHANGELOG.md)
if [[ -z ${notes//[[:space:]]/} ]]; then
  echo "CHANGELOG.md says nothing of $1" >&2
  exit 1
fi
printf '%s\n' "$notes"
