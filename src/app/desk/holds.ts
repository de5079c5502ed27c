// Legal holds: one supervisor asks with a reason and an end, another approves. The person is told nothing of it. Help-safety rule 7.

import type { Instant } from '../../domain/clock.js';
import { type HoldAct, type HoldActName, type HoldState, holdOf, nextHold } from '../../domain/hold.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { Staff } from '../../domain/staff.js';
import type { Store } from '../../store/contract.js';
import type { DeskRefusal, DeskTools } from './desk-store.js';

/** Acts looked through for the list of holds. */
const RECENT = 500;

/** A hold as supervisors and auditors see it. */
export interface SeenHold {
  readonly conversationId: string;
  readonly state: HoldState;
  /** Of the last act; null when it cannot be opened. */
  readonly reason: string | null;
  /** Names of who asked and who approved; null where nobody did, or the account is gone. */
  readonly askedByName: string | null;
  readonly approvedByName: string | null;
}

export interface HoldRequest {
  readonly conversationId: string;
  readonly act: HoldActName;
  readonly reason: string;
  /** For `ask`. */
  readonly until?: Instant | undefined;
}

type Tools = Pick<DeskTools, 'vault' | 'clock'> & { readonly store: Pick<Store, 'conversations' | 'holds' | 'staff'> };

/** What the seal of an act's reason is bound to. */
function reasonPlace({ conversationId, n }: Pick<HoldAct, 'conversationId' | 'n'>): string {
  return `holds|${conversationId}:${n}|reason`;
}

/**
 * Records one act. A hidden conversation can be held too: that is what holds are for. `conflict` when somebody acted at the same
 * moment, `refused` with the rule's code otherwise.
 */
export async function actOnHold(
  request: HoldRequest,
  actor: Staff,
  tools: Tools,
): Promise<Result<SeenHold, DeskRefusal>> {
  const { conversationId, act, reason } = request;
  const { store, vault, clock } = tools;
  if ((await store.conversations.byId(conversationId)) === undefined) return err({ kind: 'not_found' });
  const now = clock.now();
  const acts = await store.holds.of(conversationId);
  const next = nextHold(holdOf(acts, now), act, { by: actor.id, now, until: request.until });
  if (!next.ok) return err({ kind: 'refused', why: next.error });
  const place = { conversationId, n: (acts.at(-1)?.n ?? 0) + 1 };
  const made: HoldAct = {
    ...place,
    act,
    by: actor.id,
    at: now,
    until: next.value,
    sealed: vault.realmKey().seal(reasonPlace(place), reason),
  };
  if ((await store.holds.insert(made)) === 'taken') return err({ kind: 'conflict', why: 'other_act' });
  const state = holdOf([...acts, made], now);
  // Cut off before this, a run of retention finds the acts and marks it.
  await store.holds.setHeld(conversationId, state.is === 'held' ? state.until : null);
  return ok({ conversationId, state, reason, ...(await namesIn(state, tools)) });
}

/** Holds that stand or wait for approval, the newest first. */
export async function listHolds(tools: Tools): Promise<readonly SeenHold[]> {
  const { store, vault, clock } = tools;
  const recent = await store.holds.recent(RECENT);
  const seen: SeenHold[] = [];
  for (const conversationId of new Set(recent.map((act) => act.conversationId))) {
    const acts = await store.holds.of(conversationId);
    const state = holdOf(acts, clock.now());
    const last = acts.at(-1);
    if (state.is === 'none' || last === undefined) continue;
    const reason = String(vault.realmKey().open(reasonPlace(last), last.sealed));
    seen.push({ conversationId, state, reason, ...(await namesIn(state, tools)) });
  }
  return seen;
}

async function namesIn(state: HoldState, { store }: Tools): Promise<Pick<SeenHold, 'askedByName' | 'approvedByName'>> {
  const nameOf = async (id: string | null) => (id === null ? null : ((await store.staff.byId(id))?.name ?? null));
  const askedByName = await nameOf(state.is === 'none' ? null : state.by);
  return { askedByName, approvedByName: await nameOf(state.is === 'held' ? state.approvedBy : null) };
}
