#!/usr/bin/env bash
# quaternion 2.2.0 (npm, rotations; the readme shows it with the orientation of a phone): toEuler has no answer for a middle angle of exactly 90 degrees, and gives one. There the first and the last angle turn about the same
# axis, so only their sum or difference is determined; one may be set to 0 and the other found. The library puts two differences of rounding errors into atan2 instead, and the triplet it gives is
# another rotation: set back with fromEuler, 30 degrees of rotation come back as 90. It is no NaN and no warning, and the readme commends quaternions for avoiding the gimbal lock.
#
# A sensor that stands upright on the forehead, as one is strapped on for the rotation of the neck, has this middle angle in the neutral position. With quaternions in steps of 1/16384 it is
# the same; at 85 degrees all is well, so a test with the sensor lying flat shows nothing.
# Seen: at 0 and 85 degrees rotations of 0, 10, 30, 45 and 60 degrees are right; at 90 they are 0, 5, 90, 27 and 27, and the triplets are 0, 5, 60, 18 and 33 degrees off.
# Exits 0 while at 90 degrees one of them is off by more than 20 degrees and at 0 and 85 none is, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund quaternion@2.2.0
cat > finding.mjs <<'JS'
import Quaternion from 'quaternion';

const radian = Math.PI / 180;
const fromDegrees = (angles) => Quaternion.fromEuler(...angles.map((angle) => angle * radian), 'ZYX');
const toDegrees = (rotation) => rotation.toEuler('ZYX').map((angle) => angle / radian);
// the angle between two rotations, whatever triplets they are written with
const between = (one, other) => 2 * Math.acos(Math.min(1, Math.abs(one.dot(other)))) / radian;
// as a sensor sends it, each of the four numbers in steps of 1/16384
const sent = (rotation) => new Quaternion(...['w', 'x', 'y', 'z'].map((name) => Math.round(rotation[name] * 16384) / 16384));

const worst = {};
for (const upright of [0, 85, 90]) {
  const row = [0, 10, 30, 45, 60].map((turned) => {
    const rotation = fromDegrees([turned, upright, 0]);
    const angles = toDegrees(rotation);
    const coarse = sent(rotation);
    return { angle: angles[0].toFixed(0), off: between(rotation, fromDegrees(angles)), sensor: between(coarse.normalize(), fromDegrees(toDegrees(coarse))) };
  });
  worst[upright] = { off: Math.max(...row.map(({ off }) => off)), sensor: Math.max(...row.map(({ sensor }) => sensor)) };
  console.log(`middle angle ${upright}:`, 'rotations of 0 10 30 45 60 are', row.map(({ angle }) => angle).join(' '), '| off by', row.map(({ off }) => off.toFixed(0)).join(' '),
    '| of a sensor, off by at most', worst[upright].sensor.toFixed(1));
}
process.exit(worst[90].off > 20 && worst[90].sensor > 20 && worst[0].off < 0.01 && worst[85].sensor < 1 ? 0 : 1);
JS
node finding.mjs
