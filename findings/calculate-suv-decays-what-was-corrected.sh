#!/usr/bin/env bash
# @cornerstonejs/calculate-suv 1.1.0 (npm, factors from PET pixels to standardized uptake values; viewers on Cornerstone use it):
# - DecayCorrection is asked for and left out of account. DICOM (PS3.3 C.8.9.1, 0054,1102) has START for pixels corrected to the start of the scan and ADMIN for pixels corrected to the
#   injection. With START the injected dose is to be decayed to the scan, with ADMIN it is not. It is with both: an hour after an injection of 18F, every value with ADMIN is 46 percent too high.
# - pixels in GML are uptake by body weight already, factor 1. By lean body mass the factor is then lean mass to weight, 0.83 here; what is given is the one for Bq/ml, 0.00028.
#
# A lesion of uptake 2.0 is one of 2.9, above the 2.5 that is often taken for a sign of malignancy, or by lean mass none at all. Where pain of the neck is looked into for metastases or
# infection, that is the number that is read. There is no error and no warning.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @cornerstonejs/calculate-suv@1.1.0
cat > finding.cjs <<'JS'
const { calculateSUVScalingFactors } = require('@cornerstonejs/calculate-suv');

// 300 MBq of 18F at 10:00, a man of 70 kg and 1.75 m, the scan at 11:00.
const series = {
  CorrectedImage: ['ATTN', 'DECY'], RadionuclideTotalDose: 300e6, RadionuclideHalfLife: 6586.2, RadiopharmaceuticalStartDateTime: '20241205100000',
  SeriesDate: '20241205', SeriesTime: '110000', AcquisitionDate: '20241205', AcquisitionTime: '110000', PatientWeight: 70, PatientSize: 1.75, PatientSex: 'M',
};
const perBecquerel = (decay) => series.PatientWeight * 1000 / (series.RadionuclideTotalDose * decay);
const decayedForAnHour = 2 ** (-3600 / series.RadionuclideHalfLife);
const leanMass = 1.1 * 70 - 120 * (70 / 175) ** 2;
const digits = (value) => value.toPrecision(3);

// units and correction, which factor, what is said, what is right
const table = [
  ['BQML', 'START', 'suvbw', perBecquerel(decayedForAnHour), perBecquerel(decayedForAnHour)],
  ['BQML', 'ADMIN', 'suvbw', perBecquerel(decayedForAnHour), perBecquerel(1)],
  ['GML', 'START', 'suvbw', 1, 1],
  ['GML', 'START', 'suvlbm', perBecquerel(decayedForAnHour) * leanMass / 70, leanMass / 70],
];
let same = true;
for (const [Units, DecayCorrection, factor, said, right] of table) {
  const seen = calculateSUVScalingFactors([{ ...series, Units, DecayCorrection }])[0][factor];
  console.log(Units.padEnd(5), DecayCorrection.padEnd(6), factor.padEnd(7), digits(seen).padEnd(9), 'right is', digits(right));
  same &&= digits(seen) === digits(said);
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
