#!/usr/bin/env bash
# @ahryman40k/ts-fhir-types 4.0.39 (npm, types and run-time checks for FHIR R4): the codes of a comparator are not those of FHIR. R4 binds Quantity.comparator to <, <=, >= and >, and has a
# value set's filter compare with =. The library has the names of the choices in their place: "Lower", "LowerOrEqual", "GreaterOrEqual", "Greater" and "Equal", in its types as in its checks.
# - a result "< 15 mm" is refused, and so is the whole Observation, or the Bundle that it stands in; without the comparator, as 15 mm, it passes,
# - what is built with the types, QuantityComparatorKind._lower, says "Lower", passes the library's check, and is invalid for everybody else: fhir 4.12.0 (npm) accepts the first and refuses this.
# A question's enableWhen, which has the same signs, is right.
#
# A measurement below a limit is lost at the gate, or gets in with its comparator dropped; and what is sent is read elsewhere as a quantity with a code that is none.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @ahryman40k/ts-fhir-types@4.0.39 fhir@4.12.0
cat > finding.cjs <<'JS'
const { R4 } = require('@ahryman40k/ts-fhir-types');
const { Fhir } = require('fhir');

const fhir = new Fhir();
const observation = (comparator) => ({ resourceType: 'Observation', status: 'final', code: { text: 'Canal width' }, valueQuantity: { value: 15, unit: 'mm', ...(comparator && { comparator }) } });
const bundle = (resource) => ({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] });
const filter = (op) => ({ resourceType: 'ValueSet', status: 'draft', compose: { include: [{ system: 'http://loinc.org', filter: [{ property: 'CLASS', op, value: 'X' }] }] } });
const question = (operator) => ({ resourceType: 'Questionnaire', status: 'draft', item: [{ linkId: 'a', type: 'integer' }, { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator, answerInteger: 5 }] }] });

// resource, whether ts-fhir-types takes it, whether fhir does, and rightly
const table = [
  ['15 mm', observation(), true, true],
  ...['<', '<=', '>=', '>'].map((comparator) => [`${comparator} 15 mm`, observation(comparator), false, true]),
  ['a Bundle with < 15 mm', bundle(observation('<')), false, true],
  ['QuantityComparatorKind._lower', observation(R4.QuantityComparatorKind._lower), true, false],
  ['a filter with =', filter('='), false, true],
  ['a question asked on >', question('>'), true, true],
];
let same = R4.QuantityComparatorKind._lower === 'Lower';
for (const [name, resource, taken, right] of table) {
  const [ours, theirs] = [R4[`RTTI_${resource.resourceType}`].decode(resource)._tag === 'Right', fhir.validate(resource, {}).valid];
  console.log(name.padEnd(30), 'ts-fhir-types takes it:', String(ours).padEnd(5), '| fhir takes it:', theirs);
  same &&= ours === taken && theirs === right;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
