#!/usr/bin/env bash
# Fills the Homebrew formula and the Scoop manifest from a release's checksums: fill.sh VERSION SHA256SUMS OUT
set -euo pipefail
version=$1 sums=$2 out=$3
here=$(dirname "$0")
base=https://github.com/wayline-maps/wayline/releases/download/v$version
mkdir -p "$out"
for template in "$here"/wayline.rb "$here"/wayline.json; do
  text=$(sed -e "s|@VERSION@|$version|g" -e "s|@BASE@|$base|g" "$template")
  while read -r sum file; do
    text=${text//@SHA256:${file#\*}@/$sum}
  done <"$sums"
  if [[ $text == *@SHA256:* ]]; then
    echo "$sums has no checksum for $(grep -o '@SHA256:[^@]*@' <<<"$text" | sort -u | tr '\n' ' ')" >&2
    exit 1
  fi
  printf '%s\n' "$text" >"$out/$(basename "$template")"
done
