#!/usr/bin/env bash
# @we-gold/gpxjs 1.2.0 (npm, the maintained successor of gpxparser for tracks of watches and phones); xmldom-qsa 1.1.3 is the parser of XML that its README names for Node. Duration of a track:
# - movingDuration is to be the time in which the average speed of the last 10 seconds is above avgSpeedThreshold, by default 0.000215 metres a millisecond, 0.215 m/s. The distances of these seconds
#   are added once, the times from each of their points to now one by one: ten seconds become 55. With a point a second the limit is then 1.075 m/s. A walk of six minutes at 1 m/s has nine seconds of
#   moving; at 1.1 m/s, or with a point every two seconds, all is moving,
# - with more than 10 seconds between points, as watches that record by need have it, there is no earlier point to take a speed from, and nobody moves,
# - totalDuration and endTime stop at the last point but one. With a point a minute six minutes are five, and distance over duration is a fifth too fast,
# - a walk with a break is two segments; the distance from the end of the one to the start of the other is added. GPX 1.1 has a segment be points that are connected, and a new one where the receiver was
#   off (trksegType).
#
# At 0.8 m/s somebody who recovers from an operation walks outdoors by himself. He is told that he stood, or the speed that decides about it comes from a minute too few.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @we-gold/gpxjs@1.2.0 xmldom-qsa@1.1.3
cat > finding.mjs <<'JS'
import { parseGPXWithCustomParser } from '@we-gold/gpxjs';
import xml from 'xmldom-qsa';

const degreesOfMetre = 180 / (Math.PI * 6371000);   // on the equator, on the sphere that the library takes
const start = Date.UTC(2026, 5, 1, 8);

// a segment: second and metre of its start, metres a second, seconds from point to point, seconds in all
function segment({ second = 0, metre = 0, speed, every, seconds }) {
  const points = [];
  for (let passed = 0; passed <= seconds; passed += every)
    points.push(`<trkpt lat="0" lon="${((metre + passed * speed) * degreesOfMetre).toFixed(9)}"><time>${new Date(start + (second + passed) * 1000).toISOString()}</time></trkpt>`);
  return `<trkseg>${points.join('')}</trkseg>`;
}
function walked(...segments) {
  const text = `<gpx version="1.1" creator="finding" xmlns="http://www.topografix.com/GPX/1/1"><trk>${segments.map(segment).join('')}</trk></gpx>`;
  const [gpx, error] = parseGPXWithCustomParser(text, (given) => new xml.DOMParser().parseFromString(given, 'text/xml'));
  if (error) throw error;
  const { distance, duration } = gpx.tracks[0];
  return [Math.round(distance.total), duration.totalDuration, duration.movingDuration];
}

// what is walked, metres and seconds in all and seconds of moving, what is right
const table = [
  ['six minutes, 1.1 m/s, a point a second', walked({ speed: 1.1, every: 1, seconds: 360 }), [396, 359, 359], [396, 360, 360]],
  ['six minutes, 1.0 m/s, a point a second', walked({ speed: 1, every: 1, seconds: 360 }), [360, 359, 9], [360, 360, 360]],
  ['six minutes, 0.8 m/s, a point a second', walked({ speed: 0.8, every: 1, seconds: 360 }), [288, 359, 7], [288, 360, 360]],
  ['six minutes, 0.8 m/s, every two seconds', walked({ speed: 0.8, every: 2, seconds: 360 }), [288, 358, 358], [288, 360, 360]],
  ['six minutes, 0.8 m/s, every 15 seconds', walked({ speed: 0.8, every: 15, seconds: 360 }), [288, 345, 0], [288, 360, 360]],
  ['six minutes, 2.0 m/s, a point a minute', walked({ speed: 2, every: 60, seconds: 360 }), [720, 300, 0], [720, 360, 360]],
  ['two times three minutes, 356 m between', walked({ speed: 0.8, every: 10, seconds: 180 }, { second: 1200, metre: 500, speed: 0.8, every: 10, seconds: 180 }), [644, 1370, 350], [288, 1380, 360]],
];
let same = true;
for (const [what, seen, said, right] of table) {
  const [metres, all, moving] = seen;
  console.log(what.padEnd(40), `${metres} m in ${all} s, ${moving} of them moving`.padEnd(36), `right is ${right[0]} m, ${right[1]} s, ${right[2]} s`);
  same &&= String(seen) === String(said);
}
process.exit(same ? 0 : 1);
JS
node finding.mjs
