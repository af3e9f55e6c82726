#!/usr/bin/env bash
# Three replicas behind nginx on one PostgreSQL answer signed calls and take feedback while replicas are killed (-9) and replaced, and a next version starts whose migration
# runs meanwhile. No call may fail but those cut mid-flight, no acknowledged feedback may be lost, no token may be accepted twice. Prints its tally.
#   bash tests/distributed/run.sh [calls at least, 10000 unless given] [kills, 12 unless given]
set -uo pipefail
cd "$(dirname "$0")/../.."
calls=${1:-10000} kills=${2:-12}
for tool in nginx node curl dotnet; do command -v "$tool" >/dev/null || { echo "Left out, the distributed run: $tool is not installed."; [ "${CI:-}" != true ]; exit; }; done
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || { echo "Left out, the distributed run: PostgreSQL is not installed."; [ "${CI:-}" != true ]; exit; }
# shellcheck source=tests/distributed/stack.sh
. tests/distributed/stack.sh
declare -A process
trap 'kill -9 "${process[@]}" 2>/dev/null; stack_down' EXIT
ports=(25081 25082 25083)

publish() { dotnet publish "$1/src/CervicalRehab.Cds.Service" -c Release --nologo -v q -o "$2" -p:PublishReadyToRun=false -p:RunAnalyzers=false || exit 1; } # checkout, folder

start_replica() { # port, published folder
  (cd "$work" && exec env "${client_settings[@]}" Clients__0__JwksFile="$work/jwks.json" ASPNETCORE_URLS="http://127.0.0.1:$1" DOTNET_gcServer=0 dotnet "$2/CervicalRehab.Cds.Service.dll") >>"$work/replica-$1.log" 2>&1 &
  process[$1]=$!
}

publish . "$work/now"
# The next version is this one with a migration more.
mkdir "$work/source" && cp -r src fhir-profiles global.json Directory.Build.props Directory.Packages.props .editorconfig "$work/source/" 2>/dev/null
find "$work/source" -type d \( -name bin -o -name obj -o -name node_modules \) -prune -exec rm -rf {} +
steps=$work/source/src/CervicalRehab.Cds.Service/Memory/Migrations.cs
awk '/^    \];$/ && !done {print "        \"CREATE TABLE of_the_next_version (id TEXT PRIMARY KEY)\","; done = 1} {print}' "$steps" >"$steps.new" && mv "$steps.new" "$steps"
publish "$work/source" "$work/next"

stack_up
for port in "${ports[@]}"; do start_replica "$port" "$work/now"; done
for port in "${ports[@]}"; do wait_ready "$port" || { tail -5 "$work/replica-$port.log"; exit 1; }; done
route_to "${ports[@]}"

began=$SECONDS
node tests/distributed/traffic.mjs calls "$work" "http://127.0.0.1:$proxy_port" "$calls" 12 >"$work/said" &
traffic=$!
version=$work/now
for kill in $(seq "$kills"); do
  sleep 2
  # From the middle on, what is replaced is replaced by the next version; the first of them migrates.
  [ "$kill" -le $((kills / 2)) ] || version=$work/next
  port=${ports[$((kill % 3))]}
  kill -9 "${process[$port]}"
  wait "${process[$port]}" 2>/dev/null
  start_replica "$port" "$version"
  wait_ready "$port" || tail -5 "$work/replica-$port.log"
done
touch "$work/enough"
wait "$traffic"

tally() { node -p "JSON.parse(require('fs').readFileSync('$work/tally.json'))['$1']"; } # name
schema=$(as_postgres "$binaries/psql" -h 127.0.0.1 -p "$database_port" -U postgres -At -c 'SELECT MAX(version) FROM schema_version')
steps_now=$(as_postgres "$binaries/psql" -h 127.0.0.1 -p "$database_port" -U postgres -At -c 'SELECT COUNT(*) FROM schema_version')
lost=$(lost_feedback)
cat "$work/said"
echo "replicas killed and replaced $kills, schema version at the end $schema, feedback acknowledged $(wc -l <"$work/acknowledged") lost $lost, $((SECONDS - began)) s"
passed=0 failed=0
must() { if [ "$2" "$3" "$4" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "!! $1: $2"; fi } # what, value, comparison, wanted
must "failed calls other than those cut mid-flight" "$(tally failed)" -eq 0
must "calls made" "$(tally calls)" -ge "$calls"
must "calls answered or cut" "$(($(tally answered) + $(tally cut)))" -eq "$(tally calls)"
must "calls cut, at most those in flight at each kill" "$(tally cut)" -le $((kills * 12))
must "feedback lost" "$lost" -eq 0
must "feedback acknowledged" "$(tally feedback)" -eq "$(tally answered)"
must "replays tried" "$(tally replaysTried)" -gt 0
must "replays accepted" "$(tally replaysAccepted)" -eq 0
must "migrations run" "$steps_now" -eq 3
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
