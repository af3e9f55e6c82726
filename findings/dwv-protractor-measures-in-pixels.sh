#!/usr/bin/env bash
# dwv 0.36.4 (npm, DICOM web viewer): its protractor gives the angle between lines of pixels, not of millimetres. DICOM has two values of Pixel Spacing, of rows and of columns (PS3.3 10.7.1.3),
# and they may differ. Widths and heights of the same viewer heed both, and the image is drawn in its true shape; the angle heeds neither. With pixels twice as high as wide a right-angled bend
# of two equal lines at 45 degrees to the rows stays 90, where it is 53.1; one of 135 stays 135, where it is 116.6. With square pixels it is right, which hides it.
#
# Angles of the neck, as that of Cobb between the second and the seventh vertebra, are measured in such a viewer and compared with limits and with earlier ones. The number is given in degrees
# without a word of the spacing, and differs from what a goniometer on the screen would say.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dwv@0.36.4
cat > finding.mjs <<'JS'
import { DicomParser, Matrix33, Point2D, Protractor, Rectangle, ViewController, createImage, createView } from 'dwv';

// A radiograph (CR) of 32 by 32 pixels with the given spacing of rows and of columns.
function radiograph(spacing) {
  const short = (value) => Buffer.from(Uint16Array.of(value).buffer);
  function element(tag, type, value) {
    const text = String(value);
    const bytes = Buffer.isBuffer(value) ? value : Buffer.from(text.length % 2 ? text + (type === 'UI' ? '\0' : ' ') : text, 'latin1');
    const head = Buffer.alloc(type === 'OW' || type === 'OB' ? 12 : 8);
    head.writeUInt16LE(tag >>> 16, 0);
    head.writeUInt16LE(tag & 0xffff, 2);
    head.write(type, 4, 'latin1');
    if (head.length === 12) head.writeUInt32LE(bytes.length, 8); else head.writeUInt16LE(bytes.length, 6);
    return Buffer.concat([head, bytes]);
  }
  const [storage, instance] = ['1.2.840.10008.5.1.4.1.1.1', '2.25.1'];
  const meta = Buffer.concat([element(0x00020001, 'OB', Buffer.from([0, 1])), element(0x00020002, 'UI', storage), element(0x00020003, 'UI', instance), element(0x00020010, 'UI', '1.2.840.10008.1.2.1'),
    element(0x00020012, 'UI', '2.25.2')]);
  const empty = (tag, type) => element(tag, type, '');
  return new Uint8Array(Buffer.concat([
    Buffer.alloc(128), Buffer.from('DICM'), element(0x00020000, 'UL', Buffer.from(Uint32Array.of(meta.length).buffer)), meta,
    element(0x00080016, 'UI', storage), element(0x00080018, 'UI', instance), empty(0x00080020, 'DA'), empty(0x00080030, 'TM'), empty(0x00080050, 'SH'), element(0x00080060, 'CS', 'CR'),
    empty(0x00080070, 'LO'), empty(0x00080090, 'PN'), empty(0x00100010, 'PN'), empty(0x00100020, 'LO'), empty(0x00100030, 'DA'), empty(0x00100040, 'CS'), element(0x00180015, 'CS', 'CSPINE'),
    empty(0x00185101, 'CS'), element(0x0020000d, 'UI', '2.25.3'), element(0x0020000e, 'UI', '2.25.4'), empty(0x00200010, 'SH'), element(0x00200011, 'IS', 1), element(0x00200013, 'IS', 1),
    element(0x00200020, 'CS', 'P\\F'), element(0x00280002, 'US', short(1)), element(0x00280004, 'CS', 'MONOCHROME2'), element(0x00280010, 'US', short(32)), element(0x00280011, 'US', short(32)),
    element(0x00280030, 'DS', spacing.join('\\')), element(0x00280100, 'US', short(16)), element(0x00280101, 'US', short(16)), element(0x00280102, 'US', short(15)), element(0x00280103, 'US', short(0)),
    element(0x7fe00010, 'OW', Buffer.alloc(32 * 32 * 2)),
  ])).buffer;
}

function viewed(spacing) {
  const parser = new DicomParser();
  parser.parse(radiograph(spacing));
  const elements = parser.getDicomElements();
  const view = createView(elements, createImage(elements));
  view.setOrientation(new Matrix33([1, 0, 0, 0, 1, 0, 0, 0, 1]));
  return [new ViewController(view), view];
}
function inMillimetres([first, middle, last], [row, column]) {
  const direction = ([x, y]) => Math.atan2((y - middle[1]) * row, (x - middle[0]) * column) * 180 / Math.PI;
  const turn = Math.abs(direction(first) - direction(last));
  return Math.min(turn, 360 - turn);
}

const bends = [[[[0, 0], [10, 10], [20, 0]], 90], [[[0, 0], [10, 0], [20, 10]], 135]];
let same = true;
for (const spacing of [[1, 1], [1, 0.5], [0.5, 1]]) {
  const [controller, view] = viewed(spacing);
  const box = new Rectangle(new Point2D(0, 0), new Point2D(10, 10)).quantify(controller, view.getCurrentIndex(), []);
  console.log(`rows ${spacing[0]} mm, columns ${spacing[1]} mm: 10 by 10 pixels are ${box.width.value} by ${box.height.value} mm`);
  same &&= box.width.value === 10 * spacing[1] && box.height.value === 10 * spacing[0];
  for (const [points, said] of bends) {
    const { angle } = new Protractor(points.map(([x, y]) => new Point2D(x, y))).quantify(controller, []);
    console.log('  protractor', angle.value.toFixed(1).padEnd(6), angle.unit, 'right is', inMillimetres(points, spacing).toFixed(1));
    same &&= Math.abs(angle.value - said) < 0.05;
  }
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
