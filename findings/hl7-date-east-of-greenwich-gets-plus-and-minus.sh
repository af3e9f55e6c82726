#!/usr/bin/env bash
# hl7-date 1.0.1 (npm, times of HL7 v2 to JavaScript and back): east of Greenwich it writes both signs into the zone. HL7 v2.5.1 chapter 2A.22 (DTM) and the library's own README have +/-ZZZZ, four digits.
# The minutes of the zone keep their own sign behind the one that is put before them:
# - 09:30 in Seoul is 202606020930+-900 and not +0900; in India, half an hour off the hour, +-6-30 and not +0530,
# - read again by the library itself, what stands after the second sign is no zone: the time is taken for one of the reader, 9 hours late in Greenwich, and with no error.
# In Greenwich and west of it, with half an hour as well, it is right.
#
# The onset of a neck pain in the night before a fall comes after it, and a result of the morning moves to the evening, as soon as the writer stands in Asia, Australia or most of Europe.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hl7-date@1.0.1
cat > finding.cjs <<'JS'
const { execFileSync } = require('child_process');
const { parse, stringify } = require('hl7-date');

const moment = '2026-06-02T00:30:00.000Z';
if (process.argv[2] === 'write') {
  console.log(stringify(new Date(moment), 'minute'));
  process.exit(0);
}
let same = true;
// zone of the writer, text, minutes by which a reader in Greenwich is late
for (const [zone, text, late] of [
  ['UTC', '202606020030+0000', 0],
  ['America/New_York', '202606012030-0400', 0],
  ['America/St_Johns', '202606012200-0230', 0],
  ['Europe/Berlin', '202606020230+-200', 120],
  ['Asia/Seoul', '202606020930+-900', 540],
  ['Asia/Kolkata', '202606020600+-6-30', 330],
]) {
  const written = execFileSync(process.execPath, [__filename, 'write'], { env: { ...process.env, TZ: zone } }).toString().trim();
  const seen = (parse(written) - new Date(moment)) / 60000;
  console.log(zone.padEnd(18), written.padEnd(20), `read in Greenwich ${seen} minutes late`);
  same &&= written === text && seen === late;
}
process.exit(same ? 0 : 1);
JS
TZ=UTC node finding.cjs
