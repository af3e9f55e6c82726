// Motion, pain, shoulder and resistance sets, with the units, scales, methods and statuses that occur and some that must not be used.
import { age, concept, findings, loinc, observation, quantity, snomed } from './elements.mjs';

const movements = { 'rom-flexion': 45, 'rom-extension': 50, 'rom-rotation-right': 62, 'rom-rotation-left': 60, 'rom-lateral-flexion-right': 35, 'rom-lateral-flexion-left': 33 };
const anyMethod = r => r.weighted([[6, 'method-inclinometer'], [2, 'method-goniometer'], [2, 'method-crom'], [1, 'method-visual-estimate'], [0.5, null]]);

function angle(r, degrees) {
  return r.weighted([
    [90, quantity(degrees, 'deg')],
    [6, quantity(Math.round(degrees * 17.453293) / 1000, 'rad')],
    [0.5, quantity(degrees, null)],
    [0.5, quantity(degrees, 'mm')],
    [0.5, quantity(-degrees, 'deg')],
    [1, quantity(r.pick([70, 70.5, 71, 90, 91, 100, 101, 110, 111, 0]), 'deg')],
  ]);
}

/** Six angles of one day; `change` is added to every movement, or to one of them. */
export function motionSet(r, { daysAgo = age(r), method = anyMethod(r), status, change = 0, one = false } = {}) {
  const at = { daysAgo, status };
  const how = method ? { method: concept(findings, method) } : {};
  const chosen = r.pick(Object.keys(movements));
  const value = name => angle(r, movements[name] + (!one || name === chosen ? change : 0));
  const names = Object.keys(movements).filter(() => !r.chance(0.004));
  return r.chance(0.75)
    ? [observation(r, concept(findings, 'rom-cervical-panel'), { ...how, component: names.map(name => ({ code: concept(findings, name), valueQuantity: value(name) })) }, at)]
    : names.map(name => observation(r, concept(findings, name), { ...how, valueQuantity: value(name) }, at));
}

export function pain(r, { daysAgo = age(r), millimeters = r.between(0, 100), status, visual = r.chance(0.85), odd = true } = {}) {
  const range = high => ({ referenceRange: [{ high: { value: high } }] });
  const tenth = millimeters / 10;
  const value = visual
    ? r.weighted([[8, { valueQuantity: quantity(millimeters, 'mm') }], [3, { valueQuantity: quantity(tenth, 'cm') }],
      [1, { valueQuantity: quantity(tenth, '{score}'), ...range(10) }], [1, { valueQuantity: quantity(millimeters, '1'), ...range(100) }],
      ...(odd ? [[0.4, { valueQuantity: quantity(tenth, '{score}') }], [0.3, { valueQuantity: quantity(millimeters + 101, 'mm') }], [0.3, { valueQuantity: quantity(11, 'cm') }],
        [0.2, { valueQuantity: quantity(tenth, '{score}'), ...range(20) }]] : [])])
    : r.weighted([[8, { valueQuantity: quantity(Math.round(tenth), '{score}') }], [1, { valueQuantity: quantity(Math.round(tenth), '1') }], [1, { valueInteger: Math.round(tenth) }],
      ...(odd ? [[0.4, { valueQuantity: quantity(11, '{score}') }]] : [])]);
  return [observation(r, concept(loinc, visual ? '38214-3' : '72514-3'), value, { daysAgo, status })];
}

export function shoulder(r, daysAgo, status) {
  const graded = () => r.weighted([[6, { valueCodeableConcept: concept(snomed, '17621005') }], [3, { valueCodeableConcept: concept(snomed, '263654008') }], [0.3, {}]]);
  const impingement = r.weighted([[6, { valueCodeableConcept: concept(snomed, '2667000') }], [2, { valueCodeableConcept: concept(snomed, '52101004') }], [1, { valueBoolean: false }], [0.2, {}]]);
  return [['shoulder-strength', graded()], ['shoulder-rom', graded()], ['shoulder-impingement', impingement]]
    .map(([code, rest]) => observation(r, concept(findings, code), rest, { daysAgo, status }));
}

export function resistanceSet(r, { daysAgo = age(r), repetitions = 15, load = 40, exertion = 13, status, odd = false } = {}) {
  const at = { daysAgo, status };
  const number = (value, code) => r.chance(0.8) ? { valueQuantity: quantity(value, code) } : Number.isInteger(value) ? { valueInteger: value } : { valueQuantity: quantity(value, '1') };
  const range = { referenceRange: [{ low: { value: 6 }, high: { value: 20 } }] };
  const borg = r.weighted([
    [8, [concept(findings, 'borg-rpe-6-20'), number(exertion, '{score}')]],
    [1, [concept(loinc, '82289-0'), { ...number(exertion, '{score}'), ...range }]],
    [1, [concept(loinc, '82289-0'), number(exertion, '{score}')]],
    ...(odd ? [[1, [concept(loinc, '82289-0'), number(r.between(3, 10), '{score}')]],
      [1, [concept(loinc, '82289-0'), { ...number(13, '{score}'), referenceRange: [{ low: { value: 0 }, high: { value: 10 } }] }]]] : []),
  ]);
  const parts = [
    [concept(findings, 'reps-at-load'), number(repetitions, '{repetitions}')],
    [concept(findings, 'load-percent-1rm'), number(load, '%')],
    borg,
  ].filter(() => !odd || !r.chance(0.1));
  return parts.map(([code, rest]) => observation(r, code, rest, at));
}
