// Takes a thread's evidence out as a bundle: on record first, then signed, then handed over.

import type { Clock, Instant } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { EvidenceEntry, SignedRoot } from '../../domain/evidence.js';
import type { EvidenceStore } from '../../store/contract/evidence.js';
import type { StaffStore } from '../../store/contract.js';
import type { BundleFile, BundleInput, ToolFacts } from './bundle/input.js';
import { makeBundle } from './bundle/make-bundle.js';
import { proofFiles } from './bundle/proofs.js';
import { fitsChain } from './chain.js';
import {
  type CustodyDeps,
  type Destroyed,
  destroyedIn,
  type OpenedEvidence,
  openRecord,
  recordCustody,
} from './custody.js';
import { type SignedLog, signRoot } from './sign-root.js';
import type { Signer } from './signer.js';
import type { NoTimestamp, Tsa } from './timestamp.js';

const PAGE = 500;
/** A record has at most 8 MiB: this bounds what an export holds. */
const RECORDS_AT_ONCE = 8;
const CHANGED = 'The evidence log was changed: nothing was handed over. Keep the database as it is.';
/** Under this thread acts on the whole log are recorded. */
const WHOLE_LOG = 'log';

export interface ExportDeps extends CustodyDeps {
  readonly store: EvidenceStore;
  readonly staff: Pick<StaffStore, 'list'>;
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
  /** Made as they are read, once; a failure midway throws there. */
  readonly files: AsyncIterable<BundleFile>;
  readonly records: number;
  readonly root: SignedRoot;
  readonly made: Instant;
  readonly noTimestamp: NoTimestamp | null;
}

/**
 * Makes a bundle. The export is a record of the thread itself, durable before anything is opened, so it is in its own bundle; the whole
 * evidence is checked before the first file is made. Throws AppError: `malformed` without a reason, `not_found` where there is no such
 * thread or withheld record, `internal` when the log was changed behind our back: then nothing is handed over.
 */
export async function exportEvidence(request: ExportRequest, deps: ExportDeps): Promise<ExportedBundle> {
  const { threadId, by, reason, withheld } = request;
  const { tool, signer, store, verifier } = deps;
  await checkThere(request, store);
  const custody = { threadId: threadId ?? WHOLE_LOG, by, reason };
  await recordCustody('export', custody, deps, { tool: `${tool.name} ${tool.version}`, withheld: withheld.size });
  const { root, tree, noTimestamp } = await signRoot(deps);
  const { seqs, destroyed, people } = await checkWhole(threadId, { root, tree }, store);
  const bundle: BundleInput = {
    ...{ withheld, root, signer, tool, verifier, threadId, count: seqs.length, made: deps.clock.now() },
    records: openedOneByOne(threadId, root, destroyed, deps),
    proofs: proofFiles({ root, tree, seqs, earlierRoots: await earlierRoots(root, seqs[0] ?? 1, store) }),
    people: await namesOf(people, deps),
  };
  return { files: makeBundle(bundle), records: seqs.length, root, made: bundle.made, noTimestamp };
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

/** Records that the root covers, in their order, some at a time: with their media they may be large. */
async function* entriesUnder(
  threadId: string | null,
  { size }: Pick<SignedRoot, 'size'>,
  store: Pick<EvidenceStore, 'after' | 'ofThread'>,
): AsyncGenerator<EvidenceEntry> {
  for (let last: EvidenceEntry | undefined; ; ) {
    const page: readonly EvidenceEntry[] =
      threadId === null
        ? await store.after(last?.seq ?? 0, RECORDS_AT_ONCE)
        : await store.ofThread(threadId, last?.threadSeq ?? 0, RECORDS_AT_ONCE);
    yield* page.filter(({ seq }) => seq <= size);
    last = page.at(-1);
    if (last === undefined || page.length < RECORDS_AT_ONCE || last.seq >= size) return;
  }
}

interface Whole {
  readonly seqs: readonly number[];
  readonly destroyed: Destroyed;
  /** Ids of all who did something. */
  readonly people: ReadonlySet<string>;
}

/** Checks all records against the root before one of them is handed over. */
async function checkWhole(
  threadId: string | null,
  { root, tree }: Pick<SignedLog, 'root' | 'tree'>,
  store: EvidenceStore,
): Promise<Whole> {
  const [seqs, people, ends]: [number[], Set<string>, EvidenceEntry[]] = [[], new Set(), []];
  let before: EvidenceEntry[] = [];
  let fits = root.size === tree.size;
  for await (const entry of entriesUnder(threadId, root, store)) {
    fits &&= fitsChain([...before, entry]);
    before = [entry];
    seqs.push(entry.seq);
    people.add(entry.by);
    if (entry.kind === 'destroyed') ends.push(entry);
  }
  if (fits && seqs.length > 0) return { seqs, people, destroyed: destroyedIn(ends) };
  throw new AppError('internal', CHANGED);
}

/** Opens them one after the other, and looks once more whether each is whole. */
async function* openedOneByOne(
  threadId: string | null,
  root: SignedRoot,
  destroyed: Destroyed,
  { store, vault }: Pick<ExportDeps, 'store' | 'vault'>,
): AsyncGenerator<OpenedEvidence> {
  for await (const entry of entriesUnder(threadId, root, store)) {
    if (!fitsChain([entry])) throw new AppError('internal', CHANGED);
    yield await openRecord(entry, destroyed, vault);
  }
}

/** Older roots say nothing about these records. */
async function earlierRoots(root: SignedRoot, firstSeq: number, store: Pick<EvidenceStore, 'rootsAfter'>) {
  const roots: SignedRoot[] = [];
  for (;;) {
    const page = await store.rootsAfter(roots.at(-1)?.size ?? firstSeq - 1, PAGE);
    roots.push(...page.filter(({ size }) => size < root.size));
    if (page.length < PAGE) return roots;
  }
}

async function namesOf(
  ids: ReadonlySet<string>,
  { staff }: Pick<ExportDeps, 'staff'>,
): Promise<Readonly<Record<string, string>>> {
  const accounts = (await staff.list()).filter(({ id }) => ids.has(id));
  return Object.fromEntries(accounts.map(({ id, name }) => [id, name]));
}
