#!/usr/bin/env bash
# daikon 1.2.46 and dwv 0.36.4 (npm, DICOM readers; the first is in Papaya and other viewers): a negative sample in 12 of 16 bits is read as a large positive one. DICOM (PS3.5 8.1.1) has the sample
# in Bits Stored, up to High Bit, whose top bit is the sign where Pixel Representation is 1; the bits above it are no part of the sample. Both read all 16 as one number, so they are right as long
# as a writer has repeated the sign above, and where it has left zeros there -1000 is 3096 and -100 is 3996. Samples from 0 on are the same in both files, which hides it.
# dcmjs-imaging 0.2.5 (npm) gives the same picture of either file. Files of the second kind are rare and legal; dcm2niix mended the same in 2023 (its issue 688).
#
# In Hounsfield units -100 is fat and -1000 air. On such a CT of the neck the fat around the cord is far denser than bone, just where an ossified ligament is looked for, and a mean over a
# region is a number of nothing.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps daikon@1.2.46 dwv@0.36.4 dcmjs@0.52.2 dcmjs-imaging@0.2.5
cat > finding.mjs <<'JS'
import { createRequire } from 'node:module';
import { createImage, DicomParser } from 'dwv';

const require = createRequire(import.meta.url);
const { data: { DicomDict, DicomMetaDictionary } } = require('dcmjs');
const { Series } = require('daikon');
const { DicomImage } = require('dcmjs-imaging');

// One row of a CT, 12 bits stored of 16, signed, with the sign repeated in the four bits above or zeros in them.
function row(samples, repeated) {
  const storage = '1.2.840.10008.5.1.4.1.1.2';
  const file = new DicomDict(DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: new Uint8Array([0, 1]).buffer, MediaStorageSOPClassUID: storage, MediaStorageSOPInstanceUID: '2.25.1',
    TransferSyntaxUID: '1.2.840.10008.1.2.1', ImplementationClassUID: '2.25.2',
  }));
  file.dict = DicomMetaDictionary.denaturalizeDataset({
    SOPClassUID: storage, SOPInstanceUID: '2.25.1', StudyInstanceUID: '2.25.3', SeriesInstanceUID: '2.25.4', FrameOfReferenceUID: '2.25.5', Modality: 'CT',
    ImagePositionPatient: [0, 0, 0], ImageOrientationPatient: [1, 0, 0, 0, 1, 0], PixelSpacing: [1, 1], Rows: 1, Columns: samples.length,
    SamplesPerPixel: 1, PhotometricInterpretation: 'MONOCHROME2', BitsAllocated: 16, BitsStored: 12, HighBit: 11, PixelRepresentation: 1, RescaleIntercept: 0, RescaleSlope: 1,
    _vrMap: { PixelData: 'OW' }, PixelData: Uint16Array.from(samples, (sample) => sample & (repeated ? 0xffff : 0x0fff)).buffer,
  });
  return file.write();
}
function ofDwv(file) {
  const parser = new DicomParser();
  parser.parse(file);
  return createImage(parser.getDicomElements()).getBuffer();
}
const grey = (file) => new Uint8Array(new DicomImage(file).render().pixels).filter((part, place) => place % 4 === 0);

const samples = [-1000, -100, 0, 40, 300, 1200];
const misread = [3096, 3996, 0, 40, 300, 1200];
let same = true;
for (const [above, repeated, said] of [['sign', true, samples], ['zeros', false, misread]]) {
  const file = row(samples, repeated);
  const [daikon, dwv] = [Series.parseImage(new DataView(file)).getInterpretedData(), ofDwv(file)].map((read) => Array.from(read).join(' '));
  console.log(`${above} above bit 11:`.padEnd(20), 'daikon', daikon.padEnd(30), 'dwv', dwv.padEnd(30), 'right is', samples.join(' '));
  same &&= daikon === said.join(' ') && dwv === said.join(' ');
}
const [first, second] = [true, false].map((repeated) => grey(row(samples, repeated)).join(' '));
console.log('dcmjs-imaging, grey of both:', first, '|', second);
process.exit(same && first === second ? 0 : 1);
JS
node finding.mjs
