#!/usr/bin/env bash
# @aehrc/sdc-populate 4.7.1 (npm, $populate of the HL7 guide Structured Data Capture, as in Smart Forms): what an initialExpression finds is put into the form as something else.
# - a date known by its month gets a day: an onset of 2024-02 fills a date item with 2024-02-01. FHIR's date may end with the month, and in a dateTime item the same value stays 2024-02.
# - the evening of 29 February in -05:00 fills a date item with 1 March on a server in UTC or Seoul, and with 29 February in New York. The dateTime says itself which day it is.
# - a quantity that an expression reckons (a distance plus 1 mm) fills a quantity item with the text "6 'mm'", a uri fills a url item with a text, 7/2 fills an integer item with 3.5. FHIR fixes
#   the type of an answer by that of its item, so the response is not valid, and a reader of quantities finds none. A quantity that is only copied is right, its comparator included.
# There is success, and no issue in any of it. What the clinician sees is a filled form to sign.
#
# Whether neck pain is older than three months, and which of two examinations is the latest, is then decided by a day that nobody gave.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aehrc/sdc-populate@4.7.1
cat > finding.cjs <<'JS'
const { populateQuestionnaire } = require('@aehrc/sdc-populate');

const sdc = 'http://hl7.org/fhir/uv/sdc';
const given = (name, value) => ({ url: `http://site.example/${name}`, ...value });
const distance = (more) => ({ valueQuantity: { value: 5, unit: 'mm', system: 'http://unitsofmeasure.org', code: 'mm', ...more } });
const patient = { resourceType: 'Patient', id: 'p', extension: [
  given('onset', { valueDateTime: '2024-02' }), given('examined', { valueDateTime: '2024-02-29T20:00:00-05:00' }),
  given('distance', distance()), given('below', distance({ comparator: '<' })), given('leaflet', { valueUri: 'http://site.example/leaflet' }),
] };
const of = (name) => `%patient.extension('http://site.example/${name}').value`;

// type of the item, its initialExpression, what is filled in (in UTC, New York and Seoul where that differs)
const table = [
  ['dateTime', of('onset'), { valueDateTime: '2024-02' }], ['date', of('onset'), { valueDate: '2024-02-01' }],
  ['date', of('examined'), { valueDate: '2024-03-01' }, { valueDate: '2024-02-29' }, { valueDate: '2024-03-01' }],
  ['quantity', of('below'), distance({ comparator: '<' })], ['quantity', `${of('distance')} + 1 'mm'`, { valueString: "6 'mm'" }],
  ['url', of('leaflet'), { valueString: 'http://site.example/leaflet' }], ['integer', '7 / 2', { valueInteger: 3.5 }],
];
const questionnaire = {
  resourceType: 'Questionnaire', status: 'active',
  extension: [{ url: `${sdc}/StructureDefinition/sdc-questionnaire-launchContext`, extension: [{ url: 'name', valueCoding: { system: `${sdc}/CodeSystem/launchContext`, code: 'patient' } }, { url: 'type', valueCode: 'Patient' }] }],
  item: [{ linkId: 'all', type: 'group', item: table.map(([type, expression], at) => ({
    linkId: String(at), type, extension: [{ url: `${sdc}/StructureDefinition/sdc-questionnaire-initialExpression`, valueExpression: { language: 'text/fhirpath', expression } }],
  })) }],
};

(async () => {
  let same = true;
  for (const [zone, name] of ['UTC', 'America/New_York', 'Asia/Seoul'].entries()) {
    process.env.TZ = name;
    const { populateSuccess, populateResult } = await populateQuestionnaire({ questionnaire, patient, fetchResourceCallback: async () => ({}), fetchResourceRequestConfig: { sourceServerUrl: 'http://127.0.0.1:1' } });
    const filled = populateResult.populatedResponse.item[0].item.map(({ answer: [answer] }) => answer);
    table.forEach(([type, expression, ...expected], at) => {
      const [seen, known] = [JSON.stringify(filled[at]), JSON.stringify(expected[zone] ?? expected[0])];
      if (zone === 0 || expected.length > 1) console.log(name.padEnd(17), type.padEnd(9), expression.padEnd(66), seen);
      same &&= seen === known;
    });
    same &&= populateSuccess && !populateResult.issuesToDisplay && !populateResult.issues;
  }
  process.exit(same ? 0 : 1);
})();
JS
node finding.cjs
