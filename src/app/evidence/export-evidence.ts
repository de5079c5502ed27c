// Takes a thread's evidence out as a bundle: on record first, then signed, then handed over.

import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { EvidenceEntry, SignedRoot } from '../../domain/evidence.js';
import type { EvidenceStore } from '../../store/contract/evidence.js';
import type { StaffStore } from '../../store/contract.js';
import type { Audit } from '../audit.js';
import type { Files, ToolFacts } from './bundle/input.js';
import { makeBundle } from './bundle/make-bundle.js';
import { fitsChain } from './chain.js';
import { type CustodyDeps, openAll, recordCustody, threadEntries } from './custody.js';
import { type SignedLog, signRoot } from './sign-root.js';
import type { Signer } from './signer.js';
import type { NoTimestamp, Tsa } from './timestamp.js';

const PAGE = 500;
/** Under this thread acts on the whole log are recorded. */
const WHOLE_LOG = 'log';

export interface ExportDeps extends CustodyDeps {
  readonly store: EvidenceStore;
  readonly staff: Pick<StaffStore, 'list'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly signer: Signer;
  readonly tsa: Tsa | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly tool: ToolFacts;
  /** Source of the verifier that goes along. */
  readonly verifier: Uint8Array;
}

export interface ExportRequest {
  /** Null: the whole log. */
  readonly threadId: string | null;
  readonly by: string;
  readonly reason: string;
  /** Records whose content stays out, and why. */
  readonly withheld: ReadonlyMap<number, string>;
}

export interface ExportedBundle {
  readonly files: Files;
  readonly records: number;
  readonly root: SignedRoot;
  readonly noTimestamp: NoTimestamp | null;
}

/**
 * Makes a bundle. The export is a record of the thread itself, durable before anything is opened, so it is in its own bundle. Throws
 * AppError: `malformed` without a reason, `not_found` where there is no such thread or withheld record, `internal` when the log was
 * changed behind our back: then nothing is handed over.
 */
export async function exportEvidence(request: ExportRequest, deps: ExportDeps): Promise<ExportedBundle> {
  const { threadId, by, reason, withheld } = request;
  await checkThere(request, deps.store);
  const custody = { threadId: threadId ?? WHOLE_LOG, by, reason };
  await recordCustody('export', custody, deps, {
    tool: `${deps.tool.name} ${deps.tool.version}`,
    withheld: withheld.size,
  });
  await deps.audit.record({
    actor: by,
    act: 'evidence.export',
    object: `thread:${custody.threadId}`,
    outcome: 'ok',
    reason,
  });
  const log = await signRoot(deps);
  const entries = await covered(threadId, log, deps);
  const records = await openAll(entries, deps.vault);
  const files = makeBundle({
    ...{
      records,
      withheld,
      tree: log.tree,
      root: log.root,
      signer: deps.signer,
      tool: deps.tool,
      verifier: deps.verifier,
    },
    earlierRoots: await earlierRoots(log, entries[0]?.seq ?? 1, deps.store),
    people: await peopleIn(entries, deps),
    made: deps.clock.now(),
    threadId,
  });
  return { files, records: records.length, root: log.root, noTimestamp: log.noTimestamp };
}

async function checkThere({ threadId, withheld }: ExportRequest, store: EvidenceStore): Promise<void> {
  const there = threadId === null ? await store.head() : (await store.lastOf(threadId)) > 0;
  if (there === undefined || there === false) throw new AppError('not_found', 'There is no such evidence.');
  for (const seq of withheld.keys()) {
    const [entry] = await store.after(seq - 1, 1);
    if (entry?.seq === seq && (threadId === null || entry.threadId === threadId)) continue;
    throw new AppError('not_found', `Record ${seq}, whose content is to stay out, is not in this evidence.`);
  }
}

/** The records that the root covers, checked against it. */
async function covered(threadId: string | null, { root, tree }: SignedLog, deps: ExportDeps) {
  const all = threadId === null ? await wholeLog(deps.store) : await threadEntries(threadId, deps.store);
  const entries = all.filter(({ seq }) => seq <= root.size);
  if (entries.length === 0 || !fitsChain(entries) || root.size !== tree.size) {
    throw new AppError(
      'internal',
      'The evidence log was changed: nothing was handed over. Keep the database as it is.',
    );
  }
  return entries;
}

async function wholeLog(store: Pick<EvidenceStore, 'after'>): Promise<readonly EvidenceEntry[]> {
  const entries: EvidenceEntry[] = [];
  for (;;) {
    const page = await store.after(entries.at(-1)?.seq ?? 0, PAGE);
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}

/** Older roots say nothing about these records. */
async function earlierRoots({ root }: SignedLog, firstSeq: number, store: Pick<EvidenceStore, 'rootsAfter'>) {
  const roots: SignedRoot[] = [];
  for (;;) {
    const page = await store.rootsAfter(roots.at(-1)?.size ?? firstSeq - 1, PAGE);
    roots.push(...page.filter(({ size }) => size < root.size));
    if (page.length < PAGE) return roots;
  }
}

async function peopleIn(
  entries: readonly EvidenceEntry[],
  { staff }: ExportDeps,
): Promise<Readonly<Record<string, string>>> {
  const ids = new Set(entries.map(({ by }) => by));
  const accounts = (await staff.list()).filter(({ id }) => ids.has(id));
  return Object.fromEntries(accounts.map(({ id, name }) => [id, name]));
}
