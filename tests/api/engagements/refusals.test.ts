// Adversarial cases against the running routes: each ends in a refusal that names its rule or code.

import { DAY, type EngagementWorld, engagementWorld, MINUTE, rulesOf, THEIRS, why } from './engagement-world.js';

let world: EngagementWorld;
let authorisation: string;
let persona: string;
beforeAll(async () => {
  world = await engagementWorld();
  await world.prepare();
  authorisation = await world.authorise();
  persona = await world.persona();
});
afterAll(() => world.end());

/** A fresh thread in which they wrote, and its first suggestion. */
async function talk(texts: readonly string[] = THEIRS) {
  const thread = await world.open(authorisation, persona);
  for (const text of texts) await world.hear(thread, text);
  const [draft] = await world.drafts(thread);
  return { thread, draft, at: `/threads/${thread}`, drafts: `/threads/${thread}/drafts` };
}

async function finish(thread: string): Promise<void> {
  await world.call('ina', 'POST', `/threads/${thread}/closing`, { reason: 'test' });
}

describe('a yes', () => {
  it('does not count for a text that was never shown', async () => {
    const { thread, draft, drafts } = await talk();
    const yes = { revision: 1, textSha256: draft.textSha256 };
    expect(why(await world.call('lea', 'POST', `${drafts}/${draft.id}/approval`, yes))).toBe('422 not_shown');
    await finish(thread);
  });

  it('does not count before the text can be read', async () => {
    const { thread, draft, drafts } = await talk();
    await world.good(world.call('lea', 'POST', `${drafts}/${draft.id}/shown`, { revision: 1 }));
    world.later(500);
    const yes = { revision: 1, textSha256: draft.textSha256 };
    expect(why(await world.call('lea', 'POST', `${drafts}/${draft.id}/approval`, yes))).toBe(
      '422 reading_time:faster_than_it_can_be_read',
    );
    await finish(thread);
  });

  it('in a second tab finds its time of reading used up', async () => {
    const { thread, drafts } = await talk();
    const [one, two] = await world.drafts(thread);
    for (const { id } of [one, two])
      await world.good(world.call('lea', 'POST', `${drafts}/${id}/shown`, { revision: 1 }));
    world.later(MINUTE);
    const say = (draft: { id: string; textSha256: string }) =>
      world.call('lea', 'POST', `${drafts}/${draft.id}/approval`, { revision: 1, textSha256: draft.textSha256 });
    const both = (await Promise.all([say(one), say(two)])).map(why).sort();
    expect(both[0]).toBe('200 ');
    expect(both[1]).toMatch(/^(409 stale|422 reading_time:faster_than_it_can_be_read)$/);
    await finish(thread);
  });

  it('is void after one invisible character, and for who wrote or edited', async () => {
    const { thread, draft, drafts } = await talk();
    expect((await world.approve(thread, draft)).status).toBe(200);
    const text = `${draft.text.slice(0, 2)}\u200b${draft.text.slice(2)}`;
    const edited = await world.good(world.call('ina', 'PUT', `${drafts}/${draft.id}`, { text, revision: 1 }));
    expect(edited).toMatchObject({ revision: 2, state: 'open', approval: null });
    expect(why(await world.release(thread, edited))).toBe('422 not_approved');
    expect(why(await world.approve(thread, edited, 'lea'))).toBe('422 language:hidden_characters');
    const plain = await world.good(
      world.call('ina', 'PUT', `${drafts}/${draft.id}`, { text: draft.text, revision: 2 }),
    );
    expect(why(await world.approve(thread, plain, 'ina'))).toBe('422 approval:author_or_editor');
    const mine = await world.good(world.call('lea', 'POST', drafts, { text: 'Thank you for the answer.' }));
    expect(why(await world.approve(thread, mine, 'lea'))).toBe('422 approval:author_or_editor');
    expect((await world.approve(thread, mine, 'tom')).status).toBe(200);
    await finish(thread);
  });

  it('of the operator counts for a suggestion that nobody touched', async () => {
    const { thread, draft } = await talk();
    expect((await world.approve(thread, draft, 'ina')).status).toBe(200);
    await finish(thread);
  });

  it('is replayed in vain: one yes makes one message', async () => {
    const { thread, draft, at } = await talk();
    await world.approve(thread, draft);
    const [first, second] = await Promise.all([world.release(thread, draft), world.release(thread, draft)]);
    const outcomes = [first, second].map(({ status }) => status).sort();
    expect(outcomes).toEqual([200, 422]);
    const released = [first, second].find(({ status }) => status === 200);
    const { intentId } = released?.json ?? {};
    await world.good(world.call('ina', 'POST', `${at}/outgoing/sent`, { intentId, sentAt: null }));
    expect(why(await world.release(thread, draft))).toBe('422 wrong_state');
    expect(why(await world.call('ina', 'POST', `${at}/outgoing/sent`, { intentId, sentAt: null }))).toBe(
      '422 wrong_state',
    );
    const again = { revision: 1, textSha256: draft.textSha256 };
    expect(why(await world.call('lea', 'POST', `${at}/drafts/${draft.id}/approval`, again))).toBe('422 wrong_state');
    expect((await world.read(thread)).recent.filter(({ side }: { side: string }) => side === 'ours')).toHaveLength(1);
    await finish(thread);
  });
});

describe('a text', () => {
  it.each([
    ['that names a price first', ['is there a boat?'], 'We pay 5000 euros for the boat.', 'first_mention'],
    ['that threatens', THEIRS, 'Answer or I tell the police about you.', 'content'],
    ['in a language nobody signed', THEIRS, 'Was kostet das für uns beide, bitte?', 'language'],
  ])('%s is refused and kept', async (_what, texts, words, rule) => {
    const { thread, drafts } = await talk(texts);
    const draft = await world.good(world.call('ina', 'POST', drafts, { text: words }));
    expect(draft.mayApprove).toBe(false);
    const refused = await world.approve(thread, draft);
    expect([refused.status, rulesOf(refused)]).toEqual([422, expect.arrayContaining([rule])]);
    const blocked = (await world.store.evidence.ofThread(thread, 0, 99)).filter(({ kind }) => kind === 'blocked');
    expect(blocked).toHaveLength(1);
    await finish(thread);
  });

  it('does not follow a no', async () => {
    const { thread, drafts } = await talk([...THEIRS, 'no thanks, i am not interested']);
    const draft = await world.good(world.call('ina', 'POST', drafts, { text: 'What does that include?' }));
    expect(rulesOf(await world.approve(thread, draft))).toContain('renewed_offer');
    await finish(thread);
  });

  it('waits while another is out', async () => {
    const { thread } = await talk();
    const [one, two] = await world.drafts(thread);
    await world.approve(thread, one);
    await world.approve(thread, two);
    expect((await world.release(thread, one)).status).toBe(200);
    expect(why(await world.release(thread, two))).toBe('422 outgoing_waits');
    await finish(thread);
  });

  it('that was rejected never comes back', async () => {
    const { thread, draft, drafts } = await talk();
    await world.good(
      world.call('tom', 'POST', `${drafts}/${draft.id}/rejection`, { revision: 1, reason: 'too pushy' }),
    );
    expect(why(await world.approve(thread, draft))).toBe('422 wrong_state');
    const entries = await world.store.evidence.ofThread(thread, 0, 99);
    expect(entries.map(({ kind }) => kind)).toContain('rejection');
    await finish(thread);
  });
});

describe('a child', () => {
  it('freezes the thread until a named officer answers and two people open it', async () => {
    const { thread, draft, at } = await talk();
    expect((await world.approve(thread, draft)).status).toBe(200);
    const heard = await world.hear(thread, 'i am 15 years old and i am alone');
    expect(heard).toMatchObject({ events: expect.arrayContaining(['frozen:minor']), drafts: [] });
    expect(world.rung).toContain('safeguarding');
    expect(rulesOf(await world.release(thread, draft))).toContain('safeguarding');
    world.later(6 * MINUTE);
    const alerts = await world.good(world.call('paul', 'GET', '/alerts'));
    expect(alerts.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          threadId: thread,
          reason: 'minor',
          alerted: [
            { id: world.people.lea.id, name: 'lea' },
            { id: world.people.tom.id, name: 'tom' },
          ],
        }),
      ]),
    );
    const reason = { reason: 'A grown man who joked, heard by phone.' };
    expect(why(await world.call('noor', 'POST', `${at}/unfreeze`, reason))).toBe('422 not_acknowledged');
    expect(why(await world.call('ina', 'POST', `${at}/acknowledgement`))).toBe('422 not_named');
    await world.good(world.call('lea', 'POST', `${at}/acknowledgement`));
    await world.good(world.call('lea', 'POST', `${at}/unfreeze`, reason));
    expect(why(await world.call('lea', 'POST', `${at}/unfreeze`, reason))).toBe('422 already_voted');
    expect(await world.read(thread)).toMatchObject({ state: 'frozen' });
    expect(await world.good(world.call('noor', 'POST', `${at}/unfreeze`, reason))).toMatchObject({ frozen: null });
    const kinds = (await world.store.evidence.ofThread(thread, 0, 99)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'safeguarding').length).toBeGreaterThanOrEqual(4);
    await finish(thread);
  });
});

describe('a stop', () => {
  it('keeps back what was approved, until two people lift it', async () => {
    const { thread, draft } = await talk();
    await world.approve(thread, draft);
    const stops = await world.good(
      world.call('paul', 'POST', '/stops', { scope: 'all', target: null, reason: 'order' }),
    );
    const [{ id }] = stops.items;
    expect(why(await world.release(thread, draft))).toBe('422 stopped:all_stopped');
    await world.good(world.call('lea', 'POST', `/stops/${id}/lift`, { reason: 'over' }));
    expect(why(await world.call('lea', 'POST', `/stops/${id}/lift`, { reason: 'over' }))).toBe('422 already_lifted');
    expect(why(await world.release(thread, draft))).toBe('422 stopped:all_stopped');
    await world.good(world.call('tom', 'POST', `/stops/${id}/lift`, { reason: 'over' }));
    expect((await world.release(thread, draft)).status).toBe(200);
    await finish(thread);
  });
});

describe('an authorisation', () => {
  it('is not signed by who asked, nor by another key, nor for other words', async () => {
    const { id, toSign } = await world.good(world.call('lea', 'POST', '/authorisations', world.request()));
    const path = `/authorisations/${id}/signature`;
    const good = world.authority.sign(world.people.noor.id, toSign);
    expect((await world.call('lea', 'POST', path, good)).status).toBe(404);
    const other = world.authority.sign('magistrate', toSign);
    expect(why(await world.call('noor', 'POST', path, other))).toMatch(/^422 signed:/);
    const longer = world.authority.sign(world.people.noor.id, `${toSign} `);
    expect(why(await world.call('noor', 'POST', path, longer))).toBe('422 signed:bad_signature');
    expect(why(await world.call('ina', 'POST', '/threads', world.asked(id, persona)))).toBe('404 not_found');
    expect((await world.good(world.call('noor', 'POST', path, good))).state).toBe('live');
  });

  it('that ran out a second ago lets nothing leave, and nobody read', async () => {
    const end = new Date(world.time.now + DAY).toISOString();
    const short = await world.authorise({ end });
    const thread = await world.open(short, persona);
    await world.hear(thread, THEIRS[0] ?? '');
    const [draft] = await world.drafts(thread);
    await world.approve(thread, draft);
    world.time.now = Date.parse(end) + 1_000;
    expect(why(await world.release(thread, draft))).toBe('422 live:expired');
    expect((await world.hear(thread, 'hello?')).events).toContain('sealed_unread');
    await finish(thread);
  });

  it('opens no thread beyond its words', async () => {
    const open = (changes: object) =>
      world.call('ina', 'POST', '/threads', world.asked(authorisation, persona, changes));
    expect(why(await open({ subject: 'S-9' }))).toBe('422 no_suspicion');
    expect(why(await open({ platform: 'signal' }))).toBe('422 scope:platform');
    expect(why(await open({ countries: ['DE'] }))).toMatch(/^422 (policy|scope):/);
    expect(why(await open({ channel: 'sms', smsFrom: '+33612345678', smsTo: '+33612345679' }))).toBe('422 sms_off');
  });

  it('is renewed with reasons written afresh only', async () => {
    const { necessity, proportionality } = world.request();
    const times = {
      start: new Date(world.time.now).toISOString(),
      end: new Date(world.time.now + 9 * DAY).toISOString(),
    };
    const copied = { ...times, necessity, proportionality, signer: world.people.noor.id };
    const path = `/authorisations/${authorisation}/renewals`;
    expect(why(await world.call('lea', 'POST', path, copied))).toBe('422 renewal:necessity_copied');
    const fresh = {
      necessity: 'Two buyers were seen at the quay this week and only the seller knows when the next boat goes.',
      proportionality: 'We still read one account alone, and stop on the day when the boat has been stopped at sea.',
    };
    const { toSign } = await world.good(world.call('lea', 'POST', path, { ...copied, ...fresh }));
    const signature = world.authority.sign(world.people.noor.id, toSign);
    const view = await world.good(world.call('noor', 'POST', `/authorisations/${authorisation}/signature`, signature));
    expect(view.documents[0]).toMatchObject({ kind: 'renewal' });
    expect(view.tokens[0]).toMatchObject({ valid: false });
  });
});

describe('a persona', () => {
  it('is not used unchecked, by who checked it, as a child, or changed afterwards', async () => {
    const fields = {
      name: 'Lu',
      age: 17,
      occupation: 'student',
      story: 'She likes football on quiet evenings.',
      handles: [],
    };
    const young = await world.good(world.call('ina', 'POST', '/personas', fields));
    expect(young.verdict).toMatchObject({ ok: false, why: 'minor' });
    const check = (id: string, sha256: string) => world.call('lea', 'POST', `/personas/${id}/checks`, { sha256 });
    expect(why(await check(young.id, young.sha256))).toBe('422 persona:minor');
    const id = await world.persona();
    const { sha256 } = await world.good(world.call('ina', 'GET', `/personas/${id}`));
    const story = 'He lives with one cousin and likes fishing and football on quiet evenings.';
    const older = { name: 'Sam', age: 34, occupation: 'warehouse worker', story, handles: [] };
    await world.good(world.call('ina', 'PUT', `/personas/${id}`, older));
    expect(why(await check(id, sha256))).toBe('409 stale');
    const opened = await world.call('ina', 'POST', '/threads', world.asked(authorisation, id));
    expect(opened.json.verdicts.filter(({ ok }: { ok: boolean }) => !ok)).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'persona', why: 'not_checked_in_this_form' })]),
    );
  });
});

describe('a message', () => {
  it('is taken once, and not under the hash of another', async () => {
    const { thread, at } = await talk();
    const message = { id: 'same', text: 'are you there', writtenAt: null, capturedSha256: null, media: [] };
    const first = await world.good(world.call('ina', 'POST', `${at}/messages`, message));
    expect(await world.good(world.call('ina', 'POST', `${at}/messages`, message))).toMatchObject({
      turn: first.turn,
      repeated: true,
    });
    expect(why(await world.call('ina', 'POST', `${at}/messages`, { ...message, text: 'other' }))).toBe(
      '422 other_text',
    );
    const forged = { ...message, id: 'forged', capturedSha256: 'a'.repeat(64) };
    expect((await world.call('ina', 'POST', `${at}/messages`, forged)).status).toBe(409);
    await finish(thread);
  });

  it('brings files that are hashed and sealed, and shown to nobody', async () => {
    const { thread, at } = await talk();
    const media = [{ name: 'photo.jpg', mediaType: 'image/jpeg', data: Buffer.from([255, 216, 1]).toString('base64') }];
    const message = { id: 'photo', text: '', writtenAt: null, capturedSha256: null, media };
    expect((await world.good(world.call('ina', 'POST', `${at}/messages`, message))).events).toContain(
      'media_quarantined',
    );
    const turn = (await world.read(thread)).recent.at(-1);
    expect(turn.media).toEqual([{ name: 'photo.jpg', mediaType: 'image/jpeg', bytes: 3, sha256: expect.any(String) }]);
    expect(JSON.stringify(turn)).not.toContain(media[0]?.data);
    await finish(thread);
  });
});
