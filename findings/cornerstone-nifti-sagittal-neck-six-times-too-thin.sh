#!/usr/bin/env bash
# @cornerstonejs/nifti-volume-loader 5.0.13 with @cornerstonejs/core 5.0.13 (npm, NIfTI volumes in the viewers on Cornerstone3D); esbuild 0.28.2 only puts the modules together for Node:
# - the places of the slices of a sagittal or coronal volume are wrong. From slice to slice it goes a slice's distance along the normal; the loader takes for the part of it along x the distance
#   of the columns and along y that of the rows. A sagittal neck with pixels of 0.5 mm and a slice every 3 mm is 0.5 mm from slice to slice. Axial slices are right, which hides it,
# - the two pixel spacings are in the wrong order (DICOM has that of the rows first), and core reads them in the right one: with columns 0.5 and rows 0.8 mm apart widths are heights.
# Both are known there (issues 2601, 2602 and 2914) and open.
#
# Ten sagittal slices of a neck, 27 mm from side to side, are 4.5 mm: how far to the left or right a narrowing lies, and how wide it is, is measured six times too small, without a word.
# Node 20 has no navigator, which core asks whether it runs on a telephone. Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps @cornerstonejs/nifti-volume-loader@5.0.13 @cornerstonejs/core@5.0.13 @cornerstonejs/metadata@5.0.13 esbuild@0.28.2
cat > finding.mjs <<'JS'
import { metaData, utilities } from '@cornerstonejs/core';
import { createNiftiImageIdsAndCacheMetadata } from '@cornerstonejs/nifti-volume-loader';

globalThis.navigator ??= { platform: 'Node' };

// A NIfTI-1 file of 4 columns, 4 rows and 10 slices; voxel i, j, k lies at i, j and k times these steps in x, y and z (to the right, forward and up).
function volume(steps) {
  const file = Buffer.alloc(352 + 4 * 4 * 10 * 2);
  file.writeInt32LE(348, 0);
  [3, 4, 4, 10, 1, 1, 1, 1].forEach((size, place) => file.writeInt16LE(size, 40 + 2 * place));
  file.writeInt16LE(4, 70);
  file.writeInt16LE(16, 72);
  [1, ...steps.map((step) => Math.hypot(...step))].forEach((distance, place) => file.writeFloatLE(distance, 76 + 4 * place));
  file.writeFloatLE(352, 108);
  file.writeFloatLE(1, 112);
  file.writeInt16LE(1, 254);
  [0, 1, 2].forEach((axis) => steps.forEach((step, place) => file.writeFloatLE(step[axis], 280 + 16 * axis + 4 * place)));
  file.write('n+1\0', 344, 'latin1');
  return `data:application/octet-stream;base64,${file.toString('base64')}`;
}
const rounded = (number) => Math.round(number * 100) / 100;
async function loaded(steps) {
  const images = await createNiftiImageIdsAndCacheMetadata({ url: volume(steps) });
  const [first, last] = [images[0], images.at(-1)].map((image) => metaData.get('imagePlaneModule', image).imagePositionPatient);
  const { spacing } = utilities.generateVolumePropsFromImageIds(images, 'volume');
  return `${rounded(Math.hypot(...first.map((part, axis) => part - last[axis])))} mm deep, voxels ${Array.from(spacing, rounded).join(' by ')}`;
}

// the volume, steps of columns, rows and slices, what is said, what is right
const table = [
  ['axial', [[-0.5, 0, 0], [0, -0.5, 0], [0, 0, 3]], '27 mm deep, voxels 0.5 by 0.5 by 3', '27 mm deep, voxels 0.5 by 0.5 by 3'],
  ['sagittal', [[0, -0.5, 0], [0, 0, -0.5], [3, 0, 0]], '4.5 mm deep, voxels 0.5 by 0.5 by 0.5', '27 mm deep, voxels 0.5 by 0.5 by 3'],
  ['coronal', [[-0.5, 0, 0], [0, 0, -0.5], [0, 3, 0]], '4.5 mm deep, voxels 0.5 by 0.5 by 0.5', '27 mm deep, voxels 0.5 by 0.5 by 3'],
  ['axial, long pixels', [[-0.5, 0, 0], [0, -0.8, 0], [0, 0, 3]], '27 mm deep, voxels 0.8 by 0.5 by 3', '27 mm deep, voxels 0.5 by 0.8 by 3'],
];
async function main() {
  let same = true;
  for (const [name, steps, said, right] of table) {
    const seen = await loaded(steps);
    console.log(name.padEnd(20), seen.padEnd(40), 'right is', right);
    same &&= seen === said;
  }
  process.exit(same ? 0 : 1);
}
main();
JS
npx esbuild finding.mjs --bundle --platform=node --format=cjs --outfile=bundle.cjs --log-level=error
node bundle.cjs
