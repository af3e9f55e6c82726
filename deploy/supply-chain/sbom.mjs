// Writes artifacts/sbom.cdx.json: every package of the built service, in CycloneDX 1.6 JSON, and holds it against CycloneDX's own schema. It stands in for the CycloneDX tool of .NET, which the package source
// this project builds against does not carry. What is shipped is what the build wrote into its deps.json; versions are held against the lock file, licenses come from the packages themselves.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { licenseOf } from './license.mjs';
import { check, end } from './tally.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const service = join(root, 'src/CervicalRehab.Cds.Service');
const built = join(service, 'bin', process.env.CONFIGURATION ?? 'Debug', 'net10.0/CervicalRehab.Cds.Service');
const target = join(root, 'artifacts/sbom.cdx.json');

if (!existsSync(`${built}.deps.json`)) {
  check('the service is built', `${built}.deps.json is missing: dotnet build src/CervicalRehab.Cds.Service`);
  end();
}

const deps = read(`${built}.deps.json`);
const locked = Object.assign({}, ...Object.values(read(join(service, 'packages.lock.json')).dependencies));
const graph = deps.targets[deps.runtimeTarget.name];
const packages = Object.entries(deps.libraries).filter(([, library]) => library.type === 'package').map(([key, library]) => component(...key.split('/'), library));
const frameworks = read(`${built}.runtimeconfig.json`).runtimeOptions.frameworks.map(framework);
const bom = document();

for (const one of packages) {
  check(`${one.name} as locked`, locked[one.name]?.resolved === one.version || `built ${one.version}, locked ${locked[one.name]?.resolved}`);
  check(`${one.name} has a hash`, one.hashes[0].content.length === 128);
  check(`${one.name} has a license`, one.licenses !== undefined || 'the package names none');
}
check('there are packages', packages.length > 10 || `${packages.length}`);
check('every dependency is a component', bom.dependencies.flatMap((row) => row.dependsOn).every((ref) => bom.components.some((one) => one['bom-ref'] === ref)));
check('it fits the schema', await fault(bom));
check('the schema bites', (await fault({ ...bom, components: [{ type: 'library' }] })) !== true);

mkdirSync(join(root, 'artifacts'), { recursive: true });
writeFileSync(target, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`artifacts/sbom.cdx.json: ${packages.length} packages, ${frameworks.length} frameworks`);
end();

function document() {
  const own = { type: 'application', 'bom-ref': 'CervicalRehab.Cds.Service', name: 'CervicalRehab.Cds.Service', version: versionOf() };
  const components = [...packages, ...frameworks].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const refs = new Map(packages.map((one) => [one.name, one['bom-ref']]));
  const dependsOn = (names) => [...new Set(names.map((name) => refs.get(name)).filter(Boolean))].sort();
  const projects = Object.entries(deps.libraries).filter(([, library]) => library.type === 'project').map(([key]) => key);
  const dependencies = [
    { ref: own['bom-ref'], dependsOn: [...dependsOn(projects.flatMap((key) => Object.keys(graph[key].dependencies ?? {}))), ...frameworks.map((one) => one['bom-ref'])] },
    ...packages.map((one) => ({ ref: one['bom-ref'], dependsOn: dependsOn(Object.keys(graph[`${one.name}/${one.version}`]?.dependencies ?? {})) })),
  ];
  const body = { metadata: { component: own, tools: { components: [{ type: 'application', name: 'deploy/supply-chain/sbom.mjs' }] } }, components, dependencies };
  return { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: serial(JSON.stringify(body)), version: 1, ...body };
}

function component(name, version, library) {
  const purl = `pkg:nuget/${name}@${version}`;
  const license = licenseOf(name, version);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(library.sha512.replace(/^sha512-/, ''), 'base64').toString('hex') }],
    ...(license && { licenses: [license] }),
    purl,
  };
}

// The runtime is not in the build; it comes with the base image.
function framework({ name, version }) {
  return { type: 'framework', 'bom-ref': `${name}@${version}`, name, version, licenses: [{ license: { id: 'MIT' } }] };
}

// The same packages give the same number.
function serial(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function fault(candidate) {
  const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(candidate));
  return faults === null || JSON.stringify(faults).slice(0, 400);
}

function versionOf() {
  return /<Version>([^<]+)</.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
}
