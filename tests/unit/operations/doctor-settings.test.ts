// What doctor says of settings, Node and Telegram, each as if nothing else were wrong.

import type { DoctorSettings, MessengerFacts, Setting } from '../../../src/app/operations/doctor/check.js';
import { secondReader } from '../../../src/app/operations/doctor/reader-check.js';
import { deskPort, hostNames, nodeSupport, proxy } from '../../../src/app/operations/doctor/setting-checks.js';
import { telegram, telegramProfile } from '../../../src/app/operations/doctor/telegram-check.js';
import { loadContent } from '../../../src/content/load.js';
import { AppError } from '../../../src/domain/errors.js';
import { GOOD_SETTINGS } from './doctor-fixture.js';

const NOW = Date.parse('2026-06-01T12:00:00Z');

function setting(settings: Partial<DoctorSettings> = {}, over: Partial<Setting> = {}): Setting {
  return {
    settings: { ...GOOD_SETTINGS, alarm: { webhook: null, mail: null }, ...settings },
    clock: { now: () => NOW },
    nodeVersion: '24.11.1',
    content: () => Promise.reject(new Error('not asked for')),
    telegram: null,
    secondReader: null,
    ...over,
  };
}

describe('the second reader', () => {
  const look = (load: Setting['secondReader']) => secondReader(setting({}, { secondReader: load }));

  it('is well when it can be loaded, and when it is off', async () => {
    expect(await look(async () => '2026.11-2')).toMatchObject({ ok: true, says: expect.stringContaining('2026.11-2') });
    expect(await look(null)).toMatchObject({ ok: true, says: expect.stringContaining('off') });
  });

  it('is a finding with its mend when its folder is broken, joined with another first reader, or its engine does not start', async () => {
    const broken = new AppError('bad_content', 'models/second/model.json: no readable second reader is there');
    expect(await look(() => Promise.reject(broken))).toMatchObject({
      ok: false,
      says: expect.stringContaining('models/second/model.json'),
      mend: expect.stringContaining('calibrate'),
    });
    expect(await look(() => Promise.reject(new Error('wasm')))).toMatchObject({
      ok: false,
      says: expect.stringContaining('does not start'),
      mend: expect.stringContaining('SECOND_READER=off'),
    });
  });
});

describe('Node', () => {
  it.each([
    ['24.11.1', true],
    ['22.20.0', true],
    ['28.0.0', true],
    ['20.20.2', false],
    ['18.20.0', false],
    ['23.1.0', false],
  ])('%s is looked after: %s', (nodeVersion, ok) => {
    expect(nodeSupport(setting({}, { nodeVersion })).ok).toBe(ok);
  });

  it('is looked after to the end of its last day, and the mend names one that still is', () => {
    const on = (day: string) => nodeSupport(setting({}, { clock: { now: () => Date.parse(day) } }));
    expect(on('2028-04-30T23:59:59Z').ok).toBe(true);
    expect(on('2028-05-01T00:00:01Z')).toMatchObject({ ok: false, mend: expect.stringContaining('Node 26') });
  });
});

describe('addresses', () => {
  it('of chat and desk need two host names, as two ports of one share cookies', () => {
    expect(hostNames(setting()).ok).toBe(true);
    expect(hostNames(setting({ deskUrl: 'https://chat.example.org:8443' })).ok).toBe(false);
  });

  it.each<[string, Partial<DoctorSettings>, boolean]>([
    ['only on this machine', { deskUrl: null }, true],
    ['behind an https proxy elsewhere', { deskHost: '0.0.0.0' }, true],
    ['open to others without https', { deskHost: '0.0.0.0', deskUrl: null }, false],
    ['open to others with http', { deskHost: '::', deskUrl: 'http://desk.local' }, false],
  ])('the desk %s', (_, settings, ok) => {
    expect(deskPort(setting(settings)).ok).toBe(ok);
  });

  it('with https mean a proxy in front, which must be counted', () => {
    expect(proxy(setting({ trustProxy: 0 })).ok).toBe(false);
    expect(proxy(setting({ trustProxy: 0, publicUrl: null })).ok).toBe(true);
  });
});

describe('Telegram', () => {
  const URL = 'https://chat.example.org/webhooks/telegram';
  const WELL: MessengerFacts = { shown: [], expectedWebhook: URL, webhookUrl: URL, pending: 0, lastError: null };
  const ask = (facts: Awaited<ReturnType<NonNullable<Setting['telegram']>>>) =>
    telegram(setting({}, { telegram: () => Promise.resolve(facts) }));

  it('is not asked when the channel is off', async () => {
    expect((await telegram(setting())).ok).toBe(true);
  });

  it('knows the bot, calls us where we listen, and complained long ago', async () => {
    expect((await ask(WELL)).ok).toBe(true);
    expect((await ask({ ...WELL, lastError: { at: NOW - 7_200_000, says: 'Connection timed out' } })).ok).toBe(true);
  });

  it.each<[string, MessengerFacts | 'not_authorised' | 'unreachable', string]>([
    ['a token that was revoked', 'not_authorised', 'TELEGRAM_BOT_TOKEN'],
    ['no way to Telegram', 'unreachable', 'network'],
    ['a webhook of another deployment', { ...WELL, webhookUrl: 'https://old.example.org/hook' }, 'Restart'],
    ['no webhook', { ...WELL, webhookUrl: null }, 'Restart'],
    ['a webhook that keeps us from fetching', { ...WELL, expectedWebhook: null }, 'Restart'],
    ['calls that fail', { ...WELL, lastError: { at: NOW - 60_000, says: 'SSL error' } }, 'certificate'],
    ['updates that nobody takes', { ...WELL, pending: 500 }, 'running'],
  ])('finds %s', async (_, facts, mend) => {
    expect(await ask(facts)).toMatchObject({ ok: false, mend: expect.stringContaining(mend) });
  });

  it.each([
    ['an everyday name', ['Corner shop', 'corner_shop_bot', ''], true],
    ['a name that says it', ['Traffick help'], false],
    ['a user name of several words', ['SafeRefuge_bot'], false],
    ['a description in another language', ['Corner shop', 'Ligne pour victimes'], false],
  ])("reads the bot's profile as a bystander does: %s", async (_, shown, ok) => {
    const facts = { ...WELL, shown };
    const check = await telegramProfile(
      setting({}, { telegram: () => Promise.resolve(facts), content: () => loadContent('content') }),
    );
    expect(check.ok).toBe(ok);
  });

  it('never repeats the address of another deployment', async () => {
    const { says } = await ask({ ...WELL, webhookUrl: 'https://old.example.org/secret-path' });
    expect(says).not.toContain('old.example.org');
  });
});
