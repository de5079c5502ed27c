// Tells Telegram where its updates go, until it has taken it: a start does not wait for that, and a platform that is away ends nothing.

import { setTimeout as delay } from 'node:timers/promises';
import { registerWebhook, type Trouble, troubleOf, type Webhook } from './account.js';
import type { BotApi } from './bot-api.js';

/** Waits between tries; the last goes on. */
const RETRY_MS: readonly number[] = [1_000, 5_000, 15_000, 60_000, 300_000];

export interface RegistrarDeps {
  readonly api: BotApi;
  readonly webhook: Webhook;
  /** Told after every try: null when the platform took it. */
  readonly onTrouble: (trouble: Trouble | null) => void;
  /** Waits; tests shorten them. Resolves early when the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Registrar {
  start(): void;
  stop(): Promise<void>;
}

/** Makes it. The webhook stays registered at the end: Telegram keeps updates until the next start. */
export function createRegistrar({ api, webhook, onTrouble, wait = pause }: RegistrarDeps): Registrar {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        await registerWebhook(api, webhook, signal);
        onTrouble(null);
        return;
      } catch (error) {
        if (signal.aborted) return;
        onTrouble(troubleOf(error));
        await wait(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0, signal);
      }
    }
  }

  return {
    start() {
      running = run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
