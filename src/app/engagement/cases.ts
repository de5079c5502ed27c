// A thread opened for somebody who may see it, and changed by one record.

import type { Case, CaseDraft, ThreadEvent } from '../../bots/engagement/casework.js';
import type { Officer } from '../../domain/authorisation.js';
import { err, ok } from '../../domain/result.js';
import { THREADS } from './row-kinds.js';
import type { NewRecord, Row } from './rows.js';
import { type EngagementTools, NOT_FOUND, type Outcome, refused, STALE } from './tools.js';

/** A row of a thread that was opened. */
export type CaseRow = Row<Case>;

/** Operators see their own threads; approvers, authorisers and oversight all. */
export function maySee({ thread }: Pick<Case, 'thread'>, officer: Officer): boolean {
  return officer.roles.some((role) => role !== 'operator') || thread.operator === officer.id;
}

/** The thread, or not found, also for those who may not see it. */
export async function openCase(id: string, officer: Officer, { rows }: Pick<EngagementTools, 'rows'>) {
  const { n, state } = await rows.load(THREADS, id);
  const seen: Outcome<CaseRow> =
    state !== null && maySee({ thread: state.thread }, officer) ? ok({ n, state }) : NOT_FOUND;
  return seen;
}

/** What is decided on a thread: the event, and an id where the same act again must be the same record. */
export type Decided = Outcome<{ readonly event: ThreadEvent; readonly uid?: string; readonly by?: string }>;

/** Writes one record to a thread that the officer sees. `decide` runs again when somebody else was first; `lately`: as of rows. */
export async function changeCase(
  id: string,
  officer: Officer,
  tools: EngagementTools,
  decide: (row: CaseRow) => Promise<Decided> | Decided,
  lately = false,
): Promise<Outcome<CaseRow>> {
  const written = async ({ n, state }: Row<Case | null>): Promise<Outcome<NewRecord<ThreadEvent>>> => {
    if (state === null || !maySee({ thread: state.thread }, officer)) return NOT_FOUND;
    const decided = await decide({ n, state });
    if (!decided.ok) return err(decided.error);
    const { event, uid, by } = decided.value;
    return ok({ uid: uid ?? tools.ids.random(), by: by ?? officer.id, event });
  };
  const changed = await tools.rows.change(THREADS, id, written, lately);
  if (!changed.ok) return changed;
  const { n, state } = changed.value;
  return state === null ? NOT_FOUND : ok({ n, state });
}

/** The draft in sight, at the revision that was on the screen and still free to be acted on. */
export function freeDraft({ drafts }: Case, draftId: string, revision: number): Outcome<CaseDraft> {
  const found = drafts.find(({ draft }) => draft.id === draftId);
  if (found === undefined) return NOT_FOUND;
  if (found.draft.revision !== revision) return STALE;
  return found.gone === null && found.draft.rejected === null ? ok(found) : refused('wrong_state');
}

/** Whether somebody may work on a thread: its operator, or one who checks what operators do. */
export function worksOn({ thread }: Case, officer: Officer): boolean {
  return thread.operator === officer.id ? officer.roles.includes('operator') : officer.roles.includes('approver');
}
