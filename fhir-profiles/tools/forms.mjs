// The filled forms of forms/ through other tools' extraction: Smart Forms' template extraction, run here as its app runs it, and LHC-Forms' in a browser. What they make of a form is posted
// to the service as prefetch, beside what our own extraction makes, and must get the same pathway. What is not the same of the rest is printed.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ask, startService } from '../cql/service.mjs';
import { throughLhcForms } from './lhc-forms.mjs';

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

// One moment is spelled with many offsets.
const moment = (date) => (date?.includes('T') ? new Date(date).toISOString() : date);
const facts = ({ inputs }) => inputs.map(({ fact, side, value, unit, date }) => [fact, side, value, unit, moment(date)].join(' ')).sort().join('\n');

// LHC-Forms drops a value of 0: the panel and the pain it stood in are asked for again.
const lostInLhcForms = { 'decimals-and-zero.json': 'complete-assessment' };

const now = '2026-06-01T09:00:00+02:00';
const names = readdirSync(file('forms')).sort();
const examples = Object.fromEntries(names.map((name) => [name, read(`forms/${name}`)]));
const lhc = throughLhcForms(form, Object.fromEntries(names.map((name) => [name, examples[name].response])), now);

const service = await startService(now);
let [passed, failed] = [0, 0];
try {
  for (const name of names) {
    const { pathway, response, observations } = examples[name];
    const own = await ask(service.address, [patient, ...problems, ...observations]);
    await compare('Smart Forms', await extracted(response), { expected: pathway, loses: false, isAsTold: true });
    // What it does by itself stands in the guide: once that changes, so must the guide.
    const { resources, resumed, empty } = lhc[name];
    await compare('LHC-Forms', resources.map((resource, at) => ({ ...resource, id: `extracted-${at}` })),
      { expected: lostInLhcForms[name] ?? pathway, loses: name in lostInLhcForms, isAsTold: resumed === 0 && empty === resources.length });

    async function compare(tool, resources, { expected, loses, isAsTold }) {
      const theirs = await ask(service.address, [patient, ...problems, ...resources]);
      const isRight = own.pathway === pathway && theirs.pathway === expected && (facts(own) === facts(theirs)) !== loses && isAsTold;
      if (isRight) passed++; else failed++;
      const verdict = !isRight ? 'NOT AS TOLD' : loses ? 'loses, as told' : 'same';
      console.log(`${verdict}: ${name}: ${pathway}, own ${own.pathway}, ${tool} ${theirs.pathway}, ${own.inputs.length} and ${theirs.inputs.length} facts`);
      if (!isRight) console.log(`${facts(own)}\n---\n${facts(theirs)}\n${JSON.stringify(theirs.notUsed)}`);
    }
  }
} finally {
  service.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
