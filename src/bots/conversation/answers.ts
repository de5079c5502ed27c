// Reads which of the offered answers a message is.

import type { AskStep, Content, HeardOption, Language } from '../../domain/content.js';
import { foldWords, slipIn } from '../../domain/fold.js';
import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isOffered, isShown } from '../../domain/offered.js';
import type { HeardMessage, World } from './heard.js';
import { countryName } from './places.js';
import { hasText, render } from './texts.js';

/** Words shorter than this must be right to the letter, and the first letter of every word. */
const TYPO_FROM_LENGTH = 7;
/** Shorter words of another language are words of the person's own. */
const CLEAR_LENGTH = 4;
const HAN = /[\u3400-\u9fff]/u;
/** Locale key of other words for an answer, parted by `|`. */
const OTHER_WORDS = '.words';

/** One answer as it is shown. `option` is null for a country or a language, which is read from its name. */
export interface ShownAnswer {
  readonly label: string;
  readonly option: HeardOption | null;
}

/** What stands below a question in one language. */
interface Shown {
  /** In order, without "Skip". */
  readonly answers: readonly ShownAnswer[];
  /** The same as words on buttons, with "Skip" where it is shown. */
  readonly labels: readonly string[];
  /** Answers of earlier questions that are understood too. */
  readonly heard: readonly ShownAnswer[];
  /** Folded label → answer; the first wins. */
  readonly byWords: ReadonlyMap<string, ShownAnswer>;
}

/** The talk that a question is asked in: its texts, and the flow that it began with. */
type Talk = Pick<World, 'content' | 'flow'>;

const shownCaches = new WeakMap<AskStep, Map<string, Shown>>();

/** What stands below a question, in order, without "Skip". */
export function shownAnswers(step: AskStep, talk: Talk, language: Language): readonly ShownAnswer[] {
  return shownIn(step, talk, language).answers;
}

/** The words on the buttons below a question, "Skip" included where it is shown. */
export function shownLabels(step: AskStep, talk: Talk, language: Language): readonly string[] {
  return shownIn(step, talk, language).labels;
}

/**
 * The answer that a message is: its words, other words for it, its number in the list, or a plain yes or no where that
 * is clear. Null when it is none. The words of the talk's language come first; those of the others count too, since people switch, when
 * they are clear: one answer's alone, and as they are written there.
 */
export function readAnswer(step: AskStep, heard: HeardMessage, talk: Talk, language: Language): ShownAnswer | null {
  const said = foldWords(heard.text);
  const { answers, heard: earlier, byWords } = shownIn(step, talk, language);
  const exact = byWords.get(said);
  if (exact) return exact;
  if (/^[1-9]$/.test(said)) return answers[Number(said) - 1] ?? null;
  const options = optionsOf(answers);
  const byIntent = options.find((option) => option.intents?.some((intent) => intent === heard.intent));
  if (byIntent) return { label: '', option: byIntent };
  return inOtherWords([...options, ...optionsOf(earlier)], said, talk.content, language);
}

/** Answers of earlier questions that are understood here though they are not shown. */
export function heardAnswers(step: AskStep, talk: Talk, language: Language): readonly ShownAnswer[] {
  return shownIn(step, talk, language).heard;
}

function optionsOf(answers: readonly ShownAnswer[]): readonly HeardOption[] {
  return answers.flatMap(({ option }) => option ?? []);
}

/** Whether a text is the words of an answer as it is shown, to the letter. */
export function isLabel(step: AskStep, text: string, talk: Talk, language: Language): boolean {
  return shownIn(step, talk, language).byWords.has(foldWords(text));
}

// A step belongs to one content, and content is frozen: what it shows in a language never changes, but for the languages
// that a talk can go on in, which are those of the flow it began with.
function shownIn(step: AskStep, talk: Talk, language: Language): Shown {
  const key = step.reads === 'language' ? `${language}|${talk.flow}` : language;
  let cache = shownCaches.get(step);
  if (!cache) {
    cache = new Map();
    shownCaches.set(step, cache);
  }
  let shown = cache.get(key);
  if (!shown) {
    shown = makeShown(step, talk, language);
    cache.set(key, shown);
  }
  return shown;
}

function makeShown(step: AskStep, talk: Talk, language: Language): Shown {
  const { content } = talk;
  const named = namedAnswers(step, talk, language).map((label) => ({ label, option: null }));
  const worded = (options: readonly HeardOption[]) =>
    options
      .filter((option) => isShown(content, step, option, language))
      .map((option) => ({ label: render(content, language, option.label), option }));
  const offered = worded(step.options);
  const heard = worded(step.hears ?? []);
  const answers: readonly ShownAnswer[] = [...named, ...offered];
  const skip = step.showSkip === false ? [] : [render(content, language, ENGINE_KEYS.skip)];
  const inWords = [...answers, ...heard].map((answer): [string, ShownAnswer] => [foldWords(answer.label), answer]);
  return {
    answers,
    labels: [...answers.map(({ label }) => label), ...skip],
    heard,
    byWords: new Map(inWords.reverse()),
  };
}

function namedAnswers(step: AskStep, { content, flow }: Talk, language: Language): string[] {
  if (step.reads === 'language') {
    const spoken = Object.values(content.languages).filter(({ code }) => isOffered(content, flow, code));
    return spoken.map(({ name }) => name);
  }
  // A country question with answers offers the likely ones; one without asks to write the name.
  if (step.reads !== 'country' || step.options.length === 0) return [];
  const codes = content.languages[language]?.countries ?? [];
  return codes.map((code) => countryName(content, language, code));
}

function inOtherWords(
  options: readonly HeardOption[],
  said: string,
  content: Content,
  language: Language,
): ShownAnswer | null {
  if (said === '') return null;
  // Exact words of any answer go before a misspelling of another: "ga sekarang" (not now) is one letter from "ya, sekarang".
  const own =
    options.find((option) => wordsOf(content, language, option.label).includes(said)) ??
    options.find((option) => wordsOf(content, language, option.label).some((word) => isNear(word, said)));
  if (own) return { label: '', option: own };
  const others = Object.keys(content.locales).filter((one) => one !== language);
  const hits = options.filter((option) => others.some((one) => wordsOf(content, one, option.label).includes(said)));
  const [hit] = hits;
  return hit && hits.length === 1 && said.length >= CLEAR_LENGTH ? { label: '', option: hit } : null;
}

function isNear(word: string, said: string): boolean {
  if (word === said) return true;
  const slip = word.length >= TYPO_FROM_LENGTH && !HAN.test(word) ? slipIn(word, said) : null;
  return slip !== null && slip.at > 0;
}

/** Whether a message is the words of a label or other words for it, in any language, to the letter. */
export function meansLabel(content: Content, label: string, text: string): boolean {
  const said = foldWords(text);
  return Object.keys(content.locales).some((language) => wordsOf(content, language, label).includes(said));
}

const wordCaches = new WeakMap<Content, Map<string, readonly string[]>>();

function wordsOf(content: Content, language: Language, label: string): readonly string[] {
  let cache = wordCaches.get(content);
  if (!cache) {
    cache = new Map();
    wordCaches.set(content, cache);
  }
  const key = `${language} ${label}`;
  let words = cache.get(key);
  if (!words) {
    const others = hasText(content, language, label + OTHER_WORDS)
      ? render(content, language, label + OTHER_WORDS).split('|')
      : [];
    words = [render(content, language, label), ...others].map(foldWords).filter((word) => word !== '');
    cache.set(key, words);
  }
  return words;
}
