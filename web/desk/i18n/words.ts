// The desk's words in the reader's language: one flat catalogue a language, English built in, the others loaded on demand.

import { signal } from '@preact/signals';
import { directionOf } from '../../shared/languages.js';
import en from './en.json' with { type: 'json' };
import { type Args, format } from './format.js';

/** Names of the messages; English is the source. */
export type Key = keyof typeof en;
type Catalogue = Readonly<Record<Key, string>>;

/** Languages of the desk, by their own names. */
export const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', fr: 'Français', es: 'Español' };

const STORED = 'desk.language';

const catalogue = signal<Catalogue>(en);

/** The language that the desk speaks now (BCP 47 primary subtag). */
export const language = signal('en');

async function load(tag: string): Promise<Catalogue> {
  if (tag === 'fr') return (await import('./fr.json', { with: { type: 'json' } })).default;
  if (tag === 'es') return (await import('./es.json', { with: { type: 'json' } })).default;
  return en;
}

/** Switches the desk to `tag` and remembers it in this browser; an unknown tag is English. */
export async function speak(tag: string): Promise<void> {
  const known = tag in LANGUAGES ? tag : 'en';
  catalogue.value = await load(known);
  language.value = known;
  document.documentElement.lang = known;
  document.documentElement.dir = directionOf(known);
  localStorage.setItem(STORED, known);
}

/** Takes the language chosen here before, else the browser's. */
export async function startLanguage(): Promise<void> {
  await speak(localStorage.getItem(STORED) ?? navigator.language.slice(0, 2));
}

/** A message in the reader's language. */
export function t(key: Key, args: Args = {}): string {
  return format(catalogue.value[key], args, language.value);
}

/** A message whose name is put together from data, e.g. `label.` + a label; `otherwise` when there is none. */
export function tOr(key: string, otherwise: string, args: Args = {}): string {
  return key in catalogue.value ? t(key as Key, args) : otherwise;
}
