#!/usr/bin/env bash
# dayjs 1.11.23 (npm, dates; one of the most used libraries of npm), its plugin duration: durations of ISO 8601, as iCalendar and the guides of FHIR write them, added to a date:
# - weeks are not added. P6W after 1 January is 1 January, P2W3D after it is the 4th; asDays() of the same two is 42 and 17, and P42D is added. (In the library's issues since 2023, 2479 and 2750.) ISO 8601
#   has P6W for six weeks, and so has iCalendar (RFC 5545, 3.3.6),
# - given as a number, six weeks are one month, 11 days and 14 hours, and twelve weeks are 24 March at 04:00 instead of the 26th: the number is cut into months of 30.4 days, which are then added as those of
#   the calendar. 42 days as a number are the same,
# - a minus before the P is not read, though the library writes it: what it wrote for 15 minutes less it reads as 15 more. RFC 5545 (3.3.6, 3.8.6.3) has a reminder before its event be -PT15M,
# - P0.5D is a whole day when it is added, and 0.5 by asDays(); 1,5 days with a comma, which ISO 8601 allows, are none.
# Days, months, hours and their sums are right. luxon 3.7.2 (npm) is right in all of them but the comma, which it refuses.
#
# A check "after six weeks" is due today and again every day, a course of twelve weeks ends two days early, a reminder comes when the exercise is over. There is no error, and asDays() says what is right but for the comma.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dayjs@1.11.23 luxon@3.7.2
cat > finding.cjs <<'JS'
process.env.TZ = 'UTC';
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/duration'));
dayjs.extend(require('dayjs/plugin/utc'));
const { DateTime, Duration } = require('luxon');

const start = '2026-01-01T00:00:00Z';
const after = (duration) => dayjs.utc(start).add(duration).toISOString().slice(0, 16);
const afterInLuxon = (duration) => DateTime.fromISO(start, { zone: 'utc' }).plus(duration).toISO().slice(0, 16);

// what is added, the duration, that of luxon, what is said, what is right
const table = [
  ['P42D', dayjs.duration('P42D'), Duration.fromISO('P42D'), '2026-02-12T00:00', '2026-02-12T00:00'],
  ['P6W', dayjs.duration('P6W'), Duration.fromISO('P6W'), '2026-01-01T00:00', '2026-02-12T00:00'],
  ['P2W3D', dayjs.duration('P2W3D'), Duration.fromISO('P2W3D'), '2026-01-04T00:00', '2026-01-18T00:00'],
  ['{ weeks: 6 }', dayjs.duration({ weeks: 6 }), { weeks: 6 }, '2026-01-01T00:00', '2026-02-12T00:00'],
  ["6, 'weeks'", dayjs.duration(6, 'weeks'), { weeks: 6 }, '2026-02-12T14:00', '2026-02-12T00:00'],
  ["12, 'weeks'", dayjs.duration(12, 'weeks'), { weeks: 12 }, '2026-03-24T04:00', '2026-03-26T00:00'],
  ["42, 'days'", dayjs.duration(42, 'days'), { days: 42 }, '2026-02-12T14:00', '2026-02-12T00:00'],
  ["-15, 'minutes'", dayjs.duration(-15, 'minutes'), { minutes: -15 }, '2025-12-31T23:45', '2025-12-31T23:45'],
  ['  its own text', dayjs.duration(dayjs.duration(-15, 'minutes').toISOString()), Duration.fromISO('-PT15M'), '2026-01-01T00:15', '2025-12-31T23:45'],
  ['P0.5D', dayjs.duration('P0.5D'), Duration.fromISO('P0.5D'), '2026-01-02T00:00', '2026-01-01T12:00'],
  ['P1,5D', dayjs.duration('P1,5D'), null, '2026-01-01T00:00', '2026-01-02T12:00'],
  ['P3M', dayjs.duration('P3M'), Duration.fromISO('P3M'), '2026-04-01T00:00', '2026-04-01T00:00'],
  ['PT36H', dayjs.duration('PT36H'), Duration.fromISO('PT36H'), '2026-01-02T12:00', '2026-01-02T12:00'],
];
let same = true;
for (const [text, duration, other, said, right] of table) {
  const seen = after(duration);
  console.log(`1 January and ${text}`.padEnd(30), `${duration.asDays().toFixed(2)} days`.padEnd(12), seen, ' ', seen === right ? 'right' : 'right is ' + right);
  same &&= seen === said && (other === null || afterInLuxon(other) === right);
}
console.log('what it writes for 15 minutes less:', dayjs.duration(-15, 'minutes').toISOString());
same &&= dayjs.duration(-15, 'minutes').toISOString() === '-PT15M' && !Duration.fromISO('P1,5D').isValid;
process.exit(same ? 0 : 1);
JS
node finding.cjs
