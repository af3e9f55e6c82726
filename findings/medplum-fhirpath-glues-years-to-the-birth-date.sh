#!/usr/bin/env bash
# @medplum/core 5.2.13 (npm, the library of the Medplum EHR platform), its own FHIRPath engine (evalFhirPath), with expressions that the specification defines:
# - a date plus a duration is text put after text: 2020-01-15 plus 18 years is "2020-01-1518". As text that stands before today, so "birth date plus 18 years is not
#   after today" is true of a child. A date minus a duration is null, so the same question the other way round is false of everybody.
# - quantities are compared by their numbers alone, in whatever units: 5 mm is greater than 1 cm, and 39 Cel is not above 101 [degF], though it is 102.2.
# Neither gives an error or an empty result. fhirpath 5.2.2 (npm) gives the right answer to each. Equality does look at the unit's text, and so fails on 10 mm and 1 cm.
#
# An age limit or a threshold in an expression of a site, the criteria of a subscription for one, then silently picks the wrong patients.
# Node 22 or later; the stand-in for WebSocket is for Node 20, FHIRPath needs none. Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @medplum/core@5.2.13 fhirpath@5.2.2
cat > finding.mjs <<'JS'
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
globalThis.WebSocket ??= class {};
const { evalFhirPath } = await import('@medplum/core');

const child = { resourceType: 'Patient', birthDate: '2020-01-15' };
const grown = { resourceType: 'Patient', birthDate: '1980-01-15' };
const measured = (value, code) => ({ resourceType: 'Observation', status: 'final', code: { text: 'measured' }, valueQuantity: { value, unit: code, system: 'http://unitsofmeasure.org', code } });

// resource, expression, what Medplum's engine says, what fhirpath says
const table = [
  [child, 'Patient.birthDate + 18 years <= @2026-11-30', true, false],
  [child, '(Patient.birthDate + 18 years).toString()', '2020-01-1518', '2038-01-15'],
  [grown, 'Patient.birthDate <= @2026-11-30 - 18 years', false, true],
  [measured(5, 'mm'), "Observation.value > 1 'cm'", true, false],
  [measured(39, 'Cel'), "Observation.value > 101 '[degF]'", false, true],
  [measured(1, 'rad'), "Observation.value < 45 'deg'", true, false],
  [measured(10, 'mm'), "Observation.value = 1 'cm'", false, true],
];
let same = true;
for (const [resource, expression, medplum, other] of table) {
  const [ours, theirs] = [evalFhirPath(expression, resource), fhirpath.evaluate(resource, expression, {}, r4)];
  console.log(expression.padEnd(46), 'Medplum', JSON.stringify(ours).padEnd(18), 'fhirpath', JSON.stringify(theirs));
  same &&= JSON.stringify(ours) === JSON.stringify([medplum]) && JSON.stringify(theirs) === JSON.stringify([other]);
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
