#!/usr/bin/env bash
# Builds the compiler as WebAssembly, into packages/npm/wayline.wasm.
#
# With rustup's target where it is installed or can be; otherwise with the compiler that Debian builds for the web, unpacked into
# target/ and not installed. `wasm-opt` makes the result smaller by a tenth: the one on the path, or else npm's package `binaryen`.
# `build.sh debian` skips rustup's.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
target=wasm32-unknown-unknown
export CARGO_TARGET_DIR=$root/target/wasm
# The versions of the program's dependencies are those of the library's.
cp "$root/Cargo.lock" .

has_target() {
  command -v rustup >/dev/null || return 1
  rustup target list --installed | grep -qx "$target" || rustup target add "$target"
}

# Debian has no standard library for this target, but its source: cargo builds that too.
with_debian() {
  local tree=$root/target/rustc-web
  if [[ ! -x $tree/usr/bin/rustc ]]; then
    command -v apt-get >/dev/null || return 1
    rm -rf "$tree" && mkdir -p "$tree/packages"
    (cd "$tree/packages" && apt-get download rustc-web libstd-rust-web-dev "$(standard_library)" rust-web-src libllvm22) || return 1
    for package in "$tree"/packages/*.deb; do dpkg -x "$package" "$tree"; done
    rm -r "$tree/packages"
  fi
  local linker
  linker=$(command -v rust-lld || find "$(rustc --print sysroot)" -name rust-lld | head -1)
  LD_LIBRARY_PATH=$tree/usr/lib/x86_64-linux-gnu RUSTC=$tree/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker \
    cargo build --release -Zbuild-std=std,panic_abort --target "$target"
}

standard_library() {
  apt-cache depends libstd-rust-web-dev | sed -n 's/.*Depends: \(libstd-rust-web-[0-9.]*\)$/\1/p' | head -1
}

# Takes the smaller module, if there is anything to make it smaller.
optimised() {
  local tools=$root/target/binaryen
  local optimise=(wasm-opt)
  # What Rust's target uses, and every browser of the last years has.
  local features=(--enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int
    --enable-reference-types --enable-sign-ext)
  if ! command -v wasm-opt >/dev/null; then
    [[ -d $tools/node_modules/binaryen ]] || npm install --silent --no-save --prefix "$tools" binaryen@132.0.0 || return 1
    optimise=(node "$tools/node_modules/binaryen/bin/wasm-opt")
  fi
  "${optimise[@]}" -Oz "${features[@]}" "$1" -o "$2"
}

if [[ ${1:-} != debian ]] && has_target; then
  cargo build --release --target "$target"
elif ! with_debian; then
  echo "No compiler for $target: install rustup's target, or use a Debian that has rustc-web." >&2
  exit 1
fi
built=$CARGO_TARGET_DIR/$target/release/wayline_wasm.wasm
result=$root/packages/npm/wayline.wasm
optimised "$built" "$result" || cp "$built" "$result"
echo "packages/npm/wayline.wasm: $(wc -c <"$result") bytes, $(gzip -9 -c "$result" | wc -c) with gzip"
