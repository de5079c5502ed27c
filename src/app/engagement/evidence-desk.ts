// Evidence as the desk deals with it: how it stands, who looked and took it out, and taking it out oneself.

import { AppError } from '../../domain/errors.js';
import type { EvidenceKind, SignedRoot } from '../../domain/evidence.js';
import { err, ok, type Result } from '../../domain/result.js';
import { type CustodyRequest, openAll } from '../evidence/custody.js';
import { type ExportDeps, type ExportedBundle, exportEvidence } from '../evidence/export-evidence.js';
import type { Log } from '../ports.js';

/** How a thread's evidence stands. */
export interface EvidenceState {
  /** Records of the thread, custody among them. */
  readonly records: number;
  /** The newest signed root over the whole log; null before the first. */
  readonly root: SignedRoot | null;
  /** Records of this thread that came after it. */
  readonly after: number;
  /** Whether a time stamp authority is configured. */
  readonly timeAuthority: boolean;
  /** Key that signs, SHA-256 of its SPKI form in hex; null: none is configured, and nothing can be signed or taken out. */
  readonly keyId: string | null;
}

/** Who looked at a thread's evidence, took it out or held it. */
export interface CustodyAct {
  /** The record's number in the thread. */
  readonly number: number;
  readonly kind: EvidenceKind;
  readonly at: number;
  readonly by: string;
  readonly reason: string | null;
}

/** Why nothing was handed over. */
interface NotTakenOut {
  readonly kind: 'refused';
  readonly why: 'no_evidence_key' | 'evidence_changed';
}

/** What routes use. Whether somebody may is asked before. */
export interface EvidenceDesk {
  state(threadId: string): Promise<EvidenceState>;
  /** Acts with a number below `before`, the newest first. */
  custody(threadId: string, before: number, limit: number): Promise<readonly CustodyAct[]>;
  /** A bundle, on record before anything is opened. Refuses with `no_evidence_key` or `evidence_changed`. */
  takeOut(request: CustodyRequest): Promise<Result<ExportedBundle, NotTakenOut>>;
}

type Signing = Pick<ExportDeps, 'signer' | 'tsa'>;

/** What it is made of; `signing` null: no key is configured. */
export interface EvidenceDeskDeps extends Omit<ExportDeps, keyof Signing> {
  readonly signing: Signing | null;
  readonly warn: Pick<Log, 'error'>;
}

/** Makes it. */
export function evidenceDesk(deps: EvidenceDeskDeps): EvidenceDesk {
  const { store, vault, signing } = deps;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async state(threadId) {
      const [records, root] = [await store.lastOf(threadId), (await store.lastRoot()) ?? null];
      const after = root === null ? records : await countAfter(threadId, root.size, records, store);
      const [timeAuthority, keyId] = [signing?.tsa != null, signing?.signer.keyId ?? null];
      return { records, root, after, timeAuthority, keyId };
    },
    async custody(threadId, before, limit) {
      const opened = await openAll(await store.custodyOf(threadId, before, limit), vault);
      return opened.map(({ entry: { threadSeq, kind, at, by }, opened: body }) => {
        const reason = body === null ? null : Buffer.from(body.content).toString('utf8');
        return { number: threadSeq, kind, at, by, reason };
      });
    },
    async takeOut(request) {
      if (signing === null) return err({ kind: 'refused', why: 'no_evidence_key' });
      // Each signs and checks the whole log: one after the other, so that the desk's other work goes on beside it.
      const mine = last.then(() => exportEvidence({ ...request, withheld: new Map() }, { ...deps, ...signing }));
      last = mine.catch(() => undefined);
      try {
        return ok(await mine);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'internal') throw error;
        deps.warn.error('evidence_changed', { error });
        return err({ kind: 'refused', why: 'evidence_changed' });
      }
    },
  };
}

/** How many of a thread's records, from its end, are not under a root of this size. Looked for by halves: numbers and places rise together. */
async function countAfter(
  threadId: string,
  size: number,
  records: number,
  store: Pick<ExportDeps['store'], 'ofThread'>,
): Promise<number> {
  let [under, above] = [0, records + 1];
  while (above - under > 1) {
    const middle = (under + above) >> 1;
    const [entry] = await store.ofThread(threadId, middle - 1, 1);
    if (entry !== undefined && entry.seq <= size) under = middle;
    else above = middle;
  }
  return records - under;
}
