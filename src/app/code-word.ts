// Hashing of code words, outside of the pure engine: slow on purpose, and off the main thread.

import { type ScryptOptions, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { type WordTask, wordForm } from '../bots/conversation/code-word.js';
import type { HeardWord } from '../bots/conversation/heard.js';

/** About 40 ms and 16 MiB a try. The hash lies sealed like all of a session: it is a second wall, not the first. */
const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const HASH_BYTES = 32;
/** A message of 64 KiB is no word; what follows is not hashed. */
const MOST_LETTERS = 200;

/** What the engine is told of a message as a code word. `fresh` is an unguessable identifier that becomes a new word's salt. */
export async function hashWord(task: WordTask, text: string, fresh: string): Promise<HeardWord> {
  const form = formOf(text);
  if (task.kind === 'make') {
    const hash = await hashed(form, fresh);
    return { kind: 'made', word: { salt: fresh, hash: hash.toString('base64url') } };
  }
  return isSame(task.against.hash, await hashed(form, task.against.salt));
}

/** The same at once, for a talk that is played in a terminal. */
export function hashWordNow(task: WordTask, text: string, fresh: string): HeardWord {
  const form = formOf(text);
  if (task.kind === 'make') {
    const hash = scryptSync(form, fresh, HASH_BYTES, COST).toString('base64url');
    return { kind: 'made', word: { salt: fresh, hash } };
  }
  return isSame(task.against.hash, scryptSync(form, task.against.salt, HASH_BYTES, COST));
}

function formOf(text: string): string {
  return wordForm(text.slice(0, MOST_LETTERS));
}

function isSame(hash: string, said: Buffer): HeardWord {
  const known = Buffer.from(hash, 'base64url');
  return { kind: 'checked', right: known.length === said.length && timingSafeEqual(known, said) };
}

function hashed(form: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(form, salt, HASH_BYTES, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
