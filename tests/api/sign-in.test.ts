// Signing in with password and code, for the first time and later; how sessions end; how trying is slowed down.

import { Secret, TOTP } from 'otpauth';
import { type AccountDeps, addAccount, createFirstLogin, resetAccount } from '../../src/app/auth/accounts.js';
import { ABSOLUTE_MS, IDLE_MS } from '../../src/app/auth/sessions.js';
import { cheapPasswords, type DeskWorld, deskWorld, type Reply } from './desk-world.js';

const PASSWORD = 'correct horse battery';
let world: DeskWorld;
let accounts: AccountDeps;
beforeEach(async () => {
  world = await deskWorld();
  accounts = { ...world, staff: world.store.staff, passwords: cheapPasswords };
});
afterEach(() => world.end());

const signIn = (body: object, headers = {}): Promise<Reply> => world.api('POST', '/session', { body, headers });

/** The code that an authenticator shows at the world's time, `ahead` steps later. */
const codeOf = (uri: string, ahead = 0): string => {
  const totp = new URL(uri);
  const timestamp = world.time.now + ahead * 30_000;
  return TOTP.generate({ secret: secretOf(totp), timestamp });
};

async function made(name = 'Ana Lima') {
  const result = await addAccount(name, ['counsellor'], accounts);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** An account that was set up, with its authenticator and its recovery codes. */
async function active() {
  const login = await made();
  const done = await signIn({
    name: login.name,
    password: login.password,
    code: codeOf(login.totpUri),
    newPassword: PASSWORD,
  });
  expect(done.status).toBe(200);
  world.time.now += 60_000;
  return { ...login, recovery: done.json.recoveryCodes as string[] };
}

const cookieOf = (reply: Reply): string => reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const whoAmI = (cookie: string, headers = {}) =>
  world.api('GET', '/session', { headers: { Cookie: cookie, ...headers } });

describe('the first sign-in', () => {
  it('asks for a new password and the first code, then gives recovery codes and signs in', async () => {
    const login = await made();
    const first = await signIn({ name: 'ana lima', password: login.password, code: '' });
    expect(first).toMatchObject({ status: 409, json: { code: 'setup_required', totpUri: login.totpUri } });
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(login.totpUri).toMatch(/^otpauth:\/\/totp\/Desk:Ana%20Lima\?/);
    const done = await signIn({
      name: 'Ana Lima',
      password: login.password,
      code: codeOf(first.json.totpUri),
      newPassword: PASSWORD,
    });
    expect(done.status).toBe(200);
    expect(done.json.recoveryCodes).toHaveLength(10);
    expect((await whoAmI(cookieOf(done))).json).toMatchObject({ name: 'Ana Lima', roles: ['counsellor'] });
  });

  it('lets the one-time password in no second time', async () => {
    const login = await active();
    const again = await signIn({ name: login.name, password: login.password, code: codeOf(login.totpUri) });
    expect(again.status).toBe(401);
  });

  it('wants another password than the one-time one, and a long one', async () => {
    const { name, password, totpUri } = await made();
    const same = await signIn({ name, password, code: codeOf(totpUri), newPassword: password });
    expect(same).toMatchObject({ status: 422, json: { why: 'same_password' } });
    const short = await signIn({ name, password, code: codeOf(totpUri), newPassword: 'short' });
    expect(short).toMatchObject({ status: 400, json: { fields: ['newPassword'] } });
  });

  it('shows the code address only to who knows the one-time password', async () => {
    const { name } = await made();
    const reply = await signIn({ name, password: 'guess', code: '' });
    expect(reply.status).toBe(401);
    expect(reply.text).not.toContain('otpauth');
  });
});

describe('signing in', () => {
  it('sets a cookie that only this host, only script-free, only same-site requests carry', async () => {
    const { name, totpUri } = await active();
    const reply = await signIn({ name, password: PASSWORD, code: codeOf(totpUri) });
    expect(reply.status).toBe(204);
    const [cookie] = reply.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-desk=[\w-]{43,}; /);
    const attributes = cookie?.split('; ').slice(1).sort();
    expect(attributes).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
  });

  it('says the same of a wrong name, a wrong password and a wrong code', async () => {
    const { name, totpUri } = await active();
    const replies = [
      await signIn({ name: 'Nobody', password: PASSWORD, code: codeOf(totpUri) }),
      await signIn({ name, password: 'wrong', code: codeOf(totpUri) }),
      await signIn({ name, password: PASSWORD, code: '000000' }),
      await signIn({ name, password: PASSWORD, code: '' }),
      await signIn({ name, password: PASSWORD, code: 'abcd-efgh-jkmn' }),
    ];
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 401, json: { code: 'unauthorised' } });
  });

  it('takes a code once, also when the clock is set back', async () => {
    const { name, totpUri } = await active();
    const code = codeOf(totpUri);
    expect((await signIn({ name, password: PASSWORD, code })).status).toBe(204);
    expect((await signIn({ name, password: PASSWORD, code })).status).toBe(401);
    world.time.now -= 25_000;
    expect((await signIn({ name, password: PASSWORD, code })).status).toBe(401);
  });

  it('takes one of two sign-ins that use a code at the same moment', async () => {
    const { name, totpUri } = await active();
    const body = { name, password: PASSWORD, code: codeOf(totpUri) };
    const both = await Promise.all([signIn(body), signIn(body)]);
    expect(both.map((reply) => reply.status).sort()).toEqual([204, 401]);
  });

  it('takes a code half a minute early or late, not more', async () => {
    const { name, totpUri } = await active();
    const attempt = async (ahead: number) =>
      (await signIn({ name, password: PASSWORD, code: codeOf(totpUri, ahead) })).status;
    expect(await attempt(-2)).toBe(401);
    expect(await attempt(-1)).toBe(204);
    expect(await attempt(1)).toBe(204);
    expect(await attempt(2)).toBe(401);
  });

  it('takes each recovery code once, in any spelling, also a day off the clock', async () => {
    const { name, recovery } = await active();
    const [first = '', second = ''] = recovery;
    world.time.now += 86_400_000;
    const spelled = first.toUpperCase().replaceAll('-', ' ');
    expect((await signIn({ name, password: PASSWORD, code: spelled })).status).toBe(204);
    expect((await signIn({ name, password: PASSWORD, code: first })).status).toBe(401);
    expect((await signIn({ name, password: 'wrong', code: second })).status).toBe(401);
    expect((await signIn({ name, password: PASSWORD, code: second })).status).toBe(204);
  });

  it('keeps the codes good that were printed when the account was made', async () => {
    const { name, recoveryCodes } = await active();
    expect((await signIn({ name, password: PASSWORD, code: recoveryCodes[0] })).status).toBe(204);
  });

  it('lets a disabled account in no more', async () => {
    const { name, totpUri } = await active();
    const account = await world.store.staff.byNameKey('ana lima');
    await world.store.staff.update({ ...account!, state: 'disabled', version: account!.version + 1 });
    expect((await signIn({ name, password: PASSWORD, code: codeOf(totpUri) })).status).toBe(401);
  });
});

describe('too many tries', () => {
  it('stops trying one name after ten, whether it exists or not, with a time to wait', async () => {
    const { name, totpUri } = await active();
    for (const tried of [name, 'Nobody']) {
      const statuses: number[] = [];
      for (let n = 0; n < 11; n++) {
        statuses.push((await signIn({ name: tried, password: 'wrong', code: '000000' })).status);
      }
      expect(statuses).toEqual([...Array(10).fill(401), 429]);
    }
    const right = await signIn({ name, password: PASSWORD, code: codeOf(totpUri) });
    expect(right).toMatchObject({ status: 429, json: { code: 'too_many_requests' } });
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('does not count against somebody who gets it right', async () => {
    const { name, totpUri } = await active();
    for (let n = 0; n < 12; n++) {
      world.time.now += 60_000;
      expect((await signIn({ name, password: 'wrong', code: '0' })).status).toBe(401);
      expect((await signIn({ name, password: PASSWORD, code: codeOf(totpUri) })).status).toBe(204);
    }
  });

  it('stops one address that tries many names', async () => {
    const strict = await deskWorld({ over: { exemptLoopback: false } });
    const statuses: number[] = [];
    for (let n = 0; n < 62; n++) {
      const body = { name: `name ${n}`, password: 'wrong', code: '000000' };
      statuses.push((await strict.api('POST', '/session', { body })).status);
    }
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(401));
    expect(statuses.slice(60)).toEqual([429, 429]);
    await strict.end();
  });
});

describe('a session', () => {
  const signedIn = async (): Promise<string> => {
    const { name, totpUri } = await active();
    return cookieOf(await signIn({ name, password: PASSWORD, code: codeOf(totpUri) }));
  };

  it('ends after a quarter of an hour without use, not before', async () => {
    const cookie = await signedIn();
    for (let n = 0; n < 4; n++) {
      world.time.now += IDLE_MS - 1_000;
      world.time.mono += IDLE_MS - 1_000;
      expect((await whoAmI(cookie)).status).toBe(200);
    }
    world.time.now += IDLE_MS;
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('is not kept open by what the page reads on its own', async () => {
    const cookie = await signedIn();
    world.time.now += IDLE_MS - 1_000;
    expect((await whoAmI(cookie, { 'X-Live': '1' })).status).toBe(200);
    world.time.now += 1_000;
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('ends after eight hours however busy it was', async () => {
    const cookie = await signedIn();
    for (let spent = 600_000; spent < ABSOLUTE_MS; spent += 600_000) {
      world.time.now += 600_000;
      expect((await whoAmI(cookie)).status).toBe(200);
    }
    world.time.now += 600_000;
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('is not made longer by a clock that is set back', async () => {
    const cookie = await signedIn();
    await whoAmI(cookie);
    world.time.now -= 86_400_000;
    world.time.mono += IDLE_MS;
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('ends at once when signed out, and its cookie is taken back', async () => {
    const cookie = await signedIn();
    const out = await world.api('DELETE', '/session', { headers: { Cookie: cookie } });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^__Host-desk=; .*Max-Age=0/);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('ends at once when the account is reset or disabled', async () => {
    const cookie = await signedIn();
    const reset = await resetAccount('Ana Lima', accounts);
    expect(reset.ok).toBe(true);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('is stored as a hash only', async () => {
    const cookie = await signedIn();
    const token = cookie.split('=')[1] ?? '';
    expect(await world.store.staff.session(token)).toBeUndefined();
    expect((await whoAmI('__Host-desk=forged')).status).toBe(401);
  });
});

describe('accounts', () => {
  it('has one account for a name, however it is written', async () => {
    await made('Ana Lima');
    expect(await addAccount('ANA  LIMA'.replace('  ', ' '), ['analyst'], accounts)).toEqual({
      ok: false,
      error: 'name_taken',
    });
    expect(await addAccount('a\u202Eb', ['analyst'], accounts)).toEqual({ ok: false, error: 'bad_name' });
  });

  it('makes a first login once, anew while nobody has used it, and never again after', async () => {
    const first = await createFirstLogin(accounts);
    const second = await createFirstLogin(accounts);
    expect(second?.name).toBe(first?.name);
    expect((await signIn({ name: first?.name, password: first?.password, code: '' })).status).toBe(401);
    const setup = await signIn({ name: second?.name, password: second?.password, code: '' });
    const { totpUri } = setup.json;
    await signIn({ name: second?.name, password: second?.password, code: codeOf(totpUri), newPassword: PASSWORD });
    expect(await createFirstLogin(accounts)).toBeUndefined();
  });
});

function secretOf(uri: URL) {
  const parsed = uri.searchParams.get('secret');
  if (parsed === null) throw new Error('no secret');
  return Secret.fromBase32(parsed);
}
