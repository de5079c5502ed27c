// Which language the bot speaks, and how it knows.

import type { Content, Language } from '../../domain/content.js';
import { foldWords, isUnspaced } from '../../domain/fold.js';
import { isOffered } from '../../domain/offered.js';
import { indexOfPhrase } from '../../domain/phrases.js';
import type { Session } from '../../domain/session.js';
import type { HeardMessage, World } from './heard.js';
import { remembered } from './remembered.js';

/** A guess from fewer words than this is no guess: short words are alike in many languages. */
export const MIN_WORDS_TO_DETECT = 3;

/** The same in letters, where words are not parted. */
const MIN_LETTERS_TO_DETECT = 4;

/** "I do not speak …", in the languages of the commands, folded: a language that is named so is not wanted. */
const NOT_SPOKEN =
  /\b(?:no|not|dont|cant|ne|pas|tidak|tdk|tak|gak|ga|nggak|hindi|di|na|theriyathu|theriyadhu)\b|\b(?:khong|ko) (?:biet|hieu|noi|doc|ranh)|ไม่|不懂|不会|不會|看不懂|(?:^| )(?:না|لا|ما|مش|مو)(?: |$)|தெரியாது|မ.*ဘူး/u;

/** The one language that a text asks for by name, in any language, else null. */
export function readLanguage(content: Content, text: string): Language | null {
  const said = foldWords(text);
  if (NOT_SPOKEN.test(said)) return null;
  const found = new Set<Language>();
  for (const [name, code] of namesOf(content)) if (indexOfPhrase(said, name) >= 0) found.add(code);
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Language of a talk that begins: what the person writes, else what the channel was told, else the default. */
export function firstLanguage(heard: HeardMessage, world: World): Pick<Session, 'language' | 'languageHow'> {
  const detected = detectedLanguage(heard, world);
  if (detected) return { language: detected, languageHow: 'detected' };
  const hint = heard.languageHint;
  if (hint && speaks(hint, world)) return { language: hint, languageHow: 'hint' };
  return { language: world.defaultLanguage, languageHow: 'default' };
}

/** Whether a talk can begin in a language. */
export function speaks(language: Language, { content, flow }: World): boolean {
  return content.languages[language] !== undefined && isOffered(content, flow, language);
}

/** What the first reader says, when the bot speaks it and there is enough text to tell. */
export function detectedLanguage(heard: HeardMessage, world: World): Language | null {
  if (heard.understanding.kind !== 'assessed') return null;
  const { lang } = heard.understanding.assessment;
  if (!speaks(lang, world)) return null;
  return isEnough(heard.text) ? lang : null;
}

function isEnough(text: string): boolean {
  const said = foldWords(text);
  return said.split(' ').length >= MIN_WORDS_TO_DETECT || (isUnspaced(said) && said.length >= MIN_LETTERS_TO_DETECT);
}

const namesOf = remembered(({ languages }) => [languages], makeNames);

function makeNames(content: Content): ReadonlyMap<string, Language> {
  const names = new Map<string, Language>();
  for (const { code, name, words } of Object.values(content.languages)) {
    for (const word of [name, ...words].map(foldWords)) if (word !== '') names.set(word, code);
  }
  return names;
}
