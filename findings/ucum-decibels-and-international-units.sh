#!/usr/bin/env bash
# @atomic-ehr/ucum 0.2.5 (npm, UCUM in TypeScript): two kinds of unit that UCUM treats apart are converted as if they were ordinary ones, without an error.
# - logarithmic units: the prefix is applied to the result instead of the exponent, and the factor of the reference is lost. UCUM defines B[SPL] as twice the decimal
#   logarithm of a pressure over 2*10*-5 Pa, so 60 dB[SPL] are 0.02 Pa. Here they are 1e24 Pa; 6 B[SPL], the same level, are 0.01 Pa; 100 uV are 6 dB[uV] instead of 40.
#   The prefix of the target is forgotten as well: 37 Cel are 310.15 mK.
# - arbitrary units: UCUM says that such a unit is commensurable with no other unit. The library knows which they are (isArbitraryUnit), but gives each the value 1: 5000 [USP'U] of
#   heparin are 5000 [anti'Xa'U], 500 m[iU] are half a [CFU], and isConvertible says true to both.
#
# A dose or a culture is then compared with one of another scale, and a level of sound or of an EMG with a number that no instrument gives. ucum-lhc 7.1.10 (npm) is right in the
# first and refuses the second. pH and temperatures in plain units are right here too.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @atomic-ehr/ucum@0.2.5 @lhncbc/ucum-lhc@7.1.10
cat > finding.mjs <<'JS'
import { ucum } from '@atomic-ehr/ucum';
import lhc from '@lhncbc/ucum-lhc';

// value, from, to, what @atomic-ehr/ucum says, what is right; null where UCUM lets nothing be converted
const table = [
  [37, 'Cel', '[degF]', 98.6, 98.6],
  [7.4, '[pH]', 'mol/L', 3.981e-8, 3.981e-8],
  [60, 'dB[SPL]', 'Pa', 1e24, 0.02],
  [6, 'B[SPL]', 'Pa', 0.01, 0.02],
  [100, 'uV', 'dB[uV]', 6, 40],
  [37, 'Cel', 'mK', 310.15, 310150],
  [5000, "[USP'U]", "[anti'Xa'U]", 5000, null],
  [500, 'm[iU]', '[CFU]', 0.5, null],
];
const near = (seen, value) => Math.abs(seen - value) <= 1e-3 * Math.abs(value);
let same = ucum.isArbitraryUnit("[USP'U]") && ucum.isConvertible("[USP'U]", "[anti'Xa'U]");
for (const [value, from, to, said, right] of table) {
  const [seen, other] = [ucum.convert(value, from, to), lhc.UcumLhcUtils.getInstance().convertUnitTo(from, value, to)];
  console.log(`${value} ${from} in ${to}: ${seen}, right is ${right ?? 'a refusal'}; ucum-lhc: ${other.status} ${other.toVal ?? ''}`);
  same &&= near(seen, said) && (right === null ? other.status === 'failed' : from === '[pH]' || near(other.toVal, right));
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
