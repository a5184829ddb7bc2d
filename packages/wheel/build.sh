#!/usr/bin/env bash
# Builds the wheel into target/packages: build.sh OPTIONS-OF-MATURIN…
set -euo pipefail
cd "$(dirname "$0")"
# A wheel takes licences from its own folder only.
../licences.sh licenses
maturin build --out ../../target/packages "$@"
