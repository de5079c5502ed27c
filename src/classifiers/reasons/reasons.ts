// From passages that carry labels to reasons as they are shown; and the first reader with such reasons.

import {
  type Assessment,
  LABEL_HOLDS,
  LABELS,
  type Label,
  PASSAGE,
  type Reason,
  SUSPICIONS,
} from '../../domain/assessment.js';
import { shownPassage } from '../../nlp/entities/mask-cards.js';
import type { FirstReader } from '../ensemble.js';
import { cutPassages, isInside, without } from './passages.js';
import { type Carriers, type Chances, findCarriers, type Search } from './search.js';

/** Passages of one text at most; of a longer one they are longer. */
export const MOST_PASSAGES = 32;
/** UTF-16 units of the longest text that is searched; of a longer one the lexicon's signs are all that is named. */
export const MOST_UNITS = 8_192;
/** Readings of the first reader that one text may cost beside one for each passage. */
const MOST_READ = 64;

/** Probabilities from which on a person is called, by label. */
export type CallsFrom = Readonly<Record<string, number>>;

/**
 * Labels that want reasons, the strongest first: those that hold, and where a flag was raised or a person called without one, the
 * strongest of those that may have done it.
 */
export function wantReasons({ labels, flagged, needsPerson }: Assessment, callsFrom: CallsFrom): readonly Label[] {
  const strongest = (among: readonly Label[]): readonly Label[] => {
    const held = among.filter((label) => labels[label] >= LABEL_HOLDS);
    return held.length > 0 ? held : among.toSorted((a, b) => labels[b] - labels[a]).slice(0, 1);
  };
  const calling = (['distress', 'minor_risk'] as const).filter(
    (label) => labels[label] >= (callsFrom[label] ?? LABEL_HOLDS),
  );
  const wanted = new Set([
    ...LABELS.filter((label) => labels[label] >= LABEL_HOLDS),
    ...(flagged ? strongest(SUSPICIONS) : []),
    ...(needsPerson ? strongest(calling) : []),
  ]);
  return [...wanted].sort((a, b) => labels[b] - labels[a]);
}

/** Whether the passages of a text may be searched; else it is too long, or nothing in it wants a reason. */
export function isSearched(text: string, wanted: readonly Label[]): boolean {
  return text.length <= MOST_UNITS && wanted.length > 0;
}

/**
 * The reasons: signs of the labels, and the passages that carry them beside. A passage with a sign in it takes its name; the others are
 * called `PASSAGE`. Strongest labels first, of a label what has a name first.
 */
export function reasonsFor(
  text: string,
  { labels, reasons, entities }: Pick<Assessment, 'labels' | 'reasons' | 'entities'>,
  wanted: readonly Label[],
  carriers: Carriers,
): readonly Reason[] {
  const shown = entities.map((entity) => ({ entity }));
  const unnamed = (one: Reason): number => Number(one.indicator === PASSAGE);
  return wanted
    .flatMap((label) => {
      const signs = reasons.filter((reason) => reason.label === label);
      const passages = (carriers.get(label) ?? []).map(({ start, end }) => {
        const sign = signs.find((one) => isInside(one, { start, end }));
        const named = { label, indicator: sign?.indicator ?? PASSAGE, start, end };
        return { reason: { ...named, text: shownPassage(text, start, end, shown) }, sign };
      });
      const taken = new Set(passages.map(({ sign }) => sign));
      return [...signs.filter((sign) => !taken.has(sign)), ...passages.map(({ reason }) => reason)];
    })
    .toSorted((a, b) => labels[b.label] - labels[a.label] || unnamed(a) - unnamed(b) || a.start - b.start);
}

/** The first reader with reasons that carry its labels. `callsFrom`: the model's `needsPerson`. Costs some readings more where a label holds. */
export function withReasons(read: FirstReader, callsFrom: CallsFrom): FirstReader {
  return (text, hint) => explainedByFirst(read, text, read(text, hint, 0), callsFrom);
}

/** An assessment of the first reader, which was asked for all reasons, with reasons that carry its labels by its own word. */
export function explainedByFirst(read: FirstReader, text: string, said: Assessment, callsFrom: CallsFrom): Assessment {
  const wanted = wantReasons(said, callsFrom);
  return { ...said, reasons: reasonsFor(text, said, wanted, carriersByFirst(read, text, said, wanted)) };
}

function carriersByFirst(
  read: FirstReader,
  text: string,
  { labels, reasons }: Assessment,
  wanted: readonly Label[],
): Carriers {
  if (!isSearched(text, wanted)) return new Map();
  const known = new Map<string, Chances>();
  const ask = (cut: string): Chances => {
    const said = known.get(cut) ?? read(cut, undefined, LABEL_HOLDS).labels;
    known.set(cut, said);
    return said;
  };
  const passages = cutPassages(text, MOST_PASSAGES);
  const guesses = passages.map((passage) => ask(without(text, [passage])));
  return runWith(findCarriers({ text, labels, over: wanted, signs: reasons, passages, guesses, most: MOST_READ }), ask);
}

function runWith<T>(search: Search<T>, ask: (text: string) => Chances): T {
  let step = search.next();
  while (step.done !== true) step = search.next(ask(step.value));
  return step.value;
}
