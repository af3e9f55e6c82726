#!/usr/bin/env bash
# edfdecoder 0.1.2 (npm, reads EDF, the European Data Format of EMG, EEG and sleep recordings): the start of a recording is a month late and a century early.
# EDF writes the start as dd.mm.yy; the years 85 to 99 are of the last century, 00 to 84 of this one. The decoder gives the three numbers to Date as they stand, where months count from 0
# and a year below 100 is of the 1900s: 30.11.26 is 30 December 1926. 31.01.26 is 3 March 1926, since February 1926 has no 31st. The samples are right; the decoded file keeps no other
# word of the date, so nobody who reads it can tell.
#
# The year catches the eye, the month does not: of a recording of the 1990s, or once somebody adds the century, an EMG of the neck muscles is a month newer than it is, and the latest of
# two findings may be the wrong one.
# Seen: 30.11.26 as 1926-12-30, 31.01.26 as 1926-03-03, 12.05.99 as 1999-06-12, each with 50 and -50 uV. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund edfdecoder@0.1.2
cat > finding.cjs <<'JS'
process.env.TZ = 'UTC';
const { EdfDecoder } = require('edfdecoder');

// An EDF file of one EMG signal from -100 to 100 uV, with one data record of two samples in a second.
function recording(start) {
  const fields = [['0', 8], ['X', 80], ['X', 80], [start, 8], ['10.00.00', 8], [512, 8], ['', 44], [1, 8], [1, 8], [1, 4],
    ['EMG neck', 16], ['', 80], ['uV', 8], [-100, 8], [100, 8], [-32768, 8], [32767, 8], ['', 80], [2, 8], ['', 32]];
  const header = fields.map(([value, length]) => String(value).padEnd(length)).join('');
  const bytes = Buffer.concat([Buffer.from(header, 'latin1'), Buffer.from(new Int16Array([16384, -16384]).buffer)]);
  const decoder = new EdfDecoder();
  decoder.setInput(Uint8Array.from(bytes).buffer);
  decoder.decode();
  return decoder.getOutput();
}

const table = [['30.11.26', '1926-12-30'], ['31.01.26', '1926-03-03'], ['12.05.99', '1999-06-12']];
let same = true;
for (const [start, expected] of table) {
  const decoded = recording(start);
  const [date, values] = [decoded.getRecordingStartDate().toISOString().slice(0, 10), [...decoded.getPhysicalSignal(0, 0)].map(Math.round).join(' and ')];
  console.log(start, 'is', date, '|', values, decoded.getSignalPhysicalUnit(0));
  same &&= date === expected && values === '50 and -50';
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
