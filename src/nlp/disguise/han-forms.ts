// Traditional Chinese characters read as simplified ones, one for one.

import { HAN_TABLE } from './han-table.js';

const FIRST = 0x4e00;
const LAST = 0x9fff;

/** By character of the basic block: what it is read as, 0 for itself. */
const forms = new Uint16Array(LAST - FIRST + 1);
for (let i = 0; i < HAN_TABLE.length; i += 2) forms[HAN_TABLE.charCodeAt(i) - FIRST] = HAN_TABLE.charCodeAt(i + 1);

/** The simplified form of a character, or the character itself. `code`: its code point. */
export function foldHan(code: number, character: string): string {
  if (code < FIRST || code > LAST) return character;
  const form = forms[code - FIRST] ?? 0;
  return form === 0 ? character : String.fromCharCode(form);
}

/** The same for each character of a text. */
export function foldHanText(text: string): string {
  let folded = '';
  for (const character of text) folded += foldHan(character.codePointAt(0) ?? 0, character);
  return folded;
}
