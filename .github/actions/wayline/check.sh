#!/usr/bin/env bash
# Checks maps: annotations for people, and a SARIF file if SARIF names one. FILES and FLAGS are words separated by blanks.
set -euo pipefail
read -ra files <<< "${FILES:-.}"
read -ra flags <<< "${FLAGS:-}"
# The bash of macOS takes an empty list for an unset one.
check=(wayline check ${flags[@]+"${flags[@]}"})
if [ -n "${SARIF:-}" ]; then
  # The file matters most where there are mistakes; the exit code is that of the run below.
  "${check[@]}" --format sarif -- "${files[@]}" > "$SARIF" || true
fi
"${check[@]}" --format github -- "${files[@]}"
