// A report on one channel, and its witness on another: over both stores, with the real talk.

import { createFindReports } from '../../../src/app/find-report.js';
import { createTalk } from '../../../src/app/inbox/talk-over-content.js';
import { makeContact } from '../../../src/app/receive-message.js';
import { BENIGN } from '../../../src/bots/conversation/benign.js';
import { loadContent } from '../../../src/content/load.js';
import type { Store } from '../../../src/store/contract.js';
import { openMongoStore } from '../../../src/store/mongo/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { inboxWorld, sqliteIn } from '../../helpers/inbox-world.js';
import { describeMongo, type MongoServer, startMongo } from '../../helpers/mongo.js';

const content = await loadContent('content');
const REPORT = [
  'hi',
  'No, only me',
  'Not now',
  'I saw something',
  'Not now',
  'A place',
  'skip',
  'skip',
  'skip',
  'skip',
];
const WORD = 'blue kettle';
const CHOOSE = ['hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word', WORD, WORD, 'leave'];

function tests(open: (folder: string) => Promise<Store>): void {
  let world: Awaited<ReturnType<typeof inboxWorld>>;
  let inbox: ReturnType<typeof world.start>;
  let update = 0;
  beforeEach(async () => {
    world = await inboxWorld(undefined, open);
    const { store, vault, clock, ids } = world;
    inbox = world.start(
      createTalk({
        content: () => content,
        understander: { assess: async () => BENIGN, model: null, close: async () => undefined },
        reports: createFindReports({ store, vault }),
        duty: () => ({ anybody: true, languages: [] }),
        clock,
        ids,
        profile: 'development',
        defaultLanguage: 'en',
      }),
    );
  });
  afterEach(() => world.end());

  const onTelegram = () => makeContact({ channel: 'telegram', account: 'bot', chat: '7' }, world);
  const say = async (contactId: string, text: string) => {
    const body = { kind: 'inbound', text } as const;
    const done = await inbox.submit({ contactId, body, updateId: `u${update++}`, platformAt: null }, 60_000);
    if (done.kind !== 'done') throw new Error(done.kind);
    return { ...done, texts: done.body.replies.map((reply) => reply.text) };
  };

  it('finds it by its code, hears where it stands, adds to the same case, and not after it was erased', async () => {
    let last: Awaited<ReturnType<typeof say>> | undefined;
    for (const text of REPORT) last = await say(world.contact.id, text);
    const code = last?.body.session.report?.code ?? '';
    expect(last?.texts.join(' ')).toContain(code);
    const first = last?.conversationId ?? '';

    const witness = (await onTelegram()).id;
    await say(witness, 'hello');
    expect((await say(witness, code.toLowerCase())).texts[0]).toBe('I know this code. What you told was received.');
    await say(witness, 'Add something');
    const { conversationId } = await say(witness, 'The van is blue');
    const lookup = world.vault.blind('report', code);
    const links = await world.store.reports.byLookup(lookup);
    expect(links.map((link) => link.conversationId)).toEqual([first, conversationId]);
    expect(await world.store.queue.openHelpOf(conversationId)).toMatchObject({ reason: 'report' });

    for (const id of [first, conversationId]) {
      await world.store.erasure.erase({ conversationId: id, contactId: world.contact.id, at: 1, why: 'asked' });
    }
    const third = await makeContact({ channel: 'web', account: 'page', chat: 'other' }, world);
    await say(third.id, 'I have a code');
    expect((await say(third.id, code)).texts.join(' ')).not.toContain('I know this code');
  });

  it('asks for the code word in the next talk, also after a restart, with a real hash', async () => {
    const { id } = await onTelegram();
    for (const text of CHOOSE) await say(id, text);
    inbox.heads.drop(id);
    expect((await say(id, 'hello')).texts).toEqual(['Hello. Which word do you have for today?']);
    expect((await say(id, 'green lamp')).texts[0]).toBe('Thank you. I have small things to pass the time.');
    const opened = await say(id, 'Blue Kettle');
    expect(opened.texts[0]).toContain('a person can join');
    expect(JSON.stringify(opened.body.session)).not.toContain('kettle');
    // With the word just given, a wish to be erased is the person's own.
    const gone = await say(id, 'delete my data');
    expect(await world.store.conversations.byId(gone.conversationId)).toMatchObject({ erasureByWord: true });
  });
}

describe('on SQLite', () => tests(sqliteIn));

describeMongo('on MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });
  tests(() => openMongoStore({ url: server.url(), writeCopy }));
});
