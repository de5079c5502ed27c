// Words of the engagements' screens: a catalogue of their own, loaded with them, so that a help line's desk never carries them.

import { effect, signal } from '@preact/signals';
import en from './engagements/en.json' with { type: 'json' };
import { type Args, format } from './format.js';
import { language } from './words.js';

/** Names of the messages; English is the source. */
export type EngagementKey = keyof typeof en;
type Catalogue = Readonly<Record<EngagementKey, string>>;

const catalogue = signal<{ readonly tag: string; readonly words: Catalogue }>({ tag: 'en', words: en });

async function load(tag: string): Promise<Catalogue> {
  if (tag === 'fr') return (await import('./engagements/fr.json', { with: { type: 'json' } })).default;
  if (tag === 'es') return (await import('./engagements/es.json', { with: { type: 'json' } })).default;
  return en;
}

async function take(tag: string): Promise<void> {
  const words = await load(tag);
  if (language.peek() === tag) catalogue.value = { tag, words };
}

/** Loads the words of the desk's language, and from then on follows it. */
export async function startEngagementWords(): Promise<void> {
  await take(language.peek());
  effect(() => {
    const tag = language.value;
    if (tag !== catalogue.peek().tag) void take(tag);
  });
}

/** A message in the reader's language. */
export function w(key: EngagementKey, args: Args = {}): string {
  const { tag, words } = catalogue.value;
  return format(words[key], args, tag);
}

/** A message whose name is put together from data, e.g. `rule.` + a rule; `otherwise` when there is none. */
export function wOr(key: string, otherwise: string, args: Args = {}): string {
  return key in catalogue.value.words ? w(key as EngagementKey, args) : otherwise;
}
