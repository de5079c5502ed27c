// Finds the words of engagements in a reading, and what the lexicon has for the same topics, in one pass.

import type { Label } from '../../domain/assessment.js';
import type { Topic } from '../../domain/text-signs.js';
import type { TextReading } from '../../nlp/read.js';
import { Automaton } from '../lexicon/automaton.js';
import { isNegated } from '../lexicon/negation.js';
import type { Lexicon, Target } from '../lexicon/types.js';
import { type EngagementWords, WORD_SIGNS, type WordSign } from './types.js';

/** A sign at [start, end) of the normalised text. `denied`: a negation stands beside it. */
export interface WordHit {
  readonly sign: WordSign;
  readonly start: number;
  readonly end: number;
  readonly denied: boolean;
}

/** Contexts of the lexicon that are mentions of a topic. */
const KIND_TOPICS: Readonly<Record<string, Topic>> = {
  'work-offer': 'service',
  'person-transport': 'service',
  'irregular-crossing': 'service',
  'travel-abroad': 'route',
  price: 'price',
  document: 'document',
};
/** Signs of the lexicon that are mentions of a topic, by their label. */
const LABEL_TOPICS: Readonly<Partial<Record<Label, Topic>>> = {
  recruitment: 'service',
  smuggling_offer: 'service',
  document_fraud: 'document',
  illicit_payment: 'price',
  logistics: 'meeting',
};

/**
 * A Latin word of fewer letters is another word in another language (French "bien", Vietnamese "biển" without its marks). In a talk whose
 * language is known it counts only where its language is spoken; one of the lexicon's contexts, which need company there, never. Editorial.
 */
const SHORT = 5;

/** Finds words. Built once; not to be shared between threads. Time is linear in the length of the text. */
export class WordFinder {
  private readonly automaton: Automaton;
  private readonly words: EngagementWords;
  private readonly lexicon: Lexicon;

  constructor(words: EngagementWords, lexicon: Lexicon) {
    this.words = words;
    this.lexicon = lexicon;
    const shared = lexicon.phrases.filter(({ target }) => this.topicOf(target) !== undefined);
    const own = words.phrases.map((phrase) => ({
      ...phrase,
      target: { what: 'kind', id: `words:${phrase.target.id}` } as const,
    }));
    this.automaton = new Automaton({ phrases: [...own, ...shared] }).forgetWays();
  }

  /** `hint`: the language that the talk is in; without it every word counts, as in a persona's name. */
  find(reading: TextReading, hint?: string): readonly WordHit[] {
    const spoken = new Set([reading.lang, hint, ...reading.languages.map(({ lang }) => lang)]);
    return this.automaton.match(reading).flatMap((hit) => {
      const { target, language } = hit.phrase;
      const own = wordSign(target);
      const sign = own ?? this.topicOf(target);
      if (sign === undefined) return [];
      const short = lettersOfLoneWord(reading.text.folded, hit.start, hit.end) < SHORT;
      const foreign = own === undefined || (hint !== undefined && !spoken.has(language));
      if (short && foreign) return [];
      const negations = this.words.negations.get(language) ?? this.lexicon.negations.get(language);
      const denied = isNegated(negations, reading, hit);
      return [{ sign, start: hit.start, end: hit.end, denied }];
    });
  }

  private topicOf(target: Target): Topic | undefined {
    if (target.what === 'kind') return KIND_TOPICS[target.id];
    if (target.what !== 'indicator') return undefined;
    const label = this.lexicon.indicators.get(target.id)?.label;
    return label === undefined ? undefined : LABEL_TOPICS[label];
  }
}

/** Letters of a Latin word that stands alone; infinite for anything else, which is not mistaken for a word of another language. */
function lettersOfLoneWord(folded: string, start: number, end: number): number {
  const written = folded.slice(start, end);
  return /^[a-z]+$/.test(written) ? written.length : Number.POSITIVE_INFINITY;
}

function wordSign({ what, id }: Target): WordSign | undefined {
  if (what !== 'kind' || !id.startsWith('words:')) return undefined;
  return WORD_SIGNS.find((sign) => sign === id.slice('words:'.length));
}
