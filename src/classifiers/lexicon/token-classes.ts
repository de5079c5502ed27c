// Which words of a reading are numbers, ages of minors, amounts of money or ways to make contact.

import type { PlacedEntity } from '../../nlp/entities/entities.js';
import type { TextReading } from '../../nlp/read.js';
import { TOKEN_CLASSES, type TokenClass } from './types.js';

/** Ages that are under eighteen and no small count of things. */
const MINOR_FROM = 8;
const MINOR_TO = 17;

const bitOf = (name: TokenClass): number => 1 << TOKEN_CLASSES.indexOf(name);
const NUMBER = bitOf('number');
const MINOR_AGE = bitOf('minor-age');
const MONEY = bitOf('money');
const CONTACT = bitOf('contact');
const CONTACTS: ReadonlySet<string> = new Set(['phone', 'email', 'url', 'handle']);

/** Bits of TOKEN_CLASSES that the words inside an entity have. */
export function maskOfEntity({ entity }: PlacedEntity): number {
  if (entity.type === 'money') return MONEY;
  if (entity.type === 'age') return isMinor(Number.parseInt(entity.value, 10)) ? MINOR_AGE : 0;
  return CONTACTS.has(entity.type) ? CONTACT : 0;
}

/** Bits that a word has by itself. */
export function maskOfWord(word: string): number {
  const first = word.charCodeAt(0);
  if (first < 48 || first > 57 || !/^\d{1,12}$/.test(word)) return 0;
  return isMinor(Number(word)) && word.length <= 2 ? NUMBER | MINOR_AGE : NUMBER;
}

function isMinor(years: number): boolean {
  return years >= MINOR_FROM && years <= MINOR_TO;
}

/** Bits of TOKEN_CLASSES by token; null when no token has any. */
export function classifyTokens({ tokens, entities }: TextReading): Uint8Array | null {
  let masks: Uint8Array | null = null;
  let entity = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    let mask = maskOfWord(token.word);
    while (entity < entities.length && (entities[entity]?.to ?? 0) <= token.start) entity += 1;
    const inside = entities[entity];
    if (inside !== undefined && inside.from <= token.start) mask |= maskOfEntity(inside);
    if (mask !== 0) {
      masks ??= new Uint8Array(tokens.length);
      masks[i] = mask;
    }
  }
  return masks;
}
