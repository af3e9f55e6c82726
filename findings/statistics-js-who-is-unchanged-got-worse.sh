#!/usr/bin/env bash
# statistics.js 1.0.0 (npm, statistical analyses on columns of data), three of its tests with data of rehabilitation, which has ties:
# - signTest counts a pair without a change as one that got worse. The sign test leaves such pairs out (Conover, Practical Nonparametric Statistics, 3.4). Of thirteen patients six have less pain, one
#   has more and six are as before: six of thirteen, p = 0.71, where they are six of seven, p = 0.06. With before and after in the other order the same data have p = 0.002,
# - kendallsTau with ties counts how many values have ties where it is to count the tied pairs, and takes the values themselves for the sizes of the ties. Six of eight patients without pain, tau-b is
#   0.85 with p = 0.61; it is 0.68 with p = 0.03. Tau-c is 1.72 without any tie, and -1 to 1 is the range its documentation gives: it takes every table for one of two rows,
# - fishersExactTest gives the probability of just the table that was seen. Its documentation says so too; the test is of that and of all that are less probable (Fisher; R's fisher.test). 22 of 34
#   against 15 of 34 is 0.046 here, and p = 0.14. The more patients, the less probable is any one table: equal halves of two arms of 300 are 0.065, and p = 1.
# Without ties tau-b and the sign test are right, and so are the chi-squared and the t-test.
#
# A study of an exercise is then significant, or not, by how many stayed as they were and how many there were at all. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund statistics.js@1.0.0
cat > finding.cjs <<'JS'
const Statistics = require('statistics.js');

const written = (number) => Number(number.toFixed(4));
const pairs = (first, second) => new Statistics(first.map((value, i) => ({ first: value, second: second[i] })), { first: 'metric', second: 'metric' });
const sign = (before, after) => pairs(before, after).signTest('first', 'second');
const kendall = (first, second) => pairs(first, second).kendallsTau('first', 'second');

function arms(improvedLeft, improvedRight, size) {
  const rows = [];
  for (const [arm, improved] of [['left', improvedLeft], ['right', improvedRight]])
    for (let i = 0; i < size; i++) rows.push({ arm, improved: i < improved ? 'yes' : 'no' });
  return new Statistics(rows, { arm: 'nominal', improved: 'nominal' });
}

// what is right: by the definitions
function choose(n, k) {
  let logarithm = 0;
  for (let i = 1; i <= k; i++) logarithm += Math.log((n - k + i) / i);
  return logarithm;
}
function fisher(left, right, size) {
  const probability = (x) => Math.exp(choose(size, x) + choose(size, left + right - x) - choose(2 * size, left + right));
  let p = 0;
  for (let x = Math.max(0, left + right - size); x <= Math.min(size, left + right); x++)
    if (probability(x) <= probability(left) * (1 + 1e-7)) p += probability(x);
  return p;
}
function tauB(first, second) {
  let sum = 0, ofFirst = 0, ofSecond = 0;
  for (let i = 0; i < first.length; i++)
    for (let j = i + 1; j < first.length; j++) {
      const a = Math.sign(first[i] - first[j]), b = Math.sign(second[i] - second[j]);
      sum += a * b; ofFirst += a * a; ofSecond += b * b;
    }
  return sum / Math.sqrt(ofFirst * ofSecond);
}

// six have less pain, one has more, six have as much
const before = [6, 7, 5, 8, 6, 7, 4, 4, 5, 6, 3, 2, 5], after = [3, 4, 4, 5, 5, 2, 5, 4, 5, 6, 3, 2, 5];
const floor = [0, 0, 0, 0, 0, 0, 1, 2], scores = [0, 1, 2, 3, 4, 5, 6, 7];
const untied = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], swapped = [1, 2, 3, 4, 5, 6, 7, 8, 10, 9];

// what is asked, what is said, what is right
const table = [
  ['six less pain, one more: at least so many', sign(before.slice(0, 7), after.slice(0, 7)).pAtLeast, 0.0625, 8 / 2 ** 7],
  ['six less, one more, six as before', sign(before, after).pAtLeast, 0.7095, 8 / 2 ** 7],
  ['the same, after and before: at most one', sign(after, before).pAtMost, 0.0017, 8 / 2 ** 7],
  ['tau-b, no ties', kendall(untied, swapped).b.tauB, 0.9556, tauB(untied, swapped)],
  ['tau-b, six of eight without pain', kendall(floor, scores).b.tauB, 0.8498, tauB(floor, scores)],
  ['  its p, both sides', kendall(floor, scores).b.pTwoTailed, 0.6107, 0.0326],
  ['tau-c, no ties', kendall(untied, swapped).c.tauC, 1.72, tauB(untied, swapped)],
  ['Fisher, 22 and 15 of 34', arms(22, 15, 34).fishersExactTest('arm', 'improved'), 0.0464, fisher(22, 15, 34)],
  ['Fisher, 150 and 150 of 300', arms(150, 150, 300).fishersExactTest('arm', 'improved'), 0.0651, fisher(150, 150, 300)],
];
let same = true;
for (const [asked, seen, said, right] of table) {
  console.log(asked.padEnd(48), String(written(seen)).padEnd(7), 'right is', written(right));
  same &&= written(seen) === said;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
