// The worker thread of understanding: builds the first reader once, then answers job after job.

import { parentPort, workerData } from 'node:worker_threads';
import type { Classifier } from '../../classifiers/classifier.js';
import type { Assessment } from '../../domain/assessment.js';
import { collectGarbage, giveBackStartMemory } from '../memory.js';
import { openLexicon } from './lexicon-bytes.js';
import type { FirstAsk, FromWorker, ToWorker, WorkerOptions } from './protocol.js';
import { buildReader } from './reader.js';

/** Read once before the first message: what reading loads when it is first asked would else pass a message's deadline. */
const WARM_UP = 'Hello, call 555 0100 for 5 USD on 5 May. สวัสดี 你好 မင်္ဂလာပါ';

async function extraClassifiers(url: string | null): Promise<readonly Classifier[]> {
  if (url === null) return [];
  const module = (await import(url)) as { readonly classifiers: readonly Classifier[] };
  return module.classifiers;
}

async function start(options: WorkerOptions): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('the understanding worker runs only as a worker thread');
  const say = (message: FromWorker<Assessment>): void => port.postMessage(message);
  try {
    const data = { model: options.model, lexicon: openLexicon(options.lexicon) };
    const read = buildReader(data, options.commands, await extraClassifiers(options.extraClassifiers));
    read(WARM_UP);
    collectGarbage();
    giveBackStartMemory();
    port.on('message', (jobs: ToWorker<FirstAsk>) => {
      // Each answer leaves at once: when a later text hangs, the main thread knows which one it is.
      for (const { seq, ask } of jobs) {
        try {
          say({ kind: 'answered', seq, answer: read(ask.text, ask.hint, ask.reasonsFrom) });
        } catch {
          say({ kind: 'failed', seq });
        }
      }
    });
    say({ kind: 'ready' });
  } catch {
    say({ kind: 'broken' });
  }
}

void start(workerData as WorkerOptions);
