#!/usr/bin/env bash
# js-stats 1.0.5 (npm, the normal, t, F and chi-squared distributions): the cumulative probability of chi-squared is right for 3, 5, 7 and all other odd degrees of freedom but 1, and wrong for the rest.
# - for 1, the degree of every table of two by two, it is 1 whatever the value. One less it, the p of the test, is 0: two arms without any difference to speak of, 0.1, are as significant as can be. p is 0.75,
# - for an even number it is another number: for 2 at 5.991 it is 0.986 and not 0.95, so p = 0.014 where it is 0.05; for 4 at 9.488 it is 0.909, so p = 0.09 where it is 0.05. For an even number 2k the
#   probability above x is exp(-x/2) times the sum of (x/2)^i/i! for i from 0 to k-1.
# t and F of the library are right, and so is F with 1 degree. chi-squared 1.1.0 (npm) has all of chi-squared right.
#
# A table of two arms, better or not, has 1 degree, so it is always significant; one with three answers is so too early, one with five too late. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund js-stats@1.0.5 chi-squared@1.1.0
cat > finding.cjs <<'JS'
const { ChiSquareDistribution, FDistribution, TDistribution } = require('js-stats');
const { cdf } = require('chi-squared');

const written = (number) => Number(number.toFixed(3));
// by the definition, for an even number of degrees
function ofEven(value, degrees) {
  let term = 1, sum = 0;
  for (let i = 0; i < degrees / 2; i++) { sum += term; term *= value / 2 / (i + 1); }
  return Math.exp(-value / 2) * sum;
}

let same = true;
// the value, the degrees, the p that is said, the p that is right
for (const [value, degrees, said, right] of [
  [0.1, 1, 0, 0.752],
  [1, 1, 0, 0.317],
  [3.841, 1, 0, 0.05],
  [5.991, 2, 0.014, 0.05],
  [7.815, 3, 0.05, 0.05],
  [9.488, 4, 0.091, 0.05],
  [11.07, 5, 0.05, 0.05],
  [12.592, 6, 0.083, 0.05],
  [14.067, 7, 0.05, 0.05],
]) {
  const seen = written(1 - new ChiSquareDistribution(degrees).cumulativeProbability(value));
  const other = written(1 - cdf(value, degrees));
  console.log(`chi-squared ${value} with ${degrees}:`.padEnd(26), 'p', String(seen).padEnd(6), 'right is', right);
  same &&= seen === said && other === right && (degrees % 2 === 1 || written(ofEven(value, degrees)) === right);
}
const t = written(new TDistribution(9).cumulativeProbability(2.262));
const f = written(new FDistribution(1, 10).cumulativeProbability(4.965));
console.log('t 2.262 with 9:', t, 'and F 4.965 with 1 and 10:', f, 'both right');
process.exit(same && t === 0.975 && f === 0.95 ? 0 : 1);
JS
node finding.cjs
