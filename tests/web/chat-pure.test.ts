// The parts of the chat's page that need no browser.

import { jest } from '@jest/globals';
import type { SendAnswer } from '../../web/chat/api.js';
import { createShiftWatch, safeTarget } from '../../web/chat/leave.js';
import { createOutbox, MOST_TRIES } from '../../web/chat/outbox.js';
import type { ChatReply } from '../../web/chat/protocol.js';
import { readReply } from '../../web/chat/protocol.js';
import {
  fitTwoInARow,
  type Item,
  lastSeq,
  type OwnState,
  openOptions,
  withOwn,
  withOwnState,
  withReply,
} from '../../web/chat/transcript.js';
import { backOffMs, LONGEST_WAIT_MS } from '../../web/shared/back-off.js';
import { directionOf, nativeName } from '../../web/shared/languages.js';
import { splitNumbers } from '../../web/shared/numbers.js';
import { createEventReader, type ServerEvent } from '../../web/shared/server-events.js';

function reply(seq: number, change: Partial<ChatReply> = {}): ChatReply {
  return {
    seq,
    from: 'bot',
    name: null,
    text: `reply ${seq}`,
    options: [],
    contact: null,
    picture: '',
    language: 'en',
    ...change,
  };
}

const shown = (items: readonly Item[]) =>
  items.map((item) => (item.kind === 'reply' ? item.reply.text : item.kind === 'own' ? item.text : `(${item.word})`));

describe('The talk as a list', () => {
  it('takes each reply once and puts one that was overtaken in its place', () => {
    let items: readonly Item[] = withOwn([], 'a', 'hello', 'en');
    for (const seq of [5, 7, 6, 5, 7]) items = withReply(items, reply(seq), 0);
    expect(shown(items)).toEqual(['hello', 'reply 5', 'reply 6', 'reply 7']);
    expect(lastSeq(items, 0)).toBe('7');
  });

  it('tells the same seq of a new talk apart', () => {
    const items = [0, 1].reduce<readonly Item[]>((all, talk) => withReply(all, reply(1), talk), []);
    expect(items).toHaveLength(2);
    expect(lastSeq(items, 2)).toBe('0');
  });

  it('says once that a person took over', () => {
    let items = withReply([], reply(1), 0);
    for (const seq of [2, 3]) items = withReply(items, reply(seq, { from: 'person', name: 'Mara' }), 0);
    expect(shown(items)).toEqual(['reply 1', '(personHere)', 'reply 2', 'reply 3']);
  });

  it('keeps the answers open until the person writes or a counsellor speaks', () => {
    const asked = withReply(withReply([], reply(1, { options: ['Yes', 'No'] }), 0), reply(2), 0);
    expect(openOptions(asked)).toEqual(['Yes', 'No']);
    expect(openOptions(withOwn(asked, 'a', 'Yes', 'en'))).toEqual([]);
    expect(openOptions(withReply(asked, reply(3, { from: 'person' }), 0))).toEqual([]);
  });

  it('forgets that a message was only sent as soon as a reply is there, and never goes back', () => {
    const sent = withOwnState(withOwn([], 'a', 'hello', 'en'), 'a', 'sent');
    const answered = withReply(sent, reply(1), 0);
    expect(answered[0]).toMatchObject({ state: 'answered' });
    expect(withOwnState(answered, 'a', 'waiting')[0]).toMatchObject({ state: 'answered' });
  });

  it('sets short answers two in a row, others one below the other', () => {
    expect(fitTwoInARow(['Yes, now', 'Not now', 'I am not sure', 'Skip'])).toBe(true);
    expect(fitTwoInARow(['No, only me', 'Yes, somebody can', 'I am not sure'])).toBe(false);
    expect(fitTwoInARow(['Yes'])).toBe(false);
  });
});

describe('The outbox', () => {
  function outboxAgainst(answers: SendAnswer[]) {
    const calls: string[] = [];
    const states: [string, OwnState][] = [];
    const answered: string[] = [];
    const waits: number[] = [];
    let unanswered = true;
    const send = jest.fn(async (id: string, text: string): Promise<SendAnswer> => {
      calls.push(`${id}:${text}`);
      return answers.shift() ?? { kind: 'later', afterMs: 0 };
    });
    const outbox = createOutbox(
      {
        send,
        onState: (id, state) => states.push([id, state]),
        onAnswer(id, answer) {
          answered.push(`${id}:${answer.kind}`);
          if (answer.kind === 'answered') unanswered = false;
        },
        isUnanswered: () => unanswered,
        waiter: { wait: async (ms) => void waits.push(ms), kick: () => {} },
        random: () => 0,
      },
      async () => {},
    );
    const settled = async (count: number) => {
      for (let n = 0; n < 1_000 && answered.length < count; n++) await Promise.resolve();
    };
    return { outbox, calls, states, answered, waits, settled };
  }
  const yes: SendAnswer = { kind: 'answered', replies: [], closed: false, clear: false };

  it('keeps the id through every try, keeps the order, and waits as long as the server asks', async () => {
    const tried = outboxAgainst([{ kind: 'later', afterMs: 0 }, { kind: 'later', afterMs: 7_000 }, yes, yes]);
    tried.outbox.push('a', 'one');
    tried.outbox.push('b', 'two');
    await tried.settled(2);
    expect(tried.calls).toEqual(['a:one', 'a:one', 'a:one', 'b:two']);
    expect(tried.waits).toEqual([500, 7_000]);
    expect(tried.answered).toEqual(['a:answered', 'b:answered']);
  });

  it('says after the last try that it could not be sent, and sends under the same id when asked to', async () => {
    const tried = outboxAgainst([]);
    tried.outbox.push('a', 'one');
    await tried.settled(1);
    expect(tried.calls).toHaveLength(MOST_TRIES);
    expect(tried.states.at(-1)).toEqual(['a', 'failed']);
    tried.outbox.again('a');
    await tried.settled(2);
    expect(new Set(tried.calls)).toEqual(new Set(['a:one']));
    expect(tried.calls).toHaveLength(2 * MOST_TRIES);
  });

  it('asks for a reply that the stream did not bring, until it is there', async () => {
    const tried = outboxAgainst([{ kind: 'accepted' }, { kind: 'accepted' }, yes]);
    tried.outbox.push('a', 'one');
    await tried.settled(2);
    expect(tried.answered).toEqual(['a:accepted', 'a:answered']);
    expect(tried.calls).toEqual(['a:one', 'a:one', 'a:one']);
  });
});

describe('The way out', () => {
  const press = (keys: readonly [string, number, boolean?][]) => {
    const watch = createShiftWatch();
    return keys.map(([key, at, repeat = false]) => watch({ key, at, repeat }));
  };

  it('opens at the third Shift in a row within two seconds', () => {
    expect(
      press([
        ['Shift', 0],
        ['Shift', 900],
        ['Shift', 1_900],
      ]),
    ).toEqual([false, false, true]);
  });

  it('stays shut when another key comes between, when it takes longer, or when Shift is held', () => {
    expect(
      press([
        ['Shift', 0],
        ['A', 1],
        ['Shift', 2],
        ['Shift', 3],
      ]),
    ).toEqual([false, false, false, false]);
    expect(
      press([
        ['Shift', 0],
        ['Shift', 1_000],
        ['Shift', 2_100],
      ]),
    ).toEqual([false, false, false]);
    expect(
      press([
        ['Shift', 0],
        ['Shift', 1, true],
        ['Shift', 2, true],
        ['Shift', 3, true],
      ]),
    ).not.toContain(true);
  });

  it('leads only to plain https pages', () => {
    expect(safeTarget('https://www.bbc.com/weather')).toBe('https://www.bbc.com/weather');
    for (const bad of ['', 'javascript:alert(1)', 'http://example.org', 'https://a@example.org'])
      expect(safeTarget(bad)).toBe('about:blank');
  });
});

describe('The stream’s format', () => {
  function read(pieces: readonly string[]): ServerEvent[] {
    const events: ServerEvent[] = [];
    const feed = createEventReader((event) => events.push(event));
    for (const piece of pieces) feed(piece);
    return events;
  }
  const whole = ': hello\r\nid: 4\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid: 5\nevent: closed\ndata:x\n\ndata: y\r\r';

  it('hands out the same events wherever the network cuts the text', () => {
    const expected = read([whole]);
    expect(expected).toEqual([
      { id: '4', event: 'message', data: '{"a":\n1}' },
      { id: '5', event: 'closed', data: 'x' },
    ]);
    for (let cut = 1; cut < whole.length; cut++)
      expect(read([whole.slice(0, cut), whole.slice(cut)])).toEqual(expected);
    // The last event ends in a lone carriage return, which may be half of a line end until more comes.
    expect(read([whole, '\n'])).toHaveLength(3);
    expect(read(Array.from(`${whole}\n`))).toHaveLength(3);
  });
});

describe('Small things that must not go wrong', () => {
  it('waits longer each time, never longer than half a minute, and never all pages at once', () => {
    expect([0, 1, 2, 9, 500].map((tries) => backOffMs(tries, 0.999))).toEqual([1_000, 1_999, 3_998, 29_985, 29_985]);
    expect(backOffMs(3, 0)).toBe(4_000);
    expect(backOffMs(99, 0.9999999)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
  });

  it('finds numbers in a sentence and loses no character', () => {
    const text = 'اتصل +1 555 0142 أو 112، من 08:00–22:00. شقة 7';
    expect(splitNumbers(text).filter((_, at) => at % 2 === 1)).toEqual(['+1 555 0142', '112', '08:00–22:00']);
    expect(splitNumbers(text).join('')).toBe(text);
  });

  it('knows names and directions of languages', () => {
    expect(['fr', 'es', 'en'].map(nativeName)).toEqual(['Français', 'Español', 'English']);
    expect(['ar', 'ur-PK', 'fr', 'bn'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });

  it('reads a strange reply without breaking', () => {
    expect(readReply(null)).toBeNull();
    expect(readReply({ text: 'hi', options: [1, 'a'], contact: { service: 7 }, picture: 3, from: 'x' })).toEqual({
      picture: '',
      seq: null,
      from: 'bot',
      name: null,
      text: 'hi',
      options: ['a'],
      contact: null,
      language: '',
    });
  });
});
