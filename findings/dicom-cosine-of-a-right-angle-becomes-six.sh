#!/usr/bin/env bash
# dcmjs 0.52.2 (npm, DICOM files in JavaScript): a tiny number of a data set with names loses its exponent when it is made ready for writing (denaturalizeDataset).
# DICOM gives a decimal string 16 characters. The number's text is cut there, so 6.123233995736766e-17, which is what Math.cos gives for 90 degrees, is written as
# 6.12323399573676. Such numbers stand wherever an image plane was computed: in the direction cosines of a turned slice, in a position that ought to be 0.
# The same number given under its tag is written rightly, as 6.1232339957e-17: that path has a formatter of its own for decimal strings. The log says only "Truncating value ...".
#
# For a sagittal series of the neck the row no longer is a unit vector and no longer stands at right angles to the column; side and level on it cannot be trusted.
# Seen: names 6.12323399573676, tags 6.1232339957e-17, both read by another library (dicom-parser 1.8.21). Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dcmjs@0.52.2 dicom-parser@1.8.21
cat > finding.cjs <<'JS'
const { DicomDict, DicomMetaDictionary } = require('dcmjs').data;
const { parseDicom } = require('dicom-parser');

const mrImage = '1.2.840.10008.5.1.4.1.1.4';
const rightAngle = Math.PI / 2;
const orientation = [Math.cos(rightAngle), Math.sin(rightAngle), 0, 0, 0, -1];

function written(dataset) {
  const file = new DicomDict(DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: new Uint8Array([0, 1]).buffer, MediaStorageSOPClassUID: mrImage, MediaStorageSOPInstanceUID: '2.25.1',
    TransferSyntaxUID: '1.2.840.10008.1.2.1', ImplementationClassUID: '2.25.2',
  }));
  file.dict = dataset;
  const read = parseDicom(new Uint8Array(file.write()));
  return { text: read.string('x00200037'), first: read.floatString('x00200037', 0) };
}

const uids = { SOPClassUID: mrImage, SOPInstanceUID: '2.25.1' };
const byName = written(DicomMetaDictionary.denaturalizeDataset({ ...uids, ImageOrientationPatient: orientation }));
const byTag = written({ ...DicomMetaDictionary.denaturalizeDataset(uids), '00200037': { vr: 'DS', Value: orientation } });
console.log('given:   ', orientation.join('\\'));
console.log('by name: ', byName.text);
console.log('by tag:  ', byTag.text);
process.exit(Math.abs(byName.first - 6.12323399573676) < 1e-12 && Math.abs(byTag.first) < 1e-16 ? 0 : 1);
JS
node finding.cjs
