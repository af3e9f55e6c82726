#!/usr/bin/env bash
# epi-week 0.0.1 (npm, the week of a date as epidemiology counts it, "epi week" or "CDC week"): in a year that begins on a Thursday, Friday or Saturday every week has the number of the next. The week of
# the CDC (MMWR Week Fact Sheet of the NNDSS) goes from Sunday to Saturday, and the first of a year is the first with four days or more in it. The library counts each Saturday of the year, also that of the
# three days, or fewer, that belong to the week 53 or 52 of the year before.
# - 2026 begins on a Thursday: after week 53 of 2025 comes week 2 of 2026 on 4 January, and there is no week 1. The last of December are in week 53, the year has 52,
# - so it is in 2020 to 2033 for 2021, 2022, 2026, 2027, 2028, 2032 and 2033, nearly half of the years, 3 January of 2022 in week 2 as well,
# - years that begin on Sunday to Wednesday are right on every day. The two examples of the README from 2012 and 2015 are right too; three days after the second it is not.
#
# Falls, injuries and infections are counted by these weeks. A count is beside that of the week before in everybody else's table, and what is to be in week 1 is nowhere.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund epi-week@0.0.1
cat > finding.cjs <<'JS'
process.env.TZ = 'UTC';
const epiWeek = require('epi-week');

const day = 86400000;
// the week belongs to the year of its fourth day, and is the nth of those that do
function byDefinition(date) {
  const wednesday = new Date(date - date.getDay() * day + 3 * day);
  const year = wednesday.getFullYear();
  return `${year} week ${Math.floor((wednesday - new Date(year, 0, 1)) / (7 * day)) + 1}`;
}
function byLibrary(date) {
  const { year, week } = epiWeek(new Date(date));
  return `${year} week ${week}`;
}

// what is said, and what is right
let same = true;
for (const [date, said, right] of [
  [new Date(2015, 0, 1), '2014 week 53', '2014 week 53'],
  [new Date(2015, 0, 4), '2015 week 2', '2015 week 1'],
  [new Date(2025, 0, 1), '2025 week 1', '2025 week 1'],
  [new Date(2025, 5, 15), '2025 week 25', '2025 week 25'],
  [new Date(2026, 0, 3), '2025 week 53', '2025 week 53'],
  [new Date(2026, 0, 4), '2026 week 2', '2026 week 1'],
  [new Date(2026, 5, 15), '2026 week 25', '2026 week 24'],
  [new Date(2026, 11, 31), '2026 week 53', '2026 week 52'],
]) {
  const [seen, correct] = [byLibrary(date), byDefinition(date)];
  console.log(date.toDateString(), ' ', seen, ' ', seen === correct ? 'right' : 'right is ' + correct);
  same &&= seen === said && correct === right;
}

const wrong = [];
for (let year = 2020; year <= 2033; year++) {
  let days = 0;
  for (const date = new Date(year, 0, 1); date.getFullYear() === year; date.setDate(date.getDate() + 1))
    if (byLibrary(date) !== byDefinition(date)) days++;
  if (days > 0) wrong.push(`${year}: ${days}`);
}
console.log('days that are wrong, in the years that have any:', wrong.join(', '));
same &&= wrong.join(', ') === '2021: 363, 2022: 365, 2026: 362, 2027: 365, 2028: 365, 2032: 363, 2033: 365';
process.exit(same ? 0 : 1);
JS
node finding.cjs
