// Everything here is typed by what was generated from the description: a member that is not described would not compile.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/service.js';

type PatientViewRequest = components['schemas']['PatientViewRequest'];
type Card = components['schemas']['Card'];

const base = process.argv[2];
if (!base) throw new Error('usage: node client.js BASE');
const client = createClient<paths>({ baseUrl: base });
let passed = 0;
let failed = 0;

function check(name: string, holds: boolean): void {
  if (holds) passed += 1;
  else {
    failed += 1;
    console.error(`!! ${name}`);
  }
}

const discovery = await client.GET('/cds-services');
const prefetch: Record<string, string> = discovery.data?.services[0]?.prefetch ?? {};
check('discovery names services with their prefetch', discovery.data?.services.length === 3 && Object.keys(prefetch).includes('patient'));

const sample = await client.GET('/samples/{name}', { params: { path: { name: 'gait-instability' } } });
const request = sample.data as PatientViewRequest;
check('a sample is a request of its hook', request.hook === 'patient-view' && request.prefetch?.['patient']?.resourceType === 'Patient');

const answer = await client.POST('/cds-services/cervical-rehab-patient-view', { body: request });
const card: Card | undefined = answer.data?.cards[0];
check('the card of the sample is critical and has a draft', card?.indicator === 'critical' && card.suggestions?.[0]?.actions[0]?.resource?.resourceType === 'ServiceRequest');
check('its decision is readable', card?.extension?.['example.cervical-rehab.decision']?.pathway === 'urgent-surgical-referral');

const bad = await client.POST('/cds-services/cervical-rehab-patient-view', { body: { ...request, hookInstance: 'none' } });
check('a fault is an OperationOutcome that says what to mend', bad.response.status === 400 && (bad.error?.issue[0]?.details.text.length ?? 0) > 10);

const feedback = await client.POST('/cds-services/cervical-rehab-patient-view/feedback', {
  body: { feedback: [{ card: card?.uuid ?? '', outcome: 'overridden', outcomeTimestamp: new Date().toISOString(), overrideReason: { reason: card?.overrideReasons[0] ?? { code: 'none' } } }] },
});
check('feedback on it is stored', feedback.response.status === 200);

const parameters = await client.GET('/samples/{name}/apply', { params: { path: { name: 'gait-instability' } }, parseAs: 'json' });
const plan = await client.POST('/fhir/PlanDefinition/cervical-rehab/$apply', { body: parameters.data as unknown as components['schemas']['ApplyParameters'], parseAs: 'json' });
check('$apply answers with a CarePlan', plan.data?.resourceType === 'CarePlan');

const insights = await client.GET('/insights', { params: { query: { from: '2020-01-01' } } });
const issued: number = insights.data?.cards[0]?.issued ?? 0;
check('insights count in numbers', issued >= 1);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
