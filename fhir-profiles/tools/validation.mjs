// One resource held against R4, the profiles it claims, and every required binding.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bindings } from './bindings.mjs';
import { bundle, resources } from './definitions.mjs';

globalThis.WebSocket ??= class {}; // Node 20 has none, and the package names it when it loads.
const core = await import('@medplum/core');

/** Every .json file of a folder, in the order of the names. */
export const jsonFiles = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => ({ name, json: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));

/**
 * Gives `problems(resource, ...profiles)`: a list of sentences, empty when there is none. Profiles are those of meta.profile and those named
 * by id; contained resources are judged by R4 and, when it has a profile of ours, by that one.
 */
export function validator(profiles, published) {
  for (const file of ['profiles-types', 'profiles-resources']) core.indexStructureDefinitionBundle(bundle(file));
  const claims = new Set(published.flatMap(({ meta }) => meta?.profile ?? []));
  const definitions = [...resources('profiles-others').filter(({ url }) => claims.has(url)), ...profiles].map(withUrls);
  const written = JSON.stringify(published);
  const extensions = resources('extension-definitions').filter(({ url }) => written.includes(`"${url}"`));
  core.indexStructureDefinitionBundle([...extensions, ...definitions]);
  const byUrl = new Map(definitions.map((definition) => [definition.url, definition]));
  const byId = new Map(profiles.map((definition) => [definition.id, definition]));
  const unbound = bindings(definitions, published.filter(({ resourceType }) => resourceType === 'ValueSet' || resourceType === 'CodeSystem'));

  return function problems(resource, ...named) {
    const claimed = (resource.meta?.profile ?? []).map((url) => byUrl.get(url) ?? `unknown profile ${url}`);
    const wanted = [...new Set([...claimed, ...named.map((id) => byId.get(id) ?? `unknown profile ${id}`)])];
    return [
      ...wanted.filter((profile) => typeof profile === 'string'),
      ...[undefined, ...wanted.filter((profile) => typeof profile !== 'string')].flatMap((profile) => [...structure(resource, profile), ...unbound(resource, profile)]),
      ...(resource.contained ?? []).flatMap((part) => problems(part, ...(part.resourceType === 'Goal' ? ['rehabilitation-goal'] : [])).map((text) => `contained ${part.id}: ${text}`)),
    ];
  };
}

// The validator does not follow the profile of an extension slice, so the slice is told its url.
function withUrls(definition) {
  const element = definition.snapshot.element.flatMap((one) => {
    const url = one.sliceName && one.type?.[0]?.code === 'Extension' && one.type[0].profile?.[0];
    return url ? [one, { id: `${one.id}.url`, path: `${one.path}.url`, min: 1, max: '1', type: [{ code: 'uri' }], fixedUri: url }] : [one];
  });
  return { ...definition, snapshot: { element } };
}

function structure(resource, profile) {
  try {
    return core.validateResource(resource, profile && { profile }).filter(({ severity }) => severity === 'error').map(sentence);
  } catch (error) {
    if (!error.outcome) throw error;
    return error.outcome.issue.map(sentence);
  }
}

const sentence = ({ details, diagnostics, expression }) => `${details?.text ?? diagnostics} (${expression?.join(', ') ?? ''})`;
