// Hashing of code words and panic words, outside of the pure engine: slow on purpose, and off the main thread.

import { type ScryptOptions, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { type WordTask, wordForm } from '../bots/conversation/code-word.js';
import type { HeardWord } from '../bots/conversation/heard.js';
import { formsToKeep, panicForms } from '../bots/conversation/panic-word.js';
import type { HashedWord, PanicWord } from '../domain/session.js';

/** About 40 ms and 16 MiB a try. The hash lies sealed like all of a session: it is a second wall, not the first. */
const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };
/** Of a panic word up to twenty forms are hashed, at every short message of whoever has one: about 2 ms each. */
const PANIC_COST: ScryptOptions = { N: 1_024, r: 8, p: 1 };
const HASH_BYTES = 32;
/** A message of 64 KiB is no word; what follows is not hashed. */
const MOST_LETTERS = 200;

/** What the engine is told of a message as a code word. `fresh` is an unguessable identifier that becomes a new word's salt. */
export async function hashWord(task: WordTask, text: string, fresh: string): Promise<HeardWord> {
  if (task.kind === 'make_panic' || task.kind === 'check_panic') return await hashPanic(task, text, fresh);
  const form = formOf(text);
  if (task.kind === 'make') {
    const hash = await hashed(form, fresh);
    return { kind: 'made', word: { salt: fresh, hash: hash.toString('base64url') } };
  }
  return isSame(task.against.hash, await hashed(form, task.against.salt));
}

/** Whether a message is the panic word that the person chose, perhaps with a slip of the finger. */
export async function isPanicWord({ salt, hashes }: PanicWord, text: string): Promise<boolean> {
  const known = new Set(hashes);
  const said = await Promise.all(panicForms(text).map((form) => hashed(form, salt, PANIC_COST)));
  return said.some((hash) => known.has(hash.toString('base64url')));
}

async function hashPanic(
  task: Extract<WordTask, { kind: 'make_panic' | 'check_panic' }>,
  text: string,
  fresh: string,
): Promise<HeardWord> {
  if (task.kind === 'check_panic') {
    const [exact = ''] = task.against.hashes;
    return isSame(exact, await hashed(formOf(text), task.against.salt, PANIC_COST));
  }
  const { not } = task;
  const [kept, code] = await Promise.all([
    Promise.all(formsToKeep(text).map((form) => hashed(form, fresh, PANIC_COST))),
    not === null ? null : hashed(formOf(text), not.salt),
  ]);
  const taken = not !== null && code !== null && Buffer.from(not.hash, 'base64url').equals(code);
  return { kind: 'made_panic', word: { salt: fresh, hashes: kept.map((hash) => hash.toString('base64url')) }, taken };
}

/** The same at once, for a talk that is played in a terminal. */
export function hashWordNow(task: WordTask, text: string, fresh: string): HeardWord {
  const form = formOf(text);
  if (task.kind === 'make_panic') {
    const hashes = formsToKeep(text).map((one) => scryptSync(one, fresh, HASH_BYTES, PANIC_COST).toString('base64url'));
    return { kind: 'made_panic', word: { salt: fresh, hashes }, taken: task.not !== null && isCodeNow(task.not, form) };
  }
  if (task.kind === 'check_panic') {
    const [exact = ''] = task.against.hashes;
    return isSame(exact, scryptSync(form, task.against.salt, HASH_BYTES, PANIC_COST));
  }
  if (task.kind === 'make') {
    const hash = scryptSync(form, fresh, HASH_BYTES, COST).toString('base64url');
    return { kind: 'made', word: { salt: fresh, hash } };
  }
  return isSame(task.against.hash, scryptSync(form, task.against.salt, HASH_BYTES, COST));
}

/** The same as `isPanicWord`, at once. */
export function isPanicWordNow({ salt, hashes }: PanicWord, text: string): boolean {
  const said = panicForms(text).map((form) => scryptSync(form, salt, HASH_BYTES, PANIC_COST).toString('base64url'));
  return said.some((hash) => hashes.includes(hash));
}

function isCodeNow({ salt, hash }: HashedWord, form: string): boolean {
  return isRight(isSame(hash, scryptSync(form, salt, HASH_BYTES, COST)));
}

function isRight(heard: HeardWord): boolean {
  return heard.kind === 'checked' && heard.right;
}

function formOf(text: string): string {
  return wordForm(text.slice(0, MOST_LETTERS));
}

function isSame(hash: string, said: Buffer): HeardWord {
  const known = Buffer.from(hash, 'base64url');
  return { kind: 'checked', right: known.length === said.length && timingSafeEqual(known, said) };
}

function hashed(form: string, salt: string, cost: ScryptOptions = COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(form, salt, HASH_BYTES, cost, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
