// The evidence log: what is kept, in which order, what cannot be done to it, and what its exports hold.

import { verifyBundle } from '../../../bin/evidence-verify.mjs';
import { fitsChain } from '../../../src/app/evidence/chain.js';
import { destroyEvidence, recordCustody, viewEvidence } from '../../../src/app/evidence/custody.js';
import { createEvidenceLog } from '../../../src/app/evidence/evidence-log.js';
import { signRoot } from '../../../src/app/evidence/sign-root.js';
import { evidenceWorld, someEvidence, toldWorld } from '../../helpers/evidence-world.js';

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('the evidence log', () => {
  it('chains what comes at the same time, from two processes, without gaps and each once', async () => {
    const { store, vault, deps } = evidenceWorld();
    const second = createEvidenceLog({ store, vault });
    const uids = Array.from({ length: 40 }, (_, i) => `m-${i}`);
    await Promise.all(
      uids.flatMap((uid, i) => {
        const evidence = someEvidence(uid, { threadId: `thread-${i % 3}` });
        return [deps.log.record(evidence), second.record(evidence)];
      }),
    );
    expect(store.entries.map(({ uid }) => uid).toSorted()).toEqual(uids.toSorted());
    expect(store.entries.map(({ seq }) => seq)).toEqual(uids.map((_, i) => i + 1));
    expect(fitsChain(store.entries)).toBe(true);
    const ofOne = store.entries.filter(({ threadId }) => threadId === 'thread-1');
    expect(ofOne.map(({ threadSeq }) => threadSeq)).toEqual(ofOne.map((_, i) => i + 1));
  });

  it('takes no other content under a known id, and none that does not have the hash of its capture', async () => {
    const { store, deps } = evidenceWorld();
    const first = await deps.log.record(someEvidence('m', { text: 'yes' }));
    expect(await deps.log.record(someEvidence('m', { text: 'yes' }))).toEqual(first);
    await expect(deps.log.record(someEvidence('m', { text: 'no' }))).rejects.toMatchObject({ code: 'conflict' });
    const wrong = someEvidence('n', { capturedSha256: 'a'.repeat(64) });
    await expect(deps.log.record(wrong)).rejects.toMatchObject({ code: 'conflict' });
    expect(store.entries).toHaveLength(1);
  });

  it('goes on after the store was away', async () => {
    const { store, vault } = evidenceWorld();
    let away = true;
    const log = createEvidenceLog({
      vault,
      store: { ...store, append: (entries) => (away ? Promise.reject(new Error('away')) : store.append(entries)) },
    });
    await expect(log.record(someEvidence('m'))).rejects.toThrow('away');
    away = false;
    expect(await log.record(someEvidence('m'))).toMatchObject({ seq: 1, threadSeq: 1 });
  });

  it('keeps no word of a text outside of the seal, not even a hash that a guess could be tried on', async () => {
    const { store, deps } = evidenceWorld();
    const same = { text: 'yes' };
    await deps.log.record(someEvidence('m', same));
    await deps.log.record(someEvidence('n', same));
    const [one, two] = store.entries;
    expect(one?.commitment).not.toBe(two?.commitment);
    expect(JSON.stringify({ ...one, sealed: null })).not.toContain('yes');
  });

  it('opens nothing without a reason, and has the view on record first', async () => {
    const { store, deps } = await toldWorld();
    const before = store.entries.length;
    const asked = { threadId: 'thread-a', by: 'ana', reason: ' ' };
    await expect(viewEvidence(asked, deps)).rejects.toMatchObject({ code: 'malformed' });
    expect(store.entries).toHaveLength(before);
    const seen = await viewEvidence({ ...asked, reason: 'the hearing' }, deps);
    expect(seen.at(-1)).toMatchObject({ entry: { kind: 'view', by: 'ana' } });
    expect(text(seen.at(-1)?.opened?.content)).toBe('the hearing');
    expect(text(seen[1]?.opened?.content)).toContain('is the job still there?');
  });
});

describe('an export', () => {
  it('is in its own custody log, and tells what speaks for the subject', async () => {
    const world = await toldWorld();
    const { files } = await world.exported();
    const list = (path: string) =>
      (JSON.parse(text(files.get(path))) as { records: { kind: string; text: string }[] }).records;
    expect(list('custody.json')).toEqual([expect.objectContaining({ kind: 'export', by: 'ana', text: 'the hearing' })]);
    expect(list('disclosure.json').map(({ kind }) => kind)).toEqual(['blocked', 'refusal', 'inbound']);
  });

  it('shows marks that nobody sees, runs nothing, and renders no media', async () => {
    const { files } = await (await toldWorld()).exported();
    const page = text(files.get('report.html'));
    expect(page).toContain('<span class="mark">U+202E</span>no thanks');
    expect(page).toContain('&#60;b&#62;&#38; &#34;quotes&#34;');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|\son\w+=/);
    expect(page).toContain('image/jpeg, 5 bytes, not shown');
  });

  it('of one thread holds no trace of another', async () => {
    const { files } = await (await toldWorld()).exported();
    for (const [path, bytes] of files)
      if (path !== 'verify.mjs') expect(`${path} ${text(bytes)}`).not.toMatch(/thread-b|"b-\d/);
  });

  it('of the whole log holds every thread, and is checked the same way', async () => {
    const { files, records, root } = await (await toldWorld()).exported({ threadId: null });
    expect(records).toBe(root.size);
    expect(verifyBundle(files, { key: root.keyId }).findings).toEqual([]);
  });

  it('hands nothing over, and signs nothing, when the log was changed', async () => {
    const { store, deps, exported } = await toldWorld();
    const entry = store.entries[2]!;
    store.entries[2] = { ...entry, kind: 'note' };
    await expect(exported()).rejects.toMatchObject({ code: 'internal' });
    store.entries[2] = { ...entry, hash: 'a'.repeat(64) };
    await expect(signRoot(deps)).rejects.toMatchObject({ code: 'internal' });
    store.entries.length = 3;
    await expect(signRoot(deps)).rejects.toMatchObject({ code: 'internal' });
  });

  it('is refused for what is not there', async () => {
    const { exported } = await toldWorld();
    await expect(exported({ threadId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(exported({ withheld: new Map([[2, 'of another thread']]) })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the end of evidence', () => {
  it('is refused under a legal hold', async () => {
    const { deps, vault, erasure } = await toldWorld();
    const asked = { threadId: 'thread-a', by: 'ana', reason: 'order of the court' };
    await recordCustody('hold', asked, deps);
    await expect(destroyEvidence(asked, { ...deps, vault, erasure })).rejects.toMatchObject({ code: 'refused' });
    await recordCustody('hold_lifted', asked, deps);
    await expect(destroyEvidence(asked, { ...deps, vault, erasure })).resolves.toBeUndefined();
  });

  it('leaves hashes, custody and a bundle that is whole, and no content', async () => {
    const { deps, vault, exported } = await toldWorld();
    const erasure = { erase: async ({ conversationId }: { conversationId: string }) => vault.destroy(conversationId) };
    await destroyEvidence(
      { threadId: 'thread-a', by: 'ana', reason: 'retention is over' },
      { ...deps, vault, erasure },
    );
    const { files, root } = await exported();
    const { findings, notes } = verifyBundle(files, { key: root.keyId });
    expect(findings).toEqual([]);
    expect(notes.join('\n')).toContain('Record 1 comes without its content: its key was destroyed');
    const custody = JSON.parse(text(files.get('custody.json'))) as { records: { text: string }[] };
    expect(custody.records.map((act) => act.text)).toEqual(['retention is over', 'the hearing']);
  });
});
