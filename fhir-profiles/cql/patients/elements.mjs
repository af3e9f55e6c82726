// Building blocks of a generated patient: codes, dates of every precision, statuses, resources.
export const findings = 'https://cervical-rehab.example/fhir/CodeSystem/findings';
export const activity = 'https://cervical-rehab.example/fhir/CodeSystem/activity';
export const snomed = 'http://snomed.info/sct';
export const loinc = 'http://loinc.org';
export const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const ucum = 'http://unitsofmeasure.org';

export const evaluatedAt = '2026-06-01T09:00:00.000+00:00';
const today = Date.UTC(2026, 5, 1);
/** Days on both sides of every window of the protocol, and a few far from any. */
const edges = [0, 1, 2, 5, 13, 14, 15, 27, 28, 29, 30, 41, 42, 43, 55, 56, 57, 58, 70, 84, 100, 200, 400];

export const concept = (system, code) => ({ coding: [{ system, code }] });
export const quantity = (value, code) => code === null ? { value } : { value, unit: code, system: ucum, code };
export const dateOf = daysAgo => new Date(today - daysAgo * 86400000).toISOString().slice(0, 10);

/** Mostly recent, often on an edge. */
export const age = r => r.weighted([[6, r.between(0, 20)], [3, r.pick([26, 27, 28, 29, 30])], [3, r.pick(edges)], [0.3, -r.pick([1, 2, 30])]]);

/** The same day written in the ways that FHIR allows; coarse dates rarely. */
export function written(r, daysAgo) {
  const date = dateOf(daysAgo);
  return r.weighted([
    [70, date],
    [10, `${date}T${r.pick(['00:00:00', '07:15:00', '08:59:59'])}Z`],
    [4, `${date}T${r.pick(['00:30:00', '06:00:00'])}+0${r.pick([2, 9])}:00`],
    [4, `${date}T0${r.pick([0, 3])}:30:00-0${r.pick([1, 5, 8])}:00`],
    [3, date.slice(0, 7)],
    [1, date.slice(0, 4)],
  ]);
}

export const observationStatus = r => r.weighted([[80, 'final'], [5, 'amended'], [5, 'corrected'], [6, 'preliminary'],
  [2, 'entered-in-error'], [1, 'cancelled'], [1, 'registered'], [1, 'unknown']]);

const clinical = code => concept('http://terminology.hl7.org/CodeSystem/condition-clinical', code);
const verification = code => concept('http://terminology.hl7.org/CodeSystem/condition-ver-status', code);

export function condition(r, code, { status, verified, daysAgo, severity, sites } = {}) {
  const state = status ?? r.weighted([[70, 'active'], [4, 'recurrence'], [4, 'relapse'], [6, 'inactive'], [3, 'remission'], [12, 'resolved'], [4, 'none']]);
  const trust = verified ?? r.weighted([[70, 'confirmed'], [6, 'none'], [4, 'unconfirmed'], [4, 'provisional'], [4, 'differential'], [6, 'refuted'], [4, 'entered-in-error']]);
  const days = daysAgo ?? r.pick(edges);
  return {
    resourceType: 'Condition',
    ...(state !== 'none' && trust !== 'entered-in-error' && { clinicalStatus: clinical(state) }),
    ...(trust !== 'none' && { verificationStatus: verification(trust) }),
    code,
    ...(severity && { severity }),
    ...(sites && { bodySite: sites }),
    ...r.weighted([[70, { onsetDateTime: written(r, days) }], [15, { recordedDate: written(r, days) }], [10, {}]]),
  };
}

export const observation = (r, code, rest, { daysAgo, status, at } = {}) => ({
  resourceType: 'Observation',
  status: status ?? observationStatus(r),
  code,
  ...((at ?? r.chance(0.99)) && { effectiveDateTime: at ?? written(r, daysAgo ?? age(r)) }),
  ...rest,
});
