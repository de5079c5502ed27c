// SMS of engagements against a small stand-in of Twilio's API: at most once, from the number that the authorisation names; and deterrence.

import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type EngagementWorld, engagementWorld, rulesOf, why } from './engagement-world.js';

const FROM = '+33612340000';
const TO = '+33698760000';
const AUTH_TOKEN = 'secret-of-the-account';
const URL_IN = 'https://chat.example.org/webhooks/engagements/twilio';
const WARNING =
  'Warning from the police: smuggling people is a crime. If you need help, call 112 or +33 1 23 45 67 89.';

/** What the stand-in took, and what it answers next. */
const taken: URLSearchParams[] = [];
let answers: (number | 'silence')[] = [];
const provider = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answers.shift() ?? 201;
    if (answer === 201) taken.push(new URLSearchParams(Buffer.concat(chunks).toString()));
    if (answer === 'silence') request.socket.destroy();
    else response.writeHead(answer).end('{}');
  });
});

let world: EngagementWorld;
let authorisation: string;
let persona: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const apiRoot = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  world = await engagementWorld({ twilio: { accountSid: 'AC1', authToken: AUTH_TOKEN, apiRoot } });
  await world.prepare();
  authorisation = await world.authorise({ platforms: ['sms'], smsNumbers: [FROM] });
  persona = await world.persona();
});
afterAll(async () => {
  await world.end();
  await new Promise((resolve) => provider.close(resolve));
});

let sid = 0;
async function texted(text: string, to = FROM): Promise<void> {
  sid += 1;
  await world.sms()?.take({ MessageSid: `SM${sid}`, From: TO, To: to, Body: text, NumMedia: '0' });
}

const open = (id: string, changes: object = {}) =>
  world.open(id, persona, { platform: 'sms', channel: 'sms', smsFrom: FROM, smsTo: TO, ...changes });

it('takes only what carries the signature of the account', () => {
  const fields = { MessageSid: 'SM0', From: TO, To: FROM, Body: 'hello' };
  const signed = `${URL_IN}BodyhelloFrom${TO}MessageSidSM0To${FROM}`;
  const signature = createHmac('sha1', AUTH_TOKEN).update(signed).digest('base64');
  expect(world.sms()?.isAuthentic(fields, signature)).toBe(true);
  expect(world.sms()?.isAuthentic({ ...fields, Body: 'hullo' }, signature)).toBe(false);
  expect(world.sms()?.isAuthentic(fields, '')).toBe(false);
});

it('opens no thread from a number that the authorisation does not name', async () => {
  const asked = { platform: 'sms', channel: 'sms', smsFrom: '+33600000001', smsTo: TO };
  const refused = await world.call('ina', 'POST', '/threads', world.asked(authorisation, persona, asked));
  expect(why(refused)).toBe('422 channel:number_not_authorised');
});

it('hears an answer, sends what was approved, once, and never again what may have left', async () => {
  const thread = await open(authorisation);
  await texted('i have places on the boat for december');
  await texted('is anybody there', '+33600000009');
  expect((await world.read(thread)).turns).toBe(1);
  const [draft] = await world.drafts(thread);
  await world.approve(thread, draft);
  expect((await world.release(thread, draft)).json).toMatchObject({ state: 'sent', channel: 'sms' });
  expect(taken.map((form) => [form.get('From'), form.get('To'), form.get('Body')])).toEqual([[FROM, TO, draft.text]]);
  expect(why(await world.release(thread, draft))).toBe('422 wrong_state');

  await texted('3,800 euros each');
  const [next] = (await world.drafts(thread)).filter(({ state }) => state === 'open');
  answers = ['silence'];
  await world.approve(thread, next);
  expect((await world.release(thread, next)).json).toMatchObject({ state: 'unknown' });
  expect((await world.read(thread)).recent.at(-1).events).toEqual(['unknown_if_sent']);
  expect(why(await world.release(thread, next))).toBe('422 wrong_state');
  expect(taken).toHaveLength(1);
  await world.good(world.call('ina', 'POST', `/threads/${thread}/closing`, { reason: 'test' }));
});

it('answers a contact in a campaign with its one warning, and then never again', async () => {
  const campaign = 'winter-26';
  const numbers = { platforms: ['sms'], smsNumbers: [FROM], campaignId: campaign };
  const own = await world.authorise(numbers);
  await world.good(world.call('ina', 'POST', '/campaigns', { id: campaign, authorisationId: own }));
  const path = `/campaigns/${campaign}/texts/en`;
  const { texts } = await world.good(world.call('ina', 'PUT', path, { text: WARNING }));
  const { sha256 } = texts[0];
  expect(why(await world.call('noor', 'POST', `${path}/approval`, { sha256: 'b'.repeat(64) }))).toBe('409 stale');
  await world.good(world.approveWarning(path, sha256, 'lea'));
  expect(why(await world.approveWarning(path, sha256, 'lea'))).toBe('422 own_text');

  const early = await open(own, { subject: 'S-3', smsTo: '+33698760001' });
  await world.sms()?.take({ MessageSid: 'SMe', From: '+33698760001', To: FROM, Body: 'i have places on the boat' });
  expect((await world.read(early)).ended).toBeNull();

  await world.good(world.approveWarning(path, sha256, 'tom'));
  const before = taken.length;
  const thread = await open(own, { subject: 'S-3' });
  await texted('i have places on the boat for december, 3,800 euros each');
  expect(await world.read(thread)).toMatchObject({ ended: 'warned', state: 'ended' });
  expect(taken.slice(before).map((form) => form.get('Body'))).toEqual([WARNING]);
  await texted('are you really the police?');
  expect(taken).toHaveLength(before + 1);
  const draft = await world.call('ina', 'POST', `/threads/${thread}/drafts`, { text: 'I see.' });
  expect([draft.status, rulesOf(draft)]).toEqual([422, []]);
});
