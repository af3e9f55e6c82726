// One thread of evaluation: takes batches of patients, gives back their outcomes.
import { parentPort, workerData } from 'node:worker_threads';
import { evaluator } from './evaluate.mjs';

const evaluate = evaluator(workerData.elm);
parentPort.on('message', async ({ id, patients, evaluatedAt }) => {
  try {
    parentPort.postMessage({ id, outcomes: await evaluate(patients, evaluatedAt) });
  } catch (error) {
    parentPort.postMessage({ id, error: error.stack });
  }
});
