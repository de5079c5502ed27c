// `flows check` on two processors: each plays the talks that begin with one half of the flows.

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type CheckOptions,
  firstFlows,
  inOrder,
  standingFindings,
  talkFindings,
} from '../bots/conversation/check/check-flows.js';
import type { Content } from '../domain/content.js';
import type { Finding } from '../domain/finding.js';
import { matchPhrase } from '../nlp/intents.js';

/** What is asked of the check, without the content. */
export interface CheckTask extends Pick<CheckOptions, 'profile' | 'now'> {
  /** Only talks that begin with these. */
  readonly flows: readonly string[];
}

/** What the second processor gets. */
export interface TalkTask extends CheckTask {
  readonly content: Content;
}

/** Lies beside the built command line; where sources run there is none, and one processor does it all. */
const BESIDE = new URL('./flows-check-worker.js', import.meta.url);
/** Young objects live in so much memory, in MB: every talk that is played leaves thousands. */
const YOUNG_MB = 64;

/** The options of the check for a task: with how commands are recognised. */
export function taskOptions({ commands }: Content, task: CheckTask): CheckOptions {
  return { ...task, matchIntent: (text, languages) => matchPhrase(text, commands, languages) };
}

/** All findings, as `checkFlows` gives them. `only`: the flow with which talks begin; null for all. */
export async function checkInTwo(
  content: Content,
  given: Pick<CheckOptions, 'profile' | 'now'>,
  only: string | null,
): Promise<Finding[]> {
  const flows = only === null ? firstFlows(content) : [only];
  const isAlone = flows.length < 2 || availableParallelism() < 2 || !existsSync(fileURLToPath(BESIDE));
  // This side also looks at what needs no talk, and has the flow that leads to all others: of an odd number it takes fewer.
  const half = isAlone ? flows.length : Math.floor(flows.length / 2);
  const there = isAlone ? [] : playedBy({ ...given, content, flows: flows.slice(half) });
  const options = taskOptions(content, { ...given, flows: flows.slice(0, half) });
  const here = [standingFindings(content, options), talkFindings(content, options)];
  return inOrder([...here, await there]);
}

/** Findings of a part of the talks. Throws what the worker threw. */
async function playedBy(workerData: TalkTask): Promise<readonly Finding[]> {
  const worker = new Worker(BESIDE, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const [findings] = (await once(worker, 'message')) as [readonly Finding[]];
  return findings;
}
