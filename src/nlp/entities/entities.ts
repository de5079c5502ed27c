// All entities of a text, with offsets into the original.

import type { Entity } from '../../domain/assessment.js';
import { type Normalised, originalRange } from '../normalise.js';
import { digitRuns, type Found } from './candidates.js';
import { findAddresses, findLinks, findNamedHandles } from './links.js';
import { findMoney } from './money.js';
import { findPhones } from './phone.js';

/** Something found in both texts: the entity (original offsets), and its range in the normalised text. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
}

/** Entities in the order of the text. Numbers inside links and addresses are part of those. */
export function findEntities(text: Normalised): readonly PlacedEntity[] {
  const folded = text.folded;
  const links = findLinks(folded);
  const addresses = findAddresses(folded).filter((one) => !covered(one, links));
  const handles = findNamedHandles(folded).filter((one) => !covered(one, links) && !covered(one, addresses));
  const named = [...links, ...addresses, ...handles];
  const runs = digitRuns(folded).filter((run) => !covered(run, named));
  const money = findMoney(folded, runs);
  const phones = findPhones(folded, runs).filter((one) => !covered(one, money));
  const all = [...named, ...phones, ...money];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  return all.map((one) => placed(text, one));
}

function placed(text: Normalised, found: Found): PlacedEntity {
  const range = originalRange(text, found.start, found.end);
  return { entity: { type: found.type, value: found.value, ...range }, from: found.start, to: found.end };
}

/** Whether a range overlaps one of the others. Others are few: a text with thousands of links is cut below. */
function covered(one: { start: number; end: number }, others: readonly Found[]): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.end ?? 0) <= one.start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < Math.min(others.length, low + 2); i += 1) {
    const other = others[i];
    if (other !== undefined && other.start < one.end && one.start < other.end) return true;
  }
  return false;
}
