// A reply waits for the second reader where that helps the person, and never for long.

import { createSecondLook, type Looked } from '../../../src/app/inbox/second-look.js';
import { step } from '../../../src/bots/conversation/engine.js';
import type { World } from '../../../src/bots/conversation/heard.js';
import { loadContent } from '../../../src/content/load.js';
import type { Assessment, Understanding } from '../../../src/domain/assessment.js';
import type { Content } from '../../../src/domain/content.js';
import type { Session } from '../../../src/domain/session.js';
import { benign } from '../../helpers/running-service.js';

let content: Content;
let asked: string[];
/** Runs out the time that was set. */
let timeUp: () => void;
let set: number | null;

beforeAll(async () => {
  content = await loadContent('content');
});

beforeEach(() => {
  asked = [];
  set = null;
});

const first = benign();

function assessed(changes: Partial<Assessment>): Assessment {
  const understanding = benign(changes);
  if (understanding.kind !== 'assessed') throw new Error('a benign reading is one');
  return understanding.assessment;
}

function look(
  answer: (text: string) => Promise<Assessment | null>,
  up: { isReady: boolean; isIdle: boolean } = { isReady: true, isIdle: true },
) {
  return createSecondLook({
    first: { assess: async () => first },
    second: {
      ...up,
      async assess({ text }) {
        asked.push(text);
        const read = await answer(text);
        return read === null ? { kind: 'none', why: 'failed' } : { kind: 'answered', answer: read };
      },
    },
    after: (ms, then) => {
      set = ms;
      timeUp = then;
      return () => undefined;
    },
  });
}

function said(text: string, changes: Partial<Looked> = {}): Looked {
  return { text, hint: 'en', intent: null, first, ...changes };
}

/** A talk that was asked for an offer, or stands where these words lead. */
function talkAfter(...words: readonly string[]): Session {
  const world: World = {
    content,
    now: 0,
    profile: 'development',
    duty: { anybody: true, languages: [] },
    defaultLanguage: 'en',
    flow: 'help',
    freshId: 'c',
  };
  let session: Session | null = null;
  for (const text of words) {
    session = step(session, { kind: 'message', text, intent: null, understanding: first, late: false }, world).session;
  }
  if (session === null) throw new Error('say something');
  return session;
}

const talk = () => ({ content, flow: 'help' });
const wantsPerson = async () => assessed({ intent: 'person' });
const never = () => new Promise<never>(() => undefined);

it('takes for a command what the second reader understands as one', async () => {
  const found = await look(wantsPerson)(talkAfter('hello'), said('can i get hold of one of your team'), talk());
  expect(found).toEqual({ intent: 'person' });
  expect(set).toBe(300);
});

it.each([
  ['what the lists know already', said('person', { intent: 'person' })],
  ['the words of a button', said('No, only me')],
  ['a number', said('2')],
  ['a long story', said('we came over the hills and then '.repeat(10))],
  ['what the first reader could not read', said('hello you', { first: { kind: 'unassessed', why: 'failed' } })],
])('does not ask about %s', async (_what, message) => {
  expect(await look(wantsPerson)(talkAfter('hello'), message, talk())).toEqual({});
  expect(asked).toEqual([]);
});

it('does not wait where the second reader is not loaded, or has other work', async () => {
  for (const up of [
    { isReady: false, isIdle: false },
    { isReady: true, isIdle: false },
  ]) {
    expect(await look(wantsPerson, up)(talkAfter('hello'), said('one of your team please'), talk())).toEqual({});
  }
  expect(asked).toEqual([]);
});

it('goes on without it when it takes too long, fails or throws', async () => {
  const waiting = look(never)(talkAfter('hello'), said('one of your team please'), talk());
  timeUp();
  expect(await waiting).toEqual({});
  expect(await look(async () => null)(talkAfter('hello'), said('one of your team please'), talk())).toEqual({});
  expect(
    await look(() => Promise.reject(new Error('no')))(talkAfter('hello'), said('your team please'), talk()),
  ).toEqual({});
});

it('does not ask about what may be a code word', async () => {
  const locked: Session = { ...talkAfter('hello'), codeWord: { salt: 'c2FsdA==', hash: 'aGFzaA==' } };
  expect(await look(wantsPerson)(locked, said('blue elephant'), talk())).toEqual({});
  expect(asked).toEqual([]);
});

describe('the check of an offer', () => {
  const offer = 'Waitress in Dubai, visa and flight paid, start Monday';
  const asking = (): Session => ({ ...talkAfter('hello'), at: { flow: 'check-an-offer', step: offerStep() } });

  function offerStep(): string {
    const steps = Object.values(content.flows['check-an-offer']?.steps ?? {});
    return steps.find((one) => one.type === 'assess')?.id ?? '';
  }

  it('waits up to a second, also where others are being read, and takes what either reader found', async () => {
    const labels = { ...assessed({}).labels, recruitment: 0.9 };
    const busy = { isReady: true, isIdle: false };
    const { understanding } = await look(async () => assessed({ labels }), busy)(asking(), said(offer), talk());
    expect(set).toBe(1_000);
    expect(understanding).toMatchObject({ kind: 'assessed', assessment: { labels: { recruitment: 0.9 } } });
  });

  it('never hears less than the first reader', async () => {
    const strong: Understanding = {
      kind: 'assessed',
      assessment: assessed({ flagged: true, labels: { ...assessed({}).labels, coercion: 0.8 } }),
    };
    const { understanding } = await look(async () => assessed({}))(asking(), said(offer, { first: strong }), talk());
    expect(understanding).toMatchObject({ kind: 'assessed', assessment: { flagged: true, labels: { coercion: 0.8 } } });
  });

  it('is answered with the first reader alone when time is up', async () => {
    const waiting = look(never)(asking(), said(offer), talk());
    timeUp();
    expect(await waiting).toEqual({});
  });
});
