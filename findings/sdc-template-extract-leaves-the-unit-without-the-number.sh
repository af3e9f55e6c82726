#!/usr/bin/env bash
# @aehrc/sdc-template-extract 1.0.16 (npm, $extract by template of the HL7 guide Structured Data Capture, as in Smart Forms): an answer that is put into a template as a whole is taken for a Coding
# as soon as it has a system, a code or a display, and cut down to these three. The guide lets templateExtractValue stand at any element and puts there what its expression finds.
# - a quantity with a UCUM code, < 15 mm, becomes a unit: its value and its comparator are gone. One that has only a unit's text is copied in full: the better coded it is, the less is left,
# - of a coding the version is lost, and with it which edition a code is of.
# Taken part by part, with a template for value, comparator, unit and code each, all of it arrives. The result is a success with no issue.
#
# A rotation, a canal, a grip that somebody measured and entered is a final Observation without a number, and the form says that it was sent.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps @aehrc/sdc-template-extract@1.0.16
cat > finding.cjs <<'JS'
const { inAppExtract } = require('@aehrc/sdc-template-extract');

const base = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract';
const put = (kind, expression) => ({ extension: [{ url: base + kind, valueString: expression }] });
const measured = (value) => ({ resourceType: 'Observation', status: 'final', code: { text: 'Canal' }, ...value });
const whole = put('Value', 'answer.value');
const byPart = put('Context', 'answer.value');
for (const part of ['value', 'comparator', 'unit', 'system', 'code']) byPart[`_${part}`] = put('Value', part);

async function extracted(type, answer, template, element) {
  const item = [{ linkId: 'asked', type, text: 'Asked', extension: [{ url: base, extension: [{ url: 'template', valueReference: { reference: '#template' } }] }] }];
  const questionnaire = { resourceType: 'Questionnaire', url: 'http://example.org/asked', status: 'active', contained: [{ id: 'template', ...template }], item };
  const response = { resourceType: 'QuestionnaireResponse', status: 'completed', questionnaire: questionnaire.url, item: [{ linkId: 'asked', answer: [answer] }] };
  const { extractResult, extractSuccess } = await inAppExtract(response, questionnaire);
  const said = extractResult.issues?.issue?.length ?? 0;
  return extractSuccess && said === 0 ? element(extractResult.extractedBundle.entry[0].resource) : undefined;
}

const [ucum, millimetres] = ['http://unitsofmeasure.org', { value: 15, comparator: '<', unit: 'mm' }];
const coded = { ...millimetres, system: ucum, code: 'mm' };
const edition = 'http://snomed.info/sct/900000000000207008/version/20240901';
const sign = { system: 'http://snomed.info/sct', version: edition, code: '81680005', display: 'Neck pain' };
const text = (value) => value && Object.entries(value).map(([name, part]) => `${name} ${part === edition ? '20240901' : part}`).sort().join(', ');
const quantity = (resource) => resource.valueQuantity;
const coding = (resource) => resource.valueCodeableConcept.coding[0];

(async () => {
  // what is answered and how it is taken over, what is asked of the result, what is left, what is right
  const table = [
    ['quantity without a code, whole', await extracted('quantity', { valueQuantity: millimetres }, measured({ valueQuantity: whole }), quantity), millimetres, millimetres],
    ['quantity with a code, whole', await extracted('quantity', { valueQuantity: coded }, measured({ valueQuantity: whole }), quantity), { system: ucum, code: 'mm' }, coded],
    ['quantity with a code, by part', await extracted('quantity', { valueQuantity: coded }, measured({ valueQuantity: byPart }), quantity), coded, coded],
    ['coding with a version, whole', await extracted('choice', { valueCoding: sign }, measured({ valueCodeableConcept: { coding: [whole] } }), coding),
      { system: sign.system, code: sign.code, display: sign.display }, sign],
  ];
  let same = true;
  for (const [answered, seen, said, right] of table) {
    console.log(`${answered}: ${text(seen)}\n  right is ${text(right)}`);
    same &&= text(seen) === text(said);
  }
  process.exit(same ? 0 : 1);
})();
JS
node finding.cjs
