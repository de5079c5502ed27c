// An evidence log in memory, and a bundle made of it, for tests of what stands on them.

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BundleFile } from '../../src/app/evidence/bundle/input.js';
import { createEvidenceLog } from '../../src/app/evidence/evidence-log.js';
import { type ExportDeps, type ExportRequest, exportEvidence } from '../../src/app/evidence/export-evidence.js';
import { type Signer, signerFrom } from '../../src/app/evidence/signer.js';
import type { Tsa } from '../../src/app/evidence/timestamp.js';
import {
  CUSTODY_KINDS,
  type EvidenceEntry,
  type EvidenceKind,
  type NewEvidence,
  type SignedRoot,
} from '../../src/domain/evidence.js';
import type { EvidenceStore } from '../../src/store/contract/evidence.js';
import { plainVault } from './plain-vault.js';

const T0 = 1_800_000_000_000;

/** The store's contract in memory. `entries` may be changed by a test that plays the intruder. */
export function memoryEvidence(): EvidenceStore & { readonly entries: EvidenceEntry[]; readonly roots: SignedRoot[] } {
  const entries: EvidenceEntry[] = [];
  const roots: SignedRoot[] = [];
  const known = (uid: string) => entries.find((one) => one.uid === uid);
  return {
    entries,
    roots,
    async append(more) {
      for (const [n, entry] of more.entries()) {
        if (entry.seq !== entries.length + 1 || known(entry.uid) !== undefined) return n;
        entries.push(entry);
      }
      return more.length;
    },
    head: async () => entries.at(-1),
    lastOf: async (threadId) => entries.findLast((one) => one.threadId === threadId)?.threadSeq ?? 0,
    byUids: async (uids) => uids.flatMap((uid) => known(uid) ?? []),
    ofThread: async (threadId, after, limit) =>
      entries.filter((one) => one.threadId === threadId && one.threadSeq > after).slice(0, limit),
    custodyOf: async (threadId, before, limit) =>
      entries
        .filter((one) => one.threadId === threadId && one.threadSeq < before && CUSTODY_KINDS.includes(one.kind))
        .toReversed()
        .slice(0, limit),
    after: async (seq, limit) => entries.filter((one) => one.seq > seq).slice(0, limit),
    hashesAfter: async (seq, limit) => entries.slice(seq, seq + limit).map(({ hash }) => hash),
    async addRoot(root) {
      if (roots.some(({ size }) => size === root.size)) return 'exists';
      roots.push(root);
      return 'inserted';
    },
    rootsAfter: async (size, limit) => roots.filter((one) => one.size > size).slice(0, limit),
    lastRoot: async () => roots.at(-1),
  };
}

/** A signing key made of one byte, the same each time. */
export function testSigner(byte: number): Signer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return signerFrom(String(key.export({ type: 'pkcs8', format: 'pem' })));
}

/** A record about which a test says only what matters. */
export function someEvidence(uid: string, over: Partial<NewEvidence> & { readonly text?: string } = {}): NewEvidence {
  const { text = `text of ${uid}`, ...rest } = over;
  return {
    uid,
    threadId: 'thread-a',
    kind: 'inbound',
    at: T0,
    by: 'subject',
    content: Buffer.from(text),
    mediaType: 'text/plain',
    meta: {},
    forSubject: false,
    ...rest,
  };
}

/** Log, custody and export over a store in memory. */
export function evidenceWorld({ tsa = null, signer = testSigner(7) }: { tsa?: Tsa | null; signer?: Signer } = {}) {
  const store = memoryEvidence();
  const vault = plainVault();
  let now = T0;
  let ids = 0;
  const clock = {
    now: () => {
      now += 1_000;
      return now;
    },
  };
  const deps: ExportDeps = {
    ...{ store, vault, clock, signer, tsa },
    log: createEvidenceLog({ store, vault }),
    ids: {
      random: () => {
        ids += 1;
        return `id-${ids}`;
      },
    },
    staff: { list: async () => [] },
    tool: { name: 'safe-passage', version: '0.0.0-test' },
    verifier: readFileSync('bin/evidence-verify.mjs'),
  };
  const exported = async (request: Partial<ExportRequest> = {}) => {
    const asked = { threadId: 'thread-a', by: 'ana', reason: 'the hearing', withheld: new Map(), ...request };
    const bundle = await exportEvidence(asked, deps);
    return { ...bundle, files: await asRead(bundle.files) };
  };
  return { store, vault, deps, exported, erasure: { erase: async () => undefined } };
}

const STORY: readonly (readonly [EvidenceKind, string, string])[] = [
  ['authorisation', 'system', 'authorisation A-1, signed'],
  ['inbound', 'subject', 'مرحبا, is the job still there? <b>& "quotes"</b>'],
  ['draft', 'system', 'Which job do you mean?'],
  ['blocked', 'system', 'How much do you pay?'],
  ['approval', 'ben', 'Which job do you mean?'],
  ['outbound', 'ana', 'Which job do you mean?'],
  ['inbound', 'subject', 'ကျေးဇူးတင်ပါတယ် \u202eno thanks\u202c \ud83d\ude42'],
  ['refusal', 'subject', 'no thanks'],
];

/** Two threads with some talk, a picture among it, and an earlier signed root. */
export async function toldWorld(options: Parameters<typeof evidenceWorld>[0] = {}) {
  const { signRoot } = await import('../../src/app/evidence/sign-root.js');
  const world = evidenceWorld(options);
  for (const [i, [kind, by, text]] of STORY.entries()) {
    await world.deps.log.record(someEvidence(`a-${i}`, { kind, by, text, at: T0 + i }));
    if (i % 3 === 0) await world.deps.log.record(someEvidence(`b-${i}`, { threadId: 'thread-b', at: T0 + i }));
    if (i === 4) await signRoot(world.deps);
  }
  const picture = {
    content: Uint8Array.of(0xff, 0xd8, 0, 1, 2),
    mediaType: 'image/jpeg',
    meta: { name: 'photo', n: 1 },
  };
  await world.deps.log.record(someEvidence('a-picture', { ...picture, forSubject: true }));
  return world;
}

/** Files of a bundle as the verifier reads them. */
async function asRead(files: AsyncIterable<BundleFile>): Promise<Map<string, Buffer>> {
  const read = new Map<string, Buffer>();
  for await (const [path, bytes] of files) read.set(path, Buffer.from(bytes));
  return read;
}
