#!/usr/bin/env bash
# ahrs 1.3.3 (npm, orientation from gyroscope, accelerometer and compass by the filters of Mahony and Madgwick): a reading that is exactly 0 on an axis is taken for none, or ends the filter.
# - Mahony leaves the accelerometer out wherever any of its axes reads 0, not only where all of them do. A sensor held still at 30 degrees straight ahead, with 0 to the side, is level for
#   a whole minute; with a thousandth of g to the side it is at 30 degrees.
# - Madgwick divides by the length of its own correction, which is 0 for a sensor at rest and level from the start. Every angle is NaN from that update on, whatever comes later.
# Right in both: what the other filter says. Gravity on one or two axes is what an upright sensor measures, and the README asks only for radians per second and for g.
#
# Accelerometers count in steps, so an exact 0 is an everyday reading: a nod straight ahead is no nod, and with a little sideways noise the same nod is one. There is no error in either.
# Seen, pitch to the nearest 5 degrees after a minute at 50 samples a second without a turn: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ahrs@1.3.3
cat > finding.cjs <<'JS'
const AHRS = require('ahrs');

const radians = (degrees) => degrees * Math.PI / 180;
const nod = (degrees, side) => [-Math.sin(radians(degrees)), side, Math.cos(radians(degrees))];

function pitch(algorithm, ...held) {
  const filter = new AHRS({ sampleInterval: 20, algorithm });
  for (const acceleration of held) {
    for (let update = 0; update < 3000; update++) {
      filter.update(0, 0, 0, ...acceleration);
    }
  }
  return String(5 * Math.abs(Math.round(filter.getEulerAnglesDegrees().pitch / 5)));
}

// how the sensor is held, what Mahony and Madgwick say, what is right
const table = [
  ['30 degrees, 0.001 g to the side', [nod(30, 0.001)], '30', '30', '30'],
  ['30 degrees, 0 g to the side', [nod(30, 0)], '0', '30', '30'],
  ['level, 0.001 g to the side', [nod(0, 0.001)], '0', '0', '0'],
  ['level, 0 g to the side', [nod(0, 0)], '0', 'NaN', '0'],
  ['level, 0 g, then 30 degrees, 0.001 g', [nod(0, 0), nod(30, 0.001)], '30', 'NaN', '30'],
];
let same = true;
for (const [name, held, mahony, madgwick, right] of table) {
  const seen = ['Mahony', 'Madgwick'].map((algorithm) => pitch(algorithm, ...held));
  console.log(name.padEnd(38), 'Mahony', seen[0].padEnd(4), 'Madgwick', seen[1].padEnd(4), 'right is', right);
  same &&= seen[0] === mahony && seen[1] === madgwick;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
