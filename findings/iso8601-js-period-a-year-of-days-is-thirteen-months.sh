#!/usr/bin/env bash
# iso8601-js-period 0.2.1 (npm, durations of ISO 8601 as FHIR and iCalendar write them): asked to carry what overflows into the next unit, it takes four weeks for a month. Its README says that the overflow
# goes to the higher units, its source that the sum of the units is the whole duration, and its own table has a month of 30 days and a year of 360. Fed back into that table, the length has changed:
# - 52 weeks (364 days) become one year and one month, 390 days; 365 days become 1 year, 1 month and 1 day, 391 days,
# - twelve weeks (84 days) become three months, 90 days; three weeks and minutes into hours stay right.
# Without the carrying it is right, and so is the number of seconds.
#
# A course or a pain of twelve weeks is then shown and counted as three months: acute becomes chronic, and a review of one year comes a month late. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund iso8601-js-period@0.2.1
cat > finding.cjs <<'JS'
const { Period } = require('iso8601-js-period');

const designators = ['Y', 'M', 'W', 'D', 'H', 'M', 'S'];
// The array of the library, written again as a duration.
const again = (parts) => {
  const of = (from, to) => parts.slice(from, to).map((n, i) => (n ? n + designators[from + i] : '')).join('');
  return `P${of(0, 4)}${of(4, 7) && `T${of(4, 7)}`}`;
};
const days = (text) => Period.parseToTotalSeconds(text) / 86400;

let same = true;
// duration, what it is written as, its days, the days of what is written
for (const [period, said, before, after] of [
  ['P3W', '3 weeks', 21, 21],
  ['PT1440M', '1 day', 1, 1],
  ['P12W', '3 months', 84, 90],
  ['P84D', '3 months', 84, 90],
  ['P52W', '1 year 1 month', 364, 390],
  ['P365D', '1 year 1 month 1 day', 365, 391],
]) {
  const seen = Period.parseToString(period, null, null, true);
  const [first, then] = [days(period), days(again(Period.parse(period, true)))];
  console.log(period.padEnd(8), 'is written', seen.padEnd(22), `${first} days, then ${then}`);
  same &&= seen === said && first === before && then === after;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
