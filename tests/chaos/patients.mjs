// The patients of tests/scenarios: their records for the FHIR server, and the recorded decision about each.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../scenarios/', import.meta.url).pathname;

// The test server searches all it holds for every query: a few patients of each pathway, so that it is not the slowest fault of all.
const ofEachPathway = 2;

/** Patients whose whole record a server can hold: all keys brought, drafts apart, nobody else's data among it. */
export function patients() {
  const all = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name).sort().map((name) => {
    const call = JSON.parse(readFileSync(join(folder, name, 'request.json'), 'utf8'));
    const [card] = JSON.parse(readFileSync(join(folder, name, 'response.json'), 'utf8')).cards;
    const resources = Object.values(call.prefetch).flatMap((value) => (value?.resourceType === 'Bundle' ? (value.entry ?? []).map((entry) => entry.resource) : value ? [value] : []));
    return { name, call, resources, pathway: card?.source.topic.code ?? 'none', keys: Object.keys(call.prefetch) };
  }).filter(({ call, resources, keys }) => keys.length === 11 && call.hook === 'patient-view' && resources.every((one) => one.resourceType !== 'OperationOutcome'
    && (one.resourceType === 'Patient' || one.subject?.reference === `Patient/${call.context.patientId}`)));
  return all.filter((one, at) => all.slice(0, at).filter((earlier) => earlier.pathway === one.pathway).length < ofEachPathway);
}

/** One Bundle that the FHIR server loads; ids are made unique, since all patients share one server. */
export function preload(all, file) {
  const entry = all.flatMap(({ call, resources }) => {
    const own = new Map(resources.filter((one) => one.resourceType !== 'Patient').map((one) => [`"${one.resourceType}/${one.id}"`, `"${one.resourceType}/${call.context.patientId}-${one.id}"`]));
    return resources.map((one) => {
      const text = [...own].reduce((sum, [from, to]) => sum.replaceAll(from, to), JSON.stringify(one));
      const resource = JSON.parse(text);
      if (resource.resourceType !== 'Patient') resource.id = `${call.context.patientId}-${resource.id}`;
      return { resource };
    });
  });
  writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
}
