#!/usr/bin/env bash
# edtf 4.11.1 (npm, dates that are known in part, as in EDTF of ISO 8601-2): a set or list that ends in a run of dates ends after the first of the run. EDTF level 2 writes "one of January,
# February or March 2024" as [2024-01..2024-03] and all three as {2024-01..2024-03}. Their max is the last moment of January, and covers() denies February and March, while the
# iterator goes through all three. Where the same months are written one by one, where a single date follows the run, or where the end is open, max is right.
#
# An onset that the patient puts between January and March is one in January: an interval since then is longer than it may be, and acute pain is chronic.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund edtf@4.11.1
cat > finding.mjs <<'JS'
import edtf from 'edtf';

const day = (moment) => Number.isFinite(moment) ? new Date(moment).toISOString().slice(0, 10) : 'open';

// date, its last day as said, whether it covers March, its last day rightly
const table = [
  ['2024-01/2024-03', '2024-03-31', true, '2024-03-31'],
  ['[2024-01,2024-02,2024-03]', '2024-03-31', true, '2024-03-31'],
  ['[2024-01..2024-03]', '2024-01-31', false, '2024-03-31'],
  ['{2024-01..2024-03}', '2024-01-31', false, '2024-03-31'],
  ['[2024-01..2024-03,2024-06]', '2024-06-30', true, '2024-06-30'],
  ['[2023-11,2024-01..2024-03]', '2024-01-31', false, '2024-03-31'],
  ['[2024-01-15..2024-03-20]', '2024-01-15', false, '2024-03-20'],
  ['[2024-01..]', 'open', true, 'open'],
];
let same = true;
for (const [written, last, covered, right] of table) {
  const date = edtf(written);
  const [seen, march] = [day(date.max), date.covers(edtf(written.includes('-15') ? '2024-03-01' : '2024-03'))];
  console.log(written.padEnd(28), 'ends', seen.padEnd(11), 'right is', right.padEnd(11), 'covers March:', march);
  same &&= seen === last && march === covered;
}
const months = [...edtf('[2024-01..2024-03]')].map((month) => month.edtf).join(' ');
console.log('one by one:', months);
process.exit(same && months === '2024-01 2024-02 2024-03' ? 0 : 1);
JS
node finding.mjs
