#!/usr/bin/env bash
# @sourceblock-ug/sb-sl7 2.0.18 (npm, reads and writes HL7 v2 messages; README "easy access to information inside"): asking for what is not there puts it there. getString makes every segment,
# repetition, component and field on the way to its answer, the answer is "", and render writes them all.
# - results read one after another until there is none left, as one does without a count: the message passed on has one OBX more, without a code, a value and a status. HL7 v2.5.1 (7.4.2) requires
#   OBX-3 and OBX-11,
# - is there a second answer to a question? then there is, an empty one: <^15 leaves as <^15~. Nobody gave an empty answer.
# - is there a note? then there is an NTE.
# Asking for what is there changes nothing.
#
# A router that only looks, to decide where a report goes, sends another report on; the receiver refuses it for the empty result, or counts a result that nobody made.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @sourceblock-ug/sb-sl7@2.0.18
cat > finding.cjs <<'JS'
const { Message } = require('@sourceblock-ug/sb-sl7');

const report = [
  'MSH|^~\\&|LAB|A|EHR|B|20260601090000||ORU^R01^ORU_R01|1|P|2.5.1',
  'PID|1||123^^^A^MR',
  'OBR|1|||72514-3^Pain^LN',
  'OBX|1|NM|72514-3^Pain^LN||7|{score}|||||F',
  'OBX|2|SN|1^Canal^L||<^15|mm|||||F',
];
function passedOn(look) {
  const message = new Message(report.join('\r'));
  const answer = look((path) => message.getString(path));
  return [answer, message.render().split(/[\r\n]+/).filter((line) => line && !report.includes(line))];
}
function everyResult(ask) {
  const values = [];
  for (let place = 1; ask(`OBX[${place}]-3`) !== ''; place++) values.push(ask(`OBX[${place}]-5`));
  return values.join(', ');
}

// what is looked for, the answer, lines of the message passed on that were not in the one received
const table = [
  ['the patient', (ask) => ask('PID-3.1'), '123', []],
  ['the value of the second result', (ask) => ask('OBX[2]-5'), '<^15', []],
  ['all results, until there is none', everyResult, '7, <^15', ['OBX|||']],
  ['a second answer to the second', (ask) => ask('OBX[2]-5[2]'), '', ['OBX|2|SN|1^Canal^L||<^15~|mm|||||F']],
  ['a note', (ask) => ask('NTE-3'), '', ['NTE|||']],
  ['the status of a third result', (ask) => ask('OBX[3]-11'), '', ['OBX|||||||||||']],
];
let same = true;
for (const [looked, look, said, added] of table) {
  const [answer, lines] = passedOn(look);
  console.log(looked.padEnd(34), 'answer', JSON.stringify(answer).padEnd(12), 'passed on anew:', lines.join(' and ') || 'nothing');
  same &&= answer === said && lines.join('\n') === added.join('\n');
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
