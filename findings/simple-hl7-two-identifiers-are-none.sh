#!/usr/bin/env bash
# simple-hl7 3.3.0 (npm, reads, changes and sends HL7 v2 messages), getComponent and setComponent of a field that repeats. HL7 v2.5.1 (2.5.3.5, 2.5.4) has a
# repetition be another value of the same field. getField gives the whole field or the repetition that is asked for; getComponent has no number for one, and:
# - with one value it gives the component, with two it gives "", as for a component that is not there,
# - setComponent changes the one value, and does nothing where there are two.
# There is no error. hl7-standard 1.0.4 and ts-hl7 1.0.0 (npm) give the component of the first, or of both.
#
# A patient has no identifier as soon as there is a second one, an answer with two findings is none, and what was to be changed before the message goes on is as it was.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund simple-hl7@3.3.0 hl7-standard@1.0.4 ts-hl7@1.0.0
cat > finding.cjs <<'JS'
const { Parser } = require('simple-hl7');
const HL7 = require('hl7-standard');
const TsHl7 = require('ts-hl7').default;

const head = 'MSH|^~\\&|LAB|A|EHR|B|20260601090000||ORU^R01^ORU_R01|1|P|2.5.1';
const one = [head, 'PID|1||123^^^A^MR||Doe^Jo', 'OBX|1|CWE|1^Side^L||L^left^X||||||F'].join('\r');
const two = [head, 'PID|1||123^^^A^MR~456^^^B^SS||Doe^Jo', 'OBX|1|CWE|1^Side^L||L^left^X~R^right^X||||||F'].join('\r');

const get = (message, segment, field, component) => new Parser().parse(message).getSegment(segment).getComponent(field, component);
function changed(message) {
  const parsed = new Parser().parse(message);
  parsed.getSegment('PID').setComponent(3, 1, '789');
  return parsed.getSegment('PID').getField(3);
}
function standard(message, path) {
  const parsed = new HL7(message);
  parsed.transform();
  return parsed.get(path);
}

// what is asked, of one value, of two, what is said of two
const table = [
  ['identifier of the patient', get(one, 'PID', 3, 1), get(two, 'PID', 3, 1), '123', ''],
  ['type of the identifier', get(one, 'PID', 3, 5), get(two, 'PID', 3, 5), 'MR', ''],
  ['side of the finding', get(one, 'OBX', 5, 1), get(two, 'OBX', 5, 1), 'L', ''],
  ['a component that is not there', get(one, 'PID', 3, 9), get(two, 'PID', 3, 9), '', ''],
  ['identifier changed to 789', changed(one), changed(two), '789^^^A^MR', '123^^^A^MR~456^^^B^SS'],
  ['identifier, hl7-standard', standard(one, 'PID.3.1'), standard(two, 'PID.3.1'), '123', '123'],
  ['identifier, ts-hl7', String(new TsHl7(one).get('PID-3.1')), String(new TsHl7(two).get('PID-3.1')), '123', '123,456'],
];
let same = true;
for (const [asked, ofOne, ofTwo, saidOfOne, saidOfTwo] of table) {
  console.log(asked.padEnd(30), 'of one:', JSON.stringify(ofOne).padEnd(20), 'of two:', JSON.stringify(ofTwo));
  same &&= ofOne === saidOfOne && ofTwo === saidOfTwo;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
