#!/usr/bin/env bash
# The service with PostgreSQL and a FHIR server, each behind a proxy that cuts, delays, corrupts and withholds, while both are killed and started again under load.
# Every answer is held against the recorded decision about its patient: that one, or one that says what could not be had. Prints its tally.
#   bash tests/chaos/run.sh [minutes, 10 unless given] [seed, printed]
set -uo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-10} seed=${2:-$RANDOM}
for tool in node curl dotnet; do command -v "$tool" >/dev/null || { echo "Left out, the chaos run: $tool is not installed."; [ "${CI:-}" != true ]; exit; }; done
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || { echo "Left out, the chaos run: PostgreSQL is not installed."; [ "${CI:-}" != true ]; exit; }
[ -d tests/fhir-server/node_modules ] || npm --prefix tests/fhir-server ci --no-audit --no-fund --loglevel=error || exit 1
# shellcheck source=tests/distributed/stack.sh
. tests/distributed/stack.sh
service=
trap '[ -z "$service" ] || kill -9 "$service" 2>/dev/null; stack_down' EXIT

dotnet publish src/CervicalRehab.Cds.Service -c Release --nologo -v q -o "$work/now" -p:PublishReadyToRun=false -p:RunAnalyzers=false || exit 1
stack_up

# For the run itself: the database's power cut, its return, and what it holds at the end.
cat >"$work/postgres.sh" <<END
#!/usr/bin/env bash
$(declare -f as_postgres)
case \$1 in
  stop) as_postgres "$binaries/pg_ctl" -D "$work/database/data" -m immediate stop ;;
  start) as_postgres "$binaries/pg_ctl" -D "$work/database/data" -w -l "$work/database/log" -o "-p $database_port -c listen_addresses=127.0.0.1 -k $work/database" start ;;
  stored) as_postgres "$binaries/psql" -h 127.0.0.1 -p "$database_port" -U postgres -At -c 'SELECT DISTINCT card FROM feedback' ;;
esac
END

database_proxy=$(free_port) fhir_proxy=$(free_port) fhir_port=$(free_port) service_port=$(free_port)
(cd "$work" && exec env ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="http://127.0.0.1:$service_port" Clock__FixedAt=2026-06-01T09:00:00Z Database__Provider=PostgreSql \
  Database__ConnectionString="${connection/Port=$database_port/Port=$database_proxy}" Fetch__BreakerOpenMilliseconds=500 Logging__LogLevel__Default=Error \
  DOTNET_gcServer=0 dotnet "$work/now/CervicalRehab.Cds.Service.dll") >"$work/service.log" 2>&1 &
service=$!
node tests/chaos/chaos.mjs "$minutes" "$seed" "$work" "$service" "$service_port" "$database_port" "$database_proxy" "$fhir_port" "$fhir_proxy"
status=$?
[ "$status" -eq 0 ] || tail -20 "$work/service.log"
exit "$status"
