// The code that stands for a witness's report: short enough to keep in mind, without signs that look alike.

import type { Instant } from './clock.js';

/** Digits and letters that nobody takes for another: no 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V. */
export const CODE_SIGNS = '3479ACDEFHJKMNPQRTWXY';

/** 21 signs, eight times: 38 billion codes. */
export const CODE_LENGTH = 8;

/** Makes a code out of a fresh random identifier (`Ids.random`, 128 bits): the same identifier gives the same code. */
export function reportCode(id: string): string {
  const base = BigInt(CODE_SIGNS.length);
  let rest = [...id].reduce((sum, sign) => sum * 128n + BigInt(sign.charCodeAt(0) % 128), 0n);
  let code = '';
  while (code.length < CODE_LENGTH) {
    code += CODE_SIGNS[Number(rest % base)];
    rest /= base;
  }
  return code;
}

/** One conversation of a report. A witness who comes back with the code, from any channel, adds another. */
export interface ReportLink {
  /** HMAC of the code: whoever reads the store cannot tell a code. */
  readonly lookup: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly at: Instant;
}

/** Where a report stands, as the witness may hear it. */
export const REPORT_STATES = ['received', 'looked_at', 'passed_on', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

const AMONG_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:[${CODE_SIGNS}]-?){${CODE_LENGTH - 1}}[${CODE_SIGNS}](?![\\p{L}\\p{N}])`,
  'gu',
);
const ALONE = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`);

/** The code in a text, in any case and with any spaces or dashes; null for none. `amongWords`: it may stand in a sentence. */
export function readReportCode(text: string, amongWords: boolean): string | null {
  const upper = text.slice(0, MOST_LETTERS).normalize('NFKC').toUpperCase();
  const together = upper.replace(/[^\p{L}\p{N}]/gu, '');
  if (ALONE.test(together)) return together;
  if (!amongWords) return null;
  const found = upper.match(AMONG_WORDS) ?? [];
  return found.length === 1 ? (found[0]?.replaceAll('-', '') ?? null) : null;
}

/** A longer text is a story. */
const MOST_LETTERS = 200;
