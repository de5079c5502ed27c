// Fetches updates where Telegram cannot reach us. An update counts as taken only once it is durable.

import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../domain/errors.js';
import { removeWebhook, type Trouble, troubleOf } from './account.js';
import type { BotApi } from './bot-api.js';
import { codeOf, waitAskedFor } from './send-outcome.js';
import { ALLOWED_UPDATES } from './updates.js';

/** The platform holds a request open so long when there is nothing new. */
const HELD_S = 25;
/** A request that is not answered after this is given up and made again. */
const ANSWER_MS = 40_000;
/** Updates fetched at once. */
const BATCH = 100;
/** Waits after failures in a row, in milliseconds. */
const BACK_OFF_MS: readonly number[] = [500, 1_000, 2_000, 5_000, 10_000];
/** An update that fails so often by a fault of ours is left behind, loudly, so that the others go on. */
const MAX_TRIES = 5;

const Updates = z.array(z.looseObject({ update_id: z.number().int() }));
type Update = z.infer<typeof Updates>[number];

export interface PollerDeps {
  readonly api: BotApi;
  /** Resolves when what is to be kept of the update is durable. */
  readonly take: (update: unknown) => Promise<void>;
  /** Told of every change: null when all is well (again). */
  readonly onTrouble: (trouble: Trouble | null) => void;
  /** An update was left behind: it can never be taken. */
  readonly onLeftBehind: (error: unknown) => void;
  /** Waits; tests shorten them. Resolves early when the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Poller {
  start(): void;
  /** Resolves when the updates that were fetched are dealt with. */
  stop(): Promise<void>;
}

/** Makes the poller. Where updates of one bot are fetched by two processes, the platform refuses one: see `conflict`. */
export function createPoller(deps: PollerDeps): Poller {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    start() {
      running = run(deps, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function run(deps: PollerDeps, signal: AbortSignal): Promise<void> {
  const { wait = pause } = deps;
  const tries = new Map<number, number>();
  let webhookGone = false;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (!webhookGone) await removeWebhook(deps.api, signal);
      webhookGone = true;
      const updates = await fetchUpdates(deps.api, offset, signal);
      deps.onTrouble(null);
      const failed = await takeAll(updates, tries, deps);
      offset = failed ?? nextAfter(updates) ?? offset;
      failures = failed === undefined ? 0 : failures + 1;
      if (failed !== undefined) await wait(backOff(failures), signal);
    } catch (error) {
      if (signal.aborted) return;
      deps.onTrouble(troubleOf(error));
      // Somebody set a webhook meanwhile.
      if (codeOf(error) === 409) webhookGone = false;
      failures += 1;
      await wait(codeOf(error) === 429 ? waitAskedFor(error) : backOff(failures), signal);
    }
  }
}

async function fetchUpdates(api: BotApi, offset: number, signal: AbortSignal): Promise<readonly Update[]> {
  const asked = { offset, timeout: HELD_S, limit: BATCH, allowed_updates: ALLOWED_UPDATES };
  return Updates.parse(await api('getUpdates', asked, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)])));
}

/** Takes all, chats side by side. Gives the id of the first that must be fetched again, undefined when there is none. */
async function takeAll(
  updates: readonly Update[],
  tries: Map<number, number>,
  deps: PollerDeps,
): Promise<number | undefined> {
  const results = await Promise.all(updates.map((update) => takeOne(update, tries, deps)));
  return updates.find((_, index) => !results[index])?.update_id;
}

/** Whether the update is dealt with, and so may count as taken. */
async function takeOne(update: Update, tries: Map<number, number>, deps: PollerDeps): Promise<boolean> {
  const { update_id: id } = update;
  try {
    await deps.take(update);
    tries.delete(id);
    return true;
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal';
    if (code === 'store_unavailable') return false;
    const count = (tries.get(id) ?? 0) + 1;
    tries.set(id, count);
    const hopeless = code === 'malformed' || code === 'too_large' || count >= MAX_TRIES;
    if (!hopeless) return false;
    tries.delete(id);
    deps.onLeftBehind(error);
    return true;
  }
}

function nextAfter(updates: readonly Update[]): number | undefined {
  const last = updates.at(-1);
  return last === undefined ? undefined : last.update_id + 1;
}

function backOff(failures: number): number {
  return BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1] ?? 0;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
