#!/usr/bin/env bash
# Packs programs that are built: archive.sh TARGET FOLDER-OF-PROGRAMS OUT
#
# Writes OUT/wayline-TARGET.tar.gz (.zip for Windows) with the programs, their manual pages, completions for shells and the licences, and next
# to it OUT/share, which the .deb is made from.
set -euo pipefail
target=$1
programs=$(cd "$2" && pwd)
mkdir -p "$3"
out=$(cd "$3" && pwd)
cd "$(dirname "$0")/.."

ending=""
[[ $target == *windows* ]] && ending=.exe
name=wayline-$target
folder=$out/$name
rm -rf "$folder" "$out/share"
mkdir -p "$folder" "$out/share/bin" "$out/share/man" "$out/share/completions"
cp "$programs/wayline$ending" "$programs/mdbook-wayline$ending" README.md CHANGELOG.md "$folder"
packages/licences.sh "$folder"
cp "$programs/wayline$ending" "$programs/mdbook-wayline$ending" "$out/share/bin"

wayline=$programs/wayline$ending
# The pages are what the program says of itself, so it has to run here.
"$wayline" --version >/dev/null
(cd "$out" && "$wayline" man --quiet -o share/man/)
for shell in bash fish zsh powershell; do
  "$wayline" completions "$shell" >"$out/share/completions/wayline.$shell"
done
cp -r "$out/share/man" "$out/share/completions" "$folder"

packages/pack.sh "$folder"
