// Plays a part of the talks for `flows check`, on a processor of its own.

import { parentPort, workerData } from 'node:worker_threads';
import { talkFindings } from '../bots/conversation/check/check-flows.js';
import { type TalkTask, taskOptions } from './check-in-two.js';

const { content, ...task } = workerData as TalkTask;
parentPort?.postMessage(talkFindings(content, taskOptions(content, task)));
