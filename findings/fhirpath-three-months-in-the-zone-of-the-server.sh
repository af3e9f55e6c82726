#!/usr/bin/env bash
# fhirpath 5.2.2 (npm, the FHIRPath engine of the US National Library of Medicine), R4 model: a dateTime that has an offset is moved into the time zone of the machine before months are
# added, and a bare date beside it is read in that zone too. FHIRPath adds calendar months to the value as it stands, and three months after the evening of 29 February in -05:00 is
# the evening of 29 May there. On a server in UTC or in Seoul it is 31 May in -05:00, two days late; the day of the month is that of the server, not that of the patient's clinic.
# In the other direction the engine does keep the offset: dateOf, dayOf and timezoneOffsetOf give what is written.
#
# A recheck "within three months" is then overdue on one server and in time on another, from the same record and the same expression, all of whose times carry an offset.
# A comparison with a bare date is decided by the zone as well: "after 29 February" is true in UTC and undecided in New York.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fhirpath@5.2.2
cat > finding.mjs <<'JS'
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const surgery = { resourceType: 'Procedure', status: 'completed', subject: { reference: 'Patient/p' }, performedDateTime: '2024-02-29T20:00:00-05:00' };
const evaluate = (expression) => JSON.stringify(fhirpath.evaluate(surgery, expression, {}, r4));

// expression, what it is in the zones below, one after the other
const table = [
  ['Procedure.performed.dayOf()', '[29]', '[29]', '[29]'],
  ['Procedure.performed + 3 months', '["2024-06-01T01:00:00-00:00"]', '["2024-05-29T20:00:00-04:00"]', '["2024-06-01T10:00:00+09:00"]'],
  ['Procedure.performed + 3 months >= @2024-05-31T12:00:00-05:00', '[true]', '[false]', '[true]'],
  ['(Procedure.performed + 0 days).toDate()', '["2024-03-01"]', '["2024-02-29"]', '["2024-03-01"]'],
  ['Procedure.performed > @2024-02-29', '[true]', '[]', '[true]'],
];
let same = true;
for (const [expression, ...expected] of table) {
  const seen = ['UTC', 'America/New_York', 'Asia/Seoul'].map((zone) => {
    process.env.TZ = zone;
    return evaluate(expression);
  });
  console.log(expression.padEnd(62), 'UTC', seen[0], '| New York', seen[1], '| Seoul', seen[2]);
  same &&= seen.join() === expected.join();
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
