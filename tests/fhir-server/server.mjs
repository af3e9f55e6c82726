// A FHIR R4 server for tests: in memory, on loopback only, ready in about a second.
//
//   node server.mjs [--port N] [--token T] [--delay MS] [--validate] [--preload FILE|FOLDER]
//
// Prints `listening <port>` when ready and ends when its standard input closes, so that a dying test never leaves it behind.
//
//   /fhir/...            FHIR. Everything below is outside of it: no token, no delay, no fault, no log entry.
//   POST   /__data       loads a Bundle (transaction or batch)         DELETE /__data      empties the repository
//   GET    /__requests   what was asked: [{method, path, authorization}]   DELETE /__requests  empties the log
//   POST   /__smart      what the next SMART sign-ins give (smart.mjs), and `without`: what the CapabilityStatement leaves out
//   POST   /__faults     {prefix, status?, body?, headers?, delayMs?, times?}   DELETE /__faults    clears the faults
//
// A fault applies to FHIR requests whose path with query starts with `prefix`, `times` times (else until cleared); of several the oldest.
// It waits `delayMs`, then answers `status` and `body` (text as it is, anything else as JSON); without a status the request goes on.
//
// Decimals are JavaScript numbers: 6.50 comes back as 6.5. Searches answer in one page unless asked for `_count`, and never link a next one.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume();

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string' },
    delay: { type: 'string', default: '0' },
    validate: { type: 'boolean', default: false },
    preload: { type: 'string' },
  },
});
const [port, delay] = ['port', 'delay'].map((name) => {
  if (!/^\d+$/.test(options[name])) fail(`--${name} takes a number, not '${options[name]}'`);
  return Number(options[name]);
});

const { badRequest, createFhir, getStatus, isOk, unauthorized } = await import('./repository.mjs');
const { capability, createSmart } = await import('./smart.mjs');
const fhir = createFhir({ validate: options.validate });
const smart = createSmart(() => `http://127.0.0.1:${server.address().port}/fhir`);
let launch = {};
let requests = [];
let faults = [];
const answered = new Map(); // Reads and searches since the last change: a search costs twenty times its answer.

if (options.preload) await preload(options.preload);

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) send(response, 500, outcome('exception', String(error)));
  });
});
server.listen(port, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
server.on('error', (error) => fail(error.message));

async function answer(request, response) {
  const text = await read(request);
  const [path] = request.url.split('?', 1);
  const own = ownRoutes[`${request.method} ${path}`];
  if (own) return own(response, text);
  if (path !== '/fhir' && !path.startsWith('/fhir/')) return send(response, 404, outcome('not-found', `Not an address of this server: ${path}`));

  const signIn = smart.answer(request.method, request.url, text);
  if (signIn) return send(response, signIn[0], signIn[1], { 'Content-Type': 'application/json', ...signIn[2] });
  if (request.method === 'GET' && path === '/fhir/metadata') return send(response, 200, capability(launch));

  const authorization = authorizationOf(request);
  requests.push({ method: request.method, path: request.url, authorization });
  if (smart.forbids(request.method, request.url, request.headers.authorization)) return send(response, 403, '');
  const refused = options.token && authorization !== 'matched';
  const fault = refused ? undefined : nextFault(request.url);
  await wait(delay);
  if (refused) return send(response, getStatus(unauthorized), unauthorized, { 'WWW-Authenticate': 'Bearer' });
  if (fault?.delayMs) await wait(fault.delayMs);
  if (fault?.status) return send(response, fault.status, fault.body ?? outcome('transient', 'A fault set by the test'), fault.headers);

  return sendFhir(response, request.method, request.url.replace(/^\/fhir\/?/, ''), text, request.headers);
}

const ownRoutes = {
  'POST /__data': (response, text) => sendFhir(response, 'POST', '', text),
  'DELETE /__data': (response) => (fhir.clear(), answered.clear(), send(response, 204)),
  'GET /__requests': (response) => send(response, 200, requests, { 'Content-Type': 'application/json' }),
  'DELETE /__requests': (response) => ((requests = []), send(response, 204)),
  'POST /__faults': (response, text) => {
    const fault = parse(text);
    if (!fault?.prefix?.startsWith?.('/')) return send(response, 400, badRequest('A fault needs a prefix that starts with /', 'prefix'));
    faults.push(fault);
    return send(response, 204);
  },
  'POST /__smart': (response, text) => ((launch = parse(text) ?? {}), smart.set(launch), send(response, 204)),
  'DELETE /__faults': (response) => ((faults = []), send(response, 204)),
};

function authorizationOf(request) {
  const sent = request.headers.authorization;
  if (sent === undefined) return 'absent';
  return options.token && sent === `Bearer ${options.token}` ? 'matched' : 'other';
}

function nextFault(url) {
  const fault = faults.find(({ prefix }) => url.startsWith(prefix));
  if (fault?.times !== undefined && --fault.times <= 0) faults = faults.filter((other) => other !== fault);
  return fault;
}

async function sendFhir(response, method, url, text, headers) {
  const form = headers?.['content-type']?.startsWith('application/x-www-form-urlencoded');
  const body = text === '' ? undefined : form ? formOf(text) : parse(text);
  if (text !== '' && body === undefined) return send(response, 400, badRequest('The body is not JSON'));
  const [result, resource] = answered.get(`${method} ${url}`) ?? (await fhir.handle(method, url, body, headers));
  if (method === 'GET') answered.set(`GET ${url}`, [result, resource]);
  else answered.clear();
  return send(response, getStatus(result), resource ?? result);
}

function send(response, status, body, headers) {
  response.writeHead(status, { 'Content-Type': 'application/fhir+json; charset=utf-8', ...headers });
  response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function formOf(text) {
  const form = new URLSearchParams(text);
  return Object.fromEntries([...new Set(form.keys())].map((key) => [key, form.getAll(key).length > 1 ? form.getAll(key) : form.get(key)]));
}

function outcome(code, diagnostics) {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

/** Loads a file, or every .json file of a folder: a transaction or batch as it is, other Bundles and single resources by their ids. */
async function preload(path) {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter((name) => name.endsWith('.json')).sort().map((name) => join(path, name)) : [path];
  for (const file of files) {
    const content = parse(readFileSync(file, 'utf8')) ?? fail(`${file} is not JSON`);
    const asked = ['transaction', 'batch'].includes(content.type)
      ? [['POST', '', content]]
      : (content.resourceType === 'Bundle' ? (content.entry ?? []).map((entry) => entry.resource) : [content])
          .map((resource) => ['PUT', `${resource.resourceType}/${resource.id}`, resource]);
    for (const [method, url, body] of asked) {
      const [result] = await fhir.handle(method, url, body);
      if (!isOk(result)) fail(`${file}: ${url} was refused: ${JSON.stringify(result.issue)}`);
    }
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
