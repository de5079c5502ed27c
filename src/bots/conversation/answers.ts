// Reads which of the offered answers a message is.

import type { AskOption, AskStep, Content, Language } from '../../domain/content.js';
import { foldWords, nearlySame } from '../../domain/fold.js';
import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isShown } from '../../domain/offered.js';
import type { HeardMessage } from './heard.js';
import { countryName } from './places.js';
import { hasText, render } from './texts.js';

/** Words shorter than this must be right to the letter. */
const TYPO_FROM_LENGTH = 5;
/** Locale key of other words for an answer, parted by `|`. */
const OTHER_WORDS = '.words';

/** One answer as it is shown. `option` is null for a country or a language, which is read from its name. */
export interface ShownAnswer {
  readonly label: string;
  readonly option: AskOption | null;
}

/** What stands below a question in one language. */
interface Shown {
  /** In order, without "Skip". */
  readonly answers: readonly ShownAnswer[];
  /** The same as words on buttons, with "Skip" where it is shown. */
  readonly labels: readonly string[];
  /** Folded label → answer; the first wins. */
  readonly byWords: ReadonlyMap<string, ShownAnswer>;
}

const shownCaches = new WeakMap<AskStep, Map<Language, Shown>>();

/** What stands below a question, in order, without "Skip". */
export function shownAnswers(step: AskStep, content: Content, language: Language): readonly ShownAnswer[] {
  return shownIn(step, content, language).answers;
}

/** The words on the buttons below a question, "Skip" included where it is shown. */
export function shownLabels(step: AskStep, content: Content, language: Language): readonly string[] {
  return shownIn(step, content, language).labels;
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
  const { answers, byWords } = shownIn(step, content, language);
  const exact = byWords.get(said);
  if (exact) return exact;
  if (/^[1-9]$/.test(said)) return answers[Number(said) - 1] ?? null;
  const options = answers.flatMap(({ option }) => option ?? []);
  const byIntent = options.find((option) => option.intents?.some((intent) => intent === heard.intent));
  if (byIntent) return { label: '', option: byIntent };
  return inOtherWords(options, said, content);
}

// A step belongs to one content, and content is frozen: what it shows in a language never changes.
function shownIn(step: AskStep, content: Content, language: Language): Shown {
  let cache = shownCaches.get(step);
  if (!cache) {
    cache = new Map();
    shownCaches.set(step, cache);
  }
  let shown = cache.get(language);
  if (!shown) {
    shown = makeShown(step, content, language);
    cache.set(language, shown);
  }
  return shown;
}

function makeShown(step: AskStep, content: Content, language: Language): Shown {
  const named = namedAnswers(step, content, language).map((label) => ({ label, option: null }));
  const shown = step.options.filter((option) => isShown(content, step, option, language));
  const offered = shown.map((option) => ({ label: render(content, language, option.label), option }));
  const answers: readonly ShownAnswer[] = [...named, ...offered];
  const skip = step.showSkip === false ? [] : [render(content, language, ENGINE_KEYS.skip)];
  const byWords = new Map(answers.map((answer): [string, ShownAnswer] => [foldWords(answer.label), answer]).reverse());
  return { answers, labels: [...answers.map((answer) => answer.label), ...skip], byWords };
}

function namedAnswers(step: AskStep, content: Content, language: Language): string[] {
  if (step.reads === 'language') return Object.values(content.languages).map((one) => one.name);
  // A country question with answers offers the likely ones; one without asks to write the name.
  if (step.reads !== 'country' || step.options.length === 0) return [];
  const codes = content.languages[language]?.countries ?? [];
  return codes.map((code) => countryName(content, language, code));
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

/** Whether a message is the words of a label or other words for it, in any language, to the letter. */
export function meansLabel(content: Content, label: string, text: string): boolean {
  return wordsOf(content, label).includes(foldWords(text));
}

const wordCaches = new WeakMap<Content, Map<string, readonly string[]>>();

function wordsOf(content: Content, label: string): readonly string[] {
  let cache = wordCaches.get(content);
  if (!cache) {
    cache = new Map();
    wordCaches.set(content, cache);
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
