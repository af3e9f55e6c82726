// The score of a mutation report, what survived, and whether the floor held: node score.mjs <report> <part> <floor in percent> [changed | json]
// What survived and is known stands in known.json: with the reason why it changes nothing that anybody could see, then it is no chance to fail
// and none to catch; or as `open`, a test that is still missing, then it counts against the score, but not against a change (`changed`).
// With `json` what survived is printed as that file would name it.
import { readFileSync } from 'node:fs';

const [path, part, floor, form] = process.argv.slice(2);
const named = JSON.parse(readFileSync(new URL('known.json', import.meta.url), 'utf8'));
const line = text => (text ?? '').replace(/\s+/g, ' ').trim();

/** The text between two places of a file; lines and columns count from 1. */
function between(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return line(lines.join('\n'));
}

const files = Object.entries(JSON.parse(readFileSync(path, 'utf8')).files);
const mutants = files.flatMap(([name, { source, mutants }]) => {
  const file = name.replace(/^.*\/src\/CervicalRehab\.Cds\./, '');
  return mutants.map(mutant => ({ ...mutant, file, from: between(source, mutant.location), to: line(mutant.replacement) }));
});
const having = (...states) => mutants.filter(({ status }) => states.includes(status));
const killed = having('Killed').length, timedOut = having('Timeout').length;
const survived = having('Survived', 'NoCoverage');

const isNamed = mutant => named.some(({ file, from, to, why }) =>
  (form === 'changed' || why !== 'open') && file === mutant.file && from === mutant.from && to === mutant.to);
const alive = survived.filter(mutant => !isNamed(mutant));
const all = killed + timedOut + alive.length;

if (form === 'json') {
  console.log(JSON.stringify(alive.map(({ file, from, to }) => ({ file, from, to, why: 'open' })), null, 2));
} else {
  for (const { file, location, mutatorName, from, to, status } of alive) {
    console.log(`${file}:${location.start.line} ${status === 'NoCoverage' ? 'not covered' : 'survived'}: ${mutatorName}: ${from.slice(0, 90)} -> ${to.slice(0, 90)}`);
  }
}

// A reason outlives what it was given for when a test catches the change after all, or the line is gone.
// Of a change only some lines were planted.
const tried = having('Killed', 'Timeout', 'Survived', 'NoCoverage');
const is = ({ file, from, to }) => mutant => mutant.file === file && mutant.from === from && mutant.to === to;
const outlived = named.filter(entry => !survived.some(is(entry)) && (form === 'changed' ? tried.some(is(entry)) : tried.some(({ file }) => file === entry.file)));
for (const { file, from, to } of outlived) {
  console.log(`${file}: known.json names what does not survive: ${from} -> ${to}`);
}

const score = all === 0 ? 100 : 100 * (killed + timedOut) / all;
console.log(`${part}: ${score.toFixed(2)} % of ${all} planted changes caught (${killed} by a failing test, ${timedOut} by a test that no longer ends), ${alive.length} not; at least ${floor} %; ${survived.length - alive.length} more are ${form === 'changed' ? 'known' : 'without effect'}`);

const ranNothing = all > 0 && killed === 0;
const ranOutOfTime = timedOut > Math.max(2, all / 20);
if (ranNothing) {
  // A runner that runs nothing reports a score, and no error.
  console.log(`${part}: no planted change made a test fail: the tests did not run against them`);
} else if (ranOutOfTime) {
  // Each run has a time limit made from the first one: on a machine that is busy with something else, anything would be caught by it.
  console.log(`${part}: too many ended by time alone to say anything: run it again on a quieter machine, or with a lower MUTATION_CONCURRENCY`);
}

process.exitCode = ranNothing || ranOutOfTime || outlived.length > 0 || score < Number(floor) ? 1 : 0;
