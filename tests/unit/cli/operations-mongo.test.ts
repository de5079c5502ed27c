// The commands that look after a deployment on MongoDB, as somebody types them.

import { mkdtemp, rm } from 'node:fs/promises';
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
import { describeMongo, type MongoServer, startMongo } from '../../helpers/mongo.js';
import { talk, textOf } from '../operations/place.js';

class Text extends Writable {
  readonly isTTY = false;
  said = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.said += chunk.toString();
    done();
  }
}

const DAY = 86_400_000;

describeMongo('on the command line, with a MongoDB', () => {
  let server: MongoServer;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    server = await startMongo();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cli-'));
    url = server.url();
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  afterAll(async () => {
    await server?.end();
  });

  async function run(command: Command, args: readonly string[] = [], settings: NodeJS.ProcessEnv = {}) {
    const stdout = new Text();
    const stderr = new Text();
    const env = { STORE_URL: url, KEY_FILE: './keys/keys.json', PROFILE: 'development', ...settings };
    const code = await command.run(args, { stdin: process.stdin, stdout, stderr, env, cwd: folder });
    return { code, out: stdout.said, err: stderr.said };
  }

  async function withStore<T>(use: (place: Awaited<ReturnType<typeof openStoreAndVault>>) => Promise<T>): Promise<T> {
    const keyFile = join(folder, 'keys/keys.json');
    const place = await openStoreAndVault({ storeUrl: url, keyFile, profile: 'development' });
    return await use(place).finally(() => place.store.close());
  }

  it('a store is made by store migrate, once', async () => {
    expect((await run(storeMigrate)).out).toMatch(/Done: version 0 → \d+\./);
    expect((await run(storeMigrate)).out).toContain('nothing to do');
    await withStore((place) => talk(place, 'talk'));
  });

  it('what is old is erased, keys are rotated, and the rest can still be read', async () => {
    const now = Date.now();
    await withStore(async (place) => {
      await talk(place, 'old', { lastAt: now - 100 * DAY });
      await talk(place, 'new', { lastAt: now });
    });
    expect((await run(retentionRun)).out).toContain('1 older than 90 days');
    expect(await run(keysRotate)).toMatchObject({ code: 0, out: expect.stringContaining("Wrapped 1 conversations'") });
    await withStore(async (place) => {
      expect(await textOf(place, 'new')).toEqual({ text: 'text of new' });
      expect(await textOf(place, 'old')).toBeUndefined();
    });
  });

  it('a backup goes into another MongoDB, and who was erased meanwhile stays erased', async () => {
    const now = Date.now();
    await withStore(async (place) => {
      await talk(place, 'kept', { lastAt: now });
      await talk(place, 'gone', { lastAt: now, erasureAskedAt: now - 4 * DAY });
    });
    expect((await run(backup, ['copy.db'])).code).toBe(0);
    await run(retentionRun);
    url = server.url();
    const restored = await run(restore, ['copy.db']);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('1 conversations erased again') });
    await withStore(async (place) => {
      expect(await textOf(place, 'kept')).toEqual({ text: 'text of kept' });
      expect(await textOf(place, 'gone')).toBeUndefined();
    });
    await expect(run(restore, ['copy.db'])).rejects.toMatchObject({ code: 'bad_usage' });
  });

  it('a help line that outgrew its embedded store moves to MongoDB', async () => {
    const embedded = { STORE_URL: 'sqlite:./data/store.db' };
    const mongo = url;
    url = `sqlite:${join(folder, 'data/store.db')}`;
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    expect((await run(backup, ['copy.db'], embedded)).code).toBe(0);
    url = mongo;
    expect((await run(restore, ['copy.db'])).code).toBe(0);
    expect(await withStore((place) => textOf(place, 'talk'))).toEqual({ text: 'text of talk' });
  });

  it('doctor looks at it', async () => {
    await withStore((place) => talk(place, 'talk', { lastAt: Date.now() }));
    const { out } = await run(doctor, ['--json']);
    const checks = JSON.parse(out) as readonly { readonly id: string; readonly ok: boolean }[];
    const ok = Object.fromEntries(checks.map((check) => [check.id, check.ok]));
    expect(ok).toMatchObject({ store: true, 'store-writable': true, schema: true, 'keys-open': true, pending: true });
  });

  it('doctor says of a real deployment that this server would not keep what it acknowledges', async () => {
    await run(storeMigrate);
    const real = {
      PROFILE: 'ngo',
      PUBLIC_URL: 'https://chat.example.org',
      DESK_URL: 'https://desk.example.org',
      ALARM_WEBHOOK: 'https://alarm.example.org/hook',
      STORE_URL: `${url}?w=1`,
    };
    const { code, out } = await run(doctor, ['--json'], real);
    expect(code).toBe(1);
    expect(out).toContain('STORE_URL sets w to less than majority');
  });
});
