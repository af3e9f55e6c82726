#!/usr/bin/env bash
# fhir-react 2.1.1 (npm, React components that show FHIR resources, R4 here), rendered by react 18.3.1 to text; happy-dom 21.0.4 only stands in for a browser's document:
# - an Observation of < 15 mm, one of > 15 mm and one of 15 mm look alike, "15 mm". In R4 Quantity.comparator is a modifier element: who does not read it may not use the value.
# - a valueBoolean of true and one of false look alike too, and like a dataAbsentReason: nothing at all. So do the components, here two sides: "final", and no value.
# - the date behind "Issued on" is effectiveDateTime, of the examination; Observation.issued, when it was made available, is nowhere.
# - an answer of 45 deg in a QuestionnaireResponse is "45", with or without a comparator; 0.8 rad is "0.8". In an Observation the unit is there.
# A folded copy of the JSON stands below each, and is cut off here; it has all of it. base64-js, ieee754 and isarray are what the package needs and does not name.
#
# A canal narrower than what can be told apart is shown as measured, an absent sign like a present one, both as final.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fhir-react@2.1.1 react@18.3.1 react-dom@18.3.1 happy-dom@21.0.4 base64-js@1.5.1 ieee754@1.2.1 isarray@1.0.0
cat > finding.cjs <<'JS'
process.env.TZ = 'UTC';
const { Window } = require('happy-dom');
globalThis.window = new Window();
globalThis.document = window.document;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
const { createElement } = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const { FhirResource, fhirVersions } = require('fhir-react');

function shown(resource) {
  const page = renderToStaticMarkup(createElement(FhirResource, { fhirResource: resource, fhirVersion: fhirVersions.R4 }));
  return page.replaceAll(/(<[^>]+>)+/g, ' ').split(' RAW ')[0].replaceAll(/\s+/g, ' ').trim();
}
const quantity = (value, unit, comparator) => ({ value, unit, ...(comparator && { comparator }) });
const observation = (found) => ({ resourceType: 'Observation', id: 'a', status: 'final', code: { text: 'Neck' }, effectiveDateTime: '2024-12-05', issued: '2024-12-20T10:00:00Z', ...found });
const response = (answer) => ({ resourceType: 'QuestionnaireResponse', id: 'b', status: 'completed', item: [{ linkId: '1', text: 'Flexion', answer: [answer] }] });
const side = (text, value) => ({ code: { text }, valueQuantity: quantity(value, 'kg') });

const dates = 'Start date 12/05/2024 Issued on 12/05/2024';
const answered = 'Questionnaire Response completed - Flexion';
const table = [
  ['15 mm', observation({ valueQuantity: quantity(15, 'mm') }), `Neck 15 mm final ${dates}`],
  ['< 15 mm', observation({ valueQuantity: quantity(15, 'mm', '<') }), `Neck 15 mm final ${dates}`],
  ['> 15 mm', observation({ valueQuantity: quantity(15, 'mm', '>') }), `Neck 15 mm final ${dates}`],
  ['true', observation({ valueBoolean: true }), `Neck final ${dates}`],
  ['false', observation({ valueBoolean: false }), `Neck final ${dates}`],
  ['not known', observation({ dataAbsentReason: { text: 'Not known' } }), `Neck final ${dates}`],
  ['left 9 kg, right 30 kg', observation({ component: [side('Left', 9), side('Right', 30)] }), `Neck final ${dates}`],
  ['coded, "Absent"', observation({ valueCodeableConcept: { text: 'Absent' } }), `Neck final Absent ${dates}`],
  ['answer 45 deg', response({ valueQuantity: quantity(45, 'deg') }), `${answered} 45`],
  ['answer < 45 deg', response({ valueQuantity: quantity(45, 'deg', '<') }), `${answered} 45`],
  ['answer 0.8 rad', response({ valueQuantity: quantity(0.8, 'rad') }), `${answered} 0.8`],
];
let same = true;
for (const [name, resource, expected] of table) {
  const seen = shown(resource);
  console.log(name.padEnd(24), seen);
  same &&= seen === expected;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
