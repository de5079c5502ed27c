// The training range: simulated subjects, a talk with one of them, its score.

import { z } from 'zod';
import { SCORE_WEIGHTS, type ScorePart } from '../../../../bots/engagement/training/fault.js';
import { Id, Language, orNull, Time } from '../common.js';
import { DraftText, ScoredView, VerdictView } from './common.js';
import { LedgerRow } from './threads.js';

const PARTS = Object.keys(SCORE_WEIGHTS) as [ScorePart, ...ScorePart[]];
/** Most minutes that an officer lets pass at once: a week. */
const WAIT_MAX = 10_080;

/** `GET /engagements/training-subjects`. What a subject turns out to be is not told. */
export const TrainingSubjects = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.string(), title: z.string(), languages: z.array(Language) })),
  })
  .meta({ id: 'TrainingSubjects' });

const points = z.number().int().nullable().meta({ description: '0 to 100; null: there was nothing to judge.' });

/** One talk in a list. */
export const TrainingRunRow = z
  .strictObject({
    id: z.string(),
    subject: z.string(),
    title: z.string(),
    language: Language,
    startedAt: Time,
    endedAt: Time.nullable(),
    total: points,
  })
  .meta({ id: 'TrainingRunRow' });

/** `GET /engagements/training-runs`: one's own that this process still keeps, newest first. */
export const TrainingRunList = z.strictObject({ items: z.array(TrainingRunRow) }).meta({ id: 'TrainingRuns' });

/** `POST /engagements/training-runs`. */
export const NewTrainingRun = z.strictObject({ subject: Id, language: Language }).meta({ id: 'NewTrainingRun' });

const at = Time.meta({ description: 'By the clock of the range, which runs ahead while nobody has to wait.' });
const n = z.number().int().meta({ description: 'Number of the message, from 1; texts that did not leave count too.' });
const froze = z.enum(['minor', 'victim', 'unread', 'person']);

/** One thing that happened. `froze`, `acknowledged`, `waited` and `closed` are acts of the officer; `left`: the subject went. */
export const TrainingEvent = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('theirs'), at, n, text: z.string(), froze: froze.nullable() }),
    z.strictObject({
      kind: z.literal('ours'),
      at,
      n,
      text: z.string(),
      sent: z.boolean(),
      suggested: z.boolean().meta({ description: 'A suggestion that was left as it was.' }),
      verdicts: z.array(VerdictView),
      scored: ScoredView,
    }),
    z.strictObject({ kind: z.enum(['froze', 'acknowledged', 'waited', 'closed', 'left']), at }),
  ])
  .meta({ id: 'TrainingEvent' });

/** What a talk was worth. */
export const TrainingScore = z
  .strictObject({
    total: points,
    parts: z.array(z.strictObject({ part: z.enum(PARTS), weight: z.number().int(), points })),
    faults: z.array(
      z.strictObject({
        part: z.enum(PARTS),
        why: z.string(),
        rule: z.string().nullable(),
        fact: z.string().nullable().meta({ description: 'What they were ready to tell, in English.' }),
        message: z.number().int(),
        points: z.number(),
      }),
    ),
    blocked: z.array(z.strictObject({ rule: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'TrainingScore' });

/** One talk. */
export const TrainingRunView = TrainingRunRow.omit({ total: true })
  .extend({
    grounds: z.string().meta({ description: 'The suspicion on file, in English.' }),
    seen: z.number().int().meta({ description: 'Events so far: the next move names it.' }),
    events: z.array(TrainingEvent),
    ledger: z.array(LedgerRow).meta({ description: '`turn`: number of the message in this talk.' }),
    suggestions: z.array(z.strictObject({ text: z.string(), readingMs: z.number().int() })),
    frozen: z
      .strictObject({
        reason: froze,
        message: z.number().int().nullable(),
        elapsedS: z.number().int().meta({ description: 'Of the alert, by the clock of the range.' }),
        acknowledged: z.boolean(),
      })
      .nullable(),
    score: orNull(TrainingScore).meta({ description: 'Null until the talk is over.' }),
  })
  .meta({ id: 'TrainingRun' });

const seen = z.number().int().min(0);

/** `POST /engagements/training-runs/{id}/moves`. `suggestion`: its number from 1. */
export const NewTrainingMove = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('send'), seen, text: DraftText }),
    z.strictObject({ kind: z.literal('use'), seen, suggestion: z.number().int().min(1).max(99) }),
    z.strictObject({ kind: z.literal('wait'), seen, minutes: z.number().int().min(1).max(WAIT_MAX) }),
    z.strictObject({ kind: z.literal('freeze'), seen }),
    z.strictObject({ kind: z.literal('acknowledge'), seen }),
    z.strictObject({ kind: z.literal('close'), seen }),
  ])
  .meta({ id: 'NewTrainingMove' });

/** `{id}` of a talk. */
export const TrainingRunParams = z.strictObject({ id: Id });

export type NewTrainingRun = z.infer<typeof NewTrainingRun>;
export type NewTrainingMove = z.infer<typeof NewTrainingMove>;
export type TrainingRunParams = z.infer<typeof TrainingRunParams>;
export type TrainingRunRow = z.infer<typeof TrainingRunRow>;
export type TrainingRunView = z.infer<typeof TrainingRunView>;
export type TrainingEvent = z.infer<typeof TrainingEvent>;
