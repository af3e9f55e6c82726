// Signs in every form the contract accepts: components, two observations, body sites, without a side; as problems; over time.
import { concept, condition, dateOf, findings, icd, observation, age, quantity, snomed } from './elements.mjs';

const sided = { hoffmann: [[findings, 'hoffmann-sign'], [snomed, '299849001']], hand: [[findings, 'hand-weakness'], [snomed, '299042006']],
  arm: [[findings, 'upper-limb-weakness'], [snomed, '713512009']], numbness: [[findings, 'upper-limb-numbness'], [snomed, '309521004']] };
const unsided = { gait: [[findings, 'gait-instability'], [snomed, '22325002']], lower: [[findings, 'lower-limb-neuro-symptom'], [snomed, '309537005']],
  bowel: [[findings, 'bowel-dysfunction'], [snomed, '72042002']], bladder: [[findings, 'bladder-dysfunction'], [snomed, '267064002']],
  pyramidal: [[findings, 'babinski-sign'], [snomed, '86854008']] };
export const sidedSigns = Object.keys(sided);
export const unsidedSigns = Object.keys(unsided);

const problems = { hand: [[snomed, '299042006'], [snomed, '298283006']], arm: [[snomed, '713512009'], [snomed, '15634971000119107'], [snomed, '91327001']],
  numbness: [[snomed, '309521004'], [snomed, '309086004'], [snomed, '95673003']], hoffmann: [[snomed, '299849001']],
  gait: [[snomed, '394616008'], [icd, 'R26.81'], [icd, 'R27.0'], [snomed, '67141003']], lower: [[snomed, '102568007'], [snomed, '312444006']],
  bowel: [[icd, 'R15.9'], [snomed, '425671009']], bladder: [[icd, 'R33.9'], [snomed, '398064005'], [icd, 'N39.3'], [snomed, '22220005']], pyramidal: [[snomed, '86854008']] };

const interpretation = code => [concept('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code)];
const site = (...codes) => ({ coding: codes.map(code => ({ system: snomed, code })) });
const sites = { left: '7771000', right: '24028007', both: '51440002' };

function answer(r, positive, clean = false) {
  const odd = clean ? 0 : 1;
  return r.weighted([
    [60, { valueCodeableConcept: concept(snomed, positive ? '52101004' : '2667000') }],
    [14, { valueCodeableConcept: concept(snomed, positive ? '10828004' : '260385009') }],
    [14, { valueBoolean: positive }],
    [6, { interpretation: interpretation(positive ? 'POS' : 'NEG') }],
    [2 * odd, { valueCodeableConcept: concept(snomed, r.pick(['82334004', '42425007', '385660001'])) }],
    [2 * odd, { dataAbsentReason: concept('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown') }],
    [odd, {}],
    [odd, { valueCodeableConcept: { text: positive ? 'present' : 'absent' } }],
  ]);
}

const worsening = (r, positive) => positive && r.chance(0.05) ? { interpretation: [concept(snomed, '271299001')] } : {};
const component = (r, side, positive, clean) => ({ code: concept(findings, `${side}-side`), ...answer(r, positive, clean), ...worsening(r, positive) });

/** One examination of a sided sign: one or two observations. */
export function sidedExam(r, sign, left, right, when = {}) {
  const code = concept(...r.weighted([[5, sided[sign][0]], [1, sided[sign][1]]]));
  const make = rest => observation(r, code, rest, when);
  return r.weighted([
    [60, () => [make({ component: [component(r, 'left', left, when.clean), component(r, 'right', right, when.clean)] })]],
    [20, () => [['left', left], ['right', right]].map(([side, positive]) =>
      make({ bodySite: r.chance(0.5) ? site(sites[side]) : site('85562004', sites[side]), ...answer(r, positive, when.clean), ...worsening(r, positive) }))],
    [left === right ? 10 : 0, () => [make({ bodySite: site(sites.both), ...answer(r, left, when.clean) })]],
    [when.clean ? 0 : 3, () => [make({ component: [r.chance(0.5) ? component(r, 'left', left) : component(r, 'right', right)] })]],
    [when.clean ? 0 : 4, () => [make(answer(r, left || right))]],
  ])();
}

export function unsidedExam(r, sign, positive, when = {}) {
  const code = concept(...r.weighted([[5, unsided[sign][0]], [1, unsided[sign][1]]]));
  const rest = sign === 'pyramidal' && r.chance(0.5)
    ? { component: [component(r, 'left', positive), component(r, 'right', positive && r.chance(0.5))] }
    : answer(r, positive, when.clean);
  return [observation(r, code, rest, when)];
}

export function strengthExam(r, left, right, when = {}) {
  const grade = value => r.weighted([[6, { valueQuantity: quantity(value, '{score}') }], [2, { valueQuantity: quantity(value, '1') }], [2, { valueInteger: value }],
    [when.clean ? 0 : 0.3, { valueQuantity: quantity(value, '%') }], [when.clean ? 0 : 0.3, { valueInteger: 7 }]]);
  return [observation(r, concept(findings, 'upper-limb-strength-mrc'), {
    component: [{ code: concept(findings, 'left-side'), ...grade(left) }, { code: concept(findings, 'right-side'), ...grade(right) }] }, when)];
}

export function signProblem(r, sign) {
  const codes = problems[sign];
  const where = sign in sided && r.chance(0.7) ? r.pick([[site(sites.left)], [site('53120007', sites.right)], [site(sites.both)], [site(sites.left), site(sites.right)]]) : undefined;
  return [condition(r, concept(...r.pick(codes)), { sites: where })];
}

/** Everything absent, examined on one day: the ground that mutations disturb. */
export function absentExam(r, daysAgo) {
  const when = { daysAgo, status: 'final', clean: r.chance(0.8), at: r.chance(0.8) ? dateOf(daysAgo) : undefined };
  const weakness = r.weighted([[5, () => sidedExam(r, 'hand', false, false, when)], [2, () => sidedExam(r, 'arm', false, false, when)],
    [2, () => strengthExam(r, 5, 5, when)], [2, () => [...sidedExam(r, 'hand', false, false, when), ...sidedExam(r, 'arm', false, false, when)]]])();
  return [...weakness, ...['hoffmann', 'numbness'].flatMap(sign => sidedExam(r, sign, false, false, when)),
    ...unsidedSigns.filter(sign => sign !== 'pyramidal' || r.chance(0.3)).flatMap(sign => unsidedExam(r, sign, false, when))];
}

/** Anything about any sign, at any time. */
export function anySign(r) {
  return r.weighted([
    [5, () => sidedExam(r, r.pick(sidedSigns), r.chance(0.4), r.chance(0.4))],
    [5, () => unsidedExam(r, r.pick(unsidedSigns), r.chance(0.4))],
    [3, () => signProblem(r, r.pick([...sidedSigns, ...unsidedSigns]))],
    [2, () => strengthExam(r, r.between(2, 5), r.between(3, 5))],
    [2, () => { const first = age(r) + r.pick([0, 1, 27, 28, 29, 40]); const [a, b] = [r.between(2, 5), r.between(3, 5)];
      return [...strengthExam(r, a, b, { daysAgo: first }), ...strengthExam(r, r.chance(0.6) ? a : r.between(2, 5), r.chance(0.7) ? b : r.between(3, 5), { daysAgo: r.between(0, 5) })]; }],
    [2, () => { const [sign, first] = [r.pick(sidedSigns), r.pick([1, 27, 28, 29, 30, 31, 60])];
      return [...sidedExam(r, sign, true, r.chance(0.7), { daysAgo: first }), ...sidedExam(r, sign, r.chance(0.6), r.chance(0.6), { daysAgo: r.between(0, 3) })]; }],
  ])();
}
