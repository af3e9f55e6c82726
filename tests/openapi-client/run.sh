#!/usr/bin/env bash
# Starts the service, lints its OpenAPI description without an error, generates a client from it, compiles that in strict mode and lets it work.
# Ends with a line `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")"
port=5071
data=$(mktemp -d)
trap 'kill "${service:-}" 2>/dev/null || true; rm -rf "$data" generated' EXIT
npm ci --no-audit --no-fund --loglevel=error
dotnet build ../../src/CervicalRehab.Cds.Service --nologo --verbosity quiet

start() { # settings...
  env "$@" ASPNETCORE_ENVIRONMENT=Development "ASPNETCORE_URLS=http://127.0.0.1:$port" "Database__ConnectionString=Data Source=$data/$RANDOM.db" \
    dotnet ../../src/CervicalRehab.Cds.Service/bin/Debug/net10.0/CervicalRehab.Cds.Service.dll >"$data/log" 2>&1 &
  service=$!
  for _ in $(seq 60); do curl -fsS "http://127.0.0.1:$port/health/ready" >/dev/null 2>&1 && return; sleep 0.5; done
  cat "$data/log"; return 1
}

describe() { # file
  curl -fsS "http://127.0.0.1:$port/openapi/v1.json" >"generated/$1.json"
  npx --no-install redocly lint --extends recommended --format summary "generated/$1.json"
}

mkdir -p generated
# As a site has it: clients with tokens, operators, an address with a slash at its end.
start PublicBaseUrl=https://cds.example/base/ Clients__0__Issuer=https://ehr.example "Clients__0__JwksFile=$PWD/../../deploy/site-template/ehr.jwks.json"
describe site
node -e '
  const description = require("./generated/site.json");
  if (description.servers[0].url !== "https://cds.example/base") throw new Error(`the server is ${description.servers[0].url}`);
  const asks = (path, method) => (description.paths[path][method].security ?? []).length;
  if (asks("/cds-services", "get") !== 1 || asks("/fhir/metadata", "get") !== 0) throw new Error("security is not declared where a token is needed, and only there");
'
kill "$service"; wait "$service" 2>/dev/null || true
start A=b
describe service
npx --no-install openapi-typescript generated/service.json --output generated/service.d.ts >/dev/null
npx --no-install tsc --project .
echo "linted, generated and compiled"
node generated/client.js "http://127.0.0.1:$port"
