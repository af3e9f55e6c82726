#!/usr/bin/env bash
# fhirpath 5.2.2 (npm, the FHIRPath engine of the US National Library of Medicine): ~ between collections is false once the same items stand in another order, and !~ is true. FHIRPath
# tells = and ~ apart by just that: equality of collections depends on the order, equivalence does not. Other things that ~ is lenient in, such as the case of letters, do work.
# The same question with the same codings, two ways round, is answered true and false. @medplum/core 5.2.13 (npm) says true to both.
#
# FHIR gives the order of the codings of a concept no meaning, and a server may change it; an invariant or a rule that compares codes with ~ then passes on one and fails on the other.
# Node 22 or later; the stand-in for WebSocket is for Node 20, FHIRPath needs none. Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fhirpath@5.2.2 @medplum/core@5.2.13
cat > finding.mjs <<'JS'
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
globalThis.WebSocket ??= class {};
const { evalFhirPath } = await import('@medplum/core');

const codings = (...codes) => codes.map((code) => ({ system: 'http://snomed.info/sct', code }));
const condition = {
  resourceType: 'Condition', subject: { reference: 'Patient/p' },
  code: { coding: codings('230529002', '90448008') }, category: [{ coding: codings('90448008', '230529002') }, { coding: codings('230529002', '90448008') }],
};

// expression, what fhirpath says, what Medplum's engine says
const table = [
  ["'a' ~ 'A'", true, true],
  ['(1 | 2) ~ (1 | 2)', true, true],
  ['(1 | 2) ~ (2 | 1)', false, true],
  ['(1 | 2) !~ (2 | 1)', true, false],
  ['Condition.code.coding.code ~ Condition.category[1].coding.code', true, true],
  ['Condition.code.coding.code ~ Condition.category[0].coding.code', false, true],
];
let same = true;
for (const [expression, nlm, medplum] of table) {
  const seen = [fhirpath.evaluate(condition, expression, {}, r4), evalFhirPath(expression, condition)];
  console.log(expression.padEnd(64), 'fhirpath', JSON.stringify(seen[0]).padEnd(8), 'Medplum', JSON.stringify(seen[1]));
  same &&= JSON.stringify(seen) === JSON.stringify([[nlm], [medplum]]);
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
