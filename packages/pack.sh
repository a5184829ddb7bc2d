#!/usr/bin/env bash
# Packs a folder as FOLDER.tar.gz, or FOLDER.zip if it is for Windows, and removes it: pack.sh FOLDER
set -euo pipefail
cd "$(dirname "$1")"
name=$(basename "$1")
if [[ $name == *windows* ]]; then
  7z a -bso0 "$name.zip" "$name"
else
  tar --create --gzip --file "$name.tar.gz" "$name"
fi
rm -r "$name"
