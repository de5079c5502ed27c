// Routes of a thread's evidence by name. A bundle comes as a file, and is told of while it comes.

import { type Answer, ask, askFile, query } from './client.js';
import type { CustodyAct, Evidence } from './evidence-types.js';
import type { Page } from './types.js';

const path = (thread: string): string => `engagements/threads/${thread}/evidence`;

/** How it stands. */
export const evidence = (thread: string): Promise<Answer<Evidence>> => ask('GET', path(thread));
/** One page of its custody log, the newest first. */
export const custody = (thread: string, cursor?: string): Promise<Answer<Page<CustodyAct>>> =>
  ask('GET', `${path(thread)}/custody${query({ cursor, limit: 20 })}`);
/** Takes it out. `onBytes` hears how many have come. */
export const takeOutEvidence = (
  thread: string,
  reason: string,
  onBytes: (bytes: number) => void,
): Promise<Answer<Blob>> => askFile(path(thread), { reason }, onBytes);
