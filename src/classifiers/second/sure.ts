// Where the first reader is so sure that the second need not be asked; and how the bounds are set.

import {
  type Assessment,
  type EntityType,
  LABEL_HOLDS,
  LABELS,
  type Label,
  strongestSuspicion,
} from '../../domain/assessment.js';
import type { JoinModel, SureBounds } from './join-model.js';

type Chances = Readonly<Record<Label, number>>;

/** What of a text, beside the first reader's probabilities, says whether it is an everyday one. */
export interface TextFacts {
  /** UTF-16 units. */
  readonly units: number;
  /** No sign, nothing disguised, nothing that could be linked, and no age, document or money. */
  readonly quiet: boolean;
}

/** Everyday texts have times, dates and places. */
const EVERYDAY: ReadonlySet<EntityType> = new Set(['date', 'time', 'place']);

/** Facts of a text that the first reader was asked about with all reasons. */
export function factsOf(text: string, { reasons, entities, obfuscated, failed }: Assessment): TextFacts {
  const silent = reasons.length === 0 && !obfuscated && failed.length === 0;
  return { units: text.length, quiet: silent && entities.every(({ type }) => EVERYDAY.has(type)) };
}

/** Whether the second reader need not be asked. Without bounds it always is, and so it is when a part of the first failed. */
export function isSure(bounds: SureBounds | undefined, text: string, first: Assessment): boolean {
  if (bounds === undefined || first.failed.length > 0) return false;
  return isBenign(bounds, first.labels, factsOf(text, first)) || isFlagged(bounds, first.labels);
}

/** How many labels the first reader expects: the sum of their probabilities. The highest alone has a floor, where most texts lie. */
function expected(labels: Chances): number {
  return LABELS.reduce((sum, label) => sum + labels[label], 0);
}

function isBenign({ benign }: SureBounds, labels: Chances, { units, quiet }: TextFacts): boolean {
  return benign !== undefined && quiet && units <= benign.units && expected(labels) <= benign.labels;
}

function isFlagged({ flagged }: SureBounds, labels: Chances): boolean {
  return flagged !== undefined && strongestSuspicion(labels) >= flagged.suspicion;
}

/** One row, as both readers see it, and what it truly shows. */
export interface SureRow {
  readonly facts: TextFacts;
  readonly first: Chances;
  readonly joined: Chances;
  readonly labels: readonly Label[];
}

/** Probabilities from which on the first reader raises a flag or calls a person. */
export interface FirstThresholds {
  readonly flag: Readonly<Record<string, number>>;
  readonly needsPerson: Readonly<Record<string, number>>;
}

/**
 * What not asking may cost on the rows that set the bounds: of all rows this share may be flagged otherwise, of the skipped rows this
 * share may have other labels that hold, and of the rows with distress or minor risk none for which only both together call a person.
 */
export const COST = { flags: 0.002, labels: 0.05 } as const;
/**
 * Labels that the first reader may expect of an everyday text, summed up, whatever the rows allow. With .2 one kept-apart person in need, lost
 * in the mountains (.106), was among those of whom the second was never asked; of calibration rows with .28 and more, another.
 */
const MOST_EXPECTED = 0.1;
/** Fewer skipped rows than this say too little of others. */
const LEAST_SKIPPED = 20;
/** Lengths of an everyday text that are tried. */
const UNITS = [40, 60, 80, 120, 160, 240] as const;

/** The bounds that skip most rows within the cost; undefined where none skips enough. Deterministic. */
export function fitSure(
  rows: readonly SureRow[],
  firstThresholds: FirstThresholds,
  thresholds: JoinModel['thresholds'],
): SureBounds | undefined {
  const costs = rows.map((row) => costOf(row, firstThresholds, thresholds));
  const best = (tried: readonly SureBounds[]): SureBounds => {
    const most = { bounds: {}, skipped: LEAST_SKIPPED - 1 };
    for (const bounds of tried) {
      const skipped = rows.flatMap(({ first, facts }, row) =>
        isBenign(bounds, first, facts) || isFlagged(bounds, first) ? [costs[row] ?? FREE] : [],
      );
      if (skipped.length > most.skipped && isCheap(skipped, rows.length))
        Object.assign(most, { bounds, skipped: skipped.length });
    }
    return most.bounds;
  };
  const bounds = { ...best(benignBounds(rows)), ...best(flaggedBounds(rows)) };
  return Object.keys(bounds).length === 0 ? undefined : bounds;
}

/** What not asking the second reader changes for one row. */
interface Cost {
  readonly flag: boolean;
  readonly labels: boolean;
  readonly missed: boolean;
}
const FREE: Cost = { flag: false, labels: false, missed: false };

function costOf({ first, joined, labels }: SureRow, one: FirstThresholds, both: JoinModel['thresholds']): Cost {
  const over = (label: Label, by: Readonly<Record<string, number>>): boolean =>
    first[label] >= (by[label] ?? LABEL_HOLDS);
  const flaggedAlone = LABELS.some((label) => label !== 'distress' && over(label, one.flag));
  const calls = (['distress', 'minor_risk'] as const).filter((label) => joined[label] >= both.needsPerson[label]);
  const calledAlone = over('distress', one.needsPerson) || over('minor_risk', one.needsPerson);
  const inNeed = labels.includes('distress') || labels.includes('minor_risk');
  return {
    flag: flaggedAlone !== strongestSuspicion(joined) >= both.flag,
    labels: LABELS.some((label) => first[label] >= LABEL_HOLDS !== joined[label] >= LABEL_HOLDS),
    missed: inNeed && calls.length > 0 && !calledAlone,
  };
}

function isCheap(skipped: readonly Cost[], all: number): boolean {
  const count = (what: keyof Cost): number => skipped.filter((cost) => cost[what]).length;
  return count('missed') === 0 && count('flag') <= COST.flags * all && count('labels') <= COST.labels * skipped.length;
}

function benignBounds(rows: readonly SureRow[]): readonly SureBounds[] {
  const steps = upTo(rows.filter(({ facts }) => facts.quiet).map(({ first }) => expected(first))).filter(
    (labels) => labels <= MOST_EXPECTED,
  );
  return UNITS.flatMap((units) => steps.map((labels) => ({ benign: { labels, units } })));
}

function flaggedBounds(rows: readonly SureRow[]): readonly SureBounds[] {
  const steps = upTo(rows.map(({ first }) => strongestSuspicion(first)));
  return steps.map((suspicion) => ({ flagged: { suspicion } }));
}

/** Every value that occurs, to three places. */
function upTo(values: readonly number[]): readonly number[] {
  return [...new Set(values.map((value) => Math.ceil(value * 1e3) / 1e3))].sort((a, b) => a - b);
}
