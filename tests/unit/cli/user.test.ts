// Desk accounts from the command line.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createPasswords } from '../../../src/app/auth/passwords.js';
import { signIn } from '../../../src/app/auth/sign-in.js';
import { main } from '../../../src/cli/main.js';
import { loadConfig } from '../../../src/config/config.js';
import { openStoreAndVault } from '../../../src/server/compose-store.js';
import { randomIds, systemClock } from '../../../src/server/identity.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'user-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...words: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(words, { stdin, stdout, stderr, env: {}, cwd: folder });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

it('makes an account whose one-time password leads to the set-up, with the code address that was printed', async () => {
  const { code, out } = await run('user', 'add', 'Ana Lima', '--roles', 'counsellor,analyst', '--json');
  expect(code).toBe(0);
  const login = JSON.parse(out);
  expect(login).toEqual({
    name: 'Ana Lima',
    password: expect.stringMatching(/^(\w{4}-){4}\w{4}$/),
    totpUri: expect.stringMatching(/^otpauth:\/\/totp\//),
    recoveryCodes: expect.arrayContaining([expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/)]),
  });
  const { store, vault } = await openStoreAndVault(loadConfig({}, folder, folder));
  const deps = { staff: store.staff, vault, passwords: createPasswords(), ids: randomIds, clock: systemClock };
  const first = await signIn({ name: 'Ana Lima', password: login.password, code: '' }, deps);
  expect(first).toEqual({ ok: false, error: { kind: 'setup_required', totpUri: login.totpUri } });
  await store.close();
});

it('prints the second factor only when asked for JSON', async () => {
  const { out } = await run('user', 'add', 'Ana', '--roles', 'counsellor');
  expect(out).toMatch(/^Ana\nPassword for one use: \S+\n$/);
});

it('lists accounts without secrets, and resets one', async () => {
  await run('user', 'add', 'Ana', '--roles', 'counsellor');
  await run('user', 'add', 'Ben', '--roles', 'admin');
  expect((await run('user', 'list')).out).toBe('Ana\tsetup\tcounsellor\nBen\tsetup\tadmin\n');
  const listed = JSON.parse((await run('user', 'list', '--json')).out);
  expect(Object.keys(listed[0])).toEqual(['id', 'name', 'state', 'roles', 'createdAt', 'recoveryCodesLeft']);
  const reset = await run('user', 'reset', 'ana', '--json');
  expect(JSON.parse(reset.out).name).toBe('Ana');
});

it('lets nobody in with an account that was taken away, ends what was open, and opens it again with a reset', async () => {
  const { password } = JSON.parse((await run('user', 'add', 'Ana', '--roles', 'counsellor', '--json')).out);
  const opened = await openStoreAndVault(loadConfig({}, folder, folder));
  const { staff } = opened.store;
  const id = (await staff.byNameKey('ana'))?.id ?? '';
  const now = Date.now();
  await staff.insertSession({ tokenHash: 'hash', accountId: id, createdAt: now, seenAt: now, revokedAt: null });
  await staff.putDuty({ staffId: id, name: 'Ana', onDuty: true, until: now + 1_000_000, languages: ['en'], at: now });
  expect(await run('user', 'disable', 'ana')).toMatchObject({ code: 0, out: 'Ana\tdisabled\n' });
  expect((await staff.session('hash'))?.revokedAt).not.toBeNull();
  expect((await staff.duty()).filter(({ onDuty }) => onDuty)).toEqual([]);
  const deps = { staff, vault: opened.vault, passwords: createPasswords(), ids: randomIds, clock: systemClock };
  expect(await signIn({ name: 'Ana', password, code: '' }, deps)).toMatchObject({
    ok: false,
    error: { kind: 'refused' },
  });
  await opened.store.close();
  expect((await run('user', 'list')).out).toBe('Ana\tdisabled\tcounsellor\n');
  await run('user', 'reset', 'Ana');
  expect((await run('user', 'list')).out).toBe('Ana\tsetup\tcounsellor\n');
});

it.each([
  [['add', 'Ana'], '--roles'],
  [['add', 'Ana', '--roles', 'king'], '--roles'],
  [['add', '--roles', 'analyst'], 'NAME'],
  [['add', '\u202eAna', '--roles', 'analyst'], 'a name begins'],
  [['reset', 'Nobody'], 'no account'],
  [['disable', 'Nobody'], 'no account'],
  [['add', 'Ana', '--nonsense'], 'user add: '],
])('refuses %j with one clear line and exit 2', async (words, says) => {
  const { code, out, err } = await run('user', ...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
  expect(err.trim().split('\n')).toHaveLength(1);
});

it('refuses a second account of the same name', async () => {
  await run('user', 'add', 'Ana', '--roles', 'counsellor');
  expect(await run('user', 'add', 'ANA', '--roles', 'analyst')).toMatchObject({
    code: 2,
    err: expect.stringContaining('already'),
  });
});
