// Handles: @name, and a name behind the word of a platform ("Telegram: name", "加微信 name").

import { isAsciiWord } from '../characters.js';
import { type Found, type Scanned, senseOf } from './candidates.js';
import { spelled } from './links.js';

const MIN_NAME = 3;
const MAX_NAME = 32;
/** Platform words of this many units or less are ordinary words too ("line", "tele"): they need a colon. */
const SHORT_WORD = 5;
/** Units between the word and the name. */
const REACH = 6;

const isName = (code: number): boolean => isAsciiWord(code) || code === 95 || code === 46;

/** All handles, in order of their kind: those with `@` first. */
export function findHandles(scanned: Scanned): readonly Found[] {
  return [...withAt(scanned), ...named(scanned)];
}

function withAt({ text, folded }: Scanned): readonly Found[] {
  const found: Found[] = [];
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    if (isAsciiWord(folded.charCodeAt(at - 1))) continue;
    const end = endOfName(folded, at + 1);
    const name = spelled(text, at + 1, end).toLowerCase();
    if (end - at <= MIN_NAME || !/[a-z]/.test(name)) continue;
    found.push({ type: 'handle', value: `@${name}`, start: at, end });
  }
  return found;
}

function endOfName(folded: string, from: number): number {
  let end = from;
  while (end < folded.length && end - from < MAX_NAME && isName(folded.charCodeAt(end))) end += 1;
  while (end > from && folded.charAt(end - 1) === '.') end -= 1;
  return end;
}

/** "telegram: name", "微信 abc123", "line id name_99". */
function named(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  for (const item of scanned.items) {
    if (senseOf(scanned, item, 'handle-word') === null) continue;
    const one = nameBehind(scanned, item.end, item.end - item.start);
    if (one !== null) found.push(one);
  }
  return found;
}

function nameBehind({ text, folded }: Scanned, from: number, length: number): Found | null {
  const gap =
    /^(?: ?(?:id|username|user|name|account|acc|号|ไอดี|আইডি))? ?[:=-]? ?@?/.exec(folded.slice(from, from + 16))?.[0] ??
    '';
  const start = from + gap.length;
  if (gap === '' && folded.charCodeAt(from - 1) < 0x600) return null;
  const end = endOfName(folded, start);
  if (end - start < MIN_NAME || gap.length > REACH + 10 || gap.includes('@')) return null;
  const name = spelled(text, start, end).toLowerCase();
  if (!/^[a-z]/.test(name) || /^(?:https?|www)/.test(name) || folded.charAt(end) === '/') return null;
  const colon = /[:=]/.test(gap);
  const looksMade = /[\d_.]/.test(name);
  const ordinary = folded.charCodeAt(from - 1) < 0x600 && length <= SHORT_WORD;
  if (!colon && (!looksMade || ordinary)) return null;
  return { type: 'handle', value: `@${name}`, start, end };
}
