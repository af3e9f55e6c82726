#!/usr/bin/env bash
# @garmin/fitsdk 21.217.0 and fit-decoder 1.0.5 (npm; FIT, the file of sports watches, power pedals and running pods): the share of each leg is one byte, left_right_balance. By Garmin's Profile
# its low 7 bits are the share in percent and 0x80 says that it is the right leg's; if that bit is not set the leg is not known. Both readers take mask and bit for two values of a list:
# - with all the work on the left the byte is 0x80, 0 percent right: the answer is "right". Of 53 and 50 percent right it is 181 and 178, to be divided by the caller, and so is the average of
#   a session (15 bits of hundredths), "right" in the one and 32768 in the other,
# - a series is then of numbers with a word in it, and Number("right") is NaN, so one moment on one leg takes the mean with it.
# fit-decoder leaves scales out too: a balance of ground contact of 49.5 percent is 4950. fit-file-parser 6.1.2 (npm) is right in all of it. The file is written by Garmin's own encoder.
#
# Which leg a patient spares is what such a record is looked at for: after weeks of sparing the right one the file says "right". There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @garmin/fitsdk@21.217.0 fit-decoder@1.0.5 fit-file-parser@6.1.2
cat > finding.mjs <<'JS'
import { Decoder, Encoder, Profile, Stream } from '@garmin/fitsdk';
import decoder from 'fit-decoder';
import parser from 'fit-file-parser';

const start = Date.UTC(2026, 5, 1, 9);
const moment = (second) => new Date(start + 1000 * second);
function recorded(balances, average) {
  const encoder = new Encoder();
  encoder.onMesg(Profile.MesgNum.FILE_ID, { type: 'activity', manufacturer: 'development', product: 1, timeCreated: moment(0) });
  balances.forEach((leftRightBalance, second) => encoder.onMesg(Profile.MesgNum.RECORD, { timestamp: moment(second), leftRightBalance, stanceTimeBalance: 49.5 }));
  encoder.onMesg(Profile.MesgNum.SESSION, { timestamp: moment(balances.length), startTime: moment(0), sport: 'cycling', leftRightBalance: average });
  return encoder.close();
}
const right = 0x80;
const file = recorded([right | 53, right | 50, right | 0], 0x8000);

const garmin = new Decoder(Stream.fromByteArray([...file])).read();
const decoded = decoder.parseRecords(decoder.fit2json(file.buffer)).records;
const parsed = await new Promise((resolve) => new (parser.default ?? parser)({ mode: 'list' }).parse(Buffer.from(file), (error, data) => resolve(data)));
const ofDecoder = (type, name) => decoded.filter((record) => record.type === type).map(({ data }) => data[name]);
const share = ({ value, right: known }, divisor = 1) => `${value / divisor} right ${known}`;

// what is asked, what @garmin/fitsdk says, what fit-decoder says, what fit-file-parser says and is right
const table = [
  ['53, 50 and 0 percent right', garmin.messages.recordMesgs.map((record) => record.leftRightBalance), ofDecoder('record', 'left_right_balance'),
    parsed.records.map((record) => share(record.left_right_balance)), '181,178,right', '181,178,right', '53 right true,50 right true,0 right true'],
  ['a session of 0 percent right', [garmin.messages.sessionMesgs[0].leftRightBalance], ofDecoder('session', 'left_right_balance'),
    [share(parsed.sessions[0].left_right_balance, 100)], 'right', '32768', '0 right true'],
  ['ground contact, 49.5 percent left', [garmin.messages.recordMesgs[0].stanceTimeBalance], ofDecoder('record', 'stance_time_balance').slice(0, 1),
    [parsed.records[0].stance_time_balance], '49.5', '4950', '49.5'],
];
let same = garmin.errors.length === 0;
for (const [asked, first, second, third, ...said] of table) {
  console.log(`${asked}: @garmin/fitsdk ${first.join(', ')}; fit-decoder ${second.join(', ')}; fit-file-parser ${third.join(', ')}`);
  same &&= [first, second, third].map(String).join('|') === said.join('|');
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
