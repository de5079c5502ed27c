// The commands that look after a deployment, as somebody types them.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Command } from '../../../src/cli/command.js';
import { command as backup } from '../../../src/cli/commands/backup.js';
import { command as doctor } from '../../../src/cli/commands/doctor.js';
import { command as keysRotate } from '../../../src/cli/commands/keys-rotate.js';
import { command as restore } from '../../../src/cli/commands/restore.js';
import { command as retentionRun } from '../../../src/cli/commands/retention-run.js';
import { command as storeMigrate } from '../../../src/cli/commands/store-migrate.js';
import { openStoreAndVault } from '../../../src/server/compose-store.js';
import { openRaw } from '../../../src/store/sqlite/connection.js';
import { talk, textOf } from '../operations/place.js';

class Text extends Writable {
  readonly isTTY: boolean;
  said = '';

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.said += chunk.toString();
    done();
  }
}

describe('on the command line', () => {
  let folder: string;
  let config: { readonly storeUrl: string; readonly keyFile: string; readonly profile: 'development' };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cli-'));
    config = {
      storeUrl: `sqlite:${join(folder, 'data/store.db')}`,
      keyFile: join(folder, 'keys/keys.json'),
      profile: 'development',
    };
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function run(command: Command, args: readonly string[] = [], { terminal = false } = {}) {
    const stdout = new Text();
    const stderr = new Text(terminal);
    const env = { STORE_URL: 'sqlite:./data/store.db', KEY_FILE: './keys/keys.json', PROFILE: 'development' };
    const code = await command.run(args, { stdin: process.stdin, stdout, stderr, env, cwd: folder });
    return { code, out: stdout.said, err: stderr.said };
  }

  async function withStore<T>(use: (place: Awaited<ReturnType<typeof openStoreAndVault>>) => Promise<T>): Promise<T> {
    const place = await openStoreAndVault(config);
    return await use(place).finally(() => place.store.close());
  }

  it('a store is backed up, lost and restored; keys and backup key lie apart', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    const made = await run(backup, ['copy.db']);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('move it to another place than the backup') });
    await rename(join(folder, 'data'), join(folder, 'lost'));
    await rename(join(folder, 'copy.db.key'), join(folder, 'elsewhere.key'));
    const restored = await run(restore, ['copy.db', '--key', 'elsewhere.key']);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored 1 entries and 1 turns') });
    expect(await withStore((place) => textOf(place, 'talk'))).toEqual({ text: 'text of talk' });
  });

  it('a backup brings back everything when KEY_FILE was lost with the store', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    await run(backup, ['copy.db']);
    for (const lost of ['data', 'keys']) await rm(join(folder, lost), { recursive: true });
    expect((await run(restore, ['copy.db'])).code).toBe(0);
    expect(await withStore((place) => textOf(place, 'talk'))).toEqual({ text: 'text of talk' });
  });

  it('retention erases for good: not even an older backup brings it back, from a list kept elsewhere either', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: 1 }));
    await run(backup, ['copy.db']);
    expect(await run(retentionRun)).toMatchObject({ code: 0, out: expect.stringContaining('1 older than 90 days') });
    await rename(join(folder, 'keys/keys.json.erased'), join(folder, 'erased-list'));
    await rm(join(folder, 'data'), { recursive: true });
    const restored = await run(restore, ['copy.db', '--erased', 'erased-list']);
    expect(restored.out).toContain('1 conversations erased again');
    expect(await withStore((place) => textOf(place, 'talk'))).toBeUndefined();
  });

  it('keys are rotated, and progress is shown to a person only', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    const before = await readFile(config.keyFile, 'utf8');
    const rotated = await run(keysRotate, [], { terminal: true });
    expect(rotated).toMatchObject({ code: 0, err: expect.stringContaining('1 of 1 keys') });
    expect(await readFile(config.keyFile, 'utf8')).not.toBe(before);
    expect((await run(keysRotate)).err).toBe('');
    expect(await withStore((place) => textOf(place, 'talk'))).toEqual({ text: 'text of talk' });
  });

  it('two rotations at a time do not lose keys: the second is refused, and a lock of the dead is taken over', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    const outcomes = await Promise.allSettled([run(keysRotate), run(keysRotate), run(backup, ['copy.db'])]);
    // Whether they meet depends on the machine; whoever comes second at the same time is refused, and no key is lost.
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one).toMatchObject({ reason: { code: 'bad_usage' } });
    await writeFile(`${config.keyFile}.lock`, String(process.pid));
    await expect(run(keysRotate)).rejects.toMatchObject({ code: 'bad_usage' });
    expect(await withStore((place) => textOf(place, 'talk'))).toEqual({ text: 'text of talk' });
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${config.keyFile}.lock`, String(pid));
    expect((await run(keysRotate)).code).toBe(0);
    expect(existsSync(`${config.keyFile}.lock`)).toBe(false);
  });

  it('doctor says what is wrong, in words and as JSON', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    const words = await run(doctor);
    expect(words.code).toBe(1);
    expect(words.out).toMatch(/^ok {2}store {2,}The store can be opened\.$/m);
    expect(words.out).toMatch(/^!! {2}on-duty .*\n +→ /m);
    const checks: unknown = JSON.parse((await run(doctor, ['--json'])).out);
    expect(checks).toContainEqual({ id: 'store', ok: true, says: 'The store can be opened.', mend: null });
  });

  it('an older store is brought up to date', async () => {
    await withStore(() => Promise.resolve());
    await rm(join(folder, 'data'), { recursive: true });
    const db = openRaw(join(folder, 'data/store.db'));
    db.exec(await readFile(join(import.meta.dirname, '../../fixtures/store-v1.sql'), 'utf8'));
    db.close();
    expect(await run(storeMigrate)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Version 2: .*\n(Version \d+: .*\n)*Done: version 1 → /),
    });
    expect(await run(storeMigrate)).toMatchObject({ code: 0, out: expect.stringContaining('nothing to do') });
  });

  it('no command makes a store or a key file where there is none', async () => {
    for (const [command, args] of [
      [backup, ['copy.db']],
      [keysRotate, []],
      [retentionRun, []],
      [storeMigrate, []],
    ] as const) {
      await expect(run(command, args)).rejects.toMatchObject({ code: 'bad_config' });
    }
    expect((await run(doctor)).code).toBe(1);
    for (const made of ['data', 'keys', 'copy.db']) expect(existsSync(join(folder, made))).toBe(false);
  });

  it('bad usage is told in one line', async () => {
    for (const command of [backup, restore]) {
      await expect(run(command)).rejects.toMatchObject({ code: 'bad_usage' });
      await expect(run(command, ['a', 'b'])).rejects.toMatchObject({ code: 'bad_usage' });
    }
    for (const command of [backup, restore, keysRotate, retentionRun, storeMigrate, doctor]) {
      await expect(run(command, ['--no-such-option'])).rejects.toThrow();
      expect(command.usage).toContain(`safe-passage ${command.name}`);
    }
  });
});
