#!/usr/bin/env bash
# Fetches the examples of the FHIR R4 specification (CC0, 18 MB) for the tests; what is here already and sound is kept.
set -euo pipefail
cd "$(dirname "$0")"
file=hl7.fhir.r4.examples-4.0.1.tgz
integrity=sha512-DXBdIZOeQaSKIgCU7w6HOC7sw/6BzylmipLkBW4f//pT+Bc94x+8LImwTdvaNThPJoOzpBzvxAzNqjeu3X/zLw==

is_sound() {
  [ -f "$file" ] && [ "$(node -p "'sha512-' + require('crypto').createHash('sha512').update(require('fs').readFileSync('$file')).digest('base64')")" = "$integrity" ]
}

is_sound || npm pack --silent hl7.fhir.r4.examples@4.0.1 >/dev/null
is_sound || { rm -f "$file"; echo "$file is not the package it should be"; exit 1; }
echo "$file is here"
