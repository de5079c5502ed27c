// Bundled like the server and run in a worker thread, the encoder answers the same; until it is asked nothing of TensorFlow.js is loaded.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type BuildOptions, build } from 'esbuild';

/** Inside the project: the bundle finds its packages from there. */
const DIR = resolve('dist', `encoder-test-${process.pid}`);
const BUNDLE = `${DIR}/encoder.js`;

const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const loaded = () => Object.keys(require.cache).some((path) => path.includes('@tensorflow'));
const kept = () => ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
(async () => {
  const { loadEncoder } = await import(workerData.bundle);
  const before = { loaded: loaded(), listeners: kept() };
  const encoder = await loadEncoder('models/encoder');
  const { last } = await encoder.encode(workerData.text);
  parentPort.postMessage({ before, after: { loaded: loaded(), listeners: kept() }, last });
})();
`;

interface Answer {
  readonly before: { loaded: boolean; listeners: number[] };
  readonly after: { loaded: boolean; listeners: number[] };
  readonly last: Float32Array;
}

beforeAll(async () => {
  const { SERVER_BUNDLE } = (await import(resolve('tools/lean-botkit.mjs'))) as { SERVER_BUNDLE: BuildOptions };
  mkdirSync(DIR, { recursive: true });
  await build({ ...SERVER_BUNDLE, entryPoints: ['src/classifiers/encoder/encoder.ts'], outfile: BUNDLE });
});
afterAll(() => rmSync(DIR, { recursive: true, force: true }));

test('the bundle holds none of TensorFlow.js', () => {
  expect(readFileSync(BUNDLE, 'utf8')).not.toContain('registerBackend');
});

test('two worker threads, each with an engine of its own', async () => {
  const [first] = readFileSync('tests/fixtures/encoder-golden.jsonl', 'utf8').split('\n');
  const { text, vector } = JSON.parse(first ?? '') as { text: string; vector: number[] };
  const run = async (): Promise<Answer> => {
    const worker = new Worker(WORKER, { eval: true, workerData: { bundle: pathToFileURL(BUNDLE).href, text } });
    const answer = await new Promise<Answer>((done, failed) => {
      worker.once('message', done);
      worker.once('error', failed);
    });
    await worker.terminate();
    return answer;
  };
  for (const { before, after, last } of await Promise.all([run(), run()])) {
    expect(before.loaded).toBe(false);
    expect(after.loaded).toBe(true);
    expect(after.listeners).toEqual(before.listeners);
    vector.forEach((value, i) => {
      expect(last[i]).toBeCloseTo(value, 4);
    });
  }
});
