// What holds for the engine whatever a person writes, and the turns that no flow decides.

import fc from 'fast-check';
import { opening, step } from '../../../src/bots/conversation/engine.js';
import { CARRY, messageRisk, raiseRisk } from '../../../src/bots/conversation/risk.js';
import { restoreSession } from '../../../src/bots/conversation/session-load.js';
import { LABELS } from '../../../src/domain/assessment.js';
import type { Session } from '../../../src/domain/session.js';
import { matchIntent } from '../../../src/nlp/intents.js';
import { content, MARA, NOON, reading, Talk, UNREAD, worldWith } from '../../flows/talk.js';

const words = [
  'yes',
  'no',
  'skip',
  '0',
  '1',
  '2',
  '3',
  'danger',
  'Malaysia',
  'weather',
  'who reads this',
  'language',
  'français',
  'hello',
  'No, only me',
  'Work',
  'purple',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);
const understanding = fc.oneof(
  fc.constant(UNREAD),
  fc
    .record({
      distress: fc.double({ min: 0, max: 1, noNaN: true }),
      recruitment: fc.double({ min: 0, max: 1, noNaN: true }),
      flagged: fc.boolean(),
      needsPerson: fc.boolean(),
    })
    .map(({ flagged, needsPerson, ...labels }) => reading(labels, { flagged, needsPerson })),
);
const act = fc.constantFrom('take_over', 'hand_back', 'close_help', 'message', 'silence', 'holder_gone', 'exit');
const entry = fc.oneof(
  { weight: 6, arbitrary: fc.record({ text, understanding, late: fc.boolean() }) },
  { weight: 1, arbitrary: act },
);

function heardOf(one: typeof entry extends fc.Arbitrary<infer T> ? T : never) {
  if (one === 'silence') return { kind: 'system' as const, act: one };
  if (one === 'holder_gone') return { kind: 'system' as const, act: one, holderId: MARA.id };
  if (one === 'exit') return { kind: 'system' as const, act: one, forget: false };
  if (typeof one === 'string') return { kind: 'staff' as const, act: one, staff: MARA, text: 'a word' };
  return { kind: 'message' as const, ...one, intent: matchIntent(one.text, content.commands, ['en']) };
}

describe('any talk', () => {
  it('never throws, answers every message unless a person has the chat, and never lowers the risk', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), fc.boolean(), (entries, anybody) => {
        const world = worldWith({ duty: { anybody, languages: [] } });
        let session: Session | null = null;
        for (const one of entries) {
          const before: Session | null = session;
          const heard = heardOf(one);
          const outcome = step(before, heard, world);
          if (heard.kind === 'message') {
            const silent = outcome.session.status === 'with_person';
            expect(outcome.replies.length > 0 || silent).toBe(true);
            if (heard.understanding.kind === 'unassessed' && !silent)
              expect(outcome.session.help ?? outcome.session.closedBy).not.toBeNull();
          }
          expect(outcome.replies.every((reply) => reply.text !== '' || reply.from === 'person')).toBe(true);
          const goesOn = before !== null && before.status !== 'closed';
          if (goesOn) expect(outcome.session.risk).toBeGreaterThanOrEqual(before.risk);
          if (before) expect(outcome.session.epoch).toBeGreaterThanOrEqual(before.epoch);
          expect(outcome.session.stack.length).toBeLessThanOrEqual(8);
          const restored = restoreSession(JSON.parse(JSON.stringify(outcome.session)));
          expect(restored).toEqual({ session: outcome.session });
          session = restored.session;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same function of the same input', () => {
    const world = worldWith();
    const heard = heardOf({ text: 'No, only me', understanding: reading({}), late: false });
    expect(step(null, heard, world)).toEqual(step(null, heard, world));
  });
});

describe('the beginning', () => {
  it('an answer to the opening that the page shows counts as the answer', () => {
    const talk = new Talk();
    expect(opening('en', talk.world).at(-1)?.options).toContain('No, only me');
    talk.say('No, only me');
    expect(talk.at).toBe('help/danger');
    expect(talk.last?.events).toEqual(['started']);
  });

  it('so do a plain no and a number; a story gets the opening', () => {
    for (const said of ['no', '1', 'nobody']) {
      const talk = new Talk();
      talk.say(said);
      expect(talk.at).toBe('help/danger');
    }
    const talk = new Talk();
    expect(talk.say('they took my passport and I do not know what to do')[0]).toBe(
      'Hello. This is a bot, and a person can join when you ask.',
    );
  });

  it('a story that shows distress is in front of a person, and gets the opening alone', () => {
    const talk = new Talk();
    const replies = talk.say('I want it to end', { understanding: reading({ distress: 0.9 }, { needsPerson: true }) });
    expect(replies).toHaveLength(2);
    expect(talk.last?.help).toBe('distress');
  });

  it('the language is that of a longer text, else the hint, else the default', () => {
    const french = reading({}, { lang: 'fr' });
    const detected = new Talk();
    detected.say('bonjour j’ai besoin de parler', { understanding: french, languageHint: 'en' });
    expect(detected.session).toMatchObject({ language: 'fr', languageHow: 'detected' });
    const hinted = new Talk();
    hinted.say('hola', { understanding: french, languageHint: 'es' });
    expect(hinted.session).toMatchObject({ language: 'es', languageHow: 'hint' });
    const unknown = new Talk();
    unknown.say('hej med dig min ven', { understanding: reading({}, { lang: 'da' }), languageHint: 'da' });
    expect(unknown.session).toMatchObject({ language: 'en', languageHow: 'default' });
  });

  it('an opening in a language that the bot does not speak is in the default one', () => {
    expect(opening('xx', worldWith())).toEqual(opening('en', worldWith()));
  });
});

describe('help requests', () => {
  it('are raised to the more urgent reason and keep their time; a less urgent one changes nothing', () => {
    const talk = new Talk();
    talk.say('hello', { understanding: UNREAD });
    talk.wait(60_000);
    talk.say('0');
    expect(talk.session.help).toEqual({ since: NOON, reason: 'asked' });
    expect(talk.last?.help).toBe('asked');
    talk.say('danger', { understanding: UNREAD });
    expect(talk.last?.help).toBe('danger');
    talk.say('0');
    expect(talk.last?.help).toBeNull();
    expect(talk.session.help).toEqual({ since: NOON, reason: 'danger' });
  });

  it('one who seems to be a minor is a reason of its own', () => {
    const talk = new Talk();
    talk.say('hello');
    talk.say('hm', { understanding: reading({ minor_risk: 0.8 }, { needsPerson: true }) });
    expect(talk.last?.help).toBe('minor_risk');
  });

  it('the offer of a person is made once', () => {
    const talk = new Talk();
    const needy = { understanding: reading({ distress: 0.8 }, { needsPerson: true }) };
    talk.through('No, only me', 'Not now');
    expect(talk.say('it is bad', needy)[0]).toContain('A person can join here.');
    expect(talk.say('it is very bad', needy).join(' ')).not.toContain('A person can join here.');
  });

  it('an answer that we offered ourselves is no sign of need, whatever the classifier makes of it', () => {
    const talk = new Talk();
    const needy = { understanding: reading({ distress: 0.8, coercion: 0.7 }, { needsPerson: true, flagged: true }) };
    talk.say('No, only me', needy);
    talk.say('Not now', needy);
    talk.say('Something is happening to me', needy);
    talk.say('Threats', needy);
    expect(talk.session).toMatchObject({ help: null, labels: [], risk: 0 });
    talk.say('0', needy);
    expect(talk.session.help?.reason).toBe('asked');
  });

  it('three answers that are not understood bring a person', () => {
    const talk = new Talk();
    talk.through('hello', 'purple', 'purple');
    expect(talk.last?.help).toBeNull();
    talk.say('purple');
    expect(talk.last).toMatchObject({ help: 'not_understood' });
    expect(talk.last?.events).toContain('not_understood');
  });

  it('while one is open the talk does not close at its end, so that the answer can be sent', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'Work', '0', 'Yes, go on', 'That is all');
    expect(talk.session.status).toBe('open');
    expect(talk.replies.at(-1)?.text).toBe('A person can still answer you here. You can write or leave.');
    expect(talk.say('and one more thing').at(-1)).toBe('What would help you now?');
  });
});

describe('a counsellor in the chat', () => {
  const taken = () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'Work', '0');
    talk.staff('take_over');
    return talk;
  };

  it('takes over without a word, writes under the first name, and the bot is silent', () => {
    const talk = taken();
    expect(talk.replies).toEqual([]);
    expect(talk.session).toMatchObject({ status: 'with_person', holder: MARA });
    talk.staff('message', 'Hello, I am Mara.');
    expect(talk.replies).toEqual([{ from: 'person', name: 'Mara', text: 'Hello, I am Mara.', language: 'en' }]);
    for (const said of ['yes', 'skip', 'who reads this', 'Work']) expect(talk.say(said)).toEqual([]);
  });

  it('what is written then is still understood', () => {
    const talk = taken();
    talk.say('he sells the girls on', { understanding: reading({ coercion: 0.9 }, { flagged: true }) });
    expect(talk.session.labels).toEqual(['coercion']);
    expect(talk.last?.events).toEqual(['flagged']);
  });

  it('hands back: the bot says so and offers what it can', () => {
    const talk = taken();
    expect(talk.staff('hand_back')).toEqual([
      'The bot answers again. Write “0” for a person.',
      'What would help you now?',
    ]);
    expect(talk.session).toMatchObject({ status: 'open', holder: null });
  });

  it('is given back when who has it is gone: the bot says so, the request stays, and somebody else may take it', () => {
    const talk = taken();
    const { help } = talk.session;
    expect(talk.hear({ kind: 'system', act: 'holder_gone', holderId: MARA.id })).toEqual([
      'The bot answers again. Write “0” for a person.',
      'What would help you now?',
    ]);
    expect(talk.session).toMatchObject({ status: 'open', holder: null, help });
    expect(talk.last?.events).toEqual(['holder_gone', 'handed_back']);
    expect(talk.say('hello again').length).toBeGreaterThan(0);
  });

  it('asks for somebody else where nobody had asked for a person', () => {
    const talk = taken();
    talk.goOnFrom({ ...talk.session, help: null });
    talk.hear({ kind: 'system', act: 'holder_gone', holderId: MARA.id });
    expect(talk.session.help).toMatchObject({ reason: 'hand_off' });
  });

  it('stays with a colleague who took over at the same moment', () => {
    const talk = taken();
    expect(talk.hear({ kind: 'system', act: 'holder_gone', holderId: 'somebody else' })).toEqual([]);
    expect(talk.session.status).toBe('with_person');
  });

  it('is not given back twice', () => {
    const talk = taken();
    talk.staff('hand_back');
    expect(talk.hear({ kind: 'system', act: 'holder_gone', holderId: MARA.id })).toEqual([]);
    expect(talk.last?.events).toEqual([]);
  });

  it('closes the request: nobody writes into silence afterwards', () => {
    const talk = taken();
    talk.staff('close_help');
    expect(talk.session).toMatchObject({ status: 'open', help: null, holder: null });
    expect(talk.last?.events).toEqual(['help_closed', 'handed_back']);
    expect(talk.say('hello again').length).toBeGreaterThan(0);
  });

  it('can do nothing in a talk that is over', () => {
    const talk = taken();
    talk.say('weather');
    const closed = talk.session;
    expect(talk.staff('message', 'are you there?')).toEqual([]);
    expect(talk.staff('take_over')).toEqual([]);
    expect(talk.session).toEqual(closed);
  });
});

describe('a late message', () => {
  it('is kept and answered, and moves nothing', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now');
    expect(talk.say('Yes, now', { late: true })).toEqual(['This message came late. I keep it for the people here.']);
    expect(talk.at).toBe('start/menu');
  });

  it('is obeyed all the same when it keeps the person safe', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now');
    expect(talk.say('hide this now', { late: true })).toEqual(['The shop opens at 9.']);
  });
});

describe('risk', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });

  it('never falls and stays a probability', () => {
    fc.assert(
      fc.property(probability, probability, (risk, message) => {
        const raised = raiseRisk(risk, message);
        expect(raised).toBeGreaterThanOrEqual(Math.max(risk, message));
        expect(raised).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('adds up signs, and not small talk', () => {
    expect(raiseRisk(0.6, 0.6)).toBeCloseTo(1 - 0.4 * (1 - CARRY * 0.6));
    let risk = 0.3;
    for (let n = 0; n < 1_000; n++) risk = raiseRisk(risk, 0.2);
    expect(risk).toBe(0.3);
  });

  it('looks at every label but distress, which is a need', () => {
    for (const label of LABELS) {
      const read = reading({ [label]: 0.9 });
      expect(read.kind === 'assessed' && messageRisk(read.assessment)).toBe(label === 'distress' ? 0 : 0.9);
    }
  });
});
