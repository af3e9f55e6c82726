#!/usr/bin/env bash
# mann-whitney-utest 1.0.5 (npm, the Mann-Whitney U test) and @tainakanchu/mann-whitney-utest 1.1.0, its fork: test() gives the right U, significant() the wrong answer.
# It compares the lesser U with its own z, that is how many standard deviations U lies from its mean, as if z were the critical value of U. The test asks whether U is at or below the critical
# value for the two sizes, or z at or above 1.96 (5 percent, both sides). U grows with the sizes and z hardly does, so the answer hangs on the sizes more than on the data:
# - two against two is significant whenever the groups do not overlap, at p = 0.33; three against three at p = 0.2,
# - ten or twenty a side are not, at p = 0.0015 or 0.0002.
# No test of sizes up to 3 and 3 can reach 5 percent at all. criticalValue() is the z that is right as a z.
#
# Scores of a questionnaire or pain of two groups are what this test is for: a trial that shows a difference says that there is none, and a handful of patients says that there is one.
# Seen, with the exact p beside it: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mann-whitney-utest@1.0.5 @tainakanchu/mann-whitney-utest@1.1.0
cat > finding.cjs <<'JS'
const original = require('mann-whitney-utest');
const fork = require('@tainakanchu/mann-whitney-utest');

// In how many orders of m and n values, no two alike, the first group has just this U.
const known = new Map();
function orders(m, n, u) {
  if (u < 0) return 0;
  if (m === 0 || n === 0) return u === 0 ? 1 : 0;
  const key = `${m},${n},${u}`;
  if (!known.has(key)) known.set(key, orders(m - 1, n, u - n) + orders(m, n - 1, u));
  return known.get(key);
}
function exact(m, n, least) {
  const counts = Array.from({ length: m * n + 1 }, (_, u) => orders(m, n, u));
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  return Math.min(1, 2 * sum(counts.slice(0, least + 1)) / sum(counts));
}
const even = (count, from) => Array.from({ length: count }, (_, index) => from + 2 * index);

// two groups, the lesser U, whether significant() says so
const table = [
  [[10, 20], [30, 40], 0, true],
  [[1, 2, 4], [3, 5, 6], 1, true],
  [[1, 4, 5], [2, 6, 7], 2, false],
  [even(10, 0), even(10, 11), 10, false],
  [even(20, 0), even(20, 17), 66, false],
];
let same = true;
for (const [first, second, least, said] of table) {
  const answers = [original, fork].map((library) => {
    const u = library.test([first, second]);
    return { least: Math.min(...u), z: library.criticalValue(u, [first, second]), significant: library.significant(u, [first, second]) };
  });
  const p = exact(first.length, second.length, least);
  console.log(`${first.length} and ${second.length}:`.padEnd(10), `U ${answers[0].least}`.padEnd(5), 'z', answers[0].z.toFixed(2), 'significant', String(answers[0].significant).padEnd(5), 'exact p', p.toFixed(5), p <= 0.05);
  same &&= answers.every((answer) => answer.least === least && answer.significant === said);
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
