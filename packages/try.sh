#!/usr/bin/env bash
# Builds every package that can be built on Linux, installs each into an empty place, and draws a map there.
#
#   packages/try.sh            about eight minutes on two cores, most of them for the program
#   packages/try.sh dev        the same with a program that is not optimised, which is quicker to build
#
# Needs maturin and cargo-deb (`pip install maturin`, `cargo install cargo-deb`), npm, and packages/npm/wayline.wasm, which
# crates/wayline-wasm/build.sh makes. The packages are left in target/packages.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
profile=${1:-release}
built=$profile
[[ $profile == dev ]] && built=debug
target=$(rustc -vV | sed -n 's/^host: //p')
out=$root/target/packages
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

step() { printf '\n== %s\n' "$1"; }

step "The program, with everything it can write"
cargo build --profile "$profile" --locked --features full
programs=$root/target/$built

mkdir -p "$scratch/expected"
cp examples/coffee-run.journey "$scratch/expected"
(cd "$scratch/expected" && "$programs/wayline" build coffee-run.journey --today 2026-11-21 --format svg --quiet)

# Draws a map in an empty folder with the program that was installed, and nothing else on the path.
draws() {
  local folder
  folder=$(mktemp -d -p "$scratch")
  cp examples/coffee-run.journey "$folder"
  local run=(env -i "PATH=${2:-/nowhere}" "HOME=$folder" "$1")
  (
    cd "$folder"
    "${run[@]}" --version
    "${run[@]}" build coffee-run.journey --today 2026-11-21 --format svg --format html --format png --format pdf
    "${run[@]}" export coffee-run.journey -o coffee-run.xlsx
  )
  cmp "$folder/coffee-run.svg" "$scratch/expected/coffee-run.svg"
  for format in html png pdf xlsx; do [[ -s $folder/coffee-run.$format ]]; done
}

step "Archive"
rm -rf "$out" && mkdir -p "$out"
packages/archive.sh "$target" "$programs" "$out"
mkdir "$scratch/archive" && tar -xf "$out/wayline-$target.tar.gz" -C "$scratch/archive"
draws "$scratch/archive/wayline-$target/wayline"
"$scratch/archive/wayline-$target/mdbook-wayline" --version
[[ -s $scratch/archive/wayline-$target/man/wayline.1 ]]

step "Wheel"
packages/wheel/build.sh --profile "$profile" --quiet
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --no-index "$out"/wayline-*.whl
draws "$scratch/venv/bin/wayline"
"$scratch/venv/bin/mdbook-wayline" --version
ls "$scratch"/venv/lib/python3*/site-packages/wayline-*.dist-info/licenses/licenses/{LICENSE-MIT,LICENSE-APACHE,OFL.txt,lucide.txt}

step "npm"
node packages/npm/assemble.js main "$out/npm"
node packages/npm/assemble.js platform "$out/npm" "$target" "$programs/wayline" "$programs/mdbook-wayline"
platform=$(cd "$out/npm" && echo @wayline/*)
(cd "$out/npm" && npm pack --silent --pack-destination "$out" "./wayline" "./$platform" >/dev/null)
mkdir "$scratch/npm"
# Only the program of this platform is there; as for everybody, npm leaves the others out.
npm install --silent --no-audit --no-fund --offline --prefix "$scratch/npm" "$out"/wayline-[0-9]*.tgz "$out"/wayline-linux-*.tgz
draws "$scratch/npm/node_modules/.bin/wayline" "$(dirname "$(command -v node)"):/usr/bin"
"$scratch/npm/node_modules/.bin/mdbook-wayline" --version
cat >"$scratch/npm/draw.mjs" <<'SCRIPT'
import { draw } from "wayline";
import "wayline/remark";
import "wayline/rehype";
import "wayline/markdown-it";
process.stdout.write(draw("journey: X\nstage: A\n  feels 1\n").svg);
SCRIPT
(cd "$scratch/npm" && node draw.mjs) | grep -q "</svg>"

step "Debian package"
cargo deb --no-build --no-strip --output "$out/"
mkdir -p "$scratch/system/var/lib/dpkg" && touch "$scratch/system/var/lib/dpkg/status"
if [[ $(id -u) == 0 ]]; then
  # The system is empty but for this package, so what it depends on isn't there.
  dpkg --root="$scratch/system" --force-depends --force-script-chrootless --install "$out"/*.deb
  dpkg --root="$scratch/system" --listfiles wayline
else
  dpkg -x "$out"/*.deb "$scratch/system"
fi
draws "$scratch/system/usr/bin/wayline"
[[ -s $scratch/system/usr/share/man/man1/wayline.1.gz ]]

step "Checksums, formula, manifest"
(cd "$out" && sha256sum -- *.tar.gz *.whl *.tgz *.deb >SHA256SUMS && cat SHA256SUMS)
# The templates name archives of other platforms: here they are stand-ins.
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
grep -oh 'SHA256:[^@]*' packages/release/wayline.* | sort -u | sed 's/^SHA256://' |
  while read -r file; do printf '%064d  %s\n' 0 "$file"; done >"$scratch/SHA256SUMS"
packages/release/fill.sh "$version" "$scratch/SHA256SUMS" "$scratch/filled"
if grep -n '@[A-Z0-9:]*@' "$scratch"/filled/*; then exit 1; fi
node -e 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))' "$scratch/filled/wayline.json"
if command -v ruby >/dev/null; then
  ruby -c "$scratch/filled/wayline.rb"
elif npm install --silent --no-audit --no-fund --prefix "$scratch/prism" @ruby/prism@1.9.0; then
  cat >"$scratch/prism/check.mjs" <<'SCRIPT'
import { readFileSync } from "node:fs";
import { loadPrism } from "@ruby/prism";
const { errors } = (await loadPrism())(readFileSync(process.argv[2], "utf8"));
for (const { message, location } of errors) console.error(`${process.argv[2]}, byte ${location.startOffset}: ${message}`);
process.exitCode = errors.length > 0 ? 1 : 0;
SCRIPT
  node --no-warnings "$scratch/prism/check.mjs" "$scratch/filled/wayline.rb"
  echo "wayline.rb is Ruby"
else
  echo "wayline.rb is not checked: neither ruby nor npm's @ruby/prism is here"
fi

printf '\nEvery package draws a map.\n'
ls -l "$out"
