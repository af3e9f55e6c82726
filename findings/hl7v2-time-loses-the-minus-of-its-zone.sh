#!/usr/bin/env bash
# hl7v2 1.8.0 with hl7v2-dictionary 1.8.0 (npm, HL7 v2 parser and serializer): a time with a zone west of Greenwich loses the minus in the message that is passed on.
# HL7 v2.5.1 writes a DTM as YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]. 20241231233000-0500 becomes 202412312330000500, which is none; with a fraction of a second it is
# read, and passed on, as 20241231233000.50500, with the zone as more digits of the fraction. +0900 is kept, so a test in Europe or Asia does not notice.
# The precision is not kept either: 202412 becomes 20241201, midnight to the minute becomes a day, and full seconds are dropped. No error, no warning.
#
# hl7parser 1.0.1 (npm) passes all of these on unchanged, but leaves the zone out of account in toDate: -0500 and +0900 are the same moment for it.
# A result of New Year's Eve in New York is then unreadable or of another moment; which study is the latest, and how old it is, is decided by such times.
# Seen: see the table in the script, all lines, and both zones 2024-12-31T23:30:00.000Z in hl7parser. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hl7v2@1.8.0 hl7v2-dictionary@1.8.0 hl7parser@1.0.1
cat > finding.mjs <<'JS'
import { HL7Message } from 'hl7v2';
import hl7parser from 'hl7parser';

const message = (time) => ['MSH|^~\\&|A|B|C|D|20250115||ORU^R01^ORU_R01|1|P|2.5.1', 'PID|1||1', 'OBR|1|||1^Neck^L', `OBX|1|NM|2^Flexion^L||15|deg|||||F|||${time}`].join('\r');
const ofResult = (text) => text.split('\r').find((line) => line.startsWith('OBX')).split('|')[14];

// as sent, as hl7v2 reads it, as it passes it on
const table = [
  ['20241231233000-0500', '20241231233000-0500', '202412312330000500'],
  ['20241231233000.5-0500', '20241231233000.50500', '20241231233000.50500'],
  ['20241231233000+0900', '20241231233000+0900', '20241231233000+0900'],
  ['20241231233000', '202412312330', '202412312330'],
  ['202412310000', '20241231', '20241231'],
  ['202412', '20241201', '20241201'],
  ['20241231', '20241231', '20241231'],
];
let same = true;
for (const [sent, toRead, toWrite] of table) {
  const parsed = HL7Message.parse(message(sent));
  const [read, written, other] = [parsed.getSegment('OBX').field(14).getValue(), ofResult(parsed.toHL7String()), ofResult(hl7parser.create(message(sent)).toString())];
  console.log(sent.padEnd(22), 'hl7v2 reads', read.padEnd(21), 'and writes', written.padEnd(21), 'hl7parser writes', other);
  same &&= read === toRead && written === toWrite && other === sent;
}
process.env.TZ = 'UTC';
const moments = ['20241231233000-0500', '20241231233000+0900'].map((time) => hl7parser.create(message(time)).get('OBX.14').toDate().toISOString());
console.log('hl7parser, toDate of -0500 and of +0900:', moments.join(' '));
process.exit(same && moments.every((moment) => moment === '2024-12-31T23:30:00.000Z') ? 0 : 1);
JS
node finding.mjs
