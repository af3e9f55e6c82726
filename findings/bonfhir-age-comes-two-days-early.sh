#!/usr/bin/env bash
# @bonfhir/core 2.22.1 (npm, helpers and formatters for FHIR R4B and R5), arithmetic and display of dates, periods and ranges:
# - an age counts milliseconds in years of a fixed length and rounds down: born 2008-12-02, 18 is reached on 2026-11-30, two days early.
# - months from the end of a month overflow: 2024-05-31 minus 3 months is 2024-03-02 instead of 2024-02-29, and 2024-11 plus 1 month is 2025-00, which FHIR forbids.
# - a Range with one bound is shown as nothing, and so is a Period with an end only. FHIR lets either bound be missing and takes that side as open.
# - 2024-12 is shown as 2024: the month that was given is gone. A comparator of a Quantity is shown, and a Range with two bounds is.
#
# An age limit is met before it is, a recheck is due on another day, a reference range "below 15 mm" stands empty in the report. There is no error in any of them.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @bonfhir/core@2.22.1
cat > finding.mjs <<'JS'
process.env.TZ = 'UTC';
const { Formatter, duration } = await import('@bonfhir/core/r4b');

const show = (type, value) => Formatter.default.format(type, value);
const millimetres = (value) => ({ value, unit: 'mm' });

// what is asked, what is said, what is right
const table = [
  ['born 2008-11-30, age on 2026-11-30', duration.age('2008-11-30', '2026-11-30').value, 18, 18],
  ['born 2008-12-01, age on 2026-11-30', duration.age('2008-12-01', '2026-11-30').value, 18, 17],
  ['born 2008-12-02, age on 2026-11-30', duration.age('2008-12-02', '2026-11-30').value, 18, 17],
  ['2024-05-30 minus 1 month', duration.subtract('2024-05-30', duration.months(1)), '2024-04-30', '2024-04-30'],
  ['2024-05-31 minus 3 months', duration.subtract('2024-05-31', duration.months(3)), '2024-03-02', '2024-02-29'],
  ['2024-11 plus 1 month', duration.add('2024-11', duration.months(1)), '2025-00', '2024-12'],
  ['below 15 mm, as a Quantity', show('Quantity', { ...millimetres(15), comparator: '<' }), '< 15 mm', '< 15 mm'],
  ['10 to 15 mm', show('Range', { low: millimetres(10), high: millimetres(15) }), '10 … 15 mm', '10 … 15 mm'],
  ['up to 15 mm', show('Range', { high: millimetres(15) }), '', 'the bound'],
  ['from 10 mm', show('Range', { low: millimetres(10) }), '', 'the bound'],
  ['period up to 2024-12-31', show('Period', { end: '2024-12-31' }), '', 'the end'],
  ['2024-12', show('dateTime', '2024-12'), '2024', 'month and year'],
];
let same = true;
for (const [asked, seen, said, right] of table) {
  console.log(asked.padEnd(36), JSON.stringify(seen).padEnd(14), 'right is', right);
  same &&= seen === said;
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
