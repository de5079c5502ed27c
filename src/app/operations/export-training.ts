// Decisions of analysts as rows to train with: only where the person agreed, masked, under ids that lead nowhere, and on the record.

import type { Label } from '../../domain/assessment.js';
import type { Ids } from '../../domain/clock.js';
import { type Judgement, standingJudgement } from '../../domain/judgement.js';
import type { EntryBody, Turn, TurnBody } from '../../domain/log.js';
import { REVIEW_STATES, type ReviewItem } from '../../domain/review.js';
import { maskText } from '../../nlp/mask.js';
import { readText } from '../../nlp/read.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { Audit } from '../audit.js';
import { type ActBody, actPlace } from '../desk/desk-store.js';
import { entryPlace, openTurn } from '../inbox/head.js';
import type { Progress } from './ports.js';
import { type JudgedMessage, mayTeach, taughtBy } from './training-rows.js';

const PAGE = 100;
/** Names of staff shorter than this are ordinary words too often. */
const SHORTEST_NAME = 3;

/** One line of the file. Nothing in it leads back to a conversation; the order of the lines does not either. */
export interface TrainingRow {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly labels: readonly Label[];
  readonly source: 'decision';
}

export interface ExportDeps {
  readonly store: Pick<Store, 'queue' | 'log' | 'conversations' | 'staff'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly ids: Ids;
  readonly progress: Progress;
}

export interface Exported {
  readonly rows: readonly TrainingRow[];
  /** Conversations with a decision that stands. */
  readonly decided: number;
  /** Those of them whose person agreed. */
  readonly agreed: number;
}

/** Who takes the rows out, and what for. */
export interface ExportRequest {
  readonly actor: string;
  readonly reason: string;
}

/**
 * Gathers the rows. When it resolves the export is on the record with its number of rows; throws `store_unavailable` when it could not
 * be recorded, and then nothing may be handed over.
 */
export async function exportTraining(deps: ExportDeps, { actor, reason }: ExportRequest): Promise<Exported> {
  const names = await staffNames(deps);
  const rows: TrainingRow[] = [];
  let decided = 0;
  let agreed = 0;
  for await (const item of reviewItems(deps)) {
    const judgement = standingJudgement(await deps.store.queue.acts(item.id));
    if (judgement === undefined) continue;
    decided += 1;
    const taught = await rowsOf(item, judgement, names, deps);
    if (taught !== null) agreed += 1;
    rows.push(...(taught ?? []));
    deps.progress('conversations', decided, null);
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  await deps.audit.record({ actor, act: 'training.export', object: `rows:${rows.length}`, outcome: 'ok', reason });
  return { rows, decided, agreed };
}

async function* reviewItems({ store }: ExportDeps): AsyncGenerator<ReviewItem> {
  let cursor: string | undefined;
  do {
    const page = await store.queue.listReviews(
      { states: REVIEW_STATES },
      cursor === undefined ? { limit: PAGE } : { limit: PAGE, cursor },
    );
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Rows of one conversation; null when the person did not agree, or nothing of it can be opened any more. */
async function rowsOf(
  item: ReviewItem,
  judgement: Judgement,
  names: readonly string[],
  deps: ExportDeps,
): Promise<readonly TrainingRow[] | null> {
  const [summary, [newest]] = await Promise.all([
    deps.store.conversations.byId(item.conversationId),
    deps.store.log.turns(item.conversationId, { limit: 1 }),
  ]);
  const last = newest === undefined ? null : await openTurn(newest, deps);
  if (summary === undefined || last === null || !mayTeach(summary, last.session)) return null;
  const named = await namedLabels(item, judgement, deps);
  const taught = taughtBy(judgement.act, named, await messagesSeen(item, judgement.seenTurn, deps));
  return taught
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, lang, labels }) => {
      const masked = maskText(readText(text, lang), names);
      return { id: `d-${deps.ids.random()}`, text: masked, lang, labels, source: 'decision' };
    });
}

async function namedLabels(
  { id, conversationId }: ReviewItem,
  { version }: Judgement,
  { store, vault }: ExportDeps,
): Promise<readonly Label[] | null> {
  const act = (await store.queue.acts(id)).find((one) => one.version === version);
  const key = await vault.key(conversationId);
  if (act === undefined || key === undefined) return null;
  return (key.open(actPlace(id, version), act.sealed) as ActBody).labels ?? null;
}

/** What the person wrote up to the turn that was on the screen, each with the newest reading that was there. */
async function messagesSeen(item: ReviewItem, seenTurn: number, deps: ExportDeps): Promise<readonly JudgedMessage[]> {
  const readings = new Map<number, JudgedMessage['assessment']>();
  let before = seenTurn + 1;
  for (let more = true; more; ) {
    const page = await deps.store.log.turns(item.conversationId, { before, limit: PAGE });
    for (const turn of page) await noteReading(turn, readings, deps);
    before = page.at(-1)?.turn ?? 0;
    more = page.length === PAGE;
  }
  const entries = await deps.store.log.entries(item.contactId, [...readings.keys()]);
  const messages: JudgedMessage[] = [];
  for (const entry of entries) {
    const key = await deps.vault.key(entry.conversationId);
    const body = key?.open(entryPlace(entry.uid), entry.sealed) as EntryBody | undefined;
    const assessment = readings.get(entry.seq);
    if (body?.kind === 'inbound' && assessment !== undefined) messages.push({ text: body.text, assessment });
  }
  return messages;
}

/** Turns come newest first: the first reading of an entry is its newest one. */
async function noteReading(
  turn: Turn,
  readings: Map<number, JudgedMessage['assessment']>,
  deps: ExportDeps,
): Promise<void> {
  const body: TurnBody | null = await openTurn(turn, deps);
  // A code word teaches nothing and is nobody else's.
  if (body?.understanding?.kind !== 'assessed' || body.events.includes('code_word') || readings.has(turn.entrySeq))
    return;
  readings.set(turn.entrySeq, body.understanding.assessment);
}

/** Names of staff, and their first words, by which people who write know those who answer them. */
async function staffNames({ store }: ExportDeps): Promise<readonly string[]> {
  const accounts = await store.staff.list();
  const parts = accounts.flatMap(({ name }) => [name, name.split(/\s+/)[0] ?? name]);
  return [...new Set(parts)].filter((name) => name.length >= SHORTEST_NAME);
}
