// Everything the build asks of the twin: translates without an error, its numbers are the protocol's, and it agrees with the service. Ends with `N passed, N failed`.
import { parseArgs } from 'node:util';
import { differential } from './differential.mjs';
import { numberFaults, numbersOfElm, numbersOfSource, twinned } from './numbers.mjs';
import { translate } from './translate.mjs';

const { values } = parseArgs({ options: { patients: { type: 'string', default: '300' }, seed: { type: 'string', default: '20260601' }, only: { type: 'string' }, service: { type: 'string' } } });
let passed = 0;
let failed = 0;

async function check(name, faultsOf) {
  if (values.only && values.only !== name) return;
  const started = Date.now();
  const faults = await faultsOf().catch(error => [error.stack]);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length) failed++; else passed++;
  console.log(`${faults.length ? '!!' : 'ok'} ${name}, ${Math.round((Date.now() - started) / 1000)} s`);
}

const { elm, messages } = translate();
await check('translate', async () => messages.map(each => `${each.severity} ${each.at} ${each.message}`));
if (messages.every(each => each.severity !== 'Error')) {
  await check('numbers', async () => {
    const faults = numberFaults(numbersOfSource(), numbersOfElm(elm));
    if (!faults.length) console.log(`  ${twinned} numbers equal in C# and ELM`);
    return faults;
  });
  await check('differential', async () => {
    const { disagreements, tally } = await differential({ patients: Number(values.patients), seed: Number(values.seed), service: values.service });
    const broken = Object.keys(tally).filter(pathway => pathway.startsWith('status'));
    return [...(disagreements.length ? [`${disagreements.length} disagreements`] : []), ...broken.map(each => `the service answered ${each}`)];
  });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
