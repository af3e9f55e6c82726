// Compares the service with the CQL library on generated patients: node differential.mjs [--patients 300] [--seed N] [--first 0] [--shown 3] [--service http://...]
import { parseArgs } from 'node:util';
import { differences } from './compare.mjs';
import { evaluatedAt } from './patients/elements.mjs';
import { generate } from './patients/patient.mjs';
import { pool } from './pool.mjs';
import { ask, startService } from './service.mjs';
import { shrink } from './shrink.mjs';
import { translated } from './translate.mjs';

const batch = 10;

/** Compares `patients` of a seed; answers the tally of pathways and the disagreements as generated. */
export async function compare({ elm, address, patients, seed, first = 0 }) {
  const threads = pool(elm);
  try {
    const tally = {};
    const disagreements = [];
    const starts = Array.from({ length: Math.ceil(patients / batch) }, (_, at) => first + at * batch);
    await Promise.all(Array.from({ length: threads.size }, async () => {
      for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
        const generated = Array.from({ length: Math.min(batch, first + patients - start) }, (_, at) => generate(seed, start + at));
        const [outcomes, decisions] = await Promise.all([threads.evaluate(generated, evaluatedAt), Promise.all(generated.map(each => ask(address, each)))]);
        for (const [at, decision] of decisions.entries()) {
          tally[decision.pathway] = (tally[decision.pathway] ?? 0) + 1;
          const found = differences(decision, outcomes[at]);
          if (found.length) disagreements.push({ index: start + at, resources: generated[at], found });
        }
      }
    }));
    return { tally, disagreements };
  } finally {
    await threads.close();
  }
}

/** The smallest patient on which the two still differ in the same words. */
export async function smallest({ elm, address }, { resources, found }) {
  const threads = pool(elm, 1);
  const differing = async candidate => {
    const [decision, [outcome]] = await Promise.all([ask(address, candidate), threads.evaluate([candidate], evaluatedAt).catch(() => [null])]);
    return outcome && !decision.pathway.startsWith('status') ? differences(decision, outcome) : [];
  };
  try {
    const least = await shrink(resources, async candidate => (await differing(candidate)).includes(found[0]));
    return { least, found: await differing(least) };
  } finally {
    await threads.close();
  }
}

export async function differential({ patients, seed, first = 0, service, shown = 3 }) {
  const elm = translated();
  const { address, stop } = service ? { address: service, stop() {} } : await startService(evaluatedAt);
  try {
    console.log(`seed ${seed}, ${patients} patients, evaluated at ${evaluatedAt}`);
    const { tally, disagreements } = await compare({ elm, address, patients, seed, first });
    for (const [pathway, count] of Object.entries(tally).sort()) console.log(`  ${pathway} ${count}`);
    for (const { index, found } of disagreements) console.log(`patient ${index}: ${found.join('; ')}`);
    for (const disagreement of disagreements.slice(0, shown)) {
      const { least, found } = await smallest({ elm, address }, disagreement);
      console.log(`the smallest patient that shows what patient ${disagreement.index} does, ${found.join('; ')}:`);
      for (const resource of least) console.log(`  ${JSON.stringify(resource)}`);
    }
    console.log(`${disagreements.length} disagreements over ${patients} patients`);
    return { tally, disagreements };
  } finally {
    stop();
  }
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({ options: { patients: { type: 'string', default: '300' }, seed: { type: 'string', default: '6' }, first: { type: 'string', default: '0' }, service: { type: 'string' }, shown: { type: 'string', default: '3' } } });
  const { disagreements } = await differential({ patients: Number(values.patients), seed: Number(values.seed), first: Number(values.first), service: values.service, shown: Number(values.shown) });
  process.exit(disagreements.length ? 1 : 0);
}
