#!/usr/bin/env bash
# @edtf-ts/core 0.4.2 (npm, EDTF dates and answers YES, NO or MAYBE about them), two of its functions leave out what they have been given:
# - calculateAgeRange gives the least and the greatest age, and for a birth date that is not known to the day it gives one age twice, that of its first day. Born in 1961, on 30 November
#   2026, is 65 to 65, though those born in December are 64; so are 1961-XX-XX and 1961-XX-15, and 1961-11 a day earlier. 1961-01/1961-12, the same year as an interval, is 64 to 65.
# - a time with an offset is taken as one in UTC: 20:00-05:00 is three hours before 23:00Z, by YES, where it is two hours after it.
# An interval with both ends and a full date are right.
#
# Where 65 is an age of its own, as among the high risks of the Canadian C-Spine Rule, a year of birth alone decides it; and of two findings of an evening the newer passes for the older.
# Seen: see the tables in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @edtf-ts/core@0.4.2
cat > finding.mjs <<'JS'
process.env.TZ = 'UTC';
const { calculateAgeRange, isBefore, isAfter, parse } = await import('@edtf-ts/core');

// born, on which day, ages as said, ages rightly
const ages = [
  ['1961-12-01', '2026-11-30', '64 64', '64 64'],
  ['1961-01/1961-12', '2026-11-30', '64 65', '64 65'],
  ['1961', '2026-11-30', '65 65', '64 65'],
  ['1961-XX-XX', '2026-11-30', '65 65', '64 65'],
  ['1961-XX-15', '2026-11-30', '65 65', '64 65'],
  ['1961-11', '2026-11-29', '65 65', '64 65'],
  ['1961', '2026-01-01', '65 65', '64 65'],
];
// two times, whether the first is before and after the second as said, rightly
const times = [
  ['2024-12-31T20:00:00Z', '2024-12-31T23:00:00Z', 'YES NO', 'YES NO'],
  ['2024-12-31T20:00:00-05:00', '2024-12-31T23:00:00Z', 'YES NO', 'NO YES'],
  ['2025-01-01T08:00:00+09:00', '2024-12-31T23:30:00Z', 'NO YES', 'YES NO'],
];
let same = true;
function check(asked, seen, said, right) {
  console.log(asked.padEnd(52), seen.padEnd(7), 'right is', right);
  same &&= seen === said;
}
for (const [born, on, said, right] of ages) {
  check(`born ${born}, on ${on}`, calculateAgeRange(born, new Date(`${on}T12:00:00Z`)).join(' '), said, right);
}
for (const [one, other, said, right] of times) {
  const [first, second] = [one, other].map((time) => parse(time).value);
  check(`${one} and ${other}`, `${isBefore(first, second)} ${isAfter(first, second)}`, said, right);
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
