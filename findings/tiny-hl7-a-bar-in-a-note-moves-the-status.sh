#!/usr/bin/env bash
# tiny-hl7 1.0.7 (npm, reads and writes HL7 v2 messages), a message read and written again. HL7 v2.5.1 (2.7) has a separator in a value be escaped. The library undoes the escapes of every value and puts
# them back only up to the first field of a segment that has components; behind it each value goes out as it is. Its README says that it does not cover all of HL7; that it loses this it does not say.
# - in an OBX the third field has components, so the fifth is never escaped: a note "left | right" is two fields, the status F moves from OBX-11 to OBX-12, and OBX-11, which is required (7.4.2), is empty,
# - the unit 10^9/L, in the message 10\S\9/L, is the unit 10 with the name 9/L,
# - C5 & C6 are two subcomponents,
# - a number 0 that a program puts in its place is nothing, where 7 is 7; the text 0 stays.
# Where no field before has components, as in a segment NTE, all of them are escaped.
#
# What is passed on has another status, another unit or no score of pain. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund tiny-hl7@1.0.7
cat > finding.cjs <<'JS'
const { parse, serialize } = require('tiny-hl7');

const head = 'MSH|^~\\&|LAB|A|EHR|B|20260601090000||ORU^R01^ORU_R01|1|P|2.5.1';
function passedOn(segment, change = () => {}) {
  const message = parse([head, segment].join('\r'));
  change(message[1]);
  return serialize(message).split('\r')[1];
}
const score = (value) => passedOn('OBX|1|NM|72514-3^Pain^LN||5||||||F', (segment) => { segment['OBX.5'] = value; });

// what it is, what is passed on, what is said, what is right
const table = [
  ['a comment with a bar', passedOn('NTE|1||left \\F\\ right'), 'NTE|1||left \\F\\ right', 'NTE|1||left \\F\\ right'],
  ['a note with a bar', passedOn('OBX|1|ST|1^Note^L||left \\F\\ right||||||F'), 'OBX|1|ST|1^Note^L||left | right||||||F', 'OBX|1|ST|1^Note^L||left \\F\\ right||||||F'],
  ['a unit', passedOn('OBX|1|NM|6690-2^WBC^LN||6.1|10\\S\\9/L|||||F'), 'OBX|1|NM|6690-2^WBC^LN||6.1|10^9/L|||||F', 'OBX|1|NM|6690-2^WBC^LN||6.1|10\\S\\9/L|||||F'],
  ['a note with an ampersand', passedOn('OBX|1|ST|1^Note^L||C5 \\T\\ C6||||||F'), 'OBX|1|ST|1^Note^L||C5 & C6||||||F', 'OBX|1|ST|1^Note^L||C5 \\T\\ C6||||||F'],
  ['pain of 7, a number', score(7), 'OBX|1|NM|72514-3^Pain^LN||7||||||F', 'OBX|1|NM|72514-3^Pain^LN||7||||||F'],
  ['pain of 0, a number', score(0), 'OBX|1|NM|72514-3^Pain^LN||||||||F', 'OBX|1|NM|72514-3^Pain^LN||0||||||F'],
  ['pain of 0, a text', score('0'), 'OBX|1|NM|72514-3^Pain^LN||0||||||F', 'OBX|1|NM|72514-3^Pain^LN||0||||||F'],
];
let same = true;
for (const [what, seen, said, right] of table) {
  console.log(what.padEnd(25), seen.padEnd(43), seen === right ? 'right' : 'right is ' + right);
  same &&= seen === said;
}
const again = parse([head, table[1][1]].join('\r'))[1];
console.log('status of the note, read again:', 'OBX-11', JSON.stringify(again['OBX.11']), 'OBX-12', JSON.stringify(again['OBX.12']));
process.exit(same && again['OBX.11'] === '' && again['OBX.12'] === 'F' ? 0 : 1);
JS
node finding.cjs
