// The one way into the evidence log. Records that come at the same time are chained and written together.

import { AppError } from '../../domain/errors.js';
import type { EvidenceEntry, NewEvidence } from '../../domain/evidence.js';
import type { EvidenceStore } from '../../store/contract/evidence.js';
import type { Vault } from '../../store/contract/sealing.js';
import { type ChainHead, chainOn, EMPTY, sha256Hex, type Unplaced } from './chain.js';
import { openEvidence, sealEvidence } from './content.js';

/** Records that are written in one go: under a flood each batch waits as long as the store takes for everybody else's calls. */
const BATCH = 1_000;
/** Other writers may be faster this many times in a row. */
const TRIES = 100;
/** Threads whose last number is remembered. */
const REMEMBERED = 50_000;

export interface EvidenceLog {
  /**
   * Keeps a record; durable when it resolves. The same uid with the same content again is the record that is there. Throws AppError:
   * `conflict` (another content under a known uid, or not the hash of its capture), `too_large`, `store_unavailable`: then whatever was
   * to be recorded may not happen or be shown.
   */
  record(evidence: NewEvidence): Promise<EvidenceEntry>;
}

export interface EvidenceLogDeps {
  readonly store: Pick<EvidenceStore, 'append' | 'head' | 'lastOf' | 'byUids'>;
  readonly vault: Pick<Vault, 'key'>;
}

interface Waiting {
  readonly record: Unplaced;
  readonly done: (entry: EvidenceEntry) => void;
  readonly failed: (error: unknown) => void;
}

/** Several processes may write: the place in the log decides who is first, the other takes the next one. */
class Writer {
  readonly #deps: EvidenceLogDeps;
  #waiting: Waiting[] = [];
  #working = false;
  #head: ChainHead | undefined;
  readonly #threads = new Map<string, number>();

  constructor(deps: EvidenceLogDeps) {
    this.#deps = deps;
  }

  place(record: Unplaced): Promise<EvidenceEntry> {
    return new Promise((done, failed) => {
      this.#waiting.push({ record, done, failed });
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        await this.#write(batch);
      } catch (error) {
        this.#forget();
        for (const { failed } of batch) failed(error);
      }
    }
    this.#working = false;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    let left = batch;
    for (let tries = 0; tries < TRIES; tries += 1) {
      // Records are new but after a crash or a retry: whether one is known is asked when the store did not take it.
      if (tries > 0) left = await this.#withoutKnown(left);
      if (left.length === 0) return;
      const now = firstOfEach(left);
      const entries = await this.#chained(now);
      const written = await this.#deps.store.append(entries);
      for (const [i, entry] of entries.slice(0, written).entries()) now[i]?.done(entry);
      this.#remember(entries.slice(0, written));
      if (written < entries.length) this.#forget();
      left = left.filter((one) => !now.slice(0, written).includes(one));
      if (left.length === 0) return;
    }
    throw new AppError('store_unavailable', 'The evidence log is too busy.');
  }

  /** What an earlier try has written, or another process: it is the same record. */
  async #withoutKnown(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const found = await this.#deps.store.byUids([...new Set(batch.map(({ record }) => record.uid))]);
    const known = new Map(found.map((entry) => [entry.uid, entry]));
    return batch.filter(({ record, done }) => {
      const entry = known.get(record.uid);
      if (entry !== undefined) done(entry);
      return entry === undefined;
    });
  }

  async #chained(batch: readonly Waiting[]): Promise<readonly EvidenceEntry[]> {
    this.#head ??= await this.#readHead();
    const records = batch.map(({ record }) => record);
    const unknown = [...new Set(records.map(({ threadId }) => threadId))].filter((id) => !this.#threads.has(id));
    // All at once: every record of the batch waits for the slowest, and there may be a hundred threads in it.
    await Promise.all(unknown.map(async (id) => void this.#threads.set(id, await this.#deps.store.lastOf(id))));
    return chainOn(this.#head, this.#threads, records);
  }

  async #readHead(): Promise<ChainHead> {
    return (await this.#deps.store.head()) ?? EMPTY;
  }

  #remember(entries: readonly EvidenceEntry[]): void {
    this.#head = entries.at(-1) ?? this.#head;
    for (const { threadId, threadSeq } of entries) this.#threads.set(threadId, threadSeq);
    if (this.#threads.size > REMEMBERED) this.#threads.clear();
  }

  #forget(): void {
    this.#head = undefined;
    this.#threads.clear();
  }
}

/** The same uid twice in one batch: the second finds the first in the next round. */
function firstOfEach(batch: readonly Waiting[]): readonly Waiting[] {
  const seen = new Set<string>();
  return batch.filter(({ record: { uid } }) => {
    if (seen.has(uid)) return false;
    seen.add(uid);
    return true;
  });
}

/** Opens the log for writing. One of these for a process. */
export function createEvidenceLog(deps: EvidenceLogDeps): EvidenceLog {
  const writer = new Writer(deps);
  return {
    async record(evidence) {
      const sealed = await sealEvidence(evidence, deps.vault);
      const entry = await writer.place(sealed);
      if (entry.commitment !== sealed.commitment) await refuseOther(entry, evidence, deps);
      return entry;
    },
  };
}

/** Under a known uid lies a record with another salt: is it the same content? */
async function refuseOther(there: EvidenceEntry, evidence: NewEvidence, { vault }: EvidenceLogDeps): Promise<void> {
  const same =
    there.threadId === evidence.threadId &&
    there.kind === evidence.kind &&
    sha256Hex((await openEvidence(there, vault))?.content ?? '') === sha256Hex(evidence.content);
  if (!same) throw new AppError('conflict', 'There is another record of evidence under this id.');
}
