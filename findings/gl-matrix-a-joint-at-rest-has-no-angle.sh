#!/usr/bin/env bash
# gl-matrix 3.4.4 (npm, vectors, matrices and quaternions; most of what draws in a browser uses it) and math3d 0.2.2 (npm): the angle between two orientations is no number where they are the same. quat.getAngle
# "gets the angular distance between two unit quaternions"; it is acos(2d^2 - 1) of their dot product d. Of two that are equal, and normalized by the library itself, d may be above 1 in the last digit, and
# acos of that is NaN. math3d's angleTo has the same formula.
# - of 5508 orientations ten degrees apart, 3014 have the angle NaN to themselves in gl-matrix and 2147 in math3d. It is 0; three 0.187.0 (npm), which keeps the cosine within 1, says so to all of them,
# - up to 0.02 degrees about half are NaN still. From 0.05 degrees on none is,
# - for vectors gl-matrix keeps it within 1, so vec3.angle of one with itself is 0.
#
# A sensor at rest, or a joint that is held, gives the same orientation again and again. One NaN makes the mean and the greatest angle of a movement NaN, and a comparison with a limit false; whether it comes
# depends on how the sensor lies, so it is not there at the desk and is on the patient.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund gl-matrix@3.4.4 math3d@0.2.2 three@0.187.0
cat > finding.mjs <<'JS'
import { quat, vec3 } from 'gl-matrix';
import math3d from 'math3d';
import { Euler, MathUtils, Quaternion } from 'three';

const byGlMatrix = (x, y, z) => {
  const orientation = quat.fromEuler(quat.create(), x, y, z);
  return quat.normalize(orientation, orientation);
};
const byMath3d = (x, y, z) => math3d.Quaternion.Euler(x, y, z);
const byThree = (x, y, z) => new Quaternion().setFromEuler(new Euler(...[x, y, z].map(MathUtils.degToRad)));
const angles = {
  'gl-matrix': (at) => quat.getAngle(byGlMatrix(...at), byGlMatrix(...at)),
  math3d: (at) => byMath3d(...at).angleTo(byMath3d(...at)),
  three: (at) => byThree(...at).angleTo(byThree(...at)),
};

const orientations = [];
for (let x = -80; x <= 80; x += 10) for (let y = 0; y < 180; y += 10) for (let z = 0; z < 180; z += 10) orientations.push([x, y, z]);

let same = true;
for (const [library, said] of [['gl-matrix', true], ['math3d', true], ['three', false]]) {
  const none = orientations.filter((at) => Number.isNaN(angles[library](at))).length;
  console.log(`${library}: no angle between an orientation and itself in ${none} of ${orientations.length}`);
  same &&= said ? none > orientations.length / 4 : none === 0;   // how many exactly may hang on the engine's Math
}

// turned by so many degrees, is there any without an angle?
for (const [degrees, said] of [[0.01, true], [0.02, true], [0.05, false], [1, false]]) {
  let none = 0;
  for (let x = -80; x <= 80; x += 10) {
    const before = byGlMatrix(x, 30, 40);
    const after = quat.multiply(quat.create(), before, quat.fromEuler(quat.create(), 0, 0, degrees));
    if (Number.isNaN(quat.getAngle(before, after))) none++;
  }
  console.log(`gl-matrix: turned by ${degrees} degrees, no angle in ${none} of 17`);
  same &&= none > 0 === said;
}

const vector = vec3.fromValues(0.1, 0.2, 0.3);
console.log('gl-matrix: angle of a vector with itself', vec3.angle(vector, vector));
same &&= vec3.angle(vector, vector) < 1e-3;

// a neck that turns by 30 degrees and back, with a rest at the start; against the orientation at the start
const start = byGlMatrix(10, 0, 20);
const turned = [0, 0, 15, 30, 15, 0].map((degrees) => quat.multiply(quat.create(), start, quat.fromEuler(quat.create(), 0, degrees, 0)));
const seen = turned.map((orientation) => (quat.getAngle(start, orientation) * 180) / Math.PI);
console.log('gl-matrix: a turn of 30 degrees', seen.map((angle) => angle.toFixed(1)).join(' '), 'greatest', Math.max(...seen));
same &&= Number.isNaN(Math.max(...seen));
process.exit(same ? 0 : 1);
JS
node finding.mjs
