// Callers that ask about patients all the time and hold every answer against the recorded decision.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { wait } from './proxy.mjs';

const service = '/cds-services/cervical-rehab-patient-view';
// What a card says of a part of the record that could not be had.
const sayings = /could not be evaluated|could not be read|arrived in part only/;
const hungAfter = 30_000;

export class Callers {
  constructor(port, fhirServer, patients, random) {
    Object.assign(this, { port, fhirServer, patients, random, goesOn: true, acknowledged: [], wrong: [], agent: new Agent({ keepAlive: true, maxSockets: 32 }) });
    this.tally = { calls: 0, right: 0, 'honest 200': 0, 'honest 412': 0, 'honest 503': 0, 'feedback acknowledged': 0, 'feedback 503': 0, wrong: 0, '5xx': 0, hung: 0, slowest: 0 };
  }

  async run() {
    while (this.goesOn) {
      const patient = this.patients[Math.floor(this.random() * this.patients.length)];
      const card = await this.ask(patient, this.random() < 0.2 ? 'brought' : this.random() < 0.3 ? 'in part' : 'fetched');
      if (card && this.random() < 0.5) await this.feedback(card.uuid);
      await wait(this.random() * 60);
    }
  }

  /** Asks about one patient; its card. Only the decision itself is right where nothing fails. */
  async ask(patient, how, mustBeRight = how === 'brought') {
    const call = { ...patient.call, hookInstance: randomUUID() };
    if (how !== 'brought') {
      call.fhirServer = this.fhirServer;
      call.prefetch = how === 'fetched' ? undefined : { patient: call.prefetch.patient, conditions: call.prefetch.conditions };
    }
    const answer = await this.post(service, call);
    if (!answer) return undefined;
    if (answer.status !== 200) {
      this.refused(patient, answer, mustBeRight);
      return undefined;
    }
    const [card] = JSON.parse(answer.text).cards;
    const pathway = card?.source.topic.code ?? 'none';
    if (pathway === patient.pathway) this.tally.right += 1;
    else if (!mustBeRight && card && sayings.test(card.summary + card.detail)) this.tally['honest 200'] += 1;
    else this.isWrong(`${patient.name} ${how}: ${pathway} instead of ${patient.pathway}`);
    return card;
  }

  refused(patient, answer, mustBeRight) {
    const honest = answer.status === 412 ? !mustBeRight && /"fetch-/.test(answer.text) : answer.status === 503 && answer.retryAfter > 0;
    if (answer.status >= 500 && !honest) this.tally['5xx'] += 1;
    if (honest) this.tally[`honest ${answer.status}`] += 1;
    else this.isWrong(`${patient.name}: ${answer.status} ${answer.text.slice(0, 300)}`);
  }

  // Once stored, it must still be there at the end; refused with 503, it may or may not.
  async feedback(card) {
    const item = { card: `${card}-${randomUUID()}`, outcome: 'overridden', outcomeTimestamp: '2026-06-01T09:05:00Z' };
    const answer = await this.post(`${service}/feedback`, { feedback: [item] });
    if (answer?.status === 200) {
      this.tally['feedback acknowledged'] += 1;
      this.acknowledged.push(item.card);
    } else if (answer?.status === 503 && answer.retryAfter > 0) this.tally['feedback 503'] += 1;
    else if (answer) {
      if (answer.status >= 500) this.tally['5xx'] += 1;
      this.isWrong(`feedback: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
  }

  isWrong(what) {
    this.tally.wrong += 1;
    this.wrong.push(what);
  }

  post(path, body) {
    this.tally.calls += 1;
    const started = performance.now();
    return new Promise((resolve) => {
      const done = (answer) => {
        clearTimeout(limit);
        this.tally.slowest = Math.max(this.tally.slowest, Math.round(performance.now() - started));
        resolve(answer);
      };
      const outgoing = request({ port: this.port, host: '127.0.0.1', path, method: 'POST', agent: this.agent, headers: { 'Content-Type': 'application/json' } }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => done({ status: response.statusCode, text: Buffer.concat(chunks).toString(), retryAfter: Number(response.headers['retry-after']) || 0 }));
      });
      const limit = setTimeout(() => {
        this.tally.hung += 1;
        outgoing.destroy();
      }, hungAfter);
      outgoing.on('error', (fault) => {
        if (performance.now() - started < hungAfter) this.isWrong(`${path}: ${fault.message}`);
        done(undefined);
      });
      outgoing.end(JSON.stringify(body));
    });
  }
}
