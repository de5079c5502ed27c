// Reads which of the offered answers a message is.

import type { AskOption, AskStep, Content, Language } from '../../domain/content.js';
import { foldWords, nearlySame } from '../../domain/fold.js';
import type { HeardMessage } from './heard.js';
import { countryName } from './places.js';
import { hasText, render } from './texts.js';

/** Words shorter than this must be right to the letter. */
const TYPO_FROM_LENGTH = 5;
/** Locale key of other words for an answer, parted by `|`. */
const OTHER_WORDS = '.words';

/** One answer as it is shown. `choice` is null for a country or a language, which is read from its name. */
export interface ShownAnswer {
  readonly label: string;
  readonly option: AskOption | null;
}

/** What stands below a question, in order, without "Skip". */
export function shownAnswers(step: AskStep, content: Content, language: Language): ShownAnswer[] {
  const named = namedAnswers(step, content, language).map((label) => ({ label, option: null }));
  return [...named, ...step.options.map((option) => ({ label: render(content, language, option.label), option }))];
}

function namedAnswers(step: AskStep, content: Content, language: Language): string[] {
  if (step.reads === 'language') return Object.values(content.languages).map((one) => one.name);
  // A country question with answers offers the likely ones; one without asks to write the name.
  if (step.reads !== 'country' || step.options.length === 0) return [];
  const codes = content.languages[language]?.countries ?? [];
  return codes.map((code) => countryName(content, language, code));
}

/**
 * The answer that a message is: its words, other words for it, its number in the list, or a plain yes or no where that
 * is clear. Null when it is none. The words of every language count, since people switch.
 */
export function readAnswer(
  step: AskStep,
  heard: HeardMessage,
  content: Content,
  language: Language,
): ShownAnswer | null {
  const said = foldWords(heard.text);
  const shown = shownAnswers(step, content, language);
  const exact = shown.find((answer) => foldWords(answer.label) === said);
  if (exact) return exact;
  if (/^[1-9]$/.test(said)) return shown[Number(said) - 1] ?? null;
  const byIntent = step.options.find((option) => option.intents?.some((intent) => intent === heard.intent));
  if (byIntent) return { label: '', option: byIntent };
  return inOtherWords(step.options, said, content);
}

function inOtherWords(options: readonly AskOption[], said: string, content: Content): ShownAnswer | null {
  if (said === '') return null;
  for (const option of options) {
    const words = wordsOf(content, option.label);
    const hit = words.some((word) => word === said || (word.length >= TYPO_FROM_LENGTH && nearlySame(word, said)));
    if (hit) return { label: '', option };
  }
  return null;
}

const caches = new WeakMap<Content, Map<string, readonly string[]>>();

function wordsOf(content: Content, label: string): readonly string[] {
  let cache = caches.get(content);
  if (!cache) {
    cache = new Map();
    caches.set(content, cache);
  }
  let words = cache.get(label);
  if (!words) {
    words = Object.keys(content.locales).flatMap((language) => {
      const others = hasText(content, language, label + OTHER_WORDS)
        ? render(content, language, label + OTHER_WORDS).split('|')
        : [];
      return [render(content, language, label), ...others].map(foldWords).filter((word) => word !== '');
    });
    cache.set(label, words);
  }
  return words;
}
