// Reads which of the offered answers a message is.

import type { Content, Language } from '../../domain/content.js';
import type { AskStep, HeardOption } from '../../domain/flow-steps.js';
import { foldWords, slipIn } from '../../domain/fold.js';
import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { isOffered, isShown } from '../../domain/offered.js';
import type { HeardMessage, World } from './heard.js';
import { countryName } from './places.js';
import { remembered } from './remembered.js';
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
  /** Any words of the language for an answer → the first that they stand for. */
  readonly ownWords: ReadonlyMap<string, HeardOption>;
  /** Those that may be misspelt, in the order of the answers. */
  readonly longWords: readonly (readonly [word: string, option: HeardOption])[];
  /** Shown and heard ones. */
  readonly understood: ReadonlySet<HeardOption>;
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
  const shown = shownIn(step, talk, language);
  const { answers, byWords } = shown;
  const exact = byWords.get(said);
  if (exact) return exact;
  if (/^[1-9]$/.test(said)) return answers[Number(said) - 1] ?? null;
  const option = byIntent(shown, heard) ?? inOtherWords(step, shown, said, talk.content);
  return option ? { label: '', option } : null;
}

/** Answers of earlier questions that are understood here though they are not shown. */
export function heardAnswers(step: AskStep, talk: Talk, language: Language): readonly ShownAnswer[] {
  return shownIn(step, talk, language).heard;
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
  const understood = [...offered, ...heard].map(({ option }) => option);
  const words = understood.flatMap((option) =>
    wordsOf(content, language, option.label).map((word): [string, HeardOption] => [word, option]),
  );
  return {
    answers,
    labels: [...answers.map(({ label }) => label), ...skip],
    heard,
    byWords: new Map(inWords.reverse()),
    ownWords: new Map([...words].reverse()),
    longWords: words.filter(([word]) => word.length >= TYPO_FROM_LENGTH && !HAN.test(word)),
    understood: new Set(understood),
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

function byIntent({ answers }: Shown, { intent }: HeardMessage): HeardOption | undefined {
  if (intent === null) return undefined;
  for (const { option } of answers) if (option?.intents?.some((one) => one === intent)) return option;
  return undefined;
}

function inOtherWords(step: AskStep, shown: Shown, said: string, content: Content): HeardOption | undefined {
  if (said === '') return undefined;
  // Exact words of any answer go before a misspelling of another: "ga sekarang" (not now) is one letter from "ya, sekarang".
  const own = shown.ownWords.get(said) ?? shown.longWords.find(([word]) => isSlip(word, said))?.[1];
  if (own || said.length < CLEAR_LENGTH) return own;
  const hits =
    anyWords(step, content)
      .get(said)
      ?.filter((option) => shown.understood.has(option)) ?? [];
  return hits.length === 1 ? hits[0] : undefined;
}

function isSlip(word: string, said: string): boolean {
  const slip = slipIn(word, said);
  return slip !== null && slip.at > 0;
}

const anyWordsCaches = new WeakMap<AskStep, ReadonlyMap<string, readonly HeardOption[]>>();

/** Words of every language → the answers that they stand for. One for all languages: those of the talk's own were looked at before. */
function anyWords(step: AskStep, content: Content): ReadonlyMap<string, readonly HeardOption[]> {
  const known = anyWordsCaches.get(step);
  if (known) return known;
  const words = new Map<string, HeardOption[]>();
  for (const option of [...step.options, ...(step.hears ?? [])]) {
    for (const word of wordsInAll(content, option.label)) {
      const before = words.get(word);
      if (before) before.push(option);
      else words.set(word, [option]);
    }
  }
  anyWordsCaches.set(step, words);
  return words;
}

/** Whether a message is the words of a label or other words for it, in any language, to the letter. */
export function meansLabel(content: Content, label: string, text: string): boolean {
  return wordsInAll(content, label).has(foldWords(text));
}

const wordsByLabel = remembered(
  ({ locales, commands }) => [locales, commands],
  () => new Map<string, ReadonlySet<string>>(),
);

function wordsInAll(content: Content, label: string): ReadonlySet<string> {
  const cache = wordsByLabel(content);
  let words = cache.get(label);
  if (!words) {
    words = new Set(Object.keys(content.locales).flatMap((language) => wordsOf(content, language, label)));
    cache.set(label, words);
  }
  return words;
}

function wordsOf(content: Content, language: Language, label: string): readonly string[] {
  const others = hasText(content, language, label + OTHER_WORDS)
    ? render(content, language, label + OTHER_WORDS).split('|')
    : [];
  return [render(content, language, label), ...others].map(foldWords).filter((word) => word !== '');
}
