// Places of content/gazetteer: countries, cities, border towns, with their names in the languages of the service.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sense } from './senses.js';

/** Files of the gazetteer, in content/gazetteer/. The hand-kept list comes first and wins. */
const FILES = ['border-places.txt', 'places.txt'];

/**
 * Hands every name of every place to `add`. A line is `name<TAB>country<TAB>other names apart by |`; a name with `^`
 * before it counts only with a capital. The value is the name in English.
 * Without the files there are no places.
 */
export function addGazetteer(add: (name: string, sense: Sense) => void): void {
  const folder = gazetteerFolder();
  if (folder === null) return;
  const seen = new Set<string>();
  for (const file of FILES) {
    if (!existsSync(join(folder, file))) continue;
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const [value = '', country = '', names = ''] = line.split('\t');
      if (value === '' || value.startsWith('#')) continue;
      for (const name of names.split('|')) addName(name, { value, country }, seen, add);
    }
  }
}

/** A country is its own: `n` 1 marks it, so that "India-Nepal" is no route of a car. */
function addName(
  written: string,
  place: { readonly value: string; readonly country: string },
  seen: Set<string>,
  add: (name: string, sense: Sense) => void,
): void {
  const capital = written.startsWith('^');
  const name = capital ? written.slice(1) : written;
  if (name === '' || seen.has(name)) return;
  seen.add(name);
  const whole = place.country.endsWith('*');
  add(name, { kind: 'place', value: place.value, ...(whole ? { n: 1 } : {}), ...(capital ? { capital } : {}) });
}

/** content/gazetteer of the nearest folder above this file that has one: from the bundle as from the sources. */
function gazetteerFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const here = join(folder, 'content', 'gazetteer');
    if (existsSync(here)) return here;
    folder = dirname(folder);
  }
  return null;
}
