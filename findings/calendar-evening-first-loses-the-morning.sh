#!/usr/bin/env bash
# rrule 2.8.1 and ical.js 2.2.1 (npm, recurrence rules of iCalendar): "daily at 20 and at 8" is not "daily at 8 and at 20". RFC 5545 gives the values in BYHOUR and BYMINUTE as a list that
# limits or expands a day, with no meaning of their order; the instances of a rule are a series in time, which UNTIL bounds and BYSETPOS counts in. Both libraries go through a day in the order
# of the list, 20:00 before 08:00, and stop at the first instance past the end:
# - with an end at noon of the last day, the 08:00 of that day is lost in both,
# - between midnight and noon rrule finds nothing at all, on any day, and its next instance after midnight is that of the evening,
# - of COUNT=3 the third is the evening of the second day instead of its morning.
# With 8 first all is right, and days of the week or of the month may stand in any order.
#
# FHIR's timeOfDay and "when" have no order either. Of an exercise plan or a medicine written with the evening first, the morning does not appear on the day's list, without an error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund rrule@2.8.1 ical.js@2.2.1
cat > finding.mjs <<'JS'
import rrule from 'rrule';
import ICAL from 'ical.js';

const written = (date) => date.toISOString().slice(8, 13).replace('T', '.');
const rule = (text) => rrule.rrulestr(`DTSTART:20260101T080000Z\nRRULE:FREQ=DAILY;${text}`);
function ofIcal(text) {
  const [instances, iterator] = [[], ICAL.Recur.fromString(`FREQ=DAILY;${text}`).iterator(ICAL.Time.fromDateTimeString('2026-01-01T08:00:00Z'))];
  for (let next = iterator.next(); next; next = iterator.next()) instances.push(written(next.toJSDate()));
  return instances.join(' ');
}
const morning = [new Date('2026-01-05T00:00:00Z'), new Date('2026-01-05T12:00:00Z')];

// what is asked of a rule, the answer with 8 before 20, the answer with 20 before 8 (day.hour)
const table = [
  ['rrule, until noon of 3 January', (hours) => rule(`${hours};UNTIL=20260103T120000Z`).all().map(written).join(' '), '01.08 01.20 02.08 02.20 03.08', '01.20 01.08 02.20 02.08'],
  ['ical.js, the same', (hours) => ofIcal(`${hours};UNTIL=20260103T120000Z`), '01.08 01.20 02.08 02.20 03.08', '01.20 01.08 02.20 02.08'],
  ['rrule, three times', (hours) => rule(`${hours};COUNT=3`).all().map(written).join(' '), '01.08 01.20 02.08', '01.20 01.08 02.20'],
  ['ical.js, the same', (hours) => ofIcal(`${hours};COUNT=3`), '01.08 01.20 02.08', '01.20 01.08 02.20'],
  ['rrule, morning of 5 January', (hours) => rule(hours).between(...morning).map(written).join(' '), '05.08', ''],
  ['rrule, next after midnight', (hours) => written(rule(hours).after(morning[0])), '05.08', '05.20'],
];
let same = true;
for (const [asked, answer, right, wrong] of table) {
  const [sorted, unsorted] = [answer('BYHOUR=8,20'), answer('BYHOUR=20,8')];
  console.log(asked.padEnd(32), 'BYHOUR=8,20:', sorted.padEnd(30), 'BYHOUR=20,8:', unsorted || 'none');
  same &&= sorted === right && unsorted === wrong;
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
