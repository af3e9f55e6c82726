#!/usr/bin/env bash
# ts-ics 2.4.6 (npm, iCalendar for TypeScript): extendByRecurrenceRule gives other days and hours than RFC 5545 (3.3.10) for rules by the month, without an error.
# - the last day of the month, BYMONTHDAY=-1, is the day before it: 30 December, 30 January, 27 February.
# - a rule by weekday loses the hour: the last Friday at 09:00 is at 00:00. With the hour gone, an occurrence on the first day lies before the start and is left out.
# - with BYSETPOS the first Tuesday is every Tuesday but the first, and the last working day is the last but one.
# - on a server west of Greenwich the midnight is the one after that day, all in UTC: the first Tuesday at 09:00 is a Wednesday at 00:00.
# Rules by the day and the week are right.
#
# A control at the end of each month, a programme on each first Tuesday: the patient is expected on another day, or at midnight.
# Seen: see the table in the script, all lines, in UTC and New York. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ts-ics@2.4.6
cat > finding.mjs <<'JS'
import { convertIcsCalendar, extendByRecurrenceRule } from 'ts-ics';

function occurrences(rule) {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Site//Calendar//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20241201T000000Z', 'DTSTART:20241203T090000Z', 'DTEND:20241203T093000Z',
    'SUMMARY:Control', `RRULE:${rule}`, 'END:VEVENT', 'END:VCALENDAR', ''];
  const [event] = convertIcsCalendar(undefined, lines.join('\r\n')).events;
  return extendByRecurrenceRule(event.recurrenceRule, { start: event.start.date, end: new Date('2025-12-31T00:00:00Z') }).map((date) => date.toISOString().slice(5, 16)).join(' ');
}

// rule, what is said in UTC and in New York, what is right; the start is Tuesday, 3 December 2024, 09:00 UTC
const table = [
  ['FREQ=DAILY;INTERVAL=2;COUNT=3', '12-03T09:00 12-05T09:00 12-07T09:00', '', '12-03T09:00 12-05T09:00 12-07T09:00'],
  ['FREQ=WEEKLY;BYDAY=TU,FR;COUNT=3', '12-03T09:00 12-06T09:00 12-10T09:00', '', '12-03T09:00 12-06T09:00 12-10T09:00'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '12-30T09:00 01-30T09:00 02-27T09:00', '', '12-31T09:00 01-31T09:00 02-28T09:00'],
  ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '12-27T00:00 01-31T00:00 02-28T00:00', '', '12-27T09:00 01-31T09:00 02-28T09:00'],
  ['FREQ=MONTHLY;BYDAY=1TU;COUNT=3', '01-07T00:00 02-04T00:00 03-04T00:00', '12-04T00:00 01-01T00:00 02-05T00:00', '12-03T09:00 01-07T09:00 02-04T09:00'],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=3', '12-10T00:00 12-17T00:00 12-24T00:00', '12-11T00:00 12-18T00:00 12-25T00:00', '12-03T09:00 01-07T09:00 02-04T09:00'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4', '12-30T00:00 01-30T00:00 02-27T00:00 03-28T00:00', '12-28T00:00 01-30T00:00 02-27T00:00 03-28T00:00', '12-31T09:00 01-31T09:00 02-28T09:00 03-31T09:00'],
];
let same = true;
for (const [rule, inUtc, inNewYork, right] of table) {
  const seen = occurrences(rule);
  console.log(`${rule}\n  ${seen}\n  right is ${seen === right ? 'this' : right}`);
  same &&= seen === (process.env.TZ === 'UTC' ? inUtc : inNewYork || inUtc);
}
process.exit(same ? 0 : 1);
JS
TZ=UTC node finding.mjs
TZ=America/New_York node finding.mjs
