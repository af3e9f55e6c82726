// A generated patient: a story that leans to one pathway, then a few disturbances of any kind.
import { age, activity, concept, condition, dateOf, findings, icd, loinc, observation, observationStatus, snomed, written } from './elements.mjs';
import { besideWeakness, doubt, link, patientDoubt } from './doubts.mjs';
import { motionSet, pain, resistanceSet, shoulder } from './measurements.mjs';
import { random } from './random.mjs';
import { absentExam, anySign, sidedExam, signProblem, strengthExam, unsidedExam, unsidedSigns } from './signs.mjs';

const definition = 'https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab';
const oplls = [[icd, 'M48.8X1'], [icd, 'M48.8X2'], [icd, 'M48.8X3'], [icd, 'M48.8X9'], [icd, 'M48.8X4']];
const severity = r => r.weighted([[60, concept(snomed, '255604002')], [4, concept(snomed, '6736007')], [4, concept(snomed, '24484000')], [20, undefined]]);

const opll = r => condition(r, concept(snomed, '90448008'), { status: 'active', verified: 'confirmed', daysAgo: 400, severity: r.chance(0.8) ? concept(snomed, '255604002') : undefined });
const oddOpll = r => condition(r, r.weighted([[5, concept(snomed, '90448008')], [5, concept(...r.pick(oplls))], [1, { text: 'Ossification of the posterior longitudinal ligament' }]]), { severity: severity(r) });
const spasm = (r, status) => condition(r, concept(...r.pick([[snomed, '433203006'], [snomed, '95418008'], [icd, 'M62.838']])), { status, verified: status && 'confirmed' });

function plan(r, { daysAgo, status = 'active', phase } = {}) {
  const canonical = definition + (r.chance(0.3) ? '|1.0.0-draft' : '');
  const codes = ['static-stretching', ...(phase ? [phase] : [])];
  return { resourceType: 'CarePlan', status, intent: 'plan', instantiatesCanonical: [canonical],
    ...(daysAgo !== undefined && { period: { start: dateOf(daysAgo), ...(/revoked|completed/.test(status) && r.chance(0.7) && { end: dateOf(Math.max(0, daysAgo - r.pick([1, 10, 50]))) }) } }),
    ...(r.chance(0.5) && { created: written(r, (daysAgo ?? r.pick([0, 5, 20, 30])) + r.pick([0, 0, 3, -40])) }),
    activity: codes.map(code => ({ detail: { status: 'in-progress', code: concept(activity, code) } })) };
}

const marked = r => r.chance(0.8) ? {} : r.pick([{ modifierExtension: [{ url: 'https://site.example/changes-the-meaning', valueBoolean: true }] }, { implicitRules: 'https://site.example/rules' }, { meta: { security: [{ code: 'REDACT' }] } }]);
const where = r => r.weighted([[6, {}], [2, { bodySite: [concept(snomed, '72696002')] }], [1, { bodySite: [concept(snomed, '45048000')] }], [1, { bodySite: [concept(snomed, '7771000')] }], [1, { bodySite: [concept(snomed, '72696002'), concept(snomed, '421060004')] }]]);
const session = (r, daysAgo, status = 'completed') => ({ ...marked(r), resourceType: 'Procedure', status, code: concept(snomed, '91251008'), performedDateTime: written(r, daysAgo), ...where(r) });
const fusion = r => ({ ...marked(r), resourceType: 'Procedure', status: r.pick(['completed', 'completed', 'not-done', 'entered-in-error', 'in-progress']), code: concept(findings, 'cervical-fusion'), performedDateTime: dateOf(2000) });

/** A record that names a sign as its reason, or something everyday (D41). */
function reasoned(r) {
  const reasons = Array.from({ length: r.pick([1, 1, 2]) }, () => concept(...r.pick([[icd, 'R26.81'], [icd, 'R26.89'], [icd, 'R32'], [icd, 'R29.2'], [icd, 'M47.12'], [icd, 'G95.20'], [icd, 'M54.2'], [icd, 'M62.81'],
    [snomed, '299042006'], [snomed, '299849001'], [snomed, '713512009'], [snomed, '91327001'], [snomed, '309521004'], [snomed, '433203006'], [snomed, '90448008'], ['https://site.example/codes', 'R26.81']])));
  const at = r.chance(0.05) ? undefined : written(r, r.pick([0, 1, 3, 5, 5, 10, 27, 28, 29, 60, -3]));
  const rest = { ...marked(r), status: r.pick(['active', 'active', 'completed', 'revoked', 'cancelled', 'entered-in-error', 'unknown']), ...(r.chance(0.05) && { about: r.pick(['other', 'nobody', 'linked']) }) };
  return r.pick([
    () => ({ resourceType: 'ServiceRequest', intent: 'order', code: concept(snomed, '363679005'), ...(at && { authoredOn: at }), reasonCode: reasons, ...rest }),
    () => ({ resourceType: 'MedicationRequest', intent: 'order', medicationCodeableConcept: { text: 'ibuprofen 400 mg' }, ...(at && { authoredOn: at }), reasonCode: reasons, ...rest }),
    () => ({ resourceType: 'MedicationStatement', medicationCodeableConcept: { text: 'ibuprofen 400 mg' }, ...(at && { dateAsserted: at }), reasonCode: reasons, ...rest }),
    () => ({ resourceType: 'Procedure', code: concept(snomed, '710829000'), ...(at && { performedDateTime: at }), reasonCode: reasons, ...rest }),
    () => ({ resourceType: 'CarePlan', intent: 'plan', ...(at && { created: at }), activity: [{ detail: { status: r.pick(['scheduled', 'in-progress', 'cancelled']), reasonCode: reasons } }], ...rest }),
  ])();
}

/** One imaging study: coded findings, a report, or both; linked by study, by report or by date. */
function imaging(r) {
  const daysAgo = r.between(2, 900);
  const at = dateOf(daysAgo);
  const study = r.chance(0.6) ? { derivedFrom: [{ reference: `ImagingStudy/s${daysAgo}` }] } : {};
  const finding = (code, positive) => observation(r, concept(findings, code), {
    valueCodeableConcept: concept(snomed, positive ? '52101004' : '2667000'), ...study }, { at: r.chance(0.9) ? at : dateOf(daysAgo + r.pick([1, -1])) });
  const found = r.chance(0.75)
    ? [['mri-cord-compression', r.chance(0.35)], ['mri-myelomalacia', r.chance(0.25)]].filter(() => !r.chance(0.1)).map(([code, positive]) => finding(code, positive)) : [];
  const report = r.chance(0.6) ? [{ resourceType: 'DiagnosticReport', status: r.weighted([[8, 'final'], [1, 'preliminary'], [1, 'amended'], [0.5, 'entered-in-error'], [0.5, 'cancelled']]),
    code: concept(loinc, r.pick(['24935-9', '30667-0', '24937-5', '42270-9'])), effectiveDateTime: at, conclusion: 'See text.',
    ...(r.chance(0.5) && found.length && { lists: found }) }] : [];
  return [...found, ...report];
}

const exam = r => { const days = r.weighted([[8, r.between(0, 20)], [2, 28], [0.5, 29]]); return [...absentExam(r, days), ...shoulder(r, days, 'final')]; };
const measured = (r, days) => [...motionSet(r, { daysAgo: days, method: 'method-inclinometer', status: 'final' }), ...pain(r, { daysAgo: days, millimeters: 50, status: 'final', odd: false })];

function ready(r) { return [opll(r), spasm(r, 'active'), ...exam(r), ...measured(r, r.weighted([[8, r.between(0, 20)], [1, 28], [0.5, 29]]))]; }

function training(r) {
  const day = r.weighted([[3, r.between(5, 27)], [3, r.pick([28, 41, 42, 43])], [3, r.pick([55, 56, 57])], [1, undefined], [0.2, -3]]);
  const last = r.weighted([[8, r.between(0, 6)], [1, 28], [1, 29]]);
  const start = day ?? 30;
  const better = r.weighted([[3, -25], [2, -20], [1, -19], [2, 0], [1, 14], [1, 15], [0.5, 16]]);
  const motion = r.weighted([[4, 0], [2, 10], [1, 9], [1, -9], [0.7, -10], [0.4, -12]]);
  return [opll(r), spasm(r, r.chance(0.75) ? 'resolved' : undefined), ...absentExam(r, r.between(0, 15)),
    plan(r, { daysAgo: day, status: r.chance(0.93) ? 'active' : 'on-hold', phase: r.weighted([[2, 'resistance-low'], [1, 'resistance-moderate'], [1, undefined]]) }),
    ...(day === undefined && r.chance(0.5) ? [session(r, start)] : []),
    ...measured(r, start + r.weighted([[6, 0], [1, 5], [1, 28], [1, 29], [1, -3]])),
    ...motionSet(r, { daysAgo: last, method: r.chance(0.9) ? 'method-inclinometer' : 'method-goniometer', status: 'final', change: motion, one: r.chance(0.5) }),
    ...pain(r, { daysAgo: last, millimeters: 50 + better, status: 'final', visual: r.chance(0.93), odd: false }),
    ...resistanceSet(r, { daysAgo: r.weighted([[8, r.between(0, 10)], [1, 28], [1, 29]]), status: 'final', repetitions: r.weighted([[8, 15], [1, 14], [2, 16]]),
      load: r.weighted([[9, 40], [0.5, 39], [0.5, 41], [1, 50], [0.3, 60], [0.3, 61]]), exertion: r.weighted([[4, 13], [3, 12], [3, 14], [1, 11], [1, 15], [0.5, 12.5]]), odd: r.chance(0.1) })];
}

/** Everything that progress asks for, at the edges of what it allows. */
const progressing = r => [opll(r), spasm(r, 'resolved'), ...absentExam(r, r.between(0, 15)), plan(r, { daysAgo: r.pick([20, 41, 42, 55]), phase: 'resistance-low' }),
  ...measured(r, 60), ...motionSet(r, { daysAgo: r.pick([3, 28]), method: 'method-inclinometer', status: 'final', change: r.pick([0, 9, 10]) }),
  ...pain(r, { daysAgo: r.pick([0, 3, 28]), millimeters: r.pick([30, 40, 50, 64]), status: 'final', odd: false }),
  ...resistanceSet(r, { daysAgo: r.pick([0, 3, 28]), status: 'final', repetitions: r.pick([15, 16, 20]), exertion: r.pick([12, 13, 14]) })];

const flagged = r => [...ready(r), ...r.weighted([[1, () => unsidedExam(r, r.pick(unsidedSigns), true)], [1, () => anySign(r)], [1, () => signProblem(r, r.pick(['gait', 'bladder', 'hand', 'arm', 'numbness']))],
  [1, () => sidedExam(r, r.pick(['hand', 'arm', 'numbness', 'hoffmann']), true, r.chance(0.6))], [1, () => strengthExam(r, 4, r.between(3, 5))]])()];

/** Weak or numb on both sides for some time, and something newer that may be worse. */
const lasting = r => {
  const days = r.pick([27, 28, 29, 33, 60]);
  const found = r.chance(0.7)
    ? daysAgo => strengthExam(r, 4, 4, { daysAgo, status: 'final', clean: true })
    : daysAgo => sidedExam(r, 'numbness', true, true, { daysAgo, status: 'final', clean: true });
  const both = [...found(days + 5), ...found(5)];
  return [opll(r), ...(r.chance(0.5) ? absentExam(r, 3).filter(each => !/strength|weakness/.test(JSON.stringify(each.code))) : []),
    ...(r.chance(0.4) ? both.map(each => r.chance(0.5) ? { ...each, ...besideWeakness(r) } : each) : both),
    ...r.weighted([[2, () => []], [1, () => anySign(r)], [1, () => strengthExam(r, r.between(3, 4), 4, { daysAgo: r.pick([0, 4, 5, 20]) })],
      [1, () => sidedExam(r, r.pick(['hand', 'arm']), r.chance(0.3), r.chance(0.3), { daysAgo: r.pick([15, 40]), status: 'final' })],
      [1, () => signProblem(r, r.pick(['hand', 'arm', 'numbness']))]])(),
    ...r.weighted([[1, () => []], [1, () => sidedExam(r, r.pick(['hand', 'arm', 'numbness']), r.chance(0.6), r.chance(0.6), { daysAgo: r.pick([0, 3, 5, 6]) })]])()];
};

const ended = r => [...ready(r), plan(r, { daysAgo: r.pick([20, 40, 60, 100]), status: r.pick(['revoked', 'completed', 'draft', 'entered-in-error', 'unknown']) }),
  ...pain(r, { daysAgo: r.pick([40, 60, 100]), millimeters: r.pick([30, 35, 36, 50]), status: 'final', odd: false })];

const sparse = r => [oddOpll(r), ...(r.chance(0.5) ? [spasm(r)] : []), ...Array.from({ length: r.between(0, 6) }, () => anySign(r)).flat(), ...(r.chance(0.5) ? motionSet(r) : []), ...(r.chance(0.5) ? pain(r) : [])];

const disorders = [[snomed, '433203006'], [snomed, '74333002'], [snomed, '202664003'], [snomed, '71286001'], [snomed, '22325002'], [snomed, '309521004'], [snomed, '90448008']];
const isEnded = each => ['resolved', 'inactive', 'remission'].includes(each.clinicalStatus?.coding?.[0]?.code);
const abated = r => r.pick([{ abatementDateTime: written(r, r.pick([200, 29, 5, 1, 0])) }, { abatementDateTime: written(r, -r.pick([1, 2, 30])) }, { abatementPeriod: { start: dateOf(30), end: dateOf(r.pick([2, 0, -1, -30])) } },
  { abatementDateTime: `2026-06-01T09:0${r.pick([4, 6])}:00Z` }]);

const disturbances = [
  [16, doubt],
  [6, (r, all) => [...all, ...anySign(r)]],
  [3, (r, all) => [...all, ...imaging(r), ...(r.chance(0.4) ? imaging(r) : [])]],
  [2, (r, all) => [...all, ...motionSet(r)]],
  [2, (r, all) => [...all, ...pain(r)]],
  [1, (r, all) => [...all, ...resistanceSet(r, { odd: true })]],
  [1, (r, all) => [...all, spasm(r)]],
  [2, (r, all) => [...all, reasoned(r)]],
  [1, (r, all) => [...all, fusion(r)]],
  [1, (r, all) => [...all, session(r, age(r), r.pick(['completed', 'completed', 'not-done', 'in-progress']))]],
  [1, (r, all) => [...all.filter(each => !(each.resourceType === 'Condition' && JSON.stringify(each.code).includes('90448008'))), oddOpll(r)]],
  [1, (r, all) => [...all, oddOpll(r)]],
  [1, (r, all) => [...all, condition(r, concept(...r.pick([[snomed, '202664003'], [snomed, '65260001'], [snomed, '71286001'], [icd, 'M47.12'], [icd, 'G95.20'], [icd, 'G99.2'], [snomed, '74333002'], [snomed, '161898004']])))]],
  [1, (r, all) => all.map(each => isEnded(each) && r.chance(0.6) ? { ...each, ...abated(r) } : each)],
  [1, (r, all) => [...all, { ...condition(r, concept(...r.pick(disorders)), { status: r.pick(['resolved', 'inactive', 'remission']), verified: 'confirmed', daysAgo: 400 }), ...abated(r) }]],
  [1, (r, all) => [...all, ...sidedExam(r, r.pick(['hoffmann', 'numbness']), true, false, { daysAgo: r.pick([27, 28, 29, 60]), status: r.pick(['final', 'final', 'preliminary']), clean: true })]],
  [1, (r, all) => [...all, plan(r, { daysAgo: r.pick([5, 42, 60]), status: r.pick(['active', 'on-hold', 'draft', 'revoked', 'completed']), phase: r.pick([undefined, 'resistance-low']) })]],
  [2, (r, all) => all.length ? all.toSpliced(r.below(all.length), 1) : all],
  [2, (r, all) => all.map(each => each.resourceType === 'Observation' && r.chance(0.07) ? { ...each, status: observationStatus(r) } : each)],
  [2, (r, all) => all.map(each => each.effectiveDateTime && r.chance(0.07) ? { ...each, effectiveDateTime: written(r, age(r)) } : each)],
  [1, (r, all) => all.map(each => r.chance(0.05) ? { ...each, about: r.pick(['other', 'nobody']) } : each)],
];

const birthDate = r => r.weighted([[20, '1968-03-04'], [1, '2008-05-31'], [1, '2008-06-01'], [1, '2008-06-02'], [0.5, '2008'], [0.5, '2007'], [0.5, '2009'], [0.5, '2008-05'], [0.5, '2008-06'], [0.5, '2008-07'], [1, undefined]]);

/** The resources of patient `index` of a seed; the first is the Patient. */
export function generate(seed, index) {
  const r = random(Math.imul(seed, 1000003) + index);
  let all = r.weighted([[6, ready], [5, training], [2, progressing], [3, flagged], [1.5, ended], [2, lasting], [3, sparse]])(r);
  for (let left = r.weighted([[5, 0], [4, 1], [3, 2], [2, 3], [1, 5]]); left > 0; left--) all = r.weighted(disturbances)(r, all);
  const id = `p${index}`;
  const born = birthDate(r);
  const patient = { resourceType: 'Patient', id, ...(born && { birthDate: born }), ...r.weighted([[60, {}], [1, { deceasedBoolean: true }], [1, { deceasedDateTime: '2026-05-30' }], [1, { deceasedBoolean: false }]]),
    ...patientDoubt(r), ...(all.some(each => each.about === 'linked') && link) };
  if (patient.deceasedDateTime) delete patient.deceasedBoolean;
  return [patient, ...identified(all, id)];
}

/** Ids and subjects; a report's findings become references. */
function identified(all, patient) {
  const ids = new Map(all.map((each, at) => [each, `r${at}`]));
  const named = all.map(each => {
    const { about, lists, ...rest } = each;
    const subject = subjectOf(about, patient);
    if (rest.contained) rest.contained = rest.contained.map(one => ({ ...one, subject: { reference: `Patient/${patient}` } }));
    const result = lists?.filter(one => ids.has(one)).map(one => ({ reference: `Observation/${ids.get(one)}` }));
    return { resourceType: rest.resourceType, id: ids.get(each), ...rest, ...subject, ...(result?.length && { result }) };
  });
  return named;
}

function subjectOf(about, patient) {
  switch (about) {
    case 'nobody': return {};
    case 'other': return { subject: { reference: 'Patient/somebody-else' } };
    case 'identifier': return { subject: { identifier: { system: 'https://site.example/mrn', value: '4711' } } };
    case 'display': return { subject: { display: 'the patient' } };
    case 'contained': return { subject: { reference: '#p' } };
    case 'urn': return { subject: { reference: 'urn:uuid:5ce0a000-0000-4000-8000-000000000009' } };
    case 'linked': return { subject: { reference: 'Patient/older' } };
    default: return { subject: { reference: `Patient/${patient}` } };
  }
}
