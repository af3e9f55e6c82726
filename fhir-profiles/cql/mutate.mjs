// Plants a change in every clinical number, one at a time and on either side, and sees that the comparison of the numbers fails. node mutate.mjs
import { readFileSync } from 'node:fs';
import { numberFaults, numbersOfElm, numbersOfSource, soloists } from './numbers.mjs';
import { source, translated } from './translate.mjs';

const protocol = new URL('../../src/CervicalRehab.Cds.Protocol/', import.meta.url);
const elm = numbersOfElm(translated());
const csharp = numbersOfSource();
const clean = numberFaults(csharp, elm);
if (clean.length) throw new Error(`not clean before any change:\n${clean.join('\n')}`);

let planted = 0;
const missed = [];
const plant = (what, faults) => { planted++; if (faults.length === 0) missed.push(what); };

const files = { 'Windows.cs': /(public const (?:int|decimal) (\w+) = )(-?[\d.]+)(m?;)/g, 'Measures.cs': /((?:Movement\.(\w+)[^=,\n]*|_) => )(\d+)(m)/g, 'RecordedDate.cs': /(ClockSkew = TimeSpan\.(FromMinutes)\()(\d+)(\))/g };
for (const [file, pattern] of Object.entries(files)) {
  const text = readFileSync(new URL(file, protocol), 'utf8');
  for (const match of text.matchAll(pattern)) {
    if (soloists.includes(`Windows.${match[2]}`)) continue;
    const changed = text.slice(0, match.index) + match[1] + (Number(match[3]) + 1) + match[4] + text.slice(match.index + match[0].length);
    plant(`${file}: ${match[0]}`, numberFaults(numbersOfSource(name => name === file ? changed : readFileSync(new URL(name, protocol), 'utf8')), elm));
  }
}

const cql = source();
for (const match of cql.matchAll(/^define "([^"]+)": (\d+(?:\.\d+)?)$/gm)) {
  if (soloists.includes(match[1])) continue;
  const changed = cql.slice(0, match.index) + `define "${match[1]}": ${match[2].replace(/\d+/, whole => Number(whole) + 1)}` + cql.slice(match.index + match[0].length);
  plant(`CQL: ${match[0]}`, numberFaults(csharp, numbersOfElm(translated(changed))));
}

for (const each of missed) console.log(`not caught: ${each}`);
console.log(`${planted} changes planted, ${planted - missed.length} caught`);
process.exit(missed.length || planted === 0 ? 1 : 0);
