// Two services on one store, and a counsellor who is signed in at both.

import { DeskClient } from '../helpers/desk-client.js';
import { ServiceProcess } from '../helpers/service.js';
import { closeConnections } from './http.js';
import { until } from './until.js';

export interface TwoServices {
  readonly one: ServiceProcess;
  readonly two: ServiceProcess;
  /** Signed in at the first; `desk.at(two.desk)` is the same person at the other. */
  readonly desk: DeskClient;
  end(): Promise<void>;
}

/** Starts both on the store of this address. */
export async function startTwo(storeUrl: string): Promise<TwoServices> {
  const env = { STORE_URL: storeUrl, RATE_LIMIT: 'off' };
  const one = await ServiceProcess.start({ env });
  try {
    const desk = await DeskClient.firstSignIn(one.desk, 'desk', await one.firstPassword());
    const two = await ServiceProcess.start({ env, folder: one.folder });
    return {
      one,
      two,
      desk,
      async end() {
        closeConnections();
        await two.end();
        await one.end();
      },
    };
  } catch (error) {
    await one.end();
    throw error;
  }
}

/** The conversation that came to the queue since `before`; empty when none came in time. */
export async function newInQueue(desk: DeskClient, before: ReadonlySet<string>, limitMs: number): Promise<string> {
  let fresh: readonly string[] = [];
  await until(
    async () => {
      fresh = [...(await desk.queue('help'))].filter((id) => !before.has(id));
      return fresh.length > 0;
    },
    limitMs,
    50,
  );
  return fresh[0] ?? '';
}
