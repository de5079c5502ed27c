// Which countries are played for all: those that differ in what can follow.

import type { Content, Language } from '../../../domain/content.js';
import type { World } from '../heard.js';
import { isLive } from '../helplines.js';

/**
 * As few countries as differ in all that can follow: of those that are offered in any language, the first of the registry, and one that it
 * does not have. Each kind of contact is there in one and missing in one, and so is the one time zone: to play every combination of fifty
 * countries would be more talks than can be played.
 */
export function countriesFor(world: World, language: Language): readonly string[] {
  const { content } = world;
  const [known] = Object.keys(content.countries);
  const offered = Object.values(content.languages).flatMap((one) => one.countries);
  const own = content.languages[language]?.countries ?? [];
  const codes = [...new Set([...own, ...offered, ...(known ? [known] : []), 'VA'])];
  const all = [...new Set(codes.flatMap((code) => traitsOf(code, world)))];
  const shown = new Map(codes.map((code) => [code, presentAndMissing(traitsOf(code, world), all)] as const));
  return cover(shown);
}

function presentAndMissing(traits: readonly string[], all: readonly string[]): readonly string[] {
  return all.map((trait) => (traits.includes(trait) ? trait : `no ${trait}`));
}

/** Keys that have all signs of the map between them, those with the most new ones first. */
function cover(shown: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const open = new Set([...shown.values()].flat());
  const gain = (key: string): number => (shown.get(key) ?? []).filter((sign) => open.has(sign)).length;
  const chosen: string[] = [];
  while (open.size > 0) {
    const best = [...shown.keys()].reduce((most, key) => (gain(key) > gain(most) ? key : most));
    chosen.push(best);
    for (const sign of shown.get(best) ?? []) open.delete(sign);
  }
  return chosen;
}

/** Countries of one class lead to the same. */
export function countryClass(code: string, world: World): string {
  return traitsOf(code, world).join(' ');
}

const traitCaches = new WeakMap<Content['helplines'], Map<string, readonly string[]>>();

/** What of a country can change a way: which kinds of contact there are, and whether it has one time zone. */
function traitsOf(code: string, { content: { helplines, countries }, profile, now }: World): readonly string[] {
  const known = traitCaches.get(helplines) ?? new Map<string, readonly string[]>();
  traitCaches.set(helplines, known);
  const zone = countries[code]?.timeZone ? ['zone'] : [];
  const key = `${code} ${profile} ${now} ${zone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const live = helplines.filter((one) => one.country === code && isLive(one, profile, now));
  const made = [...[...new Set(live.map((one) => one.kind))].sort(), ...zone];
  known.set(key, made);
  return made;
}
