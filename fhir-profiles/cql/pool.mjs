// Evaluates patients on all cores; a batch that throws rejects.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export function pool(elm, size = Math.min(availableParallelism(), 4)) {
  const waiting = new Map();
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: { elm }, env: { ...process.env, TZ: 'UTC' } });
    worker.on('message', ({ id, outcomes, error }) => {
      const { done, failed } = waiting.get(id);
      waiting.delete(id);
      if (error) failed(new Error(error)); else done(outcomes);
    });
    worker.on('error', error => { for (const { failed } of waiting.values()) failed(error); });
    return worker;
  });
  let sent = 0;
  return {
    size,
    evaluate: (patients, evaluatedAt) => new Promise((done, failed) => {
      const id = sent++;
      waiting.set(id, { done, failed });
      workers[id % size].postMessage({ id, patients, evaluatedAt });
    }),
    close: () => Promise.all(workers.map(worker => worker.terminate())),
  };
}
