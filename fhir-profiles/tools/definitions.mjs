// R4's own definitions as fetched by npm, and SUSHI's package cache made from them: nothing is downloaded beside the packages of the lock file.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const guide = dirname(dirname(fileURLToPath(import.meta.url)));

const folder = join(guide, 'node_modules', '@medplum', 'definitions', 'dist', 'fhir', 'r4');
const cache = join(guide, 'node_modules', '.cache', 'cervical-rehab');
const files = ['profiles-types', 'profiles-resources', 'profiles-others', 'extension-definitions', 'valuesets', 'v3-codesystems', 'v2-tables', 'search-parameters'];

/** The Bundle of one definitions file. */
export const bundle = (file) => JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8'));

/** The resources of definitions files. */
export const resources = (...names) => names.flatMap((name) => bundle(name).entry.map(({ resource }) => resource));

/** A home folder in which SUSHI finds hl7.fhir.r4.core; made once after each npm ci. */
export function sushiHome() {
  const home = join(cache, 'home');
  if (existsSync(home)) return home;
  const making = `${home}.${process.pid}`;
  const target = join(making, '.fhir', 'packages', 'hl7.fhir.r4.core#4.0.1', 'package');
  mkdirSync(target, { recursive: true });
  const core = { name: 'hl7.fhir.r4.core', version: '4.0.1', fhirVersions: ['4.0.1'], canonical: 'http://hl7.org/fhir', type: 'Core' };
  writeFileSync(join(target, 'package.json'), JSON.stringify(core));
  const index = [];
  for (const resource of resources(...files).filter(({ id }) => id)) {
    const filename = `${resource.resourceType}-${resource.id}.json`;
    writeFileSync(join(target, filename), JSON.stringify(resource));
    const { resourceType, id, url, version, kind, type, derivation } = resource;
    index.push({ filename, resourceType, id, url, version, kind, type, derivation });
  }
  writeFileSync(join(target, '.index.json'), JSON.stringify({ 'index-version': 2, files: index }));
  try {
    renameSync(making, home);
  } catch {
    rmSync(making, { recursive: true, force: true }); // Another run was faster.
  }
  return home;
}
