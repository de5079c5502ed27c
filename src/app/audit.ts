// The append-only log of who read, changed and exported what, and why: one hash chain for each start of the process.

import { createHash } from 'node:crypto';
import type { AuditEvent } from '../domain/audit.js';
import type { Clock, Ids } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import type { MetaStore } from '../store/contract/erasure.js';
import type { Vault } from '../store/contract/sealing.js';
import type { AuditStore } from '../store/contract.js';

/** What stands before the first event. */
const NOTHING = '0'.repeat(64);
/** A signed head is written after this many events, and at the end. */
const HEAD_EVERY = 20;
/** Events that are read at once when a chain is verified. */
const PAGE = 500;

/** What is to be recorded. `reason` is staff's own words; it is sealed. */
export interface AuditRecord {
  readonly actor: string;
  readonly act: string;
  readonly object: string;
  readonly outcome: string;
  readonly reason?: string | null;
}

export interface Audit {
  /** Name of this process's chain. */
  readonly chain: string;
  /** Durable when it resolves. Throws AppError('store_unavailable'): then nothing may be shown that was to be recorded. */
  record(event: AuditRecord): Promise<void>;
  /** Signs the head, so that events missing at the end are noticed. Call it before the process ends. */
  close(): Promise<void>;
}

export interface AuditDeps {
  readonly store: Pick<AuditStore, 'append' | 'chain'>;
  readonly meta: Pick<MetaStore, 'set'>;
  readonly vault: Pick<Vault, 'realmKey' | 'blind'>;
  readonly ids: Ids;
  readonly clock: Clock;
}

interface Head {
  readonly n: number;
  readonly prev: string;
}

/** What an audit reason is sealed for. */
export function auditPlace(chain: string, n: number): string {
  return `audit|${chain}:${n}|reason`;
}

/** Starts a new chain; its first event is written with the first record. */
export function createAudit(deps: AuditDeps): Audit {
  const chain = deps.ids.random();
  let head: Head = { n: 0, prev: NOTHING };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    chain,
    record: (event) =>
      inTurn(async () => {
        head = await append(chain, head, event, deps);
        if (head.n % HEAD_EVERY === 0) await signHead(chain, head, deps);
      }),
    close: () => inTurn(async () => (head.n > 0 ? signHead(chain, head, deps) : undefined)),
  };
}

async function append(chain: string, head: Head, record: AuditRecord, deps: AuditDeps): Promise<Head> {
  const event = eventAfter(chain, head, record, deps);
  if ((await deps.store.append(event)) === 'appended') return { n: head.n + 1, prev: event.hash };
  // An earlier append was reported as failed and had been written: the chain goes on behind it.
  const written = await deps.store.chain(chain, head.n, PAGE);
  const end = written.at(-1);
  if (end === undefined) throw new AppError('internal', 'The audit chain lost its place.');
  const next = eventAfter(chain, { n: end.n + 1, prev: end.hash }, record, deps);
  if ((await deps.store.append(next)) !== 'appended') throw new AppError('internal', 'The audit chain lost its place.');
  return { n: next.n + 1, prev: next.hash };
}

function eventAfter(chain: string, head: Head, record: AuditRecord, deps: AuditDeps): AuditEvent {
  const reason = record.reason ?? '';
  const unsigned: Omit<AuditEvent, 'hash'> = {
    chain,
    n: head.n,
    at: deps.clock.now(),
    actor: record.actor,
    act: record.act,
    object: record.object,
    outcome: record.outcome,
    reasonSealed: reason === '' ? null : deps.vault.realmKey().seal(auditPlace(chain, head.n), reason),
    prev: head.prev,
  };
  return { ...unsigned, hash: hashOf(unsigned) };
}

/** SHA-256 over the fields in a fixed order, as JSON. */
function hashOf(event: Omit<AuditEvent, 'hash'>): string {
  const reason = event.reasonSealed === null ? null : Buffer.from(event.reasonSealed).toString('base64');
  const fields = [
    event.chain,
    event.n,
    event.at,
    event.actor,
    event.act,
    event.object,
    event.outcome,
    reason,
    event.prev,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

function headKey(chain: string): string {
  return `audit_head:${chain}`;
}

async function signHead(chain: string, head: Head, deps: Pick<AuditDeps, 'meta' | 'vault'>): Promise<void> {
  const signed = `${head.n}:${head.prev}`;
  await deps.meta.set(headKey(chain), `${signed}:${deps.vault.blind('audit-head', `${chain}:${signed}`)}`);
}

/** What verifying one chain came to; `brokenAt` is the number of the first event that does not fit or is missing. */
export interface ChainVerdict {
  readonly chain: string;
  readonly events: number;
  readonly ok: boolean;
  readonly brokenAt: number | null;
}

export interface VerifyDeps {
  readonly store: Pick<AuditStore, 'chain'>;
  readonly meta: Pick<MetaStore, 'get'>;
  readonly vault: Pick<Vault, 'blind'>;
}

/**
 * Walks a chain from its first event. Finds events that were changed, removed or put elsewhere, and, up to the last signed
 * head, events missing at the end. Whoever holds KEY_FILE could still forge a whole chain.
 */
export async function verifyChain(chain: string, deps: VerifyDeps): Promise<ChainVerdict> {
  const signed = await readHead(chain, deps);
  let n = 0;
  let prev = NOTHING;
  let atHead = signed?.n === 0;
  for (;;) {
    const page = await deps.store.chain(chain, n, PAGE);
    for (const event of page) {
      if (event.n !== n || event.prev !== prev || event.hash !== hashOf(event)) return broken(chain, n);
      n += 1;
      prev = event.hash;
      if (n === signed?.n) atHead = prev === signed.prev;
    }
    if (page.length < PAGE) break;
  }
  return signed === undefined || (signed !== null && atHead)
    ? { chain, events: n, ok: true, brokenAt: null }
    : broken(chain, n);
}

function broken(chain: string, n: number): ChainVerdict {
  return { chain, events: n, ok: false, brokenAt: n };
}

/** The signed head; undefined when none was written yet, null when it is forged. */
async function readHead(chain: string, deps: VerifyDeps): Promise<Head | null | undefined> {
  const text = await deps.meta.get(headKey(chain));
  if (text === undefined) return undefined;
  const [n = '', prev = '', mac = ''] = text.split(':');
  if (mac !== deps.vault.blind('audit-head', `${chain}:${n}:${prev}`)) return null;
  return { n: Number(n), prev };
}
