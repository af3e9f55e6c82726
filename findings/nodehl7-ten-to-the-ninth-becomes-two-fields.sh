#!/usr/bin/env bash
# nodehl7 2.0.0 (npm, reads HL7 v2 messages): two of the escape sequences are taken for each other. HL7 v2.5.1 (2.7.1) has \F\ for the field separator and \S\ for the component separator; the library
# puts ^ for \F\ and | for \S\. Those for repetition, subcomponent and escape are right.
# - the unit of blood cells, 10\S\9/L, is 10|9/L; it is 10^9/L, and nobody has a unit with a bar in it,
# - left \F\ right, a text with a bar, is left ^ right, which is a code and its name to whoever takes components apart,
# - in a component likewise.
# A field that repeats is one list with the two values in one text, MR~456: the second identifier of a patient has no place of its own, and its number stands behind the type of the first.
# tiny-hl7 1.0.7 and hl7parser 1.0.1 (npm) give the right characters.
#
# A laboratory that writes the unit of white cells and platelets as 10^9/L has to escape it so. A check of units, or a table by unit, does not find it; written into the next message it is two fields.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodehl7@2.0.0 tiny-hl7@1.0.7 hl7parser@1.0.1
cat > finding.cjs <<'JS'
const Parser = require('nodehl7');
const tiny = require('tiny-hl7');
const hl7parser = require('hl7parser');

const message = [
  'MSH|^~\\&|LAB|A|EHR|B|20260601090000||ORU^R01^ORU_R01|1|P|2.5.1',
  'PID|1||123^^^A^MR~456^^^B^SS||Doe^Jo',
  'OBR|1|||24317-0^Count^LN',
  'OBX|1|NM|6690-2^Leukocytes^LN||6.1|10\\S\\9/L|||||F',
  'OBX|2|ST|1^Note^L||left \\F\\ right||||||F',
  'OBX|3|ST|1^Note^L||C5 \\T\\ C6||||||F',
  'OBX|4|CWE|2^Side^L||B^left\\F\\right^L||||||F',
].join('\r');

new Parser({ mapping: false }).parse(message, 'finding', (error, parsed) => {
  if (error) throw error;
  const others = tiny.parse(message);
  const third = hl7parser.create(message);
  const field = (segment, number) => parsed.segments[segment].parts[number - 1];
  // what is read, what is said, what is right, tiny-hl7 and hl7parser
  const table = [
    ['unit of the leukocytes', field(3, 6), '10|9/L', '10^9/L', others[3]['OBX.6'], third.get('OBX.6').toString()],
    ['text with a bar', field(4, 5), 'left ^ right', 'left | right', others[4]['OBX.5'], null],
    ['text with an ampersand', field(5, 5), 'C5 & C6', 'C5 & C6', others[5]['OBX.5'], null],
    ['name of a code with a bar', field(6, 5)[1], 'left^right', 'left|right', others[6]['OBX.5.2'], null],
    ['what follows the type of the identifier', field(1, 3)[4], 'MR~456', 'MR', null, null],
  ];
  let same = true;
  for (const [what, seen, said, right, ...other] of table) {
    const correct = other.filter((value) => value !== null);
    console.log(what.padEnd(42), seen.padEnd(14), 'right is', right.padEnd(14), correct.length ? 'others: ' + correct.join(' and ') : '');
    same &&= seen === said && correct.every((value) => value === right);
  }
  process.exit(same ? 0 : 1);
});
JS
node finding.cjs
