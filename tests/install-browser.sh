#!/usr/bin/env bash
# Makes sure that there is a Chromium for the tests that look at drawings in one, a font for scripts that the bundled
# one lacks, and librsvg, which also draws them. Installs Debian's or Ubuntu's packages where it may; elsewhere it only says what is missing.
# With WAYLINE_NO_BROWSER=1, unless CI=true, nothing is installed and those tests are ignored.
set -euo pipefail

# Chromium without its windows opens a page in a sixth of the time.
has_shell() {
  [[ -n "${WAYLINE_CHROMIUM:-}" ]] || command -v chromium-headless-shell chrome-headless-shell >/dev/null
}

has_browser() {
  has_shell || command -v chromium chromium-browser google-chrome >/dev/null
}

has_fonts() {
  command -v fc-list >/dev/null && [[ -n "$(fc-list 'Noto Sans' family)" ]]
}

has_librsvg() {
  command -v rsvg-convert >/dev/null
}

if has_shell && has_fonts && has_librsvg; then exit 0; fi
if [[ "${WAYLINE_NO_BROWSER:-}" == 1 && "${CI:-}" != true ]]; then
  echo "No browser is installed: WAYLINE_NO_BROWSER=1. Tests that need one are ignored."
  exit 0
fi

as_root=()
if [[ "$(id -u)" != 0 ]]; then as_root=(sudo -n); fi
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  "${as_root[@]}" apt-get update -qq || has_browser
  # Debian has the shell, Ubuntu doesn't.
  has_shell || install chromium-headless-shell || has_browser || install chromium
  has_fonts || install fontconfig fonts-noto-core
  has_librsvg || install librsvg2-bin || echo "Tests that need rsvg-convert are ignored."
elif ! has_browser || ! has_fonts; then
  echo "Please install Chromium and Noto Sans (Debian: apt-get install chromium fontconfig fonts-noto-core)," >&2
  echo "or name a browser in WAYLINE_CHROMIUM, or set WAYLINE_NO_BROWSER=1 to go without." >&2
  exit 1
fi
