// The service as a process, asked over HTTP like an EHR asks it.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../src/CervicalRehab.Cds.Service', import.meta.url));
const measurements = /"(rom-[a-z-]+|38214-3|72514-3|reps-at-load|load-percent-1rm|borg-rpe-6-20|82289-0)"/;

/** Starts the service with a fixed clock and returns its address and a way to stop it. */
export async function startService(evaluatedAt) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const log = [];
  const service = spawn('dotnet', ['run', '--no-launch-profile', '--project', project], {
    detached: true, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', ASPNETCORE_URLS: address, Clock__FixedAt: evaluatedAt, TZ: 'UTC', Logging__LogLevel__Default: 'Warning',
      Database__ConnectionString: `Data Source=${join(mkdtempSync(join(tmpdir(), 'cervical-rehab-')), 'decisions.db')}` },
  });
  for (const stream of [service.stdout, service.stderr]) stream.on('data', data => log.push(data));
  const stop = () => { try { process.kill(-service.pid); } catch { /* it has ended by itself */ } };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  for (let tries = 0; tries < 1200 && service.exitCode === null; tries++) {
    if ((await fetch(`${address}/health/ready`).catch(() => null))?.ok) return { address, stop };
    await new Promise(done => setTimeout(done, 250));
  }
  stop();
  throw new Error(`the service did not start:\n${Buffer.concat(log).toString().slice(-2000)}`);
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed).listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)); });
  });
}

/** The hook request of a patient: every key of the prefetch is served. */
export function hookRequest(resources) {
  const bundle = wanted => ({ resourceType: 'Bundle', type: 'searchset', entry: resources.filter(wanted).map(resource => ({ resource })) });
  const of = type => bundle(each => each.resourceType === type);
  const measured = each => measurements.test(JSON.stringify(each.code));
  const patient = resources.find(each => each.resourceType === 'Patient');
  return {
    hook: 'patient-view', hookInstance: '5ce0a000-0000-4000-8000-000000000001',
    context: { userId: 'Practitioner/p', patientId: patient.id },
    prefetch: {
      patient, conditions: of('Condition'),
      signs: bundle(each => each.resourceType === 'Observation' && !measured(each)),
      signFindings: bundle(() => false),
      measurements: bundle(each => each.resourceType === 'Observation' && measured(each)),
      reports: bundle(each => ['DiagnosticReport', 'ImagingStudy'].includes(each.resourceType)), procedures: of('Procedure'), carePlans: of('CarePlan'),
      serviceRequests: of('ServiceRequest'), medicationRequests: of('MedicationRequest'), medicationStatements: of('MedicationStatement'),
    },
  };
}

/** What the service decides: its pathway, and inputs and missing of the pathway card. */
export async function ask(address, resources) {
  const response = await fetch(`${address}/cds-services/cervical-rehab-patient-view`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(hookRequest(resources)) });
  if (response.status === 503 && response.headers.has('Retry-After')) {
    await response.arrayBuffer();
    await new Promise(done => setTimeout(done, 1000 * Number(response.headers.get('Retry-After'))));
    return ask(address, resources);
  }
  if (!response.ok) return { pathway: `status ${response.status}`, inputs: [], missing: [], error: await response.text() };
  const { cards } = await response.json();
  const decision = cards.map(card => card.extension?.['example.cervical-rehab.decision']).find(each => each?.pathway);
  const plan = cards.flatMap(card => card.suggestions ?? []).flatMap(each => each.actions).find(each => each.type === 'create' && each.resource?.resourceType === 'CarePlan')?.resource;
  const components = plan?.activity.map(each => each.detail?.code.coding[0].code).filter(code => code && !['rom-reassessment', 'neuro-rescreen'].includes(code));
  return { components, pathway: decision?.pathway ?? 'not-applicable', inputs: decision?.inputs ?? [], missing: decision?.missing ?? [], clauses: decision?.clauses ?? [], notUsed: decision?.notUsed ?? [] };
}
