// The page's words in the language of the talk.

import { signal } from '@preact/signals';
import { directionOf } from '../shared/languages.js';
import { fetchWords } from './api.js';

/** English, built in: what the page says until its words have come. Without the answers to "Who reads this?". */
declare const CHAT_WORDS: Readonly<Record<string, string>>;
/** Named once: the build writes the words wherever their name stands. */
const ENGLISH = CHAT_WORDS;

/** BCP 47 primary subtag of the words shown now. */
export const language = signal('en');
const words = signal(ENGLISH);
/** Language whose words are here or on their way; empty at first: English too comes from the server. */
let wanted = '';

/** The words under `chat.<key>`, with `{name}` filled from `values`. A missing key falls back to English. */
export function t(key: string, values: Readonly<Record<string, string>> = {}): string {
  return (words.value[`chat.${key}`] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The words under `chat.<key>` before and after the one placeholder `{name}`, for marking what stands in it. */
export function around(key: string, name: string): readonly [string, string] {
  const [before = '', after = ''] = t(key, { [name]: '\0' }).split('\0');
  return [before, after];
}

/**
 * Shows the page in another language as soon as its words are here. Without words everything stays as it is; false
 * says so. Of several calls under way the last one counts.
 */
export async function speak(next: string): Promise<boolean> {
  if (next === wanted) return true;
  wanted = next;
  const loaded = await fetchWords(next);
  if (wanted !== next) return true;
  if (loaded === null) {
    wanted = '';
    return false;
  }
  words.value = { ...ENGLISH, ...loaded };
  language.value = next;
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  return true;
}
