// A code word that failed, as staff see it: quietly in the queue, never answered by mistake, and decided on with a reason.

import { createTalk } from '../../src/app/inbox/talk-over-content.js';
import { BENIGN } from '../../src/bots/conversation/benign.js';
import { loadContent } from '../../src/content/load.js';
import { ConversationView } from '../../src/server/api/schemas/conversations.js';
import { type DeskWorld, deskWorld, type StaffMember } from './desk-world.js';

const WORD = 'blue kettle';
const content = await loadContent('content');

let world: DeskWorld;
let ana: StaffMember;
let id: string;
let person: Awaited<ReturnType<DeskWorld['person']>>;
beforeEach(async () => {
  world = await deskWorld({
    talk: (tools) => {
      const talk = createTalk({
        ...tools,
        content: () => content,
        understander: { assess: async () => BENIGN, model: null, close: async () => undefined },
        duty: () => ({ anybody: true, languages: [] }),
        profile: 'development',
        defaultLanguage: 'en',
      });
      // A word is offered on messengers.
      return {
        ...talk,
        step: (session, body, read, facts) => talk.step(session, body, read, { ...facts, messenger: true }),
      };
    },
  });
  ana = await world.staffWith('counsellor');
  person = await world.person();
  for (const text of [
    'hi',
    'Yes, somebody can',
    'Not now',
    'Clean up this phone',
    'Yes, choose a word',
    WORD,
    WORD,
    'leave',
  ])
    id = (await person.says(text)).conversationId;
});
afterEach(() => world.end());

const open = async (): Promise<ConversationView> =>
  ConversationView.parse((await ana.get(`/conversations/${id}?reason=claimed`)).json);
const wrongWord = async (): Promise<void> => {
  for (const text of ['hello', 'green lamp', '0']) id = (await person.says(text)).conversationId;
};

it('stands in the queue as what it is, and on the screen', async () => {
  await wrongWord();
  const { items } = (await ana.get('/queue?kind=help')).json;
  expect(items).toHaveLength(1);
  expect(items[0].why).toMatchObject({
    code: 'code_word_failed',
    sentence: 'Code word failed, asked quietly for a person',
  });
  expect((await open()).talk).toMatchObject({ codeWord: 'failed', status: 'open' });
});

it('cannot be taken over or written to: whoever holds the phone would know', async () => {
  await wrongWord();
  const taken = await ana.post(`/conversations/${id}/take-over`);
  expect(taken).toMatchObject({ status: 409, json: { why: 'code_word' } });
  const screen = await open();
  expect(screen.sending).toMatchObject({ allowed: false, why: 'code_word' });
  expect(screen.helpRequest?.state).toBe('waiting');
});

it('is decided on with a reason, which is on record; then a person can answer', async () => {
  await wrongWord();
  expect((await ana.post(`/conversations/${id}/code-word/clear`)).status).toBe(400);
  const cleared = await ana.post(`/conversations/${id}/code-word/clear`, { reason: 'She named her sister' });
  expect(cleared).toMatchObject({ status: 200, json: { talk: { codeWord: 'none' } } });
  const auditor = await world.staffWith('auditor');
  const { items } = (await auditor.get(`/audit?object=conversation:${id}`)).json;
  expect(items.find((one: { act: string }) => one.act === 'conversation.clear_word')).toMatchObject({
    actor: ana.id,
    outcome: 'ok',
    reason: 'She named her sister',
  });
  expect((await person.says('hello?')).body.replies.at(-1)?.text).toBe('What would be good now?');
  expect((await ana.post(`/conversations/${id}/take-over`)).status).toBe(200);
});

it('leaves a word alone that holds', async () => {
  for (const text of ['hello', WORD]) id = (await person.says(text)).conversationId;
  await person.says('0');
  expect((await open()).talk.codeWord).toBe('given');
  const cleared = await ana.post(`/conversations/${id}/code-word/clear`, { reason: 'tidy' });
  expect(cleared).toMatchObject({ status: 409, json: { why: 'no_code_word' } });
});

it('never shows staff the word itself', async () => {
  for (const text of ['hello', WORD, '0']) id = (await person.says(text)).conversationId;
  const screen = await open();
  const said = screen.turns.flatMap(({ message }) => (message?.kind === 'inbound' ? [message] : []));
  expect(said).toContainEqual({ kind: 'inbound', text: '', isCodeWord: true });
  expect(JSON.stringify(screen)).not.toContain('kettle');
});
