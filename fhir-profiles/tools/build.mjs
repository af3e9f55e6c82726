// SUSHI, the committed profiles, the package. `npm run build`.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guide } from './definitions.mjs';
import { fhirPackage } from './package.mjs';
import { output, sushi } from './sushi.mjs';
import { jsonFiles } from './validation.mjs';

export const canonical = 'https://cervical-rehab.example/fhir';

/** A definition as committed: SUSHI's snapshot is made from the differential and left out. */
export const committed = ({ snapshot, ...definition }) => `${JSON.stringify(definition, undefined, 2)}\n`;

/** Everything that is published: what SUSHI made of input, what the service made of its tables, the examples. */
export function published() {
  const definitions = jsonFiles(output).map(({ json }) => json);
  const generated = jsonFiles(join(guide, 'generated')).map(({ json }) => json);
  const examples = jsonFiles(join(guide, 'examples')).map(({ json }) => json);
  return { definitions, generated, examples };
}

/** Writes package.tgz and says how large it is. */
export function writePackage({ definitions, generated, examples }) {
  const bytes = fhirPackage({ name: 'cervical-rehab', version: '1.0.0-draft', canonical, title: 'Conservative cervical rehabilitation with minor OPLL' }, [...definitions, ...generated, ...examples]);
  writeFileSync(join(guide, 'package.tgz'), bytes);
  return bytes.length;
}

if (process.argv[1] === join(guide, 'tools', 'build.mjs')) {
  const { log, errors } = sushi();
  if (errors) {
    console.error(log);
    process.exit(1);
  }
  const resources = published();
  const folder = join(guide, 'profiles');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const definition of resources.definitions.filter(({ resourceType }) => resourceType === 'StructureDefinition')) writeFileSync(join(folder, `StructureDefinition-${definition.id}.json`), committed(definition));
  console.log(`package.tgz: ${writePackage(resources)} bytes`);
}
