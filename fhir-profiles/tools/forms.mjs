// The filled forms of forms/ through another tool's extraction: Smart Forms' template extraction, run here as its app runs it. What it makes of a form is posted
// to the service as prefetch, beside what our own extraction makes, and must get the same pathway. What is not the same of the rest is printed.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ask, startService } from '../cql/service.mjs';

// The package's ES module cannot be loaded by Node.
const { inAppExtract } = createRequire(import.meta.url)('@aehrc/sdc-template-extract');

const file = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => JSON.parse(readFileSync(file(path), 'utf8'));
const form = read('generated/Questionnaire-cervical-assessment.json');
const patient = { resourceType: 'Patient', id: 'sample-patient', birthDate: '1972-03-05' };
const problems = ['Condition-opll-minor', 'Condition-spasm-active'].map((name) => ({ ...read(`examples/${name}.json`), subject: { reference: 'Patient/sample-patient' } }));

async function extracted(response) {
  const { extractResult } = await inAppExtract(structuredClone(response), structuredClone(form));
  return extractResult.extractedBundle.entry.map(({ resource }, at) => ({ ...resource, id: `extracted-${at}` }));
}

const facts = ({ inputs }) => inputs.map(({ fact, side, value, unit, date }) => [fact, side, value, unit, date].join(' ')).sort().join('\n');

const service = await startService('2026-06-01T09:00:00+02:00');
let [passed, failed] = [0, 0];
try {
  for (const name of readdirSync(file('forms')).sort()) {
    const { pathway, response, observations } = read(`forms/${name}`);
    const [own, theirs] = [await ask(service.address, [patient, ...problems, ...observations]), await ask(service.address, [patient, ...problems, ...await extracted(response)])];
    const isSame = own.pathway === pathway && theirs.pathway === pathway && facts(own) === facts(theirs);
    if (isSame) passed++; else failed++;
    console.log(`${isSame ? 'same' : 'NOT THE SAME'}: ${name}: ${pathway}, own ${own.pathway}, Smart Forms ${theirs.pathway}, ${own.inputs.length} and ${theirs.inputs.length} facts`);
    if (!isSame) console.log(`${facts(own)}\n---\n${facts(theirs)}\n${JSON.stringify(theirs.notUsed)}`);
  }
} finally {
  service.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
