// Talks on the training range of everybody who practises at the desk. They live in the memory of this process and nowhere else: whoever
// is written to is a simulated subject, and nothing here knows a store, a channel or a sender.

import { afterSilence, beginRange, isOver, rangeSuggestions } from '../../bots/engagement/training/range.js';
import { type RangeScore, scoreOf } from '../../bots/engagement/training/score.js';
import { chance } from '../../bots/engagement/training/seed.js';
import type { RangeSession, RangeWorld } from '../../bots/engagement/training/session.js';
import type { Clock, Ids, Instant } from '../../domain/clock.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { Subject } from '../../domain/training.js';
import type { OpenRange } from './open-range.js';
import { castOf, moved, type RangeMove } from './play.js';

/** Talks that are kept of one person, and of all; the oldest goes. A long one takes about 300 KB. */
const MOST_OF_ONE = 10;
const MOST_OF_ALL = 200;
/** Events that a talk may have; then it can only be ended. */
const MOST_EVENTS = 100;
const SEEDS = 1_000_000_000;

/** One talk. `endedAt`, `score`: null while it goes on. */
export interface TrainingRun {
  readonly id: string;
  readonly officer: string;
  readonly startedAt: Instant;
  readonly session: RangeSession;
  readonly endedAt: Instant | null;
  readonly score: RangeScore | null;
  /** When the officer was shown what stands there now, by the monotonic clock in ms: what they do next took the time since. */
  readonly shownAt: number;
}

/**
 * Why nothing was done. `stale`: the talk went on meanwhile. `they_wrote`: the subject was tired of waiting and wrote; what the officer
 * wrote did not leave, and stands under other circumstances now.
 */
export type RunRefusal =
  | 'not_found'
  | 'stale'
  | 'over'
  | 'full'
  | 'they_wrote'
  | 'no_suggestion'
  | 'frozen_already'
  | 'no_alert';

const NOTHING: Readonly<Partial<Record<RangeMove['kind'], RunRefusal>>> = {
  use: 'no_suggestion',
  freeze: 'frozen_already',
  acknowledge: 'no_alert',
};

/** What the range is opened with. */
export interface TrainingRunsDeps {
  /** Opens the range; asked at the first use, for most deployments train rarely. */
  readonly open: () => Promise<OpenRange>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** All talks of this process. */
export class TrainingRuns {
  readonly #deps: TrainingRunsDeps;
  readonly #runs = new Map<string, TrainingRun>();
  #range: Promise<OpenRange> | undefined;

  constructor(deps: TrainingRunsDeps) {
    this.#deps = deps;
  }

  /** Who can be met. Rejects with AppError `bad_content` when a subject is broken. */
  async subjects(): Promise<readonly Subject[]> {
    return [...(await this.#open()).subjects.values()];
  }

  /** The readers and words that talks are played with. */
  async world(): Promise<RangeWorld> {
    return (await this.#open()).world;
  }

  /** The talks of a person that are still kept, newest first. */
  mine(officer: string): readonly TrainingRun[] {
    return [...this.#runs.values()].filter((run) => run.officer === officer).reverse();
  }

  /** One talk of a person; undefined when there is none, it is another's, or it is gone. */
  one(officer: string, id: string): TrainingRun | undefined {
    const run = this.#runs.get(id);
    return run?.officer === officer ? run : undefined;
  }

  /** A new talk, which the subject opens. */
  async begin(
    officer: string,
    asked: { readonly subject: string; readonly language: string },
  ): Promise<Result<TrainingRun, 'no_subject' | 'no_language'>> {
    const { clock, ids } = this.#deps;
    const range = await this.#open();
    const id = ids.random();
    const cast = castOf(range, { ...asked, seed: chance(0, id, SEEDS) });
    if (!cast.ok) return cast;
    const startedAt = clock.now();
    const session = beginRange(cast.value, officer, startedAt, range.world);
    const run = { id, officer, startedAt, session, endedAt: null, score: null, shownAt: clock.monotonic() };
    this.#runs.set(id, run);
    this.#bound(officer);
    return ok(run);
  }

  /** A move of the officer. `seen`: how many events stood before them. */
  async move(officer: string, id: string, seen: number, move: RangeMove): Promise<Result<TrainingRun, RunRefusal>> {
    const { world } = await this.#open();
    const run = this.one(officer, id);
    if (run === undefined) return err('not_found');
    const { session } = run;
    if (isOver(session)) return err('over');
    if (session.log.length !== seen) return err('stale');
    if (session.log.length >= MOST_EVENTS && move.kind !== 'close') return err('full');
    const took = Math.max(0, this.#deps.clock.monotonic() - run.shownAt);
    const writes = move.kind === 'send' || move.kind === 'use';
    if (writes) {
      const waited = afterSilence(session, session.now + took, world);
      if (waited.log.length > seen) return this.#interrupted(run, waited);
    }
    const next = moved(session, move, took, world);
    if (next.log.length === seen) return err(NOTHING[move.kind] ?? 'stale');
    return ok(this.#keep(run, next));
  }

  #interrupted(run: TrainingRun, session: RangeSession): Result<TrainingRun, RunRefusal> {
    this.#keep(run, session);
    return err('they_wrote');
  }

  #keep(before: TrainingRun, session: RangeSession): TrainingRun {
    const { clock } = this.#deps;
    const over = isOver(session);
    const run = {
      ...before,
      session,
      endedAt: over ? clock.now() : null,
      score: over ? scoreOf(session) : null,
      shownAt: clock.monotonic(),
    };
    this.#runs.set(run.id, run);
    return run;
  }

  /** Talks stand in the order in which they were begun: the first is the oldest. */
  #bound(officer: string): void {
    const mine = this.mine(officer);
    for (const { id } of mine.slice(MOST_OF_ONE)) this.#runs.delete(id);
    for (const id of this.#runs.keys()) {
      if (this.#runs.size <= MOST_OF_ALL) return;
      this.#runs.delete(id);
    }
  }

  async #open(): Promise<OpenRange> {
    this.#range ??= this.#deps.open();
    try {
      return await this.#range;
    } catch (error) {
      this.#range = undefined;
      throw error;
    }
  }
}

/** What may be sent untouched, with how long it takes to read; nothing in a talk that is over. */
export function suggestionsOf({ session }: TrainingRun, world: RangeWorld) {
  return isOver(session) ? [] : rangeSuggestions(session, world);
}
