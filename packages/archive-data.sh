#!/usr/bin/env bash
# Packs the program that measures figures: archive-data.sh TARGET FOLDER-OF-PROGRAM OUT
#
# Writes OUT/wayline-data-TARGET.tar.gz (.zip for Windows) with the program and the licences.
set -euo pipefail
target=$1
program=$(cd "$2" && pwd)/wayline-data
[[ $target == *windows* ]] && program+=.exe
folder=$3/wayline-data-$target
rm -rf "$folder"
mkdir -p "$folder"
here=$(dirname "$0")
cp "$program" "$here/../CHANGELOG.md" "$folder"
"$here/licences.sh" "$folder"
"$here/pack.sh" "$folder"
