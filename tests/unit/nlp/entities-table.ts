// Helps the tables of entities: what is found in a text, and numbers in the digits of a script.

import { readText } from '../../../src/nlp/read.js';

/** `value` of each entity of this type, in order. */
export function valuesOf(text: string, type: string): readonly string[] {
  return readText(text)
    .entities.filter(({ entity }) => entity.type === type)
    .map(({ entity }) => entity.value);
}

/** Types found in a text, each once, in order. */
export function typesOf(text: string): readonly string[] {
  return [...new Set(readText(text).entities.map(({ entity }) => entity.type))];
}

const ZEROS = { latin: 0x30, arabic: 0x660, bengali: 0x9e6, thai: 0xe50, burmese: 0x1040, tamil: 0xbe6, wide: 0xff10 };
export type DigitScript = keyof typeof ZEROS;

/** The digits of a text in those of a script; everything else stays. */
export function inDigits(text: string, script: DigitScript): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(ZEROS[script] + Number(digit)));
}

/** A case for each template (`#` is the number) and number: `[text, number]`. */
export function casesOf(
  templates: readonly string[],
  numbers: readonly string[],
  script: DigitScript,
): readonly (readonly [string, string])[] {
  return templates.flatMap((template) =>
    numbers.map((number) => [inDigits(template.replace('#', number), script), number] as const),
  );
}
