#!/usr/bin/env bash
# fhir 4.12.0 (npm, validates FHIR R4 and turns JSON into XML and back): where a value of several types is required, 0 and false count as missing.
# The answer option 0 of a scale, an initial value of 0 or false, and a question that is asked when another was answered with 0 or no are errors: "Missing property". With 1 and true the same
# forms are valid. FHIR requires that value[x] or answer[x] be there; 0 and false are values. Where it is not required, as in an Observation, 0 is accepted.
#
# On the way from XML to JSON an extension moves to the next value: of two given names the first is withheld (an extension and no value), the second is told. FHIR's JSON pairs the two by
# place, with null where there is nothing. The null is left out, and the name that was told is the one that is marked as withheld.
#
# A pain scale from 0 to 10 is refused, and a form that follows up on "no" is too; whoever makes the validator content by dropping the 0 has a scale without "no pain".
# Seen: see the table in the script and the last line, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fhir@4.12.0
cat > finding.cjs <<'JS'
const { Fhir } = require('fhir');

const fhir = new Fhir();
const form = (item) => ({ resourceType: 'Questionnaire', status: 'draft', item: [{ linkId: 'pain', type: 'integer', ...item }, { linkId: 'before', type: 'boolean' }, { linkId: 'grade', type: 'integer' }] });
const option = (value) => form({ answerOption: [{ valueInteger: value }] });
const initial = (value) => form({ type: 'boolean', initial: [{ valueBoolean: value }] });
const asked = (question, answer) => form({ enableWhen: [{ question, operator: '=', ...answer }] });

// each is valid FHIR; whether it is for the library
const table = [
  ['answer option 1', option(1), true], ['answer option 0', option(0), false],
  ['initially true', initial(true), true], ['initially false', initial(false), false],
  ['asked on yes', asked('before', { answerBoolean: true }), true], ['asked on no', asked('before', { answerBoolean: false }), false],
  ['asked on 1', asked('grade', { answerInteger: 1 }), true], ['asked on 0', asked('grade', { answerInteger: 0 }), false],
  ['observed 0', { resourceType: 'Observation', status: 'final', code: { text: 'Pain' }, valueInteger: 0 }, true],
];
let same = true;
for (const [name, resource, said] of table) {
  const { valid, messages } = fhir.validate(resource, {});
  console.log(name.padEnd(16), 'valid:', valid, [...new Set(messages.filter(({ severity }) => severity === 'error').map(({ message }) => message))].join());
  same &&= valid === said;
}

const withheld = '<given><extension url="http://hl7.org/fhir/StructureDefinition/data-absent-reason"><valueCode value="masked"/></extension></given>';
const { name: [name] } = JSON.parse(fhir.xmlToJson(`<Patient xmlns="http://hl7.org/fhir"><name>${withheld}<given value="Grace"/></name></Patient>`));
console.log('first given name withheld, second Grace:', JSON.stringify(name));
process.exit(same && name.given.join() === 'Grace' && name._given.length === 1 && name._given[0].extension[0].valueCode === 'masked' ? 0 : 1);
JS
node finding.cjs
