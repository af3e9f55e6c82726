// The required bindings, which the validator does not look at: every code, Coding, CodeableConcept and Quantity against its value set.

import { resources } from './definitions.mjs';

// Their content lies outside R4: media types, languages, currencies, time zones, all of UCUM, and what a publisher of guides understands.
const open = ['mimetypes', 'all-languages', 'languages', 'currencies', 'timezones', 'ucum-units', 'guide-parameter-code'].map((id) => `http://hl7.org/fhir/ValueSet/${id}`);

/** Gives `unbound(resource, profile)`: one sentence for each code outside its required value set, and for each value set nobody can expand. */
export function bindings(definitions, valueSets) {
  const base = new Map(resources('profiles-types', 'profiles-resources').filter(({ resourceType }) => resourceType === 'StructureDefinition').map((definition) => [definition.name, definition]));
  const terminology = [...resources('valuesets', 'v3-codesystems', 'v2-tables'), ...valueSets];
  const byUrl = new Map(terminology.map((resource) => [`${resource.resourceType} ${resource.url}`, resource]));
  const expanded = new Map();
  const indexed = new Map();

  const elementsOf = (definition) => {
    if (!indexed.has(definition)) indexed.set(definition, new Map(definition.snapshot.element.map((element) => [element.id, element])));
    return indexed.get(definition);
  };

  function expand(url) {
    const canonical = url.split('|')[0];
    if (!expanded.has(canonical)) {
      expanded.set(canonical, undefined); // A value set that includes itself ends here.
      expanded.set(canonical, codesOf(byUrl.get(`ValueSet ${canonical}`)));
    }
    return expanded.get(canonical);
  }

  // Undefined when a part cannot be known.
  function codesOf(valueSet) {
    const parts = (valueSet?.compose?.include ?? [undefined]).map((include) => {
      if (!include || include.filter) return undefined;
      const sets = (include.valueSet ?? []).map(expand);
      if (!include.system) return sets.length && !sets.includes(undefined) ? sets.reduce((one, other) => new Set([...one].filter((code) => other.has(code)))) : undefined;
      const codes = include.concept?.map(({ code }) => code) ?? all(byUrl.get(`CodeSystem ${include.system}`));
      return codes && new Set(codes.map((code) => `${include.system}|${code}`));
    });
    return parts.includes(undefined) ? undefined : new Set(parts.flatMap((part) => [...part]));
  }

  const all = (system) => (system?.content === 'complete' ? flatten(system.concept) : undefined);
  const flatten = (concepts = []) => concepts.flatMap(({ code, concept }) => [code, ...flatten(concept)]);

  return function unbound(resource, profile) {
    const found = [];
    const definition = profile ?? base.get(resource.resourceType);
    for (const [name, value] of Object.entries(resource)) visit(elementsOf(definition), definition.type, name, value, definition.type);
    return found;

    function visit(elements, path, name, value, shown) {
      if (name === 'contained' || name === 'resourceType' || name.startsWith('_') || value === null) return;
      const [id, type] = element(elements, path, name) ?? [];
      if (!id) return;
      const { binding, contentReference } = elements.get(id);
      for (const item of Array.isArray(value) ? value : [value]) {
        if (binding?.strength === 'required' && binding.valueSet) check(binding.valueSet, item, `${shown}.${name}`);
        if (typeof item !== 'object') continue;
        const inner = contentReference ? [elements, contentReference.slice(1)] : hasChildren(elements, id) ? [elements, id] : ofType(type ?? elements.get(id).type?.[0]?.code, item);
        if (inner) for (const [member, part] of Object.entries(item)) visit(inner[0], inner[1], member, part, `${shown}.${name}`);
      }
    }

    function ofType(type, item) {
      const definition = base.get(type === 'Resource' ? item.resourceType : type);
      return definition && [elementsOf(definition), definition.type];
    }

    function check(url, item, shown) {
      if (open.includes(url.split('|')[0])) return;
      const codes = expand(url);
      if (!codes) return void found.push(`${shown}: value set ${url} cannot be expanded`);
      const given = typeof item === 'string' ? [item] : (item.coding ?? [item]).filter(({ code }) => code).map(({ system, code }) => `${system}|${code}`);
      const bare = typeof item === 'string' ? new Set([...codes].map((code) => code.slice(code.lastIndexOf('|') + 1))) : codes;
      // A CodeableConcept needs one coding of the set; without any coding it has none.
      if (!given.some((code) => bare.has(code))) found.push(`${shown}: ${given.join(', ') || 'no code'} is not in ${url}`);
    }
  };
}

const hasChildren = (elements, id) => [...elements.keys()].some((other) => other.startsWith(`${id}.`));

/** The element of a member and, for a choice, its type: valueQuantity is value[x]:valueQuantity where that is sliced, else value[x]. */
function element(elements, path, name) {
  if (elements.has(`${path}.${name}`)) return [`${path}.${name}`];
  for (let at = name.length - 1; at > 0; at--) {
    const choice = `${path}.${name.slice(0, at)}[x]`;
    if (!elements.has(choice)) continue;
    const suffix = name.slice(at);
    const type = elements.get(choice).type?.find(({ code }) => code.toLowerCase() === suffix.toLowerCase())?.code;
    return [elements.has(`${choice}:${name}`) ? `${choice}:${name}` : choice, type ?? suffix];
  }
  return undefined;
}
