#!/usr/bin/env bash
# One check of the supply chain, `audit`, `secrets`, `sbom` or `licenses`; ends with a line `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --loglevel=error >/dev/null
node "$1.mjs"
