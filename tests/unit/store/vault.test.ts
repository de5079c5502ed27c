// What people wrote is sealed faithfully, bound to its place, and gone when its key is gone.

import { link, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Vault } from '../../../src/store/contract/sealing.js';
import type { KeyStore, Store } from '../../../src/store/contract.js';
import { readKeyFile, replaceKeyFile } from '../../../src/store/key-file.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { openVault } from '../../../src/store/vault.js';
import { aTombstone, T0 } from '../../fixtures/rows.js';
import { freshPath } from '../../helpers/sqlite.js';

const clock = { now: () => T0 };

describe('the vault', () => {
  let path: string;
  let keyFile: string;
  let store: Store;
  let vault: Vault;

  beforeEach(async () => {
    path = await freshPath();
    keyFile = join(dirname(path), 'keys.json');
    store = await openSqliteStore({ path });
    vault = await openVault({ keyFile, keys: store.keys, clock, create: true });
  });
  afterEach(async () => {
    await store.close();
    await rm(dirname(path), { recursive: true });
  });

  async function key(conversationId = 'talk') {
    const made = await vault.key(conversationId, true);
    if (made === undefined) throw new Error('no key');
    return made;
  }

  it.each([
    ['an emoji', 'help 🆘'],
    ['a lone surrogate', 'a\ud83d b \udc00'],
    ['NUL', 'a\0b'],
    ['bidi marks', '\u202eabc\u202c \u2066x\u2069 \u200f'],
    ['line separators', 'a\u2028b\u2029c\r\n'],
    ['64 KiB', 'é'.repeat(32_768)],
    ['nothing', ''],
  ])('keeps %s as it was written', async (_, text) => {
    const talk = await key();
    const sealed = talk.seal('entries|u|body', { text });
    expect(talk.open('entries|u|body', sealed)).toEqual({ text });
    const reopened = await openVault({ keyFile, keys: store.keys, clock });
    expect((await reopened.key('talk'))?.open('entries|u|body', sealed)).toEqual({ text });
  });

  it('never seals the same text to the same bytes', async () => {
    const talk = await key();
    expect(talk.seal('p', 'x')).not.toEqual(talk.seal('p', 'x'));
  });

  it('refuses bytes that were changed, cut, moved, or sealed in another conversation', async () => {
    const talk = await key();
    const other = await key('other');
    const sealed = talk.seal('turns|a|body', 'text');
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = sealed.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => talk.open('turns|a|body', changed)).toThrow('changed, cut or moved');
    }
    expect(() => talk.open('turns|a|body', sealed.slice(0, -1))).toThrow();
    expect(() => talk.open('turns|a|body', new Uint8Array())).toThrow();
    expect(() => talk.open('turns|b|body', sealed)).toThrow();
    expect(() => other.open('turns|a|body', sealed)).toThrow();
  });

  it('stores a key before it is used, once, however many ask for it', async () => {
    expect(await vault.key('talk')).toBeUndefined();
    const keys = await Promise.all(Array.from({ length: 20 }, () => vault.key('talk', true)));
    const sealed = keys[0]?.seal('p', 'text') ?? new Uint8Array();
    for (const made of keys) expect(made?.open('p', sealed)).toBe('text');
    expect(await store.keys.count()).toBe(1);
  });

  it('agrees on one key when two processes make it at the same time', async () => {
    const second = await openVault({ keyFile, keys: store.keys, clock });
    const [a, b] = await Promise.all([vault.key('talk', true), second.key('talk', true)]);
    expect(b?.open('p', a?.seal('p', 'text') ?? new Uint8Array())).toBe('text');
  });

  it('has no key any more once the conversation was erased and forgotten, and makes none again', async () => {
    await key();
    await store.erasure.erase(aTombstone({ conversationId: 'talk' }));
    vault.forget('talk');
    expect(await vault.key('talk')).toBeUndefined();
    expect(await vault.key('talk', true)).toBeUndefined();
  });

  it('keeps no more keys in memory than it may', async () => {
    let reads = 0;
    const counting: KeyStore = {
      ...store.keys,
      byId: (id) => {
        reads += 1;
        return store.keys.byId(id);
      },
    };
    const small = await openVault({ keyFile, keys: counting, clock, cachedKeys: 2 });
    for (const id of ['a', 'b', 'c']) await small.key(id, true);
    const before = reads;
    await small.key('b');
    await small.key('c');
    expect(reads).toBe(before);
    await small.key('a');
    expect(reads).toBe(before + 1);
  });

  it('gives blind look-ups that tell nothing, apart by purpose, the same after a restart', async () => {
    const blind = vault.blind('contact', 'web|page|someone');
    expect(blind).toMatch(/^[\w-]{43}$/);
    expect(vault.blind('entity', 'web|page|someone')).not.toBe(blind);
    expect(vault.blind('contact', 'web|page|someone else')).not.toBe(blind);
    const reopened = await openVault({ keyFile, keys: store.keys, clock });
    expect(reopened.blind('contact', 'web|page|someone')).toBe(blind);
    expect(reopened.realmKey().open('p', vault.realmKey().seal('p', 'secret'))).toBe('secret');
  });

  it('wraps the next key with the new wrapping key as soon as there is one', async () => {
    await key('before');
    const file = await readKeyFile(keyFile);
    const added = { id: 'new', key: Buffer.alloc(32, 7).toString('base64'), createdAt: T0 };
    await replaceKeyFile(keyFile, { ...file, current: 'new', wrapping: [...file.wrapping, added] });
    await key('after');
    expect((await store.keys.byId('after'))?.wrappingKeyId).toBe('new');
  });

  it('wraps again a key whose wrapping key was replaced while it was being stored', async () => {
    const file = await readKeyFile(keyFile);
    const added = { id: 'new', key: Buffer.alloc(32, 7).toString('base64'), createdAt: T0 };
    const slow: KeyStore = {
      ...store.keys,
      insert: async (row) => {
        const outcome = await store.keys.insert(row);
        await replaceKeyFile(keyFile, { ...file, current: 'new', wrapping: [...file.wrapping, added] });
        return outcome;
      },
    };
    const racing = await openVault({ keyFile, keys: slow, clock });
    const made = await racing.key('talk', true);
    expect((await store.keys.byId('talk'))?.wrappingKeyId).toBe('new');
    const sealed = made?.seal('p', 'text') ?? new Uint8Array();
    expect((await vault.key('talk'))?.open('p', sealed)).toBe('text');
  });

  it('says that the store is away, not that the text is gone, when the wrapping key is missing', async () => {
    await key();
    const file = await readKeyFile(keyFile);
    const other = { id: 'other', key: Buffer.alloc(32, 1).toString('base64'), createdAt: T0 };
    await replaceKeyFile(keyFile, { ...file, current: 'other', wrapping: [other] });
    const without = await openVault({ keyFile, keys: store.keys, clock });
    await expect(without.key('talk')).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});

describe('KEY_FILE', () => {
  let folder: string;
  let keyFile: string;
  const keys = { count: () => Promise.resolve(0) } as KeyStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
    keyFile = join(folder, 'deep', 'keys.json');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is made on the first start in development, for the owner only, and kept afterwards', async () => {
    await openVault({ keyFile, keys, clock, create: true });
    const first = await readFile(keyFile, 'utf8');
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    await openVault({ keyFile, keys, clock, create: true });
    expect(await readFile(keyFile, 'utf8')).toBe(first);
  });

  it('is one file when two processes start at the same time', async () => {
    const vaults = await Promise.all([1, 2, 3, 4].map(() => openVault({ keyFile, keys, clock, create: true })));
    expect(new Set(vaults.map((vault) => vault.blind('p', 'x'))).size).toBe(1);
  });

  it('is never made anew beside a store that needs the old one', async () => {
    const used = { count: () => Promise.resolve(3) } as KeyStore;
    await expect(openVault({ keyFile, keys: used, clock, create: true })).rejects.toMatchObject({ code: 'bad_config' });
  });

  it('stops the start with the mend when it is missing', async () => {
    await expect(openVault({ keyFile, keys, clock })).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.stringMatching(/KEY_FILE .* put your copy of it there/),
    });
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['another shape', '{"v":1}'],
    ['a later version', '{"v":2}'],
  ])('stops the start when it holds %s, without telling what it holds', async (_, text) => {
    await openVault({ keyFile, keys, clock, create: true });
    await writeFile(keyFile, text);
    await expect(openVault({ keyFile, keys, clock })).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.not.stringContaining('nonsense'),
    });
  });

  it('is replaced in one step, and the old bytes are overwritten', async () => {
    await openVault({ keyFile, keys, clock, create: true });
    const file = await readKeyFile(keyFile);
    const witness = join(folder, 'witness');
    await link(keyFile, witness);
    await replaceKeyFile(keyFile, { ...file, wrapping: [...file.wrapping] });
    expect((await readFile(witness)).includes(file.wrapping[0]?.key ?? 'none')).toBe(false);
    expect(await readKeyFile(keyFile)).toEqual(file);
  });
});
