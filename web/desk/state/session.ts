// Who is signed in, and signing out after a quarter of an hour without a key or a pointer.

import { effect, signal } from '@preact/signals';
import { lastUse, signedOut } from '../api/client.js';
import { signOut, whoAmI } from '../api/routes.js';
import type { Session } from '../api/types.js';
import { forgetDrafts } from './drafts.js';

/** `unknown` until the server was asked; null: nobody. */
export const session = signal<Session | null | 'unknown'>('unknown');

/** Why the sign-in form is shown again. */
export const endedBy = signal<'idle' | 'server' | null>(null);

/** When this page signs out by itself for want of activity, in milliseconds since 1970. */
export const idleAt = signal(Number.POSITIVE_INFINITY);

/** How long before that the desk says so. */
export const IDLE_NOTICE_MS = 2 * 60_000;

let idleMs = 15 * 60_000;
let lastName = '';

/** The server hears that somebody is here at least this often: typing alone asks it for nothing. */
const TELL_EVERY_MS = 4 * 60_000;

/** The person is here: a key, a pointer, or the button that says so. */
export function active(): void {
  idleAt.value = Date.now() + idleMs;
  if (Date.now() - lastUse.at > TELL_EVERY_MS) void whoAmI();
}

/** Asks the server who is signed in. */
export async function refreshSession(): Promise<void> {
  const answer = await whoAmI();
  if (!answer.ok) {
    if (answer.problem.status === 401) session.value = null;
    else if (session.value === 'unknown') setTimeout(refreshSession, 2_000);
    return;
  }
  idleMs = Math.max(60_000, Date.parse(answer.value.idleAt) - Date.now());
  if (answer.value.name !== lastName) forgetDrafts();
  lastName = answer.value.name;
  endedBy.value = null;
  active();
  session.value = answer.value;
}

/** Signs out here and at the server; what was typed and not sent is forgotten unless it ended by itself. */
export async function leave(why: 'idle' | null): Promise<void> {
  endedBy.value = why;
  if (why === null) forgetDrafts();
  session.value = null;
  await signOut();
}

effect(() => {
  if (signedOut.value === 0) return;
  if (session.peek() !== null && session.peek() !== 'unknown') endedBy.value = 'server';
  session.value = null;
});

/** Watches keys and pointers; returns how to stop. */
export function watchIdle(): () => void {
  const stop = new AbortController();
  for (const kind of ['keydown', 'pointerdown', 'wheel'])
    addEventListener(kind, active, { signal: stop.signal, passive: true });
  const timer = setInterval(() => {
    if (Date.now() >= idleAt.value) void leave('idle');
  }, 1_000);
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}
