// Legal holds of the desk's stand-in, by the rules of the server.

import { type HoldAct, type HoldActName, holdOf, nextHold } from '../../src/domain/hold.js';
import type { HoldView } from '../../src/server/api/schemas/holds.js';
import { accounts } from './desk-stand-in-data.js';
import type { Refused } from './desk-stand-in-world.js';

interface Asked {
  readonly conversationId: string;
  readonly act: HoldActName;
  readonly reason: string;
  readonly until?: string | undefined;
}

type Kept = Omit<HoldAct, 'sealed'> & { readonly reason: string };

const worlds = new WeakMap<object, HoldStandIn>();

/** The holds of one stand-in. */
export function holdsOf(world: object): HoldStandIn {
  const known = worlds.get(world) ?? new HoldStandIn();
  worlds.set(world, known);
  return known;
}

class HoldStandIn {
  readonly #acts: Kept[] = [];

  list(): { items: HoldView[] } {
    const ids = [...new Set(this.#acts.map((act) => act.conversationId))].reverse();
    return { items: ids.map((id) => this.#view(id)).filter(({ state }) => state !== 'none') };
  }

  act(by: string, { conversationId, act, reason, until }: Asked): HoldView | Refused {
    const before = this.#of(conversationId);
    const now = Date.now();
    const end = until === undefined ? undefined : Date.parse(until);
    const next = nextHold(holdOf(before, now), act, { by, now, until: end });
    if (!next.ok) return { refusedWith: 422, facts: { code: 'not_allowed', why: next.error } };
    this.#acts.push({ conversationId, act, reason, by, at: now, n: before.length + 1, until: next.value });
    return this.#view(conversationId);
  }

  #of(conversationId: string): (Kept & HoldAct)[] {
    const sealed = new Uint8Array();
    return this.#acts.filter((act) => act.conversationId === conversationId).map((act) => ({ ...act, sealed }));
  }

  #view(conversationId: string): HoldView {
    const acts = this.#of(conversationId);
    const state = holdOf(acts, Date.now());
    const askedBy = state.is === 'none' ? null : state.by;
    const approvedBy = state.is === 'held' ? state.approvedBy : null;
    const nameOf = (id: string | null) => accounts().find((one) => one.id === id)?.name ?? null;
    return {
      conversationId,
      state: state.is,
      askedBy,
      askedByName: nameOf(askedBy),
      approvedBy,
      approvedByName: nameOf(approvedBy),
      until: state.is === 'none' ? null : new Date(state.until).toISOString(),
      reason: acts.at(-1)?.reason ?? null,
    };
  }
}
