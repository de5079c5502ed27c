// Rotation: whatever was erased cannot be opened any more, whoever is alive can, and a crash at any step loses nothing.

import { readFile } from 'node:fs/promises';
import { rotateKeys } from '../../../src/app/operations/rotate-keys.js';
import type { KeyRing } from '../../../src/store/contract/key-ring.js';
import type { KeyStore } from '../../../src/store/contract.js';
import { aTombstone } from '../../fixtures/rows.js';
import { aPlace, clock, type Place, talk, textOf } from './place.js';

const progress = () => {};

describe('keys rotate', () => {
  let place: Place;
  const ids = Array.from({ length: 30 }, (_, n) => `talk-${n}`);
  beforeEach(async () => {
    place = await aPlace();
    await Promise.all(ids.map((id) => talk(place, id)));
  });
  afterEach(async () => {
    await place.remove();
  });

  async function rotate(faults: { readonly ring?: Partial<KeyRing>; readonly keys?: Partial<KeyStore> } = {}) {
    const real = await place.ring();
    const ring: KeyRing = {
      realm: real.realm,
      live: () => real.live(),
      add: () => real.add(),
      destroyOthers: () => real.destroyOthers(),
      unwrap: (key) => real.unwrap(key),
      wrap: (id, plain) => real.wrap(id, plain),
      fork: (path) => real.fork(path),
      ...faults.ring,
    };
    const store = { ...place.store, keys: { ...place.store.keys, ...faults.keys } };
    return await rotateKeys({ store, ring, clock, progress });
  }

  async function expectAllReadable(): Promise<void> {
    await place.reopen();
    for (const id of ids) expect(await textOf(place, id)).toEqual({ text: `text of ${id}` });
  }

  it('wraps every key anew, destroys the old wrapping key, and everybody can still be read', async () => {
    const [old] = (await place.ring()).live();
    expect(await rotate()).toEqual({ rewrapped: 30, destroyed: 1, resumed: false, lost: 0 });
    const [current, ...others] = (await place.ring()).live();
    expect(others).toEqual([]);
    expect(current?.id).not.toBe(old?.id);
    expect(await place.store.keys.inUse()).toEqual([{ wrappingKeyId: current?.id, keys: 30 }]);
    expect(await place.store.meta.get('keysRotatedAt')).toBe(String(clock.now()));
    await expectAllReadable();
  });

  it('leaves nothing that opens an erased conversation, even with its wrapped key from an old page', async () => {
    const stolen = await place.store.keys.byId('talk-0');
    await place.store.erasure.erase(aTombstone({ contactId: 'talk-0', conversationId: 'talk-0' }));
    await rotate();
    expect(stolen && (await place.ring()).unwrap(stolen)).toBeUndefined();
  });

  it('goes on under a running server, whose new conversations use the new key', async () => {
    const rotating = rotate();
    await Promise.all(Array.from({ length: 20 }, (_, n) => talk(place, `new-${n}`)));
    await rotating;
    await place.reopen();
    for (let n = 0; n < 20; n += 1) expect(await textOf(place, `new-${n}`)).toEqual({ text: `text of new-${n}` });
    await expectAllReadable();
  });

  const crash = () => Promise.reject(new Error('crash'));

  function crashAtCall(nth: number, real: KeyStore['rewrap']): KeyStore['rewrap'] {
    let calls = 0;
    return (...args) => {
      calls += 1;
      return calls >= nth ? crash() : real(...args);
    };
  }

  it.each<[string, () => Parameters<typeof rotate>[0], boolean]>([
    ['before the new key is there', () => ({ ring: { add: crash } }), false],
    ['before the first key is wrapped anew', () => ({ keys: { wrappedByOthers: crash } }), true],
    ['in the middle', () => ({ keys: { rewrap: crashAtCall(12, place.store.keys.rewrap) } }), true],
    ['before the old key is destroyed', () => ({ ring: { destroyOthers: crash } }), true],
  ])('cut off %s loses nothing and is finished by the next run', async (_, faults, resumed) => {
    await expect(rotate(faults())).rejects.toThrow('crash');
    await expectAllReadable();
    expect(await rotate()).toMatchObject({ destroyed: 1, resumed, lost: 0 });
    expect((await place.ring()).live()).toHaveLength(1);
    await expectAllReadable();
  });

  it('destroys nothing while a conversation needs a key that the file does not hold', async () => {
    const key = await place.store.keys.byId('talk-3');
    await place.store.keys.rewrap('talk-3', key?.wrapped ?? new Uint8Array(), 'unknown');
    await expect(rotate()).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.stringContaining('1 conversations'),
    });
    expect((await place.ring()).live()).toHaveLength(2);
    const given = await rotateKeys(
      { store: place.store, ring: await place.ring(), clock, progress },
      { giveUpLost: true },
    );
    expect(given).toMatchObject({ lost: 1, destroyed: 1, resumed: true });
  });

  it('never writes an opened data key to the key file', async () => {
    const plain = (await place.ring()).unwrap((await place.store.keys.byId('talk-0')) ?? neverKey());
    await rotate();
    expect(await readFile(place.keyFile, 'utf8')).not.toContain(Buffer.from(plain ?? []).toString('base64'));
  });

  function neverKey(): never {
    throw new Error('no key');
  }
});
