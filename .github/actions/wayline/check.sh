#!/usr/bin/env bash
# Checks maps: annotations for people, and a SARIF file if SARIF names one. FILES and FLAGS are words parted by blanks.
set -euo pipefail
read -ra files <<< "${FILES:-.}"
read -ra flags <<< "${FLAGS:-}"
if [ -n "${SARIF:-}" ]; then
  # The file is wanted above all where there are mistakes; the exit code is that of the run below.
  wayline check "${flags[@]}" --format sarif -- "${files[@]}" > "$SARIF" || true
fi
wayline check "${flags[@]}" --format github -- "${files[@]}"
