#!/usr/bin/env bash
# Plants small changes in the code and sees whether a test fails for each: `protocol`, `fhir` (its readers and writers), both without a word, or `changed`: only lines that changed since the merge base, or since the last commit on main. Ends with a line `N passed, N failed`.
# MUTATION_CONCURRENCY (2), MUTATION_BASE and MUTATION_SEED may be set. Reports: artifacts/mutation.
set -uo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0
tree=$PWD reports=$PWD/artifacts/mutation passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

declare -A project=([protocol]=Protocol [fhir]=Fhir)
declare -A floor=([protocol]=95 [fhir]=90)
# Lines that `changed` takes at most, so that each part ends within two to three minutes on two cores.
declare -A lines=([protocol]=70 [fhir]=50)

# One part; the files to mutate follow, none means all that the part's settings name.
part() { # part, floor, seconds at most, form of the score, files...
  local name=$1 least=$2 limit=$3 form=$4; shift 4
  local chosen=() file
  for file in "$@"; do chosen+=(--mutate "**/${file#src/*/}"); done
  mkdir -p "$work/$name"
  # Which change a test reaches takes longer to find out than planting a few.
  sed "$([ "$form" = changed ] && echo 's/"coverage-analysis": "all"/"coverage-analysis": "off"/')" "tests/mutation/$name.json" > "$work/$name.json"
  # Runs that share a folder for temporary files steer each other's planted changes.
  (cd "$tree/tests/mutation/${project[$name]}" && TMPDIR=$work/$name timeout --foreground "$limit" dotnet stryker --config-file "$work/$name.json" \
    --output "$reports/$name" --concurrency "${MUTATION_CONCURRENCY:-2}" --break-at 0 --skip-version-check "${chosen[@]}")
  local status=$?
  if [ "$status" -eq 124 ]; then echo "$name: no verdict within $limit s"; fi
  if [ "$status" -eq 0 ] && node tests/mutation/score.mjs "$reports/$name/reports/mutation-report.json" "$name" "$least" "$form"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

whole() { # part
  part "$1" "${floor[$1]}" 14400 whole
}

files_of() { # part, base
  local folders=(src/CervicalRehab.Cds.Protocol)
  [ "$1" = protocol ] || folders=(src/CervicalRehab.Cds.Fhir/Parsing src/CervicalRehab.Cds.Fhir/Reading src/CervicalRehab.Cds.Fhir/Drafting src/CervicalRehab.Cds.Fhir/Serialization)
  git diff --name-only --diff-filter=AMR "$2" -- "${folders[@]}" | grep '\.cs$' | grep -vE '/(Clauses|Hazards)\.cs$'
}

changed() {
  local base; base=${MUTATION_BASE:-$(git merge-base HEAD origin/main 2>/dev/null || git merge-base HEAD main 2>/dev/null)}
  if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then base=$(git rev-parse --verify --quiet HEAD^ || git hash-object -t tree /dev/null); fi
  seed=${MUTATION_SEED:-$(git rev-parse --short=8 HEAD)}
  echo "changed since ${base:0:8}, seed $seed"
  local name found few
  for name in protocol fhir; do
    mapfile -t found < <(files_of "$name" "$base")
    mapfile -t few < <(node tests/mutation/spans.mjs "$base" "${lines[$name]}" "$seed" "${found[@]}")
    if [ "${#few[@]}" -eq 0 ]; then echo "$name: nothing changed"; passed=$((passed + 1)); continue; fi
    printf '%s: lines of %d of %d changed files: %s\n' "$name" "${#few[@]}" "${#found[@]}" "${few[*]}"
    # Few changes swing more than many.
    part "$name" $((floor[$name] - 10)) 300 changed "${few[@]}"
  done
}

dotnet tool restore >/dev/null || { echo "the tool named in .config/dotnet-tools.json cannot be had"; echo "0 passed, 1 failed"; exit 1; }
case "${1:-all}" in
  protocol | fhir) whole "$1" ;;
  all) for name in protocol fhir; do whole "$name"; done ;;
  changed) changed ;;
  *) echo "protocol, fhir, changed, or nothing for both parts"; failed=1 ;;
esac

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
