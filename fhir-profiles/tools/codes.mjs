// Every code that is shipped: SNOMED CT by its Verhoeff digit, LOINC by its mod-10 digit, UCUM by grammar, our own by our code systems.

import ucum from '@lhncbc/ucum-lhc';

const own = 'https://cervical-rehab.example/fhir/CodeSystem/';

/** All pairs of system and code in a piece of FHIR JSON: codings, quantities, value set and concept map rows. */
export function* coded(json) {
  if (Array.isArray(json)) for (const item of json) yield* coded(item);
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return;
  const { system, code, concept, source, target, element } = json;
  if (typeof system === 'string' && typeof code === 'string') yield [system, code];
  if (typeof system === 'string' && Array.isArray(concept)) for (const { code: listed } of concept) yield [system, listed];
  if (typeof source === 'string' && typeof target === 'string') for (const row of element) for (const { code: mapped } of row.target ?? []) yield [target, mapped];
  for (const part of Object.values(json)) yield* coded(part);
}

/** The pairs of a CQL library. */
export function* codedInCql(text) {
  const systems = new Map([...text.matchAll(/^codesystem "([^"]+)": '([^']+)'/gm)].map(([, name, url]) => [name, url]));
  for (const [, code, name] of text.matchAll(/'([^']+)' from "([^"]+)"/g)) yield [systems.get(name) ?? name, code];
}

const rows = [
  ['http://snomed.info/sct', 'SNOMED CT check digit', verhoeff],
  ['http://loinc.org', 'LOINC check digit', loinc],
  ['http://unitsofmeasure.org', 'UCUM grammar', (code) => ucum.UcumLhcUtils.getInstance().validateUnitString(code).status === 'valid'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm form', (code) => /^\d{1,8}$/.test(code)],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM form', (code) => /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code)],
];

/** One row per system: name, how many codes, which are wrong. `systems` are our CodeSystems. */
export function checkCodes(pairs, systems) {
  const distinct = [...new Set([...pairs].map((pair) => JSON.stringify(pair)))].map((text) => JSON.parse(text));
  const ours = systems.map(({ url, concept }) => [url, `${url.slice(own.length)} of our own`, (code) => concept.some((row) => row.code === code)]);
  return [...rows, ...ours].map(([system, name, isRight]) => {
    const codes = distinct.filter(([of]) => of === system).map(([, code]) => code);
    return { name, count: codes.length, wrong: codes.filter((code) => !isRight(code)) };
  }).concat(unknownOwn(distinct, systems));
}

function unknownOwn(pairs, systems) {
  const wrong = pairs.map(([system]) => system).filter((system) => system.startsWith(own) && !systems.some(({ url }) => url === system));
  return [{ name: 'code systems of our own that exist', count: systems.length, wrong }];
}

export function loinc(code) {
  const [, digits, check] = /^(\d{1,7})-(\d)$/.exec(code) ?? [];
  if (!digits) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => total + (at % 2 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit]), 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}

// The dihedral group of ten elements, written as arithmetic in place of a table.
const product = (a, b) => (a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5);
const permuted = (digit, times) => (times ? permuted([1, 5, 7, 6, 2, 8, 3, 0, 9, 4][digit], times - 1) : digit);

export function verhoeff(code) {
  return /^\d{6,18}$/.test(code) && [...code].reverse().reduce((sum, digit, at) => product(sum, permuted(Number(digit), at % 8)), 0) === 0;
}
