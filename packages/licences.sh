#!/usr/bin/env bash
# Puts the licences of the program, and of the letters and icons that are in it, into a folder: licences.sh OUT
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
cp LICENSE-MIT LICENSE-APACHE assets/fonts/OFL.txt src/layout/icons/lucide.txt "$out"
