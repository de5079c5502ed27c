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
  for (const file of FILES) {
    if (!existsSync(join(folder, file))) continue;
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) addPlace(line, add);
  }
}

/** `n` 1 marks a whole country, so that "India-Pakistan" is no route. */
function addPlace(line: string, add: (name: string, sense: Sense) => void): void {
  const [value = '', country = '', names = ''] = line.split('\t');
  if (names === '' || value.startsWith('#')) return;
  const plain: Sense = country.endsWith('*') ? { kind: 'place', value, n: 1 } : { kind: 'place', value };
  for (const name of names.split('|')) {
    if (name.startsWith('^')) add(name.slice(1), { ...plain, capital: true });
    else add(name, plain);
  }
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
