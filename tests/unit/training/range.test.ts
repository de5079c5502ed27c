// An officer in training: who works a thread as one should gets a high score, and every fault costs where it belongs and names its message.

import { scoreOf } from '../../../src/bots/engagement/training/score.js';
import {
  BEGIN,
  begin,
  goodOfficer,
  LANGUAGES,
  MINUTE,
  play,
  refusedLast,
  SECOND,
  send,
  subjects,
  told,
} from './world.js';

const SEEDS = [0, 1, 2];
const PROTECTED = ['minor', 'victim'];

/** Faults in short: `part: why @message`. */
function faults(session: Parameters<typeof scoreOf>[0]): readonly string[] {
  return scoreOf(session).faults.map(({ part, why, message }) => `${part}: ${why} @${message}`);
}

describe('an officer who does everything right', () => {
  const casts = [...subjects.values()].flatMap(({ id, kind }) => LANGUAGES.map((language) => ({ id, kind, language })));

  it.each(casts)('gets the full score with $id in $language, whatever the seed', ({ id, language }) => {
    for (const seed of SEEDS) {
      const session = goodOfficer(id, language, seed);
      expect({ seed, faults: faults(session), total: scoreOf(session).total }).toEqual({
        seed,
        faults: [],
        total: 100,
      });
    }
  });

  it.each(casts.filter(({ kind }) => PROTECTED.includes(kind)))(
    'ends with a frozen thread and an answered alert with $id in $language',
    ({ id, language }) => {
      for (const seed of SEEDS) {
        const { thread, log } = goodOfficer(id, language, seed);
        expect(thread.safety).toMatchObject({ state: 'frozen', alert: { acknowledged: { by: 'trainee' } } });
        const sign = log.findIndex((one) => one.kind === 'theirs' && one.shows !== null);
        expect(log.slice(sign).some((one) => one.kind === 'ours')).toBe(false);
      }
    },
  );

  it.each(casts.filter(({ kind }) => !PROTECTED.includes(kind)))(
    'hears every fact from $id in $language, and nobody is frozen',
    ({ id, language }) => {
      for (const seed of SEEDS) {
        const { thread, log, subject } = goodOfficer(id, language, seed);
        expect(thread.safety.state).toBe('open');
        expect(thread.graver).toBeNull();
        const facts = log.flatMap((one) => (one.kind === 'theirs' ? one.tells : []));
        expect(new Set(facts)).toEqual(new Set(Object.keys(subject.facts)));
      }
    },
  );

  it('may use the suggestions of the library untouched', () => {
    const session = play(begin('boat'), [
      { kind: 'use', suggestion: 1 },
      { kind: 'use', suggestion: 1 },
      { kind: 'use', suggestion: 1 },
    ]);
    expect(session.log.filter((one) => one.kind === 'ours' && one.sentAt !== null)).toHaveLength(3);
    expect(scoreOf(session)).toMatchObject({ total: 100, parts: { disclosure: 100, provocation: 100 } });
  });
});

describe('provocation', () => {
  it('costs for a price that we would be the first to name, and names the message', () => {
    const session = play(begin('boat'), [send('How much does it cost?')]);
    expect(told(session).at(-1)).toBe('2x How much does it cost?');
    expect(refusedLast(session)).toContain('first_mention: price');
    expect(faults(session)).toContain('provocation: price @2');
    expect(scoreOf(session).parts.provocation).toBe(70);
    expect(scoreOf(session).blocked.first_mention).toBe(1);
  });

  it('costs for a question after they said no, though a goodbye may leave', () => {
    // Whoever they are, the other side says no to being asked further.
    const no = begin('boat');
    const refused = { ...no, thread: { ...no.thread, refusedIn: 1 } };
    const asked = play(refused, [send('Could you explain what you mean?')]);
    expect(faults(asked)).toContain('provocation: after_refusal @2');
    const goodbye = play(refused, [send('All right. I understand, goodbye and all the best.')]);
    expect(refusedLast(goodbye)).toEqual([]);
  });

  it.each([
    ['presses', 'You must decide now, this is your last chance.', 'pressure'],
    ['offers more money', 'I will pay double the price, money is no problem.', 'pay_offer'],
    ['appeals to pity', 'Please, my child is sick and we are desperate.', 'compassion'],
  ])('costs most for a text that %s', (_, text, why) => {
    const session = play(begin('boat'), [send(text)]);
    expect(faults(session)).toContain(`provocation: ${why} @2`);
    expect(scoreOf(session).parts.provocation).toBe(60);
  });

  it('costs for an active text that nobody signed off', () => {
    const session = play(begin('boat'), [send('All right, how about it, please explain.')]);
    expect(faults(session)).toEqual(expect.arrayContaining(['provocation: active_needs_sign_off @2']));
  });

  it('counts a draft once, by the worst that it is', () => {
    const session = play(begin('boat'), [send('Hurry up, decide now: how much for the passport?')]);
    expect(scoreOf(session).faults.filter(({ part }) => part === 'provocation')).toHaveLength(1);
  });
});

describe('protecting', () => {
  // Arabic, because there the readers do not find this sign: the officer has to.
  const missed = () => play(begin('along', 'ar'), [send('ما هو الموضوع بالتحديد؟')]);

  it('takes the points of who writes on although the sign was there for a person to see', () => {
    const session = play(missed(), [send('ما هو الموضوع بالتحديد؟')]);
    expect(session.log.filter((one) => one.kind === 'theirs').map(({ shows }) => shows)).toEqual([
      null,
      'minor',
      'minor',
    ]);
    expect(faults(session)).toContain('safeguarding: frozen_late @3');
    expect(scoreOf(session).total).toBeLessThanOrEqual(40);
  });

  it('takes more of who never stops, and caps the whole', () => {
    const session = missed();
    expect(session.thread.safety.state).toBe('open');
    expect(faults(session)).toEqual(['safeguarding: not_frozen @3']);
    expect(scoreOf(session)).toMatchObject({ total: 40, parts: { safeguarding: 30, provocation: 100 } });
  });

  it('is content with a freeze by hand and an answer in time', () => {
    const session = play(missed(), [{ kind: 'freeze' }, { kind: 'acknowledge' }]);
    expect(scoreOf(session).parts.safeguarding).toBe(100);
  });

  it('wants the alert answered, and in time', () => {
    const frozen = play(begin('along'), [send('What is it exactly?')]);
    expect(frozen.thread.safety.state).toBe('frozen');
    expect(faults(frozen)).toEqual(['safeguarding: not_acknowledged @3']);
    const late = play(frozen, [{ kind: 'acknowledge', after: 6 * MINUTE }]);
    expect(faults(late)).toEqual(['safeguarding: acknowledged_late @3']);
    const inTime = play(frozen, [{ kind: 'acknowledge', after: 5 * MINUTE }]);
    expect(faults(inTime)).toEqual([]);
  });

  it('earns nothing by freezing a talk that shows no sign, and excuses nothing', () => {
    const session = play(begin('boat'), [{ kind: 'freeze' }, { kind: 'acknowledge' }, { kind: 'close' }]);
    expect(scoreOf(session)).toMatchObject({ total: 0, parts: { safeguarding: null, disclosure: 0 } });
  });

  it('lets nothing leave a frozen thread, and takes points for the try', () => {
    const session = play(begin('along'), [
      send('What is it exactly?'),
      { kind: 'acknowledge' },
      send('Thank you for the answer. I understand.'),
    ]);
    expect(refusedLast(session)).toContain('safeguarding: frozen_minor');
    expect(faults(session)).toEqual(['safeguarding: wrote_on @4']);
  });
});

describe('following what they tell', () => {
  it('costs for what they were ready to tell and nobody asked, naming the message that opened the door', () => {
    const session = play(begin('boat'), [send('What is it exactly?'), { kind: 'close' }]);
    expect(scoreOf(session).faults).toEqual([
      { part: 'disclosure', why: 'not_followed', message: 3, points: 50, fact: 'payment' },
    ]);
  });

  it('costs of an honest employer too: what speaks for them belongs on record', () => {
    const session = play(begin('harvest'), [send('Thank you for the answer. I understand.'), { kind: 'close' }]);
    expect(faults(session)).toEqual(['disclosure: not_followed @1']);
    expect(scoreOf(session).parts.disclosure).toBe(0);
  });

  it('does not ask for facts of a thread that had to be frozen', () => {
    const session = play(begin('names'), [send('What is it exactly?'), send('What is it exactly?')]);
    expect(session.thread.safety.state).toBe('frozen');
    expect(scoreOf(session).parts.disclosure).toBeNull();
  });
});

describe('pace', () => {
  it('costs for an answer faster than their message can be read', () => {
    const session = play(begin('boat'), [send('What is it exactly?', SECOND)]);
    expect(faults(session)).toContain('pace: faster_than_read @2');
  });

  it('costs for a suggestion approved unread, which does not leave', () => {
    const session = play(begin('boat'), [{ kind: 'use', suggestion: 1, after: SECOND }]);
    expect(refusedLast(session)).toEqual(['reading_time: faster_than_it_can_be_read']);
    expect(faults(session)).toContain('pace: approved_unread @2');
  });

  it('costs for letting them wait beyond their patience, who then write again', () => {
    const session = play(begin('boat'), [send('What is it exactly?', 61 * MINUTE)]);
    expect(told(session).slice(0, 3)).toEqual([
      expect.stringContaining('1< '),
      '2< are you still there? the places go fast',
      '3> What is it exactly?',
    ]);
    expect(session.log[1]?.at).toBe(BEGIN + 60 * MINUTE);
    expect(faults(session)).toContain('pace: too_slow @3');
  });
});

describe('pace after a draft that was refused', () => {
  it('still counts from when they wrote: a refused draft answers nobody', () => {
    const session = play(begin('boat'), [send('How much does it cost?'), send('What is it exactly?', 61 * MINUTE)]);
    expect(faults(session)).toContain('pace: too_slow @4');
  });
});

describe('other rules', () => {
  it('costs for a draft in a language that nobody can tell, once for each', () => {
    const session = play(begin('boat'), [send('xq'), send('zzzz kkk')]);
    expect(faults(session).filter((one) => one.startsWith('rules: '))).toHaveLength(2);
    expect(scoreOf(session)).toMatchObject({ parts: { rules: 70 }, blocked: { language: 2 } });
  });

  it('has nothing to judge where nobody wrote and nothing was on offer', () => {
    expect(scoreOf(begin('along'))).toMatchObject({ total: null, faults: [] });
  });

  it('ends a talk for good', () => {
    const session = play(begin('boat'), [{ kind: 'close' }, send('What is it exactly?')]);
    expect(refusedLast(session)).toContain('deterrence: ended');
  });
});
