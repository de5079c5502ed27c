// A backup made under load comes back whole; who was erased since does not come back.

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, backupKeyFile } from '../../../src/app/operations/backup.js';
import { restore } from '../../../src/app/operations/restore.js';
import { rotateKeys } from '../../../src/app/operations/rotate-keys.js';
import { runRetention } from '../../../src/app/operations/run-retention.js';
import { storeFiles as files, keyRing } from '../../../src/server/compose-store.js';
import { createKeyFile, newKeyFile } from '../../../src/store/key-file.js';
import { anAccount, anEntry, aStaffSession, T0 } from '../../fixtures/rows.js';
import { aPlace, clock, type Place, talk, textOf } from './place.js';

const progress = () => {};
const HOUR = 3_600_000;

describe('backup and restore', () => {
  let place: Place;
  let file: string;
  beforeEach(async () => {
    place = await aPlace();
    file = join(place.folder, 'backup.db');
  });
  afterEach(async () => {
    await place.remove();
  });

  async function makeBackup() {
    return await backup({ store: place.store, ring: await place.ring(), files, clock, progress }, file);
  }

  /** The disk with the store is lost; keys and tombstones are elsewhere. */
  async function loseStore(): Promise<void> {
    await place.store.close();
    await rm(dirname(place.path), { recursive: true });
  }

  async function restoreIt(now = T0) {
    const backupRing = await keyRing({ keyFile: backupKeyFile(file) });
    const deps = {
      files,
      backupRing,
      ring: await place.ring(),
      erased: place.erased,
      clock: { now: () => now },
      progress,
    };
    const restored = await restore(deps, file, place.path);
    await place.reopen();
    return restored;
  }

  it('brings back everything that was there, though people wrote meanwhile', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `talk-${n}`);
    await Promise.all(ids.map((id) => talk(place, id)));
    const during = Promise.all(Array.from({ length: 60 }, (_, n) => talk(place, `during-${n}`)));
    const made = await makeBackup();
    await during;
    expect(made.entries).toBeGreaterThanOrEqual(60);
    expect(made.lost).toBe(0);
    await loseStore();
    expect(await restoreIt()).toMatchObject({ entries: made.entries, turns: made.turns, erasedAgain: 0, lost: 0 });
    expect(await place.store.log.counts()).toMatchObject({ entries: made.entries, turns: made.turns });
    for (const id of ids) expect(await textOf(place, id)).toEqual({ text: `text of ${id}` });
    expect(await place.store.log.append(anEntry({ contactId: 'talk-0', seq: 2 }))).toBe('appended');
  });

  it('leaves nothing of its work beside the backup or the restored store', async () => {
    await talk(place, 'talk');
    await makeBackup();
    const beside = (path: string) =>
      readdir(dirname(path)).then((names) => names.filter((name) => /partial|restoring/.test(name)));
    await loseStore();
    await restoreIt();
    expect([...(await beside(place.path)), ...(await beside(file))]).toEqual([]);
  });

  it('is made again after it was cut off', async () => {
    await talk(place, 'talk');
    const cut = { ...files, move: () => Promise.reject(new Error('crash')) };
    const ring = await place.ring();
    await expect(backup({ store: place.store, ring, files: cut, clock, progress }, file)).rejects.toThrow('crash');
    expect(await makeBackup()).toMatchObject({ entries: 1, lost: 0 });
    await loseStore();
    await restoreIt();
    expect(await textOf(place, 'talk')).toEqual({ text: 'text of talk' });
  });

  it('keeps backup and its key to the owner, and the backup opens with its own key only', async () => {
    await talk(place, 'talk');
    await makeBackup();
    for (const one of [file, backupKeyFile(file)]) expect((await stat(one)).mode & 0o077).toBe(0);
    const copy = await files.open(file);
    const wrapped = await copy.keys.byId('talk');
    await copy.close();
    if (wrapped === undefined) throw new Error('no key in the backup');
    expect((await place.ring()).unwrap(wrapped)).toBeUndefined();
    expect((await keyRing({ keyFile: backupKeyFile(file) })).unwrap(wrapped)).toHaveLength(32);
    const live = await place.store.keys.byId('talk');
    expect((await readFile(file)).includes(Buffer.from(live?.wrapped ?? [1, 2, 3]))).toBe(false);
  });

  it('stays readable after the live keys were rotated', async () => {
    await talk(place, 'talk');
    await makeBackup();
    await rotateKeys({ store: place.store, ring: await place.ring(), clock, progress });
    await loseStore();
    await restoreIt();
    expect(await textOf(place, 'talk')).toEqual({ text: 'text of talk' });
  });

  it('keeps erased who was erased after the backup was made, though the store is lost', async () => {
    await talk(place, 'erased', { erasureAskedAt: T0 - 73 * HOUR });
    await talk(place, 'kept');
    await makeBackup();
    await runRetention({ ...place, clock, progress }, { retentionDays: 90 });
    await loseStore();
    expect(await restoreIt()).toMatchObject({ erasedAgain: 1 });
    expect(await textOf(place, 'erased')).toBeUndefined();
    expect(await place.store.conversations.byId('erased')).toBeUndefined();
    expect(await textOf(place, 'kept')).toEqual({ text: 'text of kept' });
  });

  it('sends no reply that is too late, and lets nobody in who was signed in', async () => {
    await talk(place, 'late', { notAfter: T0 + 1_000 });
    await talk(place, 'timely', { notAfter: T0 + 9_000_000 });
    await place.store.staff.insert(anAccount());
    await place.store.staff.insertSession(aStaffSession());
    await makeBackup();
    await loseStore();
    expect(await restoreIt(T0 + HOUR)).toMatchObject({ dropped: 1 });
    expect((await place.store.deliveries.after('late', 0, 1))[0]).toMatchObject({ state: 'dropped', why: 'too_late' });
    expect((await place.store.deliveries.after('timely', 0, 1))[0]?.state).toBe('queued');
    expect((await place.store.staff.session('token-hash'))?.revokedAt).toBe(T0 + HOUR);
  });

  it('never writes over a store, a backup or a backup key', async () => {
    await talk(place, 'talk');
    await makeBackup();
    await expect(makeBackup()).rejects.toMatchObject({ code: 'bad_usage' });
    await rm(file);
    await expect(makeBackup()).rejects.toMatchObject({ code: 'bad_usage' });
    await writeFile(file, 'something');
    await expect(restoreIt()).rejects.toMatchObject({ code: 'bad_usage', message: expect.stringContaining('already') });
    expect(await textOf(place, 'talk')).toEqual({ text: 'text of talk' });
  });

  it('refuses the key file of another deployment and a file that is no backup, and leaves nothing behind', async () => {
    await talk(place, 'talk');
    await makeBackup();
    await loseStore();
    const foreign = join(place.folder, 'foreign.json');
    await createKeyFile(foreign, newKeyFile(T0));
    const deps = { files, erased: place.erased, clock, progress, ring: await place.ring() };
    const backupRing = await keyRing({ keyFile: foreign });
    await expect(restore({ ...deps, backupRing }, file, place.path)).rejects.toMatchObject({ code: 'bad_config' });
    await writeFile(file, 'not a database at all, but long enough to be looked at as if it were one'.repeat(90));
    await expect(restoreIt()).rejects.toThrow();
    expect(existsSync(place.path)).toBe(false);
    await place.reopen();
  });

  it('is restored again from the beginning after it was cut off', async () => {
    await talk(place, 'talk');
    await makeBackup();
    await loseStore();
    const cut = { ...files, move: () => Promise.reject(new Error('crash')) };
    const backupRing = await keyRing({ keyFile: backupKeyFile(file) });
    const deps = { files: cut, backupRing, ring: await place.ring(), erased: place.erased, clock, progress };
    await expect(restore(deps, file, place.path)).rejects.toThrow('crash');
    expect(existsSync(place.path)).toBe(false);
    await restoreIt();
    expect(await textOf(place, 'talk')).toEqual({ text: 'text of talk' });
  });
});
