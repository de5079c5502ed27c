// From phrases found to signs that count: guards, needs, and a score for each label.

import { LABELS, type Label } from '../../domain/assessment.js';
import type { TextReading } from '../../nlp/read.js';
import type { Hit } from './hits.js';
import { isNegated } from './negation.js';
import { findQuotes, isInside } from './quotes.js';
import type { Cue, Indicator, Lexicon, Target, Weight } from './types.js';

/** A sign that counts: the indicator, whether what it needs is there, and where: [start, end) of the normalised text. */
export interface Sign {
  readonly indicator: Indicator;
  readonly met: boolean;
  readonly start: number;
  readonly end: number;
}

/** What the lexicon says of one text. */
export interface LexiconReading {
  readonly signs: readonly Sign[];
  /** Indicators that were found but stand in a report or a warning. */
  readonly quoted: readonly Indicator[];
  readonly kinds: ReadonlySet<string>;
  readonly cues: ReadonlySet<Cue>;
  /** 0..1 by label: how strongly the signs speak together. Not a probability. */
  readonly scores: Readonly<Record<Label, number>>;
}

/** Share of doubt that a sign removes, by weight, with and without what it needs. Editorial, set with the catalogue. */
const FORCE: Readonly<Record<Weight, { readonly met: number; readonly alone: number }>> = {
  strong: { met: 0.8, alone: 0.3 },
  medium: { met: 0.55, alone: 0.2 },
  weak: { met: 0.15, alone: 0.08 },
};

/** Judges the hits of one reading. */
export function judge(
  lexicon: Pick<Lexicon, 'indicators' | 'negations'>,
  reading: TextReading,
  hits: readonly Hit[],
): LexiconReading {
  const kinds = new Set<string>();
  const cues = new Set<Cue>();
  for (const { phrase } of hits) {
    if (phrase.target.what === 'kind') kinds.add(phrase.target.id);
    if (phrase.target.what === 'cue') cues.add(phrase.target.id);
  }
  addKindsOfEntities(reading, kinds);
  const found = indicatorHits(lexicon, reading, hits);
  const isQuoted = cues.has('report') ? quotedBy(reading, hits) : () => false;
  const counted = found.filter((one) => !isQuoted(one));
  const signs = withNeeds(counted, kinds);
  const quoted = found.filter(isQuoted).map(({ indicator }) => indicator);
  return { signs, quoted, kinds, cues, scores: scoreLabels(signs) };
}

function addKindsOfEntities(reading: TextReading, kinds: Set<string>): void {
  if (reading.entities.some(({ entity }) => entity.type === 'money')) kinds.add('price');
}

type Found = Omit<Sign, 'met'>;

const isTelling = ({ what, id }: Target): boolean =>
  (what === 'cue' && id === 'told') || (what === 'kind' && id === 'request-for-help');
const isOwn = (target: Target): boolean =>
  isTelling(target) || (target.what === 'kind' && target.id === 'own-situation');

/**
 * What a text that reports only repeats: everything, unless the writer speaks of the own situation outside quotation
 * marks; what stands inside marks, unless the writer also tells or asks for help outside them. Distress always counts.
 */
function quotedBy(reading: TextReading, hits: readonly Hit[]): (one: Found) => boolean {
  const passages = findQuotes(reading.text.folded);
  const outside = hits.filter(({ start, end }) => !isInside(passages, start, end));
  const own = outside.some(({ phrase }) => isOwn(phrase.target));
  const telling = outside.some(({ phrase }) => isTelling(phrase.target));
  return ({ indicator, start, end }) =>
    indicator.label !== 'distress' && (!own || (!telling && isInside(passages, start, end)));
}

/** Hits on indicators that no negation voids, without those that lie inside a longer one of the same indicator. */
function indicatorHits(
  lexicon: Pick<Lexicon, 'indicators' | 'negations'>,
  reading: TextReading,
  hits: readonly Hit[],
): readonly Found[] {
  const byIndicator = new Map<string, Found[]>();
  for (const hit of hits) {
    if (hit.phrase.target.what !== 'indicator') continue;
    const indicator = lexicon.indicators.get(hit.phrase.target.id);
    if (indicator === undefined || isNegated(lexicon.negations.get(hit.phrase.language), reading, hit)) continue;
    const list = byIndicator.get(indicator.id) ?? [];
    const found = { indicator, start: hit.start, end: hit.end };
    const apart = list.filter((other) => other.end <= found.start || other.start >= found.end);
    const overlap = list.find((other) => !apart.includes(other));
    byIndicator.set(indicator.id, overlap === undefined ? [...list, found] : [...apart, union(overlap, found)]);
  }
  return [...byIndicator.values()].flat();
}

function union(one: Found, other: Found): Found {
  return {
    indicator: one.indicator,
    start: Math.min(one.start, other.start),
    end: Math.max(one.end, other.end),
  };
}

function withNeeds(found: readonly Found[], kinds: ReadonlySet<string>): readonly Sign[] {
  const ids = new Set(found.map(({ indicator }) => indicator.id));
  const byLabel = new Map<Label, Set<string>>();
  for (const { indicator } of found) {
    byLabel.set(indicator.label, (byLabel.get(indicator.label) ?? new Set()).add(indicator.id));
  }
  const isThere = (need: string, self: string): boolean => {
    const [what, name] = need.split(':');
    if (what === 'kind') return kinds.has(name ?? '');
    if (what !== 'label') return ids.has(need);
    const others = byLabel.get(name as Label);
    return others !== undefined && (others.size > 1 || !others.has(self));
  };
  return found.map((one) => ({
    ...one,
    met: one.indicator.needs.length === 0 || one.indicator.needs.some((need) => isThere(need, one.indicator.id)),
  }));
}

/** Noisy-or over distinct indicators: each removes its share of the doubt that is left. */
function scoreLabels(signs: readonly Sign[]): Readonly<Record<Label, number>> {
  const doubt = Object.fromEntries(LABELS.map((label) => [label, 1])) as Record<Label, number>;
  const seen = new Set<string>();
  for (const { indicator, met } of signs) {
    if (seen.has(indicator.id)) continue;
    seen.add(indicator.id);
    const force = FORCE[indicator.weight];
    doubt[indicator.label] *= 1 - (met ? force.met : force.alone);
  }
  return Object.fromEntries(LABELS.map((label) => [label, 1 - doubt[label]])) as Record<Label, number>;
}
