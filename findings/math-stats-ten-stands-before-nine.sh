#!/usr/bin/env bash
# math-stats 0.3.1 (npm, "a small library that does statistics for your numbers"): the median is that of the numbers in the order of their texts, where 10 and 100 stand before 9, and -1 before -3.
# - the median of 10, 9 and 100 is 100, and that of 10, 9, 7, 8 and 10 is 7. Of 3, 1 and 2, all with one digit and none below 0, it is 2,
# - the list that was given is left in that order. What belongs to it by its place, the patients or the second measurement, belongs to others from then on.
# The mean and the deviation are right, and do not change the list. simple-statistics 7.12.1 (npm) has the median right and leaves the list.
#
# A scale of pain goes from 0 to 10, and a range of motion from 0 to 180: both cross just there. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund math-stats@0.3.1 simple-statistics@7.12.1
cat > finding.cjs <<'JS'
const stats = require('math-stats');
const simple = require('simple-statistics');

let same = true;
// the numbers, the median that is said, the median that is right, the list that is left
for (const [what, numbers, said, right, left] of [
  ['pain', [3, 1, 2], 2, 2, '1 2 3'],
  ['pain', [10, 9, 7, 8, 10], 7, 9, '10 10 7 8 9'],
  ['rotation of the neck in degrees', [80, 75, 9, 100, 70], 75, 75, '100 70 75 80 9'],
  ['rotation of the neck in degrees', [80, 110, 9, 100, 70], 70, 80, '100 110 70 80 9'],
  ['ten, nine and a hundred', [10, 9, 100], 100, 10, '10 100 9'],
  ['change of pain', [-3, -10, -2, 0, 1], -3, -2, '-10 -2 -3 0 1'],
]) {
  const mean = stats.mean(numbers) === simple.mean(numbers);
  const correct = simple.median(numbers) === right && numbers.join(' ') !== left;
  const given = numbers.join(' ');
  const seen = stats.median(numbers);
  console.log(`${what}: ${given}`.padEnd(52), 'median', String(seen).padEnd(4), 'right is', String(right).padEnd(4), 'left as', numbers.join(' '));
  same &&= mean && correct && seen === said && numbers.join(' ') === left;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
