// The score of a mutation report, what survived, and whether the floor held: node score.mjs <report> <part> <floor in percent>
import { readFileSync } from 'node:fs';

const [path, part, floor] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(path, 'utf8')).files);
const mutants = files.flatMap(([file, { mutants }]) => mutants.map(mutant => ({ file: file.replace(/^.*\/src\//, ''), ...mutant })));
const having = (...states) => mutants.filter(({ status }) => states.includes(status));
const killed = having('Killed').length, timedOut = having('Timeout').length;
const alive = having('Survived', 'NoCoverage');
const all = killed + timedOut + alive.length;

for (const { file, location, mutatorName, replacement, status } of alive) {
  console.log(`${file}:${location.start.line} ${status === 'NoCoverage' ? 'not covered' : 'survived'}: ${mutatorName}: ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 120)}`);
}

const score = all === 0 ? 100 : 100 * (killed + timedOut) / all;
console.log(`${part}: ${score.toFixed(2)} % of ${all} planted changes caught (${killed} by a failing test, ${timedOut} by a test that no longer ends), ${alive.length} not; at least ${floor} %`);

const ranNothing = all > 0 && killed === 0;
const ranOutOfTime = timedOut > Math.max(2, all / 20);
if (ranNothing) {
  // A runner that runs nothing reports a score, and no error.
  console.log(`${part}: no planted change made a test fail: the tests did not run against them`);
} else if (ranOutOfTime) {
  // Each run has a time limit made from the first one: on a machine that is busy with something else, anything would be caught by it.
  console.log(`${part}: too many ended by time alone to say anything: run it again on a quieter machine, or with a lower MUTATION_CONCURRENCY`);
}

process.exitCode = ranNothing || ranOutOfTime || score < Number(floor) ? 1 : 0;
