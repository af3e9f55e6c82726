// A registered client of the service: signed hook calls, feedback on their cards, and every so often a token sent twice. Prints what became of them.
//   node traffic.mjs keys FOLDER                          makes the client's key (key.json) and key set (jwks.json)
//   node traffic.mjs calls FOLDER ADDRESS NUMBER AT_ONCE  makes so many calls, and goes on until FOLDER/enough exists; FOLDER/acknowledged gets the cards whose feedback was acknowledged
import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const issuer = 'https://ehr.example';
const publicBase = 'https://cds.example';
const service = '/cds-services/cervical-rehab-patient-view';
const [, , command, folder, address, number, atOnce] = process.argv;

if (command === 'keys') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  writeFileSync(join(folder, 'key.json'), JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: 0o600 });
  writeFileSync(join(folder, 'jwks.json'), JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] }), { mode: 0o644 });
} else {
  await calls();
}

async function calls() {
  const key = createPrivateKey({ key: JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')), format: 'jwk' });
  // A story of 1 June 2026, moved to today.
  const days = Math.floor((Date.now() - Date.UTC(2026, 5, 1)) / 86_400_000);
  const story = readFileSync(new URL('../scenarios/19-gait-instability-stops-program/request.json', import.meta.url), 'utf8');
  const hook = JSON.parse(story.replace(/\b\d{4}-\d{2}-\d{2}(?=[T"])/g, (date) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)));
  const agent = new Agent({ keepAlive: false });
  const tally = { calls: 0, answered: 0, cut: 0, shed: 0, failed: 0, feedback: 0, feedbackSentAgain: 0, replaysTried: 0, replaysAccepted: 0 };
  const faults = new Map();
  const acknowledged = [];
  let started = 0;
  const goesOn = () => started < Number(number) || !existsSync(join(folder, 'enough'));
  await Promise.all(Array.from({ length: Number(atOnce) }, async () => {
    while (goesOn()) {
      await one(started++);
    }
  }));
  writeFileSync(join(folder, 'acknowledged'), acknowledged.map((card) => `${card}\n`).join(''));
  writeFileSync(join(folder, 'tally.json'), JSON.stringify(tally));
  console.log(Object.entries(tally).map(([name, count]) => `${name} ${count}`).join(', '));
  for (const [fault, count] of faults) {
    console.log(`  failed: ${fault} (${count})`);
  }

  async function one(index) {
    tally.calls += 1;
    const bearer = token(service);
    let answer = await post(service, { ...hook, hookInstance: randomUUID(), fhirServer: undefined, fhirAuthorization: undefined }, bearer);
    // Refused for want of room is an answer: the client comes again, as Retry-After says.
    while (answer.status === 503 && answer.retryAfter) {
      tally.shed += 1;
      await new Promise((resolve) => setTimeout(resolve, 1000 * answer.retryAfter));
      answer = await post(service, { ...hook, hookInstance: randomUUID(), fhirServer: undefined, fhirAuthorization: undefined }, token(service));
    }
    const card = answer.status === 200 && JSON.parse(answer.text).cards[0];
    if (!card) {
      const isCut = answer.status === 502;
      tally[isCut ? 'cut' : 'failed'] += 1;
      if (!isCut) {
        const fault = `${answer.status} ${answer.text.slice(0, 200)}`;
        faults.set(fault, (faults.get(fault) ?? 0) + 1);
      }
      return;
    }
    tally.answered += 1;
    if (card.source.topic.code !== 'urgent-surgical-referral' || !card.suggestions?.[0]?.actions?.length) {
      tally.failed += 1;
      faults.set(`not the red flag in full: ${card.source.topic.code}`, 1);
    }
    if (index % 10 === 0 && !tally.shed) {
      tally.replaysTried += 1;
      tally.replaysAccepted += (await post(service, hook, bearer)).status === 200 ? 1 : 0;
    }
    await feedback(card);
  }

  // As a client that keeps its feedback until it is acknowledged.
  async function feedback(card) {
    const item = { card: card.uuid, outcome: 'accepted', acceptedSuggestions: [{ id: card.suggestions[0].uuid }], outcomeTimestamp: new Date().toISOString() };
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const answer = await post(`${service}/feedback`, { feedback: [item] }, token(`${service}/feedback`));
      if (answer.status === 200) {
        tally.feedback += 1;
        acknowledged.push(card.uuid);
        return;
      }
      tally.feedbackSentAgain += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    tally.failed += 1;
    faults.set('feedback was never acknowledged', (faults.get('feedback was never acknowledged') ?? 0) + 1);
  }

  function token(path) {
    const now = Math.floor(Date.now() / 1000);
    const parts = [{ alg: 'ES384', kid: 'one', typ: 'JWT' }, { iss: issuer, aud: publicBase + path, iat: now, exp: now + 300, jti: randomUUID() }];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${sign('sha384', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  }

  function post(path, body, bearer) {
    return new Promise((resolve) => {
      const outgoing = request(address + path, { method: 'POST', agent, timeout: 60_000, headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` } }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', () => resolve({ status: 502, text: 'cut in its answer' }));
        response.on('end', () => resolve({ status: response.complete ? response.statusCode : 502, text: Buffer.concat(chunks).toString(), retryAfter: Number(response.headers['retry-after']) || 0 }));
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in 60 s')));
      outgoing.on('error', (fault) => resolve({ status: 0, text: fault.message }));
      outgoing.end(JSON.stringify(body));
    });
  }
}
