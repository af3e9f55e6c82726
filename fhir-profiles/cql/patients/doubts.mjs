// What makes a record doubtful, or only looks as if it did: modifiers, other spellings, statuses in words, contradictions, places, whose it is; and everyday neighbours that change nothing.
import { activity, age, concept, condition, dateOf, findings, icd, loinc, observation, snomed } from './elements.mjs';
import { motionSet, pain, resistanceSet } from './measurements.mjs';
import { anySign } from './signs.mjs';

const modifier = { modifierExtension: [{ url: 'https://site.example/changes-the-meaning', valueBoolean: true }] };
const local = (code = 'x17') => ({ system: 'https://site.example/codes', code });
const v3 = code => concept('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code);
const v2 = code => concept('http://terminology.hl7.org/CodeSystem/v2-0078', code);
const site = (...codes) => ({ coding: codes.map(code => ({ system: snomed, code })) });
const spellings = {
  [snomed]: ['urn:oid:2.16.840.1.113883.6.96', 'https://snomed.info/sct', 'http://snomed.info/sct/', 'http://snomed.info/sct|2025-09'],
  [loinc]: ['urn:oid:2.16.840.1.113883.6.1', 'https://loinc.org', 'http://loinc.org/', 'http://loinc.org|2.80'],
  [icd]: ['urn:oid:2.16.840.1.113883.6.90', 'https://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10-cm/', 'http://hl7.org/fhir/sid/icd-10-cm|2026'],
  [findings]: [`${findings}/`, `${findings}|1.0.0`],
};

/** One resource that `wanted` accepts, changed. */
const one = (r, all, wanted, change) => {
  const candidates = all.filter(wanted);
  if (candidates.length === 0) return all;
  const chosen = r.pick(candidates);
  return all.map(each => each === chosen ? change(each) : each);
};
const isObservation = each => each.resourceType === 'Observation';
const isCondition = each => each.resourceType === 'Condition';
const hasCode = code => each => JSON.stringify(each.code ?? {}).includes(code);
const isOpll = each => isCondition(each) && (hasCode('90448008')(each) || hasCode('M48.8X')(each));
const isSpasm = each => isCondition(each) && ['433203006', '95418008', 'M62.838'].some(code => hasCode(code)(each));
const isSign = each => isObservation(each) && /hoffmann|weakness|numbness|gait|lower-limb|bowel|bladder|babinski/.test(JSON.stringify(each.code));
const isUnsidedSign = each => isSign(each) && /gait|lower-limb|bowel|bladder/.test(JSON.stringify(each.code));
const respelled = (r, coding) => ({ ...coding, system: r.pick(spellings[coding.system] ?? [coding.system]),
  code: coding.system === icd && r.chance(0.4) ? coding.code.toLowerCase() : r.chance(0.15) ? ` ${coding.code} ` : coding.code });
const withCodings = (each, change) => each.code?.coding ? { ...each, code: { ...each.code, coding: each.code.coding.map(change) } } : each;

const status = (r, system, right, others) => r.weighted([[2, { text: right }], [2, concept('https://site.example/status', right)], [1, concept(system, right[0].toUpperCase() + right.slice(1))],
  [2, { coding: [{ system, code: right }, { system, code: r.pick(others) }] }], [2, { coding: [{ system, code: right }, local()] }], [1, concept(`${system}/`, right)]]);
const clinicalSystem = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const verificationSystem = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';

/** What stands beside an absence: some of it speaks against it. */
const beside = r => r.pick([
  { interpretation: [v3('A')] }, { interpretation: [v3('IND')] }, { interpretation: [v3('H')] }, { interpretation: [v3('DET')] }, { interpretation: [v2('POS')] }, { interpretation: [v3('POS')] },
  { interpretation: [v3('NEG')] }, { interpretation: [{ coding: [...v3('NEG').coding, local('neg')] }] },
  { interpretation: [v3('NEG')], valueCodeableConcept: undefined, valueString: 'none seen' },
  { valueCodeableConcept: { coding: [{ system: snomed, code: '2667000' }, local('absent')] } }, { valueCodeableConcept: { coding: [{ system: snomed, code: '2667000' }, { system: snomed, code: '52101004' }] } },
  { valueCodeableConcept: { coding: [{ system: snomed, code: '2667000' }], text: 'absent' } },
]);
const part = r => r.pick([
  { code: concept(findings, 'left-side'), valueCodeableConcept: concept(snomed, '82334004') }, { code: concept(findings, 'right-side'), valueCodeableConcept: concept(snomed, '52101004') },
  { code: concept(findings, 'upper-limb-strength-mrc'), valueInteger: 4 }, { code: concept(findings, 'upper-limb-strength-mrc'), valueInteger: 5 },
]);

/** What stands on a weakness that is documented as before: some of it may say that it is worse. */
export const besideWeakness = r => r.pick([
  { interpretation: [v3('A')] }, { interpretation: [v3('L')] }, { interpretation: [v3('B')] }, { interpretation: [v3('W')] }, { interpretation: [v3('D')] }, { interpretation: [v3('U')] },
  { interpretation: [v3('IND')] }, { interpretation: [{ coding: [local('decline')] }] }, { interpretation: [{ coding: [...v3('L').coding, local('low')] }] }, { interpretation: [{ text: 'worse' }] },
  { bodySite: site('61685007') }, { bodySite: site('53120007') }, modifier, { status: 'unknown' }, { status: 'preliminary' },
]);

/** Records that say of what subject they are in ways that do not resolve. */
export const subjects = ['identifier', 'display', 'contained', 'urn', 'linked'];

const lowerLimbs = r => {
  const when = { daysAgo: r.between(0, 20), status: 'final' };
  const half = (code, positive) => observation(r, concept(findings, r.pick(['lower-limb-neuro-symptom', 'lower-limb-neuro-symptom', 'babinski-sign'])),
    { bodySite: r.chance(0.5) ? site(code) : site('61685007', code), valueCodeableConcept: concept(snomed, positive ? '52101004' : '2667000') }, when);
  return r.weighted([[3, () => [half('7771000', false)]], [2, () => [half('7771000', false), half('24028007', r.chance(0.2))]], [1, () => [half('51440002', false)]]])();
};

const limbs = r => {
  const [left, right] = r.pick([['85151006', '78791008'], ['368208006', '368209003']]);
  const code = concept(findings, r.pick(['hand-weakness', 'upper-limb-weakness', 'upper-limb-numbness']));
  const when = { daysAgo: age(r), status: 'final' };
  return [left, right].map(where => observation(r, code, { bodySite: site(where), valueCodeableConcept: concept(snomed, r.chance(0.2) ? '52101004' : '2667000') }, when));
};

const numbSkin = r => condition(r, concept(icd, r.pick(['R20.0', 'R20.2'])), { status: 'active', verified: 'confirmed',
  sites: r.pick([undefined, [site('61685007')], [site('53120007', '7771000')], [site('85151006'), site('78791008')], [site('85562004')], [site('7771000')]]) });

const stressIncontinence = r => ({ resourceType: 'Condition', clinicalStatus: concept(clinicalSystem, 'active'), verificationStatus: concept(verificationSystem, 'confirmed'),
  code: r.pick([concept(snomed, '22220005'), concept(icd, 'N39.3')]),
  ...r.pick([{}, { recordedDate: dateOf(400) }, { onsetDateTime: dateOf(28) }, { onsetDateTime: dateOf(29) }, { onsetDateTime: dateOf(400) }, { onsetDateTime: '2025-03' }, { onsetString: 'for years' }]) });

const mriObservation = (r, code, positive, at) => observation(r, concept(findings, code), { valueCodeableConcept: concept(snomed, positive ? '52101004' : '2667000') }, { at, status: 'final' });

/** The code of the problem cord compression on an Observation: with or without the images it is made from, alone, beside myelomalacia or within a report. */
function observedCompression(r, at, report) {
  const observed = { ...mriObservation(r, 'mri-cord-compression', r.chance(0.5), at), code: r.pick([concept(snomed, '71286001'), concept(icd, 'G95.20')]),
    ...r.pick([{}, { derivedFrom: [{ reference: 'ImagingStudy/s1' }] }]) };
  return r.weighted([
    [2, () => [observed]],
    [1, () => [observed, mriObservation(r, 'mri-myelomalacia', r.chance(0.6), at)]],
    [1, () => [observed, report({ imagingStudy: [{ reference: 'ImagingStudy/s1' }] })]],
    [1, () => [report({ contained: [{ ...observed, id: 'f1', subject: { reference: 'Patient/this' } }], result: [{ reference: '#f1' }] })]],
  ])();
}

/** A study told of by coded conclusions, by findings within a report, by an ImagingStudy, or of another part of the spine. */
function study(r) {
  const at = dateOf(r.between(2, 300));
  const report = rest => ({ resourceType: 'DiagnosticReport', status: r.weighted([[6, 'final'], [1, 'preliminary'], [1, 'amended']]),
    code: concept(loinc, r.pick(['24936-7', '24938-3', '48447-7', '48450-1', '30854-4', '30855-1', '38061-8', '42698-1', '43456-3', '43457-1', '89284-4', '91561-1', '24935-9'])), effectiveDateTime: at, ...rest });
  const contained = positive => ({ ...mriObservation(r, r.pick(['mri-cord-compression', 'mri-cord-compression', 'mri-myelomalacia']), positive, at), id: 'f1', subject: { reference: 'Patient/this' } });
  return r.weighted([
    [3, () => [report({ conclusionCode: [r.pick([concept(findings, 'mri-cord-compression'), concept(findings, 'mri-myelomalacia'), concept(snomed, '71286001'), concept(icd, 'G95.20')])] })]],
    [1, () => [report({ conclusionCode: [concept(findings, 'mri-cord-compression'), concept(findings, 'mri-myelomalacia')] })]],
    [3, () => [report({ contained: [contained(r.chance(0.5))], result: [{ reference: '#f1' }] }), ...(r.chance(0.5) ? [mriObservation(r, 'mri-cord-compression', false, at)] : [])]],
    [2, () => [{ resourceType: 'ImagingStudy', status: r.pick(['available', 'available', 'available', 'cancelled', 'entered-in-error']), started: at,
      ...r.pick([{ modality: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'MR' }] }, { modality: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' }] }, {}]),
      series: [{ uid: '1.2.3', modality: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: r.pick(['MR', 'MR', 'CT']) }, bodySite: { system: snomed, code: r.pick(['122494005', '45048000', '122496007']) } }] }]],
    [1, () => [{ ...mriObservation(r, 'mri-cord-compression', r.chance(0.5), at), bodySite: site(r.pick(['122496007', '122494005', '45048000'])) }]],
    [1, () => [mriObservation(r, 'mri-cord-compression', r.chance(0.2), dateOf(-r.pick([2, 30])))]],
    [3, () => observedCompression(r, at, report)],
  ])();
}

const harmless = r => r.pick([{ extension: [{ url: 'https://site.example/remark', valueString: 'seen' }] }, { identifier: [{ value: '17' }] }, { meta: { versionId: '1', lastUpdated: '2026-05-30T09:00:00Z' } },
  { meta: { tag: [local('reviewed')] } }, { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">text</div>' } }, { encounter: { reference: 'Encounter/e1' } }, { note: [{ text: 'as before' }] }]);

/** A measurement of the last days that cannot be used, or that is of another day; and some that were withdrawn or not made. */
function unusedMeasurement(r) {
  const daysAgo = r.pick([0, 1, 2, 3, 5, 28, 60]);
  const made = () => r.pick([() => pain(r, { daysAgo, millimeters: r.pick([50, 90]), status: 'final', odd: false }), () => motionSet(r, { daysAgo, method: 'method-inclinometer', status: 'final' }),
    () => resistanceSet(r, { daysAgo, status: 'final', exertion: r.pick([13, 16]) }).slice(r.below(3)).slice(0, 1)])();
  const change = r.pick([
    each => ({ ...each, status: r.pick(['preliminary', 'unknown', 'registered', 'entered-in-error', 'cancelled']) }),
    each => ({ ...each, effectiveDateTime: r.pick([undefined, '2026-05', '2026-04', '2026', '2026-07-01']) }),
    each => ({ ...each, effectiveDateTime: undefined, effectivePeriod: { start: dateOf(daysAgo + 1), end: dateOf(daysAgo) } }),
    each => ({ ...each, ...r.pick([modifier, { implicitRules: 'https://site.example/rules' }, { focus: [{ reference: 'Patient/somebody-else' }] }]), ...(r.chance(0.2) && { status: 'entered-in-error' }) }),
    each => ({ ...each, about: r.pick([...subjects, 'nobody', 'other']) }),
    each => ({ ...each, dataAbsentReason: { text: 'x' }, ...(r.chance(0.5) && { valueQuantity: undefined, valueInteger: undefined, component: undefined }) }),
    each => each.valueQuantity ? { ...each, valueQuantity: r.pick([{ value: each.valueQuantity.value, comparator: '>', unit: each.valueQuantity.unit, code: each.valueQuantity.code, system: each.valueQuantity.system },
      { value: each.valueQuantity.value, code: 'kg', system: 'http://unitsofmeasure.org' }]) } : each,
    each => each.valueQuantity ? { ...each, valueQuantity: undefined, valueString: 'some' } : each,
    each => each,
  ]);
  return made().map(change);
}

const changes = [
  [9, (r, all) => all.some(each => each.resourceType === 'CarePlan') ? [...all, ...unusedMeasurement(r)] : all],
  [3, (r, all) => one(r, all, each => isObservation(each) || isCondition(each), each => ({ ...each, ...modifier }))],
  [1, (r, all) => one(r, all, isOpll, each => ({ ...each, ...modifier }))],
  [1, (r, all) => one(r, all, isSpasm, each => ({ ...each, ...modifier }))],
  [1, (r, all) => one(r, all, each => isSign(each) && each.component, each => ({ ...each, component: each.component.with(0, { ...each.component[0], ...modifier }) }))],
  [1, (r, all) => one(r, all, isObservation, each => ({ ...each, meta: r.pick([{ tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }] },
    { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'REDACTED' }] },
    { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'MASK' }] }, { tag: [{ code: 'AGGRED' }] }]) }))],
  [2, (r, all) => one(r, all, () => true, each => ({ ...each, ...harmless(r) }))],
  [4, (r, all) => one(r, all, isObservation, each => withCodings(each, coding => respelled(r, coding)))],
  [3, (r, all) => one(r, all, isCondition, each => withCodings(each, coding => respelled(r, coding)))],
  [2, (r, all) => one(r, all, each => isSign(each) || isCondition(each), each => withCodings(each, ({ code }) => r.pick([{ code }, { system: 'urn:oid:1.2.3.4', code }])))],
  [4, (r, all) => one(r, all, isOpll, each => ({ ...each, severity: r.pick([concept(snomed, '371924009'), { text: 'moderate' }, concept('https://site.example/codes', 'minor'), concept(snomed, '255604002'),
    { coding: [{ system: snomed, code: '255604002' }, { system: snomed, code: '6736007' }] }, { coding: [{ system: snomed, code: '255604002' }, local('mild')] }]) }))],
  [3, (r, all) => one(r, all, isCondition, each => ({ ...each, clinicalStatus: status(r, clinicalSystem, r.pick(['active', 'resolved', 'resolved']), ['active', 'resolved', 'inactive', 'relapse']) }))],
  [3, (r, all) => one(r, all, isCondition, each => ({ ...each, verificationStatus: status(r, verificationSystem, r.pick(['confirmed', 'refuted', 'refuted']), ['confirmed', 'refuted', 'provisional', 'entered-in-error']) }))],
  [2, (r, all) => one(r, all, each => isObservation(each) || isCondition(each), each => ({ ...each, about: r.pick(subjects) }))],
  [3, (r, all) => [...all, ...anySign(r).map(each => ({ ...each, about: r.pick(subjects) }))]],
  [2, (r, all) => [...all, ...anySign(r).map(each => isObservation(each) ? { ...each, status: 'unknown' } : each)]],
  [1, (r, all) => one(r, all, isSign, each => ({ ...each, focus: [{ reference: r.pick(['Patient/somebody-else', 'Device/d']) }] }))],
  [5, (r, all) => one(r, all, each => isSign(each) && each.valueCodeableConcept, each => ({ ...each, ...beside(r) }))],
  [2, (r, all) => one(r, all, each => isSign(each) && each.component, each => ({ ...each, interpretation: [r.pick([v3('A'), v3('NEG'), v3('POS'), v3('N')])] }))],
  [3, (r, all) => one(r, all, each => isSign(each) && !each.component, each => ({ ...each, component: [part(r)] }))],
  [3, (r, all) => [...all, ...lowerLimbs(r)]],
  [2, (r, all) => [...all.filter(each => !hasCode('lower-limb')(each)), ...lowerLimbs(r)]],
  [2, (r, all) => [...all, ...limbs(r)]],
  [1, (r, all) => one(r, all, isUnsidedSign, each => ({ ...each, bodySite: site(r.pick(['61685007', '53120007', '45048000'])) }))],
  [1, (r, all) => one(r, all, each => isSign(each) && each.component, each => ({ ...each, bodySite: site(r.pick(['61685007', '53120007', '85562004'])) }))],
  [2, (r, all) => one(r, all, isSpasm, each => ({ ...each, bodySite: [site(r.pick(['45048000', '122494005', '122496007', '61685007']))] }))],
  [2, (r, all) => [...all, numbSkin(r)]],
  [2, (r, all) => one(r, all, isOpll, each => ({ ...each, evidence: [{ code: [r.pick([concept(snomed, '22325002'), concept(icd, 'R26.81'), concept(snomed, '299042006'), concept(snomed, '267064002'), concept(snomed, '81680005')])] }] }))],
  [2, (r, all) => [...all, stressIncontinence(r)]],
  [5, (r, all) => [...all, ...study(r)]],
  [2, (r, all) => one(r, all, each => each.resourceType === 'CarePlan', each => ({ ...each, activity: each.activity.map(({ detail }) => ({ detail: { ...detail, ...r.pick([{ doNotPerform: true }, { status: 'stopped' }, { status: 'cancelled' }, { status: 'completed' }]) } })) }))],
  [1, (r, all) => one(r, all, each => each.resourceType === 'CarePlan', each => ({ ...each, ...modifier }))],
  [4, (r, all) => one(r, all, each => each.resourceType === 'CarePlan' && each.period, each => ({ ...each, period: { start: each.period.start.slice(0, r.pick([4, 7, 7, 7])) } }))],
  [3, (r, all) => one(r, all, each => each.resourceType === 'CarePlan', each => ({ ...each, activity: [...each.activity,
    { detail: { status: r.pick(['in-progress', 'not-started', 'completed', 'stopped', 'cancelled', 'on-hold', 'entered-in-error']), code: concept(activity, r.pick(['resistance-low', 'resistance-moderate', 'manual-mobilization'])) } }] }))],
];

export const doubt = (r, all) => r.weighted(changes)(r, all);

/** What a Patient says of the record itself. */
export const patientDoubt = r => r.weighted([[80, {}], [1, { active: false }], [2, { active: true }], [1, { link: [{ other: { reference: 'Patient/newer' }, type: 'replaced-by' }] }], [1, modifier],
  [1, { deceasedDateTime: '2027-01-15' }], [1, { implicitRules: 'https://site.example/rules' }], [1, { extension: [{ url: 'https://site.example/remark', valueString: 'x' }], language: 'en' }]]);
export const link = { link: [{ other: { reference: 'Patient/older' }, type: 'replaces' }] };
