// Faults of every kind, one or two at a time, calm between them, and at the end everything well again. Started by run.sh.
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Callers } from './callers.mjs';
import { patients, preload } from './patients.mjs';
import { Proxy, randomOf, wait } from './proxy.mjs';

const [minutes, seed, folder, servicePid, servicePort, databasePort, databaseProxy, fhirPort, fhirProxy] = process.argv.slice(2).map((text) => (/^[\d.]+$/.test(text) ? Number(text) : text));
const run = promisify(execFile);
const postgres = (what) => run('bash', [join(folder, 'postgres.sh'), what], { maxBuffer: 1 << 28 });
const random = randomOf(seed);
const between = (low, high) => low + random() * (high - low);
let fhirProcess;

function startFhir() {
  fhirProcess = spawn('node', ['tests/fhir-server/server.mjs', '--port', String(fhirPort), '--preload', join(folder, 'patients.json')], { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve) => fhirProcess.stdout.once('data', resolve));
}

const isReady = () => new Promise((resolve) => get({ port: servicePort, host: '127.0.0.1', path: '/health/ready', timeout: 5_000 }, (response) => response.resume().on('end', () => resolve(response.statusCode === 200))).on('error', () => resolve(false)));
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${servicePid}/status`, 'utf8'))[1]) / 1024;

async function until(what, holds, seconds) {
  for (const limit = Date.now() + seconds * 1000; Date.now() < limit; await wait(200)) if (await holds()) return true;
  console.log(`!! not within ${seconds} s: ${what}`);
  return false;
}

const everybody = patients();
preload(everybody, join(folder, 'patients.json'));
const [database, fhir] = [new Proxy(databasePort, random), new Proxy(fhirPort, random)];
await Promise.all([database.listen(databaseProxy), fhir.listen(fhirProxy), startFhir()]);
await until('the service is ready', isReady, 120);

// Without a fault every decision is the recorded one, once the server has found everything for the first time.
const fhirServer = `http://127.0.0.1:${fhirProxy}/fhir`;
async function allRight(seconds) {
  let trial;
  await until('every decision is the recorded one', async () => {
    trial = new Callers(servicePort, fhirServer, everybody, random);
    for (const patient of everybody) await trial.ask(patient, 'fetched', true);
    return trial.tally.right === everybody.length;
  }, seconds);
  for (const what of trial.wrong.slice(0, 5)) console.log(`  wrong without a fault: ${what}`);
  return trial.tally.right === everybody.length;
}
const begins = await allRight(180);
console.log(`seed ${seed}, ${minutes} minutes, ${everybody.length} patients of ${new Set(everybody.map((one) => one.pathway)).size} pathways`);

const span = async (proxy, mode, low, high) => {
  proxy.mode = mode;
  await wait(between(low, high));
  proxy.mode = {};
};
const faults = {
  'FHIR cut': async () => fhir.cut(),
  'FHIR refused': () => span(fhir, { refuse: true }, 300, 2_500),
  'FHIR delayed': () => span(fhir, { delay: between(100, 2_500) }, 1_000, 4_000),
  'FHIR withheld': () => span(fhir, { hang: true }, 1_000, 6_000),
  'FHIR dripping': () => span(fhir, { drip: true }, 1_000, 3_000),
  'FHIR bytes corrupted': () => span(fhir, { corrupt: true }, 1_000, 4_000),
  'FHIR bytes lost': () => span(fhir, { lose: true }, 1_000, 3_000),
  'FHIR restarted': async () => {
    fhirProcess.kill('SIGKILL');
    await wait(between(100, 1_500));
    await startFhir();
  },
  'database cut': async () => database.cut(),
  'database refused': async () => {
    database.cut();
    await span(database, { refuse: true }, 300, 3_000);
  },
  'database delayed': () => span(database, { delay: between(50, 800) }, 1_000, 3_000),
  'database withheld': () => span(database, { hang: true }, 1_000, 5_000),
  'database restarted': async () => {
    await postgres('stop');
    await wait(between(100, 1_500));
    await postgres('start');
  },
};
const injected = Object.fromEntries(Object.keys(faults).map((name) => [name, 0]));
const end = Date.now() + minutes * 60_000;

// One line of faults for each of the two: they may meet.
async function plague(prefix) {
  const names = Object.keys(faults).filter((name) => name.startsWith(prefix));
  for (let round = 0; Date.now() < end; round += 1) {
    await wait(between(300, 2_500));
    const name = round < names.length ? names[round] : names[Math.floor(random() * names.length)];
    injected[name] += 1;
    await faults[name]();
  }
}

const callers = new Callers(servicePort, fhirServer, everybody, random);
const calling = Array.from({ length: 8 }, () => callers.run());
const plagues = [plague('FHIR'), plague('database')];
await wait(Math.min(30_000, minutes * 20_000));
const memoryAtStart = memory();
await Promise.all(plagues);
callers.goesOn = false;
await Promise.all(calling);
const memoryAtEnd = memory();

[database.mode, fhir.mode] = [{}, {}];
const ready = await until('the service is ready again', isReady, 60);
const ends = await allRight(180);
const stored = new Set((await postgres('stored')).stdout.split('\n'));
const lost = callers.acknowledged.filter((card) => !stored.has(card)).length;
fhirProcess.kill('SIGKILL');

console.log(Object.entries(callers.tally).map(([name, count]) => `${name} ${count}`).join(', ') + ' ms');
console.log(`faults ${Object.values(injected).reduce((sum, count) => sum + count)}: ${Object.entries(injected).map(([name, count]) => `${name} ${count}`).join(', ')}; bytes corrupted ${fhir.bytesCorrupted}`);
console.log(`acknowledged feedback lost ${lost}; memory ${memoryAtStart.toFixed(0)} MB at the start, ${memoryAtEnd.toFixed(0)} MB at the end`);
for (const what of [...new Set(callers.wrong)].slice(0, 10)) console.log(`  wrong: ${what}`);

let [passed, failed] = [0, 0];
const must = (what, holds) => {
  if (holds) passed += 1;
  else [failed] = [failed + 1, console.log(`!! ${what}`)];
};
must('every decision is the recorded one before and after', begins && ready && ends);
must('a wrong answer', callers.tally.wrong === 0);
must('a 5xx that is not an honest 503', callers.tally['5xx'] === 0);
must('a call that hung', callers.tally.hung === 0);
must('acknowledged feedback lost', lost === 0);
must('right, honest and refused answers were seen', ['right', 'honest 200', 'honest 412', 'feedback acknowledged'].every((name) => callers.tally[name] > 0));
must('every kind of fault was injected', Object.values(injected).every((count) => count > 0));
must('memory grew', memoryAtEnd <= memoryAtStart * 1.3 + 60);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
