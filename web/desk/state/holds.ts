// Legal holds, shared by their list and the panel of a conversation.

import { signal } from '@preact/signals';
import type { Problem } from '../api/client.js';
import { holds as ask } from '../api/routes.js';
import type { Hold } from '../api/types.js';

/** Those that stand or wait for a second person; null until they were read. */
export const holds = signal<readonly Hold[] | null>(null);

/** Why they could not be read; null when they were. */
export const holdsProblem = signal<Problem | null>(null);

/** Reads them again. */
export async function loadHolds(): Promise<void> {
  const answer = await ask();
  holdsProblem.value = answer.ok ? null : answer.problem;
  if (answer.ok) holds.value = answer.value.items;
}
