#!/usr/bin/env bash
# @medplum/core 5.2.13 (npm, the library of the Medplum EHR platform), formatTiming, "formats a FHIR Timing as a human readable string": half of what Timing.repeat may say (FHIR R4, datatypes, Timing)
# is left out, without a mark that something is.
# - 1 to 3 times a day, once every 8 to 12 hours: the lower bound stands there as if it were all ("Daily", "Once per 8 hours"),
# - for two weeks, until a date, five times in all, 20 minutes each: no end, no count and no duration is shown,
# - before sleep, after breakfast, 30 minutes before a meal: "Daily",
# - without a period, on Monday and Thursday at 9, and a coded timing, BID, are nothing at all.
# Days of the week and times of day beside a period are shown.
#
# An exercise plan or a prescription that the patient is handed has no end; a medicine of at most five doses is daily, for good.
# Node 22 or later; the stand-in for WebSocket is for Node 20, the formatter needs none. Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @medplum/core@5.2.13
cat > finding.cjs <<'JS'
globalThis.WebSocket ??= class {};
const { formatTiming } = require('@medplum/core');

const daily = { frequency: 1, period: 1, periodUnit: 'd' };
const repeat = (parts) => ({ repeat: parts });

// the timing, what is shown, what it says
const table = [
  [repeat({ frequency: 3, period: 1, periodUnit: 'wk' }), '3 times per week', '3 times a week'],
  [repeat({ ...daily, dayOfWeek: ['mon', 'thu'], timeOfDay: ['09:00:00'] }), 'Daily on Mon, Thu at 9:00 AM', 'Monday and Thursday at 9'],
  [repeat({ ...daily, frequencyMax: 3 }), 'Daily', '1 to 3 times a day'],
  [repeat({ frequency: 1, period: 8, periodMax: 12, periodUnit: 'h' }), 'Once per 8 hours', 'every 8 to 12 hours'],
  [repeat({ ...daily, boundsDuration: { value: 2, unit: 'wk', system: 'http://unitsofmeasure.org', code: 'wk' } }), 'Daily', 'daily for 2 weeks'],
  [repeat({ ...daily, boundsPeriod: { end: '2024-12-31' } }), 'Daily', 'daily until 31 December'],
  [repeat({ ...daily, count: 5 }), 'Daily', 'daily, 5 times in all'],
  [repeat({ ...daily, duration: 20, durationUnit: 'min' }), 'Daily', 'daily for 20 minutes'],
  [repeat({ ...daily, when: ['HS'] }), 'Daily', 'daily before sleep'],
  [repeat({ ...daily, when: ['AC'], offset: 30 }), 'Daily', 'daily 30 minutes before a meal'],
  [repeat({ dayOfWeek: ['mon', 'thu'], timeOfDay: ['09:00:00'] }), '', 'Monday and Thursday at 9'],
  [{ code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: 'BID' }] } }, '', 'twice a day'],
];
let same = true;
for (const [timing, said, right] of table) {
  const seen = formatTiming(timing).replace(/\u202f/g, ' ');
  console.log((seen || 'nothing').padEnd(30), 'right is', right);
  same &&= seen === said;
}
process.exit(same ? 0 : 1);
JS
LC_ALL=en_US.UTF-8 node finding.cjs
