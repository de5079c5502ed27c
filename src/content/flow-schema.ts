// The shape of a flow file. From it come the check at loading and the JSON Schema published beside the flows.

import { z } from 'zod';
import { LABELS } from '../domain/assessment.js';
import { CONTACT_KINDS } from '../domain/contact-kinds.js';
import { HELP_REASONS } from '../domain/session.js';

const stepId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case letters, digits and _')
  .describe('Name of a step of this flow');
const flowId = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be lower-case letters, digits, - and _');
const textKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/, 'must be a message key such as help.hello')
  .describe('Message key of the locale files');
const texts = z.array(textKey);

const say = z.strictObject({
  type: z.literal('say'),
  texts: texts.min(1).describe('One bubble each'),
  picture: textKey
    .optional()
    .describe(
      'Words that are also drawn, to be kept or passed on, where the channel can and the phone is said to be safe',
    ),
  to: stepId,
  tells: z.literal('who_reads').optional().describe('Says who reads the talk and what the law makes us report'),
});

const option = z.strictObject({
  choice: z.string().regex(/^[a-z0-9_]+$/),
  label: textKey,
  to: stepId,
  intents: z
    .array(z.enum(['yes', 'no', 'danger']))
    .optional()
    .describe('A plain yes or no, or words of danger, mean this answer'),
});

const heard = option.extend({
  of: stepId.optional().describe('Question of this flow that it is an answer to'),
});

const ask = z.strictObject({
  type: z.literal('ask'),
  lead: texts.optional().describe('Said before the question'),
  text: textKey.describe('One question only'),
  options: z.array(option).max(9),
  hears: z.array(heard).optional().describe('Buttons of earlier questions: understood here, not shown'),
  skipTo: stepId.describe('Every question can be skipped'),
  showSkip: z.boolean().optional(),
  reads: z.enum(['country', 'language', 'free']).optional().describe('Words that count though they are no option'),
  to: stepId.optional().describe('Where such words go'),
  sensitive: z.boolean().optional().describe('May only be asked once the person knows who reads it'),
  about: z.literal('others').optional().describe('What is written here raises no suspicion on whoever writes'),
});

const point = z.strictObject({
  text: textKey.describe('What is odd, and why'),
  verify: textKey.describe('Where it can be checked'),
});

const assess = z.strictObject({
  type: z.literal('assess'),
  text: textKey.describe('Asks for the offer'),
  short: textKey.describe('Said when the text is too short'),
  intro: textKey.describe('Said before the points'),
  max: z.int().min(1).max(3).describe('Most points that are said'),
  labels: z.partialRecord(z.enum(LABELS), point).describe('For labels without a sign below'),
  signs: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), point).describe('By indicator of the lexicon, best first'),
  found: stepId,
  unsure: stepId.describe('Nothing odd was found, which says nothing for the offer'),
  unread: stepId.describe('Nobody could read it'),
  skipTo: stepId,
  sensitive: z.boolean().optional(),
});

const report = z.strictObject({
  type: z.literal('report'),
  keep: z.boolean().optional().describe('Goes on under the code it has'),
  texts: texts.min(1).describe('May hold {code}'),
  to: stepId,
});

const word = z.strictObject({
  type: z.literal('word'),
  act: z.enum(['choose', 'repeat', 'check', 'choose_panic', 'repeat_panic']),
  text: textKey.describe('Asks for the word'),
  to: stepId,
  other: stepId.describe('It cannot be a code word, differs, or is wrong'),
  skipTo: stepId,
});

const code = z.strictObject({
  type: z.literal('code'),
  text: textKey.describe('Asks for the code'),
  states: z.strictObject({ received: textKey, looked_at: textKey, passed_on: textKey, closed: textKey }),
  to: stepId,
  other: stepId.describe('Unknown, wrong or one too many: the same for all'),
  skipTo: stepId,
});

const fact = z
  .string()
  .regex(
    /^(phone|country|danger|duty|help|zone|channel|report|word|panic_word|offered:[a-z][a-z0-9_-]*|answer:[a-z][a-z0-9_-]*\/[a-z][a-z0-9_]*)$/,
    'is no fact that is known',
  );

const branch = z.strictObject({
  type: z.literal('branch'),
  on: fact,
  cases: z.array(z.strictObject({ is: z.string(), to: stepId })).min(1),
  otherwise: stepId,
});

const contacts = z.strictObject({
  type: z.literal('contacts'),
  kinds: z.array(z.enum(CONTACT_KINDS)).min(1).describe('Best first'),
  from: z.int().min(1).optional().describe('Leaves out so many of the best, which a step before has shown'),
  max: z.int().min(1).max(5),
  none: stepId.describe('Without a country or a live contact'),
  to: stepId,
});

const person = z.strictObject({
  type: z.literal('person'),
  reason: z.enum(HELP_REASONS),
  onDuty: textKey,
  otherLanguage: textKey,
  nobody: textKey,
  to: stepId,
});

const wait = z.strictObject({
  type: z.literal('wait'),
  text: textKey.describe('Said when it begins to wait'),
  to: stepId,
});
const call = z.strictObject({ type: z.literal('call'), flow: flowId, to: stepId });

const set = z.strictObject({
  type: z.literal('set'),
  fact: z.enum(['phone', 'danger', 'consent', 'country', 'training', 'word', 'panic_word']),
  value: z.string().regex(/^(unknown|safe|watched|yes|no|none|\d{1,2}-\d{1,2})$/, 'is no value that can be noted'),
  to: stepId,
});

const end = z.strictObject({ type: z.literal('end'), texts });

/** One step. */
export const stepSchema = z.discriminatedUnion('type', [
  say,
  ask,
  assess,
  branch,
  contacts,
  person,
  wait,
  call,
  set,
  word,
  code,
  report,
  end,
]);

/** One flow file. */
export const flowSchema = z.strictObject({
  id: flowId.describe('The file is named after it'),
  version: z.int().min(1),
  offered: z.literal('where_translated').optional().describe('Only in languages that have all its texts'),
  entry: z.boolean().optional().describe('A talk may begin here; checked as a talk of its own'),
  start: stepId,
  home: stepId.describe('Where the talk goes on when its place is gone or a counsellor hands it back'),
  steps: z.record(stepId, stepSchema),
});

/**
 * JSON Schema (draft 2020-12) of a flow file, for editors. The text is what `content/flows/flow.schema.json` holds.
 * @public Called by tools/flow-schema.mjs.
 */
export function flowJsonSchema(): string {
  const schema = { title: 'Flow of a help bot', ...z.toJSONSchema(flowSchema, { io: 'input' }) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
