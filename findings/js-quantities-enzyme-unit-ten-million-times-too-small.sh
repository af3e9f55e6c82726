#!/usr/bin/env bash
# js-quantities 1.8.0 (npm, quantities with units; Ruby's ruby-units in JavaScript): the unit of enzymes, U, is ten million times too small. One U turns over one micromole in a minute, 16.67
# nanokatal (1e-6 mol in 60 s; UCUM says U = umol/min); the table of the library has 16.667e-16 mol/s for it. The katal itself, mol/s and umol/min are right, and so is a number in U against
# another in U, which hides it: only between U and the katal of the SI, or moles, does it come out.
# - 180 U/l are 3 microkatal per litre, and here 3e-7; 3 ukat/l are 180 U/l, and here 1.8e9,
# - 10000 U/l are not above 10 ukat/l, and not one U is as much as one umol/min.
# @lhncbc/ucum-lhc 7.1.10 (npm) gives the right numbers.
#
# Laboratories of Sweden and the Czech Republic report creatine kinase and liver enzymes in ukat/l, most others in U/l. Muscle pain with a breakdown of muscle falls under the limit
# as soon as limit and result come from two of them. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund js-quantities@1.8.0 @lhncbc/ucum-lhc@7.1.10
cat > finding.cjs <<'JS'
const Qty = require('js-quantities');
const ucum = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();

const written = (number) => Number(number.toPrecision(3)).toString();
let same = true;

// number, unit, other unit, what js-quantities says, what is right
for (const [value, from, to, said, right] of [
  [180, 'U/l', 'ukat/l', '3e-7', '3'],
  [3, 'ukat/l', 'U/l', '1800000000', '180'],
  [1, 'U', 'umol/min', '1e-7', '1'],
  [60, 'umol/min', 'ukat', '1', '1'],
  [3, 'kat', 'mol/s', '3', '3'],
]) {
  const seen = written(new Qty(value, from).to(to).scalar);
  const other = written(ucum.convertUnitTo(from, value, to).toVal);
  console.log(`${value} ${from} in ${to}:`.padEnd(24), seen.padEnd(12), 'ucum-lhc', other.padEnd(5), 'right is', right);
  same &&= seen === said && other === right;
}

// what is compared, what js-quantities says, what is right
for (const [left, right, said, correct] of [
  ['10000 U/l', '10 ukat/l', false, true],
  ['10000 U/l', '200 U/l', true, true],
]) {
  const seen = new Qty(left).gt(right);
  console.log(`${left} above ${right}:`.padEnd(32), String(seen).padEnd(6), 'right is', correct);
  same &&= seen === said;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
