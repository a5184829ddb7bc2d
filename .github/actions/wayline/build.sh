#!/usr/bin/env bash
# Draws the maps FILES into the folder OUTPUT.
set -euo pipefail
read -ra files <<< "${FILES:-.}"
read -ra flags <<< "${FLAGS:-}"
wayline build "${flags[@]}" --report github --output "${OUTPUT%/}/" -- "${files[@]}"
