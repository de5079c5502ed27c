// Ten and more misconfigurations planted into a real deployment in a folder: doctor finds each, alone, and says how to mend it.

import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Check } from '../../../src/app/operations/doctor/check.js';
import { command } from '../../../src/cli/commands/doctor.js';
import { projectRoot } from '../../../src/cli/project-root.js';
import { openStoreAndVault } from '../../../src/server/compose-store.js';
import type { Store } from '../../../src/store/contract.js';
import { createKeyFile, newKeyFile } from '../../../src/store/key-file.js';
import { anAccount, anEntry } from '../../fixtures/rows.js';
import { talk } from '../operations/place.js';

const DAY_MS = 86_400_000;

class Text extends Writable {
  said = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.said += chunk.toString();
    done();
  }
}

describe('doctor, in a deployment of a help line', () => {
  let template: string;
  let folder: string;
  let env: Record<string, string>;

  /** Builds a healthy deployment once; every test has a copy of its own. */
  beforeAll(async () => {
    template = await mkdtemp(join(tmpdir(), 'deployment-'));
    await cp(join(projectRoot(), 'content'), join(template, 'content'), { recursive: true });
    await verifyOneContact(join(template, 'content/helplines/fr.yaml'));
    await createKeyFile(join(template, 'keys/keys.json'), newKeyFile(Date.now()));
    await withStore(template, async ({ store, vault }) => {
      await store.meta.claim('profile', 'ngo');
      for (const run of ['backupAt', 'retentionRunAt']) await store.meta.set(run, String(Date.now() - 3_600_000));
      await store.staff.insert(anAccount({ createdAt: Date.now() }));
      const duty = { staffId: 'ana', name: 'Ana', onDuty: true, languages: [], at: Date.now() };
      await store.staff.putDuty({ ...duty, until: Date.now() + DAY_MS });
      await talk({ store, vault }, 'talk', { lastAt: Date.now() });
    });
  });
  afterAll(() => rm(template, { recursive: true }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planted-'));
    for (const part of ['data', 'keys']) await cp(join(template, part), join(folder, part), { recursive: true });
    env = {
      PROFILE: 'ngo',
      PUBLIC_URL: 'https://chat.example.org',
      DESK_URL: 'https://desk.example.org',
      TRUST_PROXY: '1',
      COUNTRY: 'FR',
      STORE_URL: 'sqlite:./data/store.db',
      KEY_FILE: './keys/keys.json',
      CONTENT_DIR: join(template, 'content'),
      ALARM_WEBHOOK: 'https://alarm.example.org/hook',
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function withStore(
    place: string,
    use: (opened: Awaited<ReturnType<typeof openStoreAndVault>>) => Promise<void>,
  ): Promise<void> {
    const config = { storeUrl: `sqlite:${place}/data/store.db`, keyFile: `${place}/keys/keys.json` };
    const opened = await openStoreAndVault({ ...config, profile: 'ngo' });
    await use(opened).finally(() => opened.store.close());
  }

  /** Runs the command; of Node it cannot be known on which one this test runs. */
  async function examine(
    args: readonly string[] = [],
  ): Promise<{ readonly code: number; readonly found: readonly Check[] }> {
    const stdout = new Text();
    const code = await command.run([...args, '--json'], {
      stdin: process.stdin,
      stdout,
      stderr: new Text(),
      env,
      cwd: folder,
    });
    const checks = JSON.parse(stdout.said) as readonly Check[];
    return { code, found: checks.filter(({ id, ok }) => !ok && id !== 'node') };
  }

  /** Ids of what is wrong. Each finding has its mend, in one sentence. */
  async function findings(): Promise<readonly string[]> {
    const { code, found } = await examine();
    if (found.length > 0) expect(code).toBe(1);
    for (const { mend } of found) expect(mend).toMatch(/^\S[^\n]+$/);
    return found.map(({ id }) => id);
  }

  const path = (name: string) => join(folder, name);

  it('finds nothing before anything is planted', async () => {
    expect((await examine()).found).toEqual([]);
  });

  it('a key file that others can read', async () => {
    await chmod(path('keys/keys.json'), 0o644);
    expect(await findings()).toEqual(['key-file-mode']);
  });

  it.each(['data/keys.json', 'data/secret/keys.json'])('a key file in the folder of the store: %s', async (place) => {
    await mkdir(path('data/secret'));
    await rename(path('keys/keys.json'), path(place));
    env.KEY_FILE = `./${place}`;
    expect(await findings()).toEqual(['key-file-place']);
  });

  it('a key file that is gone, and one that opens nothing of what is stored', async () => {
    await rename(path('keys/keys.json'), path('keys/lost.json'));
    expect(await findings()).toEqual(['key-file']);
    await createKeyFile(path('keys/keys.json'), newKeyFile(Date.now()));
    expect(await findings()).toEqual(['keys-open']);
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['a chat without https', { PUBLIC_URL: 'http://chat.example.org' }, ['settings', 'settings']],
    ['chat and desk on one address', { DESK_URL: 'https://chat.example.org' }, ['settings']],
    ['nobody who is told', { ALARM_WEBHOOK: '' }, ['settings']],
    ['chat and desk on one host name', { DESK_URL: 'https://chat.example.org:8443' }, ['host-names']],
    ['a proxy that is not counted', { TRUST_PROXY: '0' }, ['proxy']],
    ['a profile that the store does not belong to', { PROFILE: 'authority' }, ['profile']],
    ['a country without a verified contact', { COUNTRY: 'BE' }, ['contacts']],
    ['a store that is not there', { STORE_URL: 'sqlite:./data/other.db' }, ['store']],
  ])('%s', async (_, planted, ids) => {
    Object.assign(env, planted);
    expect(await findings()).toEqual(ids);
  });

  it('a desk that others reach without https', async () => {
    const development = { PROFILE: 'development', PUBLIC_URL: '', DESK_URL: '', DESK_HOST: '0.0.0.0' };
    Object.assign(env, development);
    expect(await findings()).toEqual(['desk-port', 'profile']);
  });

  it('content that cannot be loaded, with file and line', async () => {
    env.CONTENT_DIR = path('content');
    await cp(join(template, 'content'), path('content'), { recursive: true });
    await writeFile(path('content/helplines/fr.yaml'), 'country: FR\ncontacts: nobody\n');
    const { found } = await examine();
    expect(found.map(({ id }) => id)).toEqual(['content', 'contacts']);
    expect(found[0]?.says).toContain('content/helplines/fr.yaml:2');
  });

  it.each<[string, string, (store: Store) => Promise<unknown>]>([
    ['no backup for eight days', 'backup', (store) => store.meta.set('backupAt', String(Date.now() - 8 * DAY_MS))],
    [
      'retention that does not run',
      'retention-runs',
      (store) => store.meta.set('retentionRunAt', String(Date.now() - 3 * DAY_MS)),
    ],
    [
      'a counsellor who never signed in',
      'counsellors',
      (store) => store.staff.update(anAccount({ state: 'setup', createdAt: Date.now(), version: 1 })),
    ],
    [
      'messages that were set aside',
      'quarantined',
      async (store) => {
        await store.log.append(anEntry({ contactId: 'talk', seq: 2, at: Date.now() }));
        await store.log.quarantine('talk', 2);
      },
    ],
    [
      'nobody on duty',
      'on-duty',
      (store) =>
        store.staff.putDuty({ staffId: 'ana', name: 'Ana', onDuty: false, until: 0, languages: [], at: Date.now() }),
    ],
  ])('%s', async (_, id, plant) => {
    await withStore(folder, async ({ store }) => void (await plant(store)));
    expect(await findings()).toEqual([id]);
  });

  it('a clock that is behind', async () => {
    await withStore(folder, ({ store, vault }) => talk({ store, vault }, 'later', { lastAt: Date.now() + DAY_MS }));
    expect(await findings()).toEqual(['clock']);
  });

  it('says in words what it says as JSON', async () => {
    await chmod(path('keys/keys.json'), 0o644);
    const stdout = new Text();
    await command.run([], { stdin: process.stdin, stdout, stderr: new Text(), env, cwd: folder });
    expect(stdout.said).toMatch(/^!! {2}key-file-mode .*\n +→ chmod 600 on the file\.$/m);
  });

  describe('asked to ring', () => {
    let hook: Server;
    let rung: string[];
    beforeEach(async () => {
      rung = [];
      hook = createServer((request, response) => {
        request.on('data', (bytes: Buffer) => rung.push(bytes.toString()));
        request.on('end', () => response.writeHead(request.url === '/well' ? 204 : 500).end());
      });
      await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
      // Only development may ring without https.
      Object.assign(env, { PROFILE: 'development', PUBLIC_URL: '', DESK_URL: '', TRUST_PROXY: '0' });
    });
    afterEach(() => new Promise((resolve) => hook.close(resolve)));

    const hookAt = (name: string) => `http://127.0.0.1:${(hook.address() as AddressInfo).port}/${name}`;

    it('rings a test by each way and says who took it', async () => {
      env.ALARM_WEBHOOK = hookAt('well');
      expect((await examine(['--ring'])).found.map(({ id }) => id)).toEqual(['profile']);
      expect(rung.map((text) => JSON.parse(text))).toEqual([
        { kind: 'test', count: 0, since: expect.any(String), desk: null },
      ]);
    });

    it('says who did not', async () => {
      env.ALARM_WEBHOOK = hookAt('broken');
      expect((await examine(['--ring'])).found).toContainEqual(expect.objectContaining({ id: 'ring-webhook' }));
    });
  });
});

/** As a person does who called the line: state, date, name. */
async function verifyOneContact(file: string): Promise<void> {
  const inAYear = new Date(Date.now() + 365 * DAY_MS).toISOString().slice(0, 10);
  const [head = '', ...entries] = (await readFile(file, 'utf8')).split(/(?=^ {2}- id: )/m);
  const verified = entries.map((entry) =>
    /kind: emergency|enforcement: true/.test(entry)
      ? entry
      : entry
          .replace('state: unverified', 'state: verified')
          .replace('verifiedOn: null', 'verifiedOn: 2026-01-02')
          .replace('verifiedBy: null', 'verifiedBy: Ana')
          .replace('expiresOn: null', `expiresOn: ${inAYear}`),
  );
  await writeFile(file, head + verified.join(''));
}
