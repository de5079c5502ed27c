// Which language the bot speaks, and how it knows.

import type { Content, Language } from '../../domain/content.js';
import { foldWords } from '../../domain/fold.js';
import { isOffered } from '../../domain/offered.js';
import type { Session } from '../../domain/session.js';
import type { HeardMessage, World } from './heard.js';

/** A guess from fewer words than this is no guess: short words are alike in many languages. */
export const MIN_WORDS_TO_DETECT = 3;

const caches = new WeakMap<Content, ReadonlyMap<string, Language>>();

/** The one language that a text asks for by name, in any language, else null. */
export function readLanguage(content: Content, text: string): Language | null {
  const names = namesOf(content);
  const found = new Set(
    foldWords(text)
      .split(' ')
      .flatMap((word) => names.get(word) ?? []),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Language of a talk that begins: what the person writes, else what the channel was told, else the default. */
export function firstLanguage(heard: HeardMessage, world: World): Pick<Session, 'language' | 'languageHow'> {
  const detected = detectedLanguage(heard, world.content);
  if (detected && speaks(detected, world)) return { language: detected, languageHow: 'detected' };
  const hint = heard.languageHint;
  if (hint && speaks(hint, world)) return { language: hint, languageHow: 'hint' };
  return { language: world.defaultLanguage, languageHow: 'default' };
}

/** Whether a talk can begin in a language. */
export function speaks(language: Language, { content, flow }: World): boolean {
  return content.languages[language] !== undefined && isOffered(content, flow, language);
}

/** What the first reader says, when the bot speaks it and there is enough text to tell. */
export function detectedLanguage(heard: HeardMessage, content: Content): Language | null {
  if (heard.understanding.kind !== 'assessed') return null;
  const { lang } = heard.understanding.assessment;
  if (!content.languages[lang]) return null;
  return heard.text.trim().split(/\s+/u).length >= MIN_WORDS_TO_DETECT ? lang : null;
}

function namesOf(content: Content): ReadonlyMap<string, Language> {
  const known = caches.get(content);
  if (known) return known;
  const names = new Map<string, Language>();
  for (const { code, name, words } of Object.values(content.languages)) {
    for (const word of [name, ...words]) names.set(foldWords(word), code);
  }
  caches.set(content, names);
  return names;
}
