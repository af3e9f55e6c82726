#!/usr/bin/env bash
# Builds deploy/Dockerfile unchanged, runs the image as production would (read-only root, no capability, a user without rights), asks it for a card, and restarts two containers on one
# PostgreSQL one after the other under load. Ends with a line `N passed, N failed`; where images cannot be built it says so in one line and counts nothing.
set -uo pipefail
cd "$(dirname "$0")/../.."
image=localhost/cervical-rehab-cds:1.0.0
passed=0 failed=0
must() { if [ "$2" "$3" "$4" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "!! $1: $2"; fi } # what, value, comparison, wanted

for tool in buildah podman runc mmdebstrap nginx; do
  command -v "$tool" >/dev/null || { echo "Left out, the image: $tool is not installed."; echo "0 passed, 0 failed"; exit 0; }
done
mapfile -t bases < <(sed -n 's/^ARG [A-Z]*_IMAGE=//p' deploy/Dockerfile)
bash deploy/checks/base-images.sh "${bases[0]}" "${bases[1]}" || { echo "Left out, the image: its base images cannot be made here."; echo "0 passed, 0 failed"; exit 0; }
buildah bud --isolation chroot --network host --pull-never -v /etc/ssl/certs:/etc/ssl/certs:ro -f deploy/Dockerfile -t "$image" . >/tmp/image-build.$$ 2>&1
must "status of the build" $? -eq 0
[ "$failed" -eq 0 ] || { tail -20 /tmp/image-build.$$; rm -f /tmp/image-build.$$; echo "$passed passed, $failed failed"; exit 1; }
rm -f /tmp/image-build.$$

# shellcheck source=tests/distributed/stack.sh
. tests/distributed/stack.sh
names=(cervical-rehab-a cervical-rehab-b)
ports=(25091 25092)
trap 'podman rm -f "${names[@]}" >/dev/null 2>&1; stack_down' EXIT

start_container() { # name, port
  local settings=()
  for setting in "${client_settings[@]}"; do settings+=(-e "$setting"); done
  podman --runtime runc run -d --name "$1" --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 --network host --read-only --tmpfs /tmp --cap-drop all --security-opt no-new-privileges \
    "${settings[@]}" -e Clients__0__JwksFile=/keys/jwks.json -e ASPNETCORE_URLS="http://127.0.0.1:$2" -v "$work/jwks.json:/keys/jwks.json:ro" "$image" >/dev/null
}

stack_up
for at in 0 1; do start_container "${names[$at]}" "${ports[$at]}"; done
for at in 0 1; do wait_ready "${ports[$at]}" || podman logs "${names[$at]}" 2>&1 | tail -5; done
route_to "${ports[@]}"

pid=$(podman inspect -f '{{.State.Pid}}' "${names[0]}")
must "user of the process" "$(stat -c %u "/proc/$pid")" -eq 1654
must "capabilities of the process" "$(awk '/^CapEff/ {print $2}' "/proc/$pid/status")" = 0000000000000000
must "root of the container" "$(awk '$5 == "/" {split($6, options, ","); print options[1]}' "/proc/$pid/mountinfo")" = ro
podman --runtime runc exec "${names[0]}" /bin/sh -c true >/dev/null 2>&1
must "status of a shell, which is not there" $? -ne 0
podman --runtime runc exec "${names[0]}" dotnet /app/CervicalRehab.Cds.Service.dll probe >/dev/null 2>&1
must "status of the health command" $? -eq 0
touch "$work/enough"
node tests/distributed/traffic.mjs calls "$work" "http://127.0.0.1:$proxy_port" 1 1
rm "$work/enough"
must "cards of the first call" "$(node -p "JSON.parse(require('fs').readFileSync('$work/tally.json')).answered")" -eq 1

# The rolling restart, as an orchestrator does it: the signal, no more calls once it says it is not ready, a new container, calls again once that one is ready.
node tests/distributed/traffic.mjs calls "$work" "http://127.0.0.1:$proxy_port" 1 6 >"$work/said" &
traffic=$!
sleep 2
for at in 0 1; do
  podman --runtime runc stop -t 40 "${names[$at]}" >/dev/null &
  stopping=$!
  until [ "$(readiness "${ports[$at]}")" != 200 ]; do sleep 0.1; done
  route_to "${ports[$((1 - at))]}"
  wait "$stopping"
  must "exit of ${names[$at]}" "$(podman inspect -f '{{.State.ExitCode}}' "${names[$at]}")" -eq 0
  podman rm "${names[$at]}" >/dev/null
  start_container "${names[$at]}" "${ports[$at]}"
  wait_ready "${ports[$at]}"
  route_to "${ports[@]}"
  sleep 2
done
touch "$work/enough"
wait "$traffic"
cat "$work/said"
tally() { node -p "JSON.parse(require('fs').readFileSync('$work/tally.json'))['$1']"; } # name
must "calls during the restart" "$(tally answered)" -gt 20
must "calls that failed or were cut" "$(($(tally failed) + $(tally cut)))" -eq 0
must "feedback lost" "$(lost_feedback)" -eq 0
must "replays accepted" "$(tally replaysAccepted)" -eq 0
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
