// What a row and a conversation of the corpus are, and the short codes that authors and readers write.

import { z } from 'zod';
import { LABELS, type Label, SPEAKERS, type Speaker } from '../../src/domain/assessment.js';

/** The thirteen languages, BCP 47 primary subtags. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'] as const;
export type Lang = (typeof LANGUAGES)[number];

/** Slices whose rows carry labels (docs/annotation-guide.md). */
export const LABELLED_SLICES = [
  'offer',
  'romance',
  'instruction',
  'threat',
  'advert',
  'disclosure',
  'relative',
  'witness',
  'pasted',
] as const;

/** Slices that stay silent although they look alike: the hard negatives. */
export const LOOK_ALIKE_SLICES = [
  'honest-job',
  'advice',
  'news',
  'academic',
  'warning',
  'remittance',
  'travel',
  'taxi',
  'gaming',
  'question',
  'community',
  'complaint',
] as const;

/** Slices of ordinary talk, silent. */
const ORDINARY_SLICES = ['chat', 'everyday'] as const;

/** All slices. */
export const SLICES = [...LABELLED_SLICES, ...LOOK_ALIKE_SLICES, ...ORDINARY_SLICES] as const;
export type Slice = (typeof SLICES)[number];

/** Where a message of this kind would be read; `voice` is a transcribed voice note. */
export const PLATFORMS = ['wa', 'tg', 'fb', 'tt', 'ig', 'sms', 'dm', 'forum', 'ad', 'web', 'mail', 'voice'] as const;

/** `0`: the first author; what each other one's rows are for: `useOf`. */
export const AUTHORS = ['0', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o'] as const;
export type Author = (typeof AUTHORS)[number];

/**
 * What a part of the corpus is for: to train the readers on; to join and calibrate them, who have not seen it; to measure, and nothing
 * else.
 */
export const USES = ['training', 'calibration', 'kept-apart'] as const;
export type Use = (typeof USES)[number];

const NOT_FOR_TRAINING: ReadonlyMap<string, Use> = new Map([
  ['c', 'kept-apart'],
  ['e', 'kept-apart'],
  ['g', 'calibration'],
  ['h', 'kept-apart'],
  ['k', 'kept-apart'],
  ['o', 'calibration'],
]);

/** Authors whose rows are trained on and whose talks are not: the curve of talks is set on talks that the tuned reader has not seen. */
const TALKS_TO_CALIBRATE = ['i', 'j'];

/** What an author's rows, or talks, are for; author 0 writes for training, a few of those rows were kept apart in the beginning. */
export function useOf(author: string, of: 'row' | 'talk' = 'row'): Use {
  if (of === 'talk' && TALKS_TO_CALIBRATE.includes(author)) return 'calibration';
  return NOT_FOR_TRAINING.get(author) ?? 'training';
}

/** How a note begins on a row that was settled after a second reading; import leaves such a row as it is. */
export const SETTLED = 'settled';

/** Longest text, in UTF-16 units: no message of the corpus is a book, and every check stays short. */
const MAX_TEXT = 4000;

const rowSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/),
  text: z.string().min(2).max(MAX_TEXT),
  labels: z.array(z.enum(LABELS)),
  speaker: z.enum(SPEAKERS),
  slice: z.enum(SLICES),
  author: z.enum(AUTHORS),
  platform: z.enum(PLATFORMS).nullable(),
  note: z.string().optional(),
  subject: z.string().optional(),
});

const conversationSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-[a-z]-talk-\d+$/),
  lang: z.enum(LANGUAGES),
  slice: z.enum(SLICES),
  platform: z.enum(PLATFORMS).nullable(),
  risky: z.boolean(),
  riskTurn: z.int().min(1).nullable(),
  author: z.enum(AUTHORS),
  turns: z.array(z.strictObject({ from: z.enum(['user', 'other']), text: z.string().min(1).max(MAX_TEXT) })).min(4),
});

/** One message with what it shows. `subject`: rows of one subject are versions of each other (author 0). */
export type Row = Readonly<z.infer<typeof rowSchema>>;
/** One talk. `riskTurn`, from 1: the first turn at which a careful reader should say "look at this"; null when honest. */
export type Conversation = Readonly<z.infer<typeof conversationSchema>>;

/** A value read from a file, or why it is not one. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** Checks the shape of one row. */
export function readRow(value: unknown): Read<Row> {
  return shaped(rowSchema, value);
}

/** Checks the shape of one conversation. */
export function readConversation(value: unknown): Read<Conversation> {
  return shaped(conversationSchema, value);
}

function shaped<T>(schema: z.ZodType<T>, value: unknown): Read<T> {
  const checked = schema.safeParse(value);
  if (checked.success) return { ok: true, value: checked.data };
  const issue = checked.error.issues[0];
  return { ok: false, why: `${issue?.path.join('.') || 'row'}: ${issue?.message ?? 'not valid'}` };
}

const LABEL_CODES: ReadonlyMap<string, Label> = new Map([
  ['rec', 'recruitment'],
  ['smu', 'smuggling_offer'],
  ['doc', 'document_fraud'],
  ['pay', 'illicit_payment'],
  ['deb', 'debt_bondage'],
  ['coe', 'coercion'],
  ['adv', 'exploitation_advert'],
  ['log', 'logistics'],
  ['sec', 'secrecy'],
  ['min', 'minor_risk'],
  ['dis', 'distress'],
]);

/** Reads `rec+sec`, full names too, `-` or nothing for none. Labels come back in the order of the taxonomy. */
export function readLabels(codes: string): Read<Label[]> {
  const written = codes.trim();
  if (written === '' || written === '-') return { ok: true, value: [] };
  const found = new Set<Label>();
  for (const code of written.split(/[+,\s]+/)) {
    const label = LABEL_CODES.get(code) ?? LABELS.find((name) => name === code);
    if (label === undefined) return { ok: false, why: `label "${code}" is not known` };
    if (found.has(label)) return { ok: false, why: `label "${code}" stands twice` };
    found.add(label);
  }
  return { ok: true, value: LABELS.filter((label) => found.has(label)) };
}

/** Reads `o`, `s`, `r`, `u` or a full name. */
export function readSpeaker(code: string): Read<Speaker> {
  const written = code.trim();
  const speaker = SPEAKERS.find((name) => name === written || name.charAt(0) === written);
  return speaker === undefined ? { ok: false, why: `speaker "${written}" is not known` } : { ok: true, value: speaker };
}

/** Whether a row of this slice carries labels. */
export function isLabelledSlice(slice: Slice): boolean {
  return LABELLED_SLICES.some((one) => one === slice);
}
