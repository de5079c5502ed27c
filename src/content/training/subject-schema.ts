// The shape of a simulated subject's file, content/training/subjects/<id>.yaml.

import { z } from 'zod';
import { OFFENCES } from '../../domain/offence.js';
import { MOVES, SUBJECT_KINDS } from '../../domain/training.js';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case letters, digits and hyphens');
const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language subtag such as en');
const texts = z.array(z.string().min(1)).min(1);

const line = z.strictObject({
  offers: z.array(id).default([]).describe('facts that a passive question will now be answered with'),
  tells: z.array(id).default([]).describe('facts that it tells'),
  shows: z.enum(['minor', 'victim']).nullable().default(null).describe('whom it shows that must be protected'),
  texts: z.record(language, texts).describe('wordings by language; one is chosen by the seed. {name}: a slot'),
});

const reaction = z.strictObject({
  hears: z.array(z.enum(MOVES)).min(1).describe('any of these in the message; "any" stands for every message'),
  says: z.array(id).default([]).describe('lines, each a message; none: silence'),
  goes: id.nullable().default(null).describe('the next state; without it the same'),
  leaves: z.boolean().default(false).describe('ends the talk'),
  again: z.boolean().default(false).describe('may happen more than once'),
});

/** A subject as it is written. Reactions are tried in their order; the first that hears something happens. */
export const subjectSchema = z.strictObject({
  id,
  kind: z.enum(SUBJECT_KINDS),
  title: z.string().min(1),
  grounds: z.string().min(1).describe('the suspicion on file, which the officer reads beforehand'),
  offence: z.enum(OFFENCES),
  facts: z.record(id, z.string().min(1)).describe('facts it may tell, and what each is'),
  slots: z.record(z.string().regex(/^\w+$/), z.record(language, texts)).default({}),
  answersAfter: z.tuple([z.int().min(1), z.int().max(3600)]).describe('least and most seconds until it answers'),
  patience: z.int().min(5).max(1440).describe('minutes without a message of ours until it hears "silence"'),
  opens: z.array(id).min(1).describe('lines it opens the talk with'),
  start: id.describe('the state after these'),
  states: z.record(id, z.array(reaction)),
  lines: z.record(id, line),
});

/** The file of words that the range hears beyond the rules' own: by language, of empathy and of goodbye. */
export const moveWordsSchema = z.record(language, z.strictObject({ empathy: texts, ends: texts }));

/** The JSON Schema of a subject, for editors. */
export function subjectJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(subjectSchema, { io: 'input' }), null, 2)}\n`;
}
