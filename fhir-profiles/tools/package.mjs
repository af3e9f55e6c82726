// The guide as a FHIR package: a gzipped tar with package/package.json, package/.index.json and one file per resource.

import { gzipSync } from 'node:zlib';

/** The bytes of package.tgz; the same resources give the same bytes. */
export function fhirPackage({ name, version, canonical, title }, resources) {
  const manifest = { name, version, canonical, url: canonical, title, type: 'IG', fhirVersions: ['4.0.1'], dependencies: { 'hl7.fhir.r4.core': '4.0.1' }, author: 'CervicalRehab.Cds', license: 'not-open-source' };
  const files = resources.map((resource) => [`${resource.resourceType}-${resource.id}.json`, resource]).sort(([one], [other]) => (one < other ? -1 : 1));
  const index = files.map(([filename, { resourceType, id, url, version, kind, type, derivation }]) => ({ filename, resourceType, id, url, version, kind, type: typeof type === 'string' ? type : undefined, derivation }));
  const entries = [['package.json', manifest], ['.index.json', { 'index-version': 2, files: index }], ...files];
  const blocks = entries.flatMap(([file, content]) => entry(`package/${file}`, Buffer.from(JSON.stringify(content, undefined, 2))));
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 9 });
}

function entry(path, content) {
  const header = Buffer.alloc(512);
  const put = (at, text) => header.write(text, at, 'latin1');
  const octal = (value, digits) => `${value.toString(8).padStart(digits, '0')}\0`;
  put(0, path);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(content.length, 11));
  put(136, octal(0, 11));
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\0' + '00');
  put(148, `${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
