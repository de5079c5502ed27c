// The first reader: rules and a sparse model over one reading of the text, each on its own feet.

import { type Assessment, type Intent, LABELS, type Label, type Reason, SUSPICIONS } from '../domain/assessment.js';
import { shownPassage } from '../nlp/entities/mask-cards.js';
import { originalRange } from '../nlp/normalise.js';
import { readText, type TextReading } from '../nlp/read.js';
import type { Classifier, Evidence, Opinion } from './classifier.js';
import type { LexiconReading, Sign } from './lexicon/judge.js';
import { DISTRESS_GUARD, guardedSpeaker } from './speaker.js';

/** Probabilities from which on a label raises `flagged` or `needsPerson`; from the model's folder. */
export interface Thresholds {
  readonly flag: Readonly<Record<string, number>>;
  readonly needsPerson: Readonly<Record<string, number>>;
}

export interface FirstReaderParts {
  /** In order; later ones see the signs that earlier ones found. A later answer for labels replaces an earlier one. */
  readonly classifiers: readonly Classifier[];
  readonly thresholds: Thresholds;
  /** Version of the model. */
  readonly version: string;
  /** What the person says to the chat itself; null where nobody asks. */
  readonly intentOf: ((text: string, lang: string) => Intent | null) | null;
}

/** Where a label's threshold stands when the model's folder names none. */
const DEFAULT_THRESHOLD = 0.5;
/** Most reasons of one label: a weaker label's are not crowded out by those of another, whichever of the two a second reader lifts. */
const MAX_REASONS = 24;

/**
 * Reads one text. Reasons are given for labels from `reasonsFrom` on, .5 by default; a second reader, which may lift a label, asks
 * for all. Throws only when every classifier failed: then there is no reading, and nobody may take it for one.
 */
export type FirstReader = (text: string, hint?: string, reasonsFrom?: number) => Assessment;

/** Puts the parts together. */
export function firstReader(parts: FirstReaderParts): FirstReader {
  return (text, hint, reasonsFrom = DEFAULT_THRESHOLD) => {
    const reading = readText(text, hint);
    const { opinion, failed } = askAll(parts.classifiers, reading);
    if (failed.length === parts.classifiers.length) throw new Error('every classifier failed');
    const labels = roundAll(opinion.labels);
    const signs = opinion.signs ?? null;
    const needsPerson = isOver(labels, parts.thresholds.needsPerson, ['distress', 'minor_risk']);
    return {
      lang: reading.lang,
      script: reading.script,
      intent: parts.intentOf?.(text, reading.lang) ?? null,
      obfuscated: reading.obfuscated,
      readers: ['first'],
      speaker: guardedSpeaker(
        opinion.speaker ?? 'unknown',
        labels.distress,
        labels.distress >= DISTRESS_GUARD || tellsOfSelf(signs),
      ),
      // No single word or picture flags (taxonomy): what a model makes of one is the company it kept in training.
      flagged: reading.tokens.length > 1 && isOver(labels, parts.thresholds.flag, SUSPICIONS),
      needsPerson,
      labels,
      reasons: signs === null ? [] : reasonsOf(reading, signs, labels, reasonsFrom),
      entities: reading.entities.map(({ entity }) => entity),
      model: parts.version,
      failed,
    };
  };
}

function askAll(
  classifiers: readonly Classifier[],
  reading: TextReading,
): { readonly opinion: Opinion; readonly failed: readonly string[] } {
  let opinion: Opinion = {};
  const failed: string[] = [];
  for (const classifier of classifiers) {
    const evidence: Evidence = { reading, signs: opinion.signs ?? null };
    try {
      opinion = { ...opinion, ...classifier.classify(evidence) };
    } catch {
      // What it threw may quote the text; its name is all that is kept.
      failed.push(classifier.name);
    }
  }
  return { opinion, failed };
}

function roundAll(labels: Readonly<Record<Label, number>> | undefined): Readonly<Record<Label, number>> {
  const round = (p: number): number => Math.round(Math.min(1, Math.max(0, p)) * 1e4) / 1e4;
  return Object.fromEntries(LABELS.map((label) => [label, round(labels?.[label] ?? 0)])) as Record<Label, number>;
}

function isOver(
  labels: Readonly<Record<Label, number>>,
  thresholds: Readonly<Record<string, number>>,
  among: readonly Label[],
): boolean {
  return among.some((label) => labels[label] >= (thresholds[label] ?? DEFAULT_THRESHOLD));
}

/** Whether the text has a sign of somebody who tells of themselves. */
function tellsOfSelf(signs: LexiconReading | null): boolean {
  if (signs === null) return false;
  return signs.scores.distress >= DISTRESS_GUARD || signs.kinds.has('request-for-help') || signs.cues.has('told');
}

/** Passages of signs whose label holds, strongest labels first; a sign without company is named only beside others. */
function reasonsOf(
  reading: TextReading,
  signs: LexiconReading,
  labels: Readonly<Record<Label, number>>,
  from: number,
): readonly Reason[] {
  const held = signs.signs.filter(({ indicator }) => labels[indicator.label] >= from);
  const reasons = held.map((sign) => reasonOf(reading, sign));
  reasons.sort((a, b) => labels[b.label] - labels[a.label] || a.start - b.start);
  const shown = new Map<Label, number>();
  return reasons.filter(({ label }) => {
    const before = shown.get(label) ?? 0;
    shown.set(label, before + 1);
    return before < MAX_REASONS;
  });
}

/** A card number is in no output: in the passage it is masked as among the entities. */
function reasonOf(reading: TextReading, sign: Sign): Reason {
  const { start, end } = originalRange(reading.text, sign.start, sign.end);
  const { label, id } = sign.indicator;
  const text = shownPassage(reading.text.original, start, end, reading.entities);
  return { label, indicator: id, start, end, text };
}
