#!/usr/bin/env bash
# Draws the maps FILES into the folder OUTPUT.
set -euo pipefail
read -ra files <<< "${FILES:-.}"
read -ra flags <<< "${FLAGS:-}"
# The bash of macOS takes an empty list for an unset one.
wayline build ${flags[@]+"${flags[@]}"} --report github --output "${OUTPUT%/}/" -- "${files[@]}"
