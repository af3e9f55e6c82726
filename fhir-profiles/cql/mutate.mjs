// Plants a change in every clinical number, one at a time and on either side, and sees that it is caught: by the comparison of the numbers, and, for what the
// library decides, by generated patients on whom the changed library says something else. node mutate.mjs [--patients 1000] [--seed 7]
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { numberFaults, numbersOfElm, numbersOfSource, soloists } from './numbers.mjs';
import { evaluatedAt } from './patients/elements.mjs';
import { generate } from './patients/patient.mjs';
import { pool } from './pool.mjs';
import { source, translated } from './translate.mjs';

const { values } = parseArgs({ options: { patients: { type: 'string', default: '1000' }, seed: { type: 'string', default: '7' } } });
const patients = Number(values.patients);
const batch = 20;
const protocol = new URL('../../src/CervicalRehab.Cds.Protocol/', import.meta.url);
const original = translated();
const elm = numbersOfElm(original);
const csharp = numbersOfSource();
const clean = numberFaults(csharp, elm);
if (clean.length) throw new Error(`not clean before any change:\n${clean.join('\n')}`);

const missed = [];
const planted = { csharp: 0, cql: 0 };

const files = { 'Windows.cs': /(public const (?:int|decimal) (\w+) = )(-?[\d.]+)(m?;)/g, 'Measures.cs': /((?:Movement\.(\w+)[^=,\n]*|_) => )(\d+)(m)/g, 'RecordedDate.cs': /(ClockSkew = TimeSpan\.(FromMinutes)\()(\d+)(\))/g };
for (const [file, pattern] of Object.entries(files)) {
  const text = readFileSync(new URL(file, protocol), 'utf8');
  for (const match of text.matchAll(pattern)) {
    if (soloists.includes(`Windows.${match[2]}`)) continue;
    const changed = text.slice(0, match.index) + match[1] + (Number(match[3]) + 1) + match[4] + text.slice(match.index + match[0].length);
    planted.csharp++;
    if (numberFaults(numbersOfSource(name => name === file ? changed : readFileSync(new URL(name, protocol), 'utf8')), elm).length === 0) missed.push(`${file}: ${match[0]}`);
  }
}
console.log(`${planted.csharp} changes planted in C#, ${planted.csharp - missed.length} caught by the comparison of the numbers`);

// What the service says is what the unchanged library says: differential.mjs has shown it. So a patient on whom a changed library differs is a disagreement with the service.
const stories = Array.from({ length: Math.ceil(patients / batch) }, (_, at) => Array.from({ length: batch }, (_, of) => generate(Number(values.seed), at * batch + of)));
const threads = pool(original);
const expected = await Promise.all(stories.map(each => threads.evaluate(each, evaluatedAt)));
await threads.close();

async function firstPatientThatDiffers(changed) {
  const workers = pool(changed);
  let first = Infinity;
  let next = 0;
  await Promise.all(Array.from({ length: workers.size }, async () => {
    for (let at = next++; at < stories.length && first === Infinity; at = next++) {
      const outcomes = await workers.evaluate(stories[at], evaluatedAt);
      const differs = outcomes.findIndex((outcome, of) => !isDeepStrictEqual(plain(outcome), plain(expected[at][of])));
      if (differs >= 0) first = Math.min(first, at * batch + differs);
    }
  }));
  await workers.close();
  return first;
}

const plain = value => JSON.parse(JSON.stringify(value));

let seen = 0;
const cql = source();
for (const match of cql.matchAll(/^define "([^"]+)": (\d+(?:\.\d+)?)$/gm)) {
  const changed = translated(`${cql.slice(0, match.index)}define "${match[1]}": ${match[2].replace(/\d+/, whole => Number(whole) + 1)}${cql.slice(match.index + match[0].length)}`);
  const byNumber = numberFaults(csharp, numbersOfElm(changed)).length > 0;
  const patient = await firstPatientThatDiffers(changed);
  planted.cql++;
  if (patient < Infinity) seen++;
  if (!byNumber && patient === Infinity) missed.push(`CQL: ${match[0]}`);
  console.log(`  ${match[1]} ${match[2]} + 1: ${[...(byNumber ? ['numbers differ'] : []), patient < Infinity ? `seen on patient ${patient}` : 'no patient shows it'].join(', ')}`);
}
console.log(`${planted.cql} changes planted in CQL, ${seen} seen on generated patients (seed ${values.seed}, ${patients} at most)`);

const all = planted.csharp + planted.cql;
for (const each of missed) console.log(`not caught: ${each}`);
console.log(`${all} changes planted, ${all - missed.length} caught`);
process.exit(missed.length || planted.csharp === 0 || planted.cql === 0 ? 1 : 0);
