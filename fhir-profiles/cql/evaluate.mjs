// Runs the translated library over patients with the reference engine. The clock is a parameter; times without an offset are read as UTC, as the service is run.
process.env.TZ = 'UTC';
const { default: cql } = await import('cql-execution');
const { default: fhir } = await import('cql-exec-fhir');

/** Evaluates a list of patients (each a list of resources, one of them the Patient, ids all different); answers in the same order. */
export function evaluator(elm) {
  const library = new cql.Library(elm);
  const source = fhir.PatientSource.FHIRv401();
  return async (patients, evaluatedAt) => {
    source.reset();
    source.loadBundles(patients.map(resources => ({ resourceType: 'Bundle', type: 'collection', entry: resources.flatMap(apart).map(resource => ({ resource })) })));
    const executor = new cql.Executor(library, null, { EvaluatedAt: cql.DateTime.parse(evaluatedAt) });
    const { patientResults } = await executor.exec_expression('Outcome', source);
    return patients.map(resources => patientResults[resources.find(each => each.resourceType === 'Patient').id].Outcome);
  };
}

/** What a report contains stands beside it, below its id: the engine gives no type to a resource within another. */
const apart = resource => [resource, ...(resource.contained ?? []).filter(each => each.resourceType === 'Observation').map(each => ({ ...each, id: `${resource.id}#${each.id}` }))];
