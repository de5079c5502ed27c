// A campaign of one lawful warning, by the API of the real service: who may write and approve, and what is refused.

import { type EngagementWorld, engagementWorld, rulesOf, why } from './engagement-world.js';

const WARNING = 'This is the police. Selling places on a boat is a crime. If you need help, call +33 1 99 00 12 34.';
const CAMPAIGN = 'winter-26';
const PATH = `/campaigns/${CAMPAIGN}/texts/en`;

let world: EngagementWorld;
let own: string;
beforeAll(async () => {
  // Only where the law lets software send SMS does this policy permit to warn.
  world = await engagementWorld({ twilio: { accountSid: 'AC1', authToken: 'secret', apiRoot: 'http://127.0.0.1:1' } });
  await world.prepare();
  own = await world.authorise({ campaignId: CAMPAIGN });
});
afterAll(() => world.end());

const put = (text: string, who: 'ina' | 'lea' = 'ina') => world.call(who, 'PUT', PATH, { text });
const read = async () => await world.good(world.call('paul', 'GET', `/campaigns/${CAMPAIGN}`));

it('stands only under an authorisation that names it', async () => {
  const other = await world.authorise();
  const made = (authorisationId: string) => world.call('ina', 'POST', '/campaigns', { id: CAMPAIGN, authorisationId });
  expect(why(await made(other))).toBe('422 not_named');
  expect((await made(own)).json).toMatchObject({ id: CAMPAIGN, texts: [], contacts: [] });
  expect(why(await made(own))).toBe('422 wrong_state');
});

it.each([
  [
    'names no place to get help',
    'This is the police. Selling places on a boat is a crime.',
    'deterrence',
    'no_help_named',
  ],
  [
    'is in another language',
    'Ici la police. Vendre des places est un délit. Aide : +33 1 99 00 12 34.',
    'deterrence',
    'in_another_language',
  ],
  ['holds hidden characters', WARNING.replace('crime', 'cr\u200bime'), 'language', 'hidden_characters'],
])('takes no text that %s', async (_what, text, rule, reason) => {
  const refused = await put(text);
  expect([why(refused), rulesOf(refused)]).toEqual([`422 ${rule}:${reason}`, [rule]]);
  expect((await read()).texts).toEqual([]);
});

it('takes a text in a language whose words nobody signed as little', async () => {
  const refused = await world.call('ina', 'PUT', `/campaigns/${CAMPAIGN}/texts/es`, {
    text: 'Somos la policía. Vender plazas en un barco es un delito. Ayuda: +33 1 99 00 12 34.',
  });
  expect(why(refused)).toBe('422 language:unsupported');
});

it('needs two people who read exactly this text, and an edit voids what they said', async () => {
  const { texts } = await world.good(put(WARNING, 'lea'));
  const { sha256 } = texts[0];
  expect(texts[0]).toMatchObject({ author: { name: 'lea' }, approvals: [], approved: false });
  expect(texts[0].readingMs).toBeGreaterThan(3_000);
  const yes = { sha256 };
  expect(why(await world.call('lea', 'POST', `${PATH}/approval`, yes))).toBe('422 own_text');
  expect(why(await world.call('tom', 'POST', `${PATH}/approval`, yes))).toBe('422 not_shown');
  const shown = await world.good(world.call('tom', 'POST', `${PATH}/shown`, yes));
  expect(Date.parse(shown.approvableAt) - Date.parse(shown.shownAt)).toBe(texts[0].readingMs);
  world.later(1_000);
  expect(why(await world.call('tom', 'POST', `${PATH}/approval`, yes))).toBe(
    '422 reading_time:faster_than_it_can_be_read',
  );
  world.later(texts[0].readingMs);
  expect((await world.call('tom', 'POST', `${PATH}/approval`, yes)).json.texts[0]).toMatchObject({
    approvals: [{ by: { name: 'tom' } }],
    approved: false,
  });
  expect(why(await world.call('tom', 'POST', `${PATH}/approval`, yes))).toBe('422 own_text');
  expect((await world.approveWarning(PATH, sha256, 'noor')).json.texts[0].approved).toBe(true);

  expect(why(await put(WARNING))).toBe('422 same_text');
  const edited = await world.good(put(`${WARNING} `.replace('call', 'please call'), 'ina'));
  expect(edited.texts[0]).toMatchObject({ author: { name: 'ina' }, approvals: [], approved: false });
  expect(why(await world.approveWarning(PATH, sha256, 'lea'))).toBe('409 stale');
});

it('counts two people who say yes in the same moment, each once', async () => {
  const text = WARNING.replace('call', 'ring');
  const { texts } = await world.good(put(text));
  const yes = { sha256: texts[0].sha256 };
  for (const who of ['lea', 'tom'] as const) await world.good(world.call(who, 'POST', `${PATH}/shown`, yes));
  world.later(60_000);
  const both = await Promise.all(
    (['lea', 'tom', 'lea'] as const).map((who) => world.call(who, 'POST', `${PATH}/approval`, yes)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 200, expect.any(Number)]);
  const [now] = (await read()).texts;
  expect(now.approvals.map(({ by }: { by: { name: string } }) => by.name).sort()).toEqual(['lea', 'tom']);
  expect(now.approved).toBe(true);
});

it('says who wrote to it and who was warned, by language', async () => {
  const { texts } = await read();
  const thread = await world.open(own, await world.persona());
  expect((await read()).contacts).toEqual([]);
  const { warning } = await world.hear(thread, 'i have places on the boat for december, 3,800 euros each');
  expect((await read()).contacts).toEqual([{ language: 'en', wrote: 1, warned: 0 }]);
  expect(warning).toMatchObject({ text: texts[0].text, state: 'to_be_sent_by_hand' });
  const sent = { intentId: warning.intentId, sentAt: null };
  await world.good(world.call('ina', 'POST', `/threads/${thread}/outgoing/sent`, sent));
  expect((await read()).contacts).toEqual([{ language: 'en', wrote: 1, warned: 1 }]);
  const { items } = await world.good(world.call('paul', 'GET', '/campaigns'));
  expect(items).toEqual([await read()]);
});

it('is read by oversight and changed by nobody there', async () => {
  const { status } = await world.call('paul', 'POST', `${PATH}/approval`, { sha256: 'a'.repeat(64) });
  expect(status).toBe(404);
});
