#!/usr/bin/env bash
# @cornerstonejs/adapters 5.14.0 (npm, measurements of the viewers on Cornerstone3D, OHIF among them, as DICOM structured reports), with @cornerstonejs/core and metadata 5.14.0 that it asks for:
# - every angle is reported under the code of the Cobb angle, 285285000 of SNOMED CT, whichever tool it was drawn with. That of Cobb lies between two end plates; the angle tool gives the one at a
#   vertex, and of the same two lines the one is 180 degrees less the other. In DICOM the concept name of a measurement says what was measured (PS3.16, TID 300).
# - every length is in millimetres. On an image without Pixel Spacing the viewer measures in pixels and says so; of a line of 55 px the report has 55 mm. The two axes of the bidirectional tool
#   keep their unit, px, in the same report. (This one is known there, issues 2086 and 2831, and open.)
# Which tool it was stands only in the tracking identifier, a text of the maker's own. There is no error.
#
# A reader that takes what the codes say finds a Cobb angle of 150 degrees where a neck is bent by 30, and a canal of 55 mm where nobody knows the millimetres.
# Node 20 or later. Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @cornerstonejs/adapters@5.14.0 @cornerstonejs/core@5.14.0 @cornerstonejs/metadata@5.14.0 @babel/runtime@7.29.15
cat > finding.mjs <<'JS'
import MeasurementReport from '@cornerstonejs/adapters/cornerstone3D/MeasurementReport';
import '@cornerstonejs/adapters/cornerstone3D/CobbAngle';
import '@cornerstonejs/adapters/cornerstone3D/Angle';
import '@cornerstonejs/adapters/cornerstone3D/Length';
import '@cornerstonejs/adapters/cornerstone3D/Bidirectional';
import { metaData } from '@cornerstonejs/core';

// A radiograph without Pixel Spacing: one pixel is one unit of the viewer's world.
const image = 'radiograph';
const ids = { StudyInstanceUID: '2.25.1', SeriesInstanceUID: '2.25.2', SOPInstanceUID: '2.25.3', SOPClassUID: '1.2.840.10008.5.1.4.1.1.1' };
const modules = {
  sopCommonModule: { sopInstanceUID: ids.SOPInstanceUID, sopClassUID: ids.SOPClassUID },
  instance: ids,
  imagePlaneModule: {
    rows: 128, columns: 128, imagePositionPatient: [0, 0, 0], frameOfReferenceUID: '2.25.4',
    imageOrientationPatient: [1, 0, 0, 0, 1, 0], rowCosines: [1, 0, 0], columnCosines: [0, 1, 0],
  },
};
const get = (type) => modules[type];
metaData.addProvider(get);

const drawn = (points, shown) => ({ data: [{ data: { handles: { points }, cachedStats: { [`imageId:${image}`]: shown } }, metadata: { referencedImageId: image } }] });
const [top, middle] = [[50, 0, 0], [50, 40, 0]];
const bent = [50 + 40 * Math.sin(Math.PI / 6), 40 + 40 * Math.cos(Math.PI / 6), 0];

// what was drawn, points, what the viewer shows, what is reported as concept, number and unit, what is right
const table = [
  ['CobbAngle', [top, middle, middle, bent], { angle: 30 }, ['Cobb angle 30 deg'], ['Cobb angle 30 deg']],
  ['Angle', [top, middle, bent], { angle: 150 }, ['Cobb angle 150 deg'], ['Angle 150 deg']],
  ['Length', [[50, 0, 0], [50, 55, 0]], { length: 55, unit: 'px' }, ['Length 55 mm'], ['Length 55 px']],
  ['Bidirectional', [[50, 0, 0], [50, 55, 0], [40, 20, 0], [60, 20, 0]], { length: 55, width: 20, unit: 'px' }, ['Long Axis 55 px', 'Short Axis 20 px'], ['Long Axis 55 px', 'Short Axis 20 px']],
];
function numbers(item) {
  const here = item?.ValueType === 'NUM' ? [item] : [];
  return item && typeof item === 'object' ? here.concat(...Object.values(item).map(numbers)) : here;
}
function written(number) {
  const [[concept], [measured]] = [[number.ConceptNameCodeSequence].flat(), [number.MeasuredValueSequence].flat()];
  const [unit] = [measured.MeasurementUnitsCodeSequence].flat();
  return `${concept.CodeMeaning} ${measured.NumericValue} ${unit.CodeValue === '1' ? unit.CodeMeaning : unit.CodeValue}`;
}
let same = true;
for (const [tool, points, shown, said, right] of table) {
  const { dataset } = MeasurementReport.generateReport({ [image]: { [tool]: drawn(points, shown) } }, { get }, {});
  const seen = numbers(dataset.ContentSequence).map(written);
  console.log(tool.padEnd(14), JSON.stringify(shown).padEnd(38), 'reported', seen.join(', ').padEnd(34), 'right is', right.join(', '));
  same &&= seen.join() === said.join();
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
