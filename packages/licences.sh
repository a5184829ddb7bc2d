#!/usr/bin/env bash
# Copies the licences of the program, its fonts and its icons into a folder: licences.sh OUT
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
cp LICENSE-MIT LICENSE-APACHE assets/fonts/OFL.txt src/layout/icons/lucide.txt "$out"
