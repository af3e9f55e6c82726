#!/usr/bin/env bash
# @redoxengine/redox-hl7-v2 1.0.1 (npm, Redox's parser and generator of HL7 v2): a message read and written again is another message where OBX-5 has components.
# The parser hands OBX-5 on as one text with its separators in it and has undone the escapes of that text; the generator escapes every separator. So the coded answer
# 260385009^Negative^SCT leaves as 260385009\S\Negative\S\SCT: one component, a code nobody knows. A result below 15, <^15, leaves as <\S\15, whose comparator is "<^15".
# In the JSON between, a separator and an escaped separator are the same, so no receiver can mend it. OBX-3 of the same segment keeps its components.
# The generator can write components of OBX-5, from an object; the parser never makes one.
#
# A router that reads, looks and passes on so turns coded negatives and measured limits into text; a rule that looks for the code finds no answer.
# Seen: the three fields above, and the same JSON for a real and an escaped separator. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @redoxengine/redox-hl7-v2@1.0.1
cat > finding.cjs <<'JS'
const { Generator, Parser } = require('@redoxengine/redox-hl7-v2');

function passedOn(type, value) {
  const message = ['MSH|^~\\&|A|B|C|D|20250115||ORU^R01^ORU_R01|1|P|2.5.1', 'PID|1||1', 'OBR|1|||1^Neck^L', `OBX|1|${type}|2^Sign^L||${value}|mm|||||F`].join('\r');
  const read = new Parser().parse(message);
  const fields = new Generator().write(read).split('\r').find((line) => line.startsWith('OBX')).split('|');
  return { read: read.PATIENT_RESULT[0].ORDER_OBSERVATION[0].OBSERVATION[0].OBX[5][0], code: fields[3], value: fields[5] };
}

const coded = passedOn('CWE', '260385009^Negative^SCT');
const limit = passedOn('SN', '<^15');
const text = passedOn('ST', '260385009\\S\\Negative\\S\\SCT');
const number = passedOn('NM', '15');
for (const each of [coded, limit, text, number]) console.log(JSON.stringify(each));
process.exit(coded.value === '260385009\\S\\Negative\\S\\SCT' && limit.value === '<\\S\\15' && coded.read === text.read && coded.code === '2^Sign^L' && number.value === '15' ? 0 : 1);
JS
node finding.cjs
