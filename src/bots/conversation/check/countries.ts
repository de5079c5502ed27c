// Which countries are played for all: those that differ in what can follow.

import type { Content, Language } from '../../../domain/content.js';
import type { World } from '../heard.js';
import { isLive } from '../helplines.js';

/** One country of each class of those that are offered in any language, the first of the registry, and one that it does not have. */
export function countriesFor(world: World, language: Language): readonly string[] {
  const { content } = world;
  const [known] = Object.keys(content.countries);
  const offered = Object.values(content.languages).flatMap((one) => one.countries);
  const own = content.languages[language]?.countries ?? [];
  const codes = [...own, ...offered, ...(known ? [known] : []), 'VA'];
  const byClass = new Map<string, string>();
  for (const code of codes) {
    const its = countryClass(code, world);
    if (!byClass.has(its)) byClass.set(its, code);
  }
  return representatives(byClass);
}

/**
 * As few classes as show each kind of contact present and each missing, and a country with one time zone and one without: to play every
 * combination of fifty countries would be more talks than can be played.
 */
function representatives(byClass: ReadonlyMap<string, string>): readonly string[] {
  const all = new Set([...byClass.keys()].flatMap(wordsOfClass));
  const shown = new Map([...byClass].map(([made, code]) => [code, signsOf(made, all)] as const));
  const open = new Set([...shown.values()].flat());
  const chosen: string[] = [];
  while (open.size > 0) {
    const gain = (code: string): number => (shown.get(code) ?? []).filter((sign) => open.has(sign)).length;
    const best = [...shown.keys()].reduce((most, code) => (gain(code) > gain(most) ? code : most));
    chosen.push(best);
    for (const sign of shown.get(best) ?? []) open.delete(sign);
  }
  return chosen;
}

function wordsOfClass(made: string): readonly string[] {
  return made.split(/[ ,]/).filter((word) => word !== '');
}

/** What is there and what is not. */
function signsOf(made: string, all: ReadonlySet<string>): readonly string[] {
  const has = new Set(wordsOfClass(made));
  return [...all].map((word) => (has.has(word) ? word : `no ${word}`));
}

const classCaches = new WeakMap<Content['helplines'], Map<string, string>>();

/** What of a country can change a way: that there is a number, that there are other contacts, and one time zone. */
export function countryClass(code: string, world: World): string {
  const { helplines, countries } = world.content;
  const known = classCaches.get(helplines) ?? new Map<string, string>();
  classCaches.set(helplines, known);
  const key = `${code} ${world.profile} ${world.now} ${countries[code]?.timeZone ? 'zone' : ''}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const live = helplines.filter((one) => one.country === code && isLive(one, world.profile, world.now));
  const made = `${[...new Set(live.map((one) => one.kind))].sort()} ${countries[code]?.timeZone ? 'zone' : ''}`;
  known.set(key, made);
  return made;
}
