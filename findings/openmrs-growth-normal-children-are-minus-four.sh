#!/usr/bin/env bash
# @openmrs/esm-form-engine-lib 4.2.1 (npm, the forms of the OpenMRS record; esbuild 0.28.2 only puts the modules together for Node), the z-scores of growth a form may ask for. They come as a whole
# number, the step of the WHO's table that the child has reached: 0 is from the median to one standard deviation above, -3 is the last step before severe.
# - BMI for age: a child in step 0 gets -4 in 17 of the 168 months from 5 to 19 years for boys and in 20 for girls. The step is looked up by its value, and the row has the median (M) of the same
#   value in front of SD0 there; an M counts as -4. A month earlier the same boy is 0,
# - height for age from 5 years: the table of the girls is that of the boys, number for number. The WHO's median of a girl of 17 (204 months) is 162.85 cm with 6.69 to a standard deviation (growth
#   reference 5-19 years, height-for-age, girls), so 158 cm is step -1; here it is -3, and the 163 of the median are -2,
# - weight for height: above 110 cm everybody is -4, the heaviest too. The WHO's standard goes to 120 cm for those who stand (2 to 5 years); half of all boys are taller than 110 by their fifth birthday.
# In all three a child who is well is severely wasted, thin or short. A form that refers whoever is below -3 refers these; there is no error, and the values beside them are right.
#
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps --ignore-scripts @openmrs/esm-form-engine-lib@4.2.1 dayjs@1.11.18 lodash@4.17.21 lodash-es@4.17.21 esbuild@0.28.2
# the helpers ask the host application for dates and requests; none of the functions here uses them
echo 'module.exports = { parseDate() {}, formatDate() {}, openmrsFetch() {} };' > host.cjs
npx esbuild node_modules/@openmrs/esm-form-engine-lib/dist/utils/common-expression-helpers.js --bundle --platform=node --format=cjs --alias:@openmrs/esm-framework=./host.cjs \
  --log-level=error --outfile=helpers.cjs
cat > finding.cjs <<'JS'
const dayjs = require('dayjs');
const { CommonExpressionHelpers } = require('./helpers.cjs');
const data = (name) => require(`@openmrs/esm-form-engine-lib/dist/zscore/${name}.json`);

function child(sex, months) {
  const birthDate = dayjs().subtract(months, 'month').subtract(3, 'day').toISOString();
  return new CommonExpressionHelpers(null, { sex, birthDate }, [], {});
}
const weight = (bmi, height) => bmi * (height / 100) ** 2;
const bmiStep = (sex, months, bmi) => child(sex, months).calcBMIForAgeZscore(116, weight(bmi, 116));

let same = true;
// who, what is said, what is right
for (const [who, seen, said, right] of [
  ['boy of 75 months, BMI 16.0', bmiStep('M', 75, 16), '0', '0'],
  ['boy of 76 months, BMI 16.0', bmiStep('M', 76, 16), '-4', '0'],
  ['boy of 76 months, BMI 15.0', bmiStep('M', 76, 15), '-1', '-1'],
  ['girl of 73 months, BMI 16.0', bmiStep('F', 73, 16), '-4', '0'],
  ['girl of 74 months, BMI 16.0', bmiStep('F', 74, 16), '0', '0'],
  ['boy of 17 years, 176 cm', child('M', 204).calcHeightForAgeZscore(176), '0', '0'],
  ['girl of 17 years, 163 cm', child('F', 204).calcHeightForAgeZscore(163), '-2', '0'],
  ['girl of 17 years, 158 cm', child('F', 204).calcHeightForAgeZscore(158), '-3', '-1'],
  ['boy of 4 years, 110.0 cm, 19.0 kg', child('M', 58).calcWeightForHeightZscore(110, 19), '0', '0'],
  ['boy of 4 years, 110.5 cm, 19.0 kg', child('M', 58).calcWeightForHeightZscore(110.5, 19), '-4', '0'],
  ['boy of 4 years, 115.0 cm, 30.0 kg', child('M', 58).calcWeightForHeightZscore(115, 30), '-4', 'above 3'],
]) {
  console.log(who.padEnd(34), String(seen).padEnd(4), 'right is', right);
  same &&= seen === said;
}

const equal = (part) => JSON.stringify(data(`hfa_girls_${part}`)) === JSON.stringify(data(`hfa_boys_${part}`));
const months = (sex) => data(`bfa_${sex}_5_above`).filter((row) => row.M === row.SD0).length;
console.log('height for age, girls as boys:', 'below 5', equal('below5'), 'and from 5', equal('5_above'));
console.log('months with M before an equal SD0: boys', months('boys'), 'and girls', months('girls'));
same &&= !equal('below5') && equal('5_above') && months('boys') === 17 && months('girls') === 20;
process.exit(same ? 0 : 1);
JS
node finding.cjs
