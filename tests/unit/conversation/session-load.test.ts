// Sessions that were stored by this or an older version, or that something damaged.

import fc from 'fast-check';
import { emptySession } from '../../../src/bots/conversation/new-session.js';
import { restoreSession } from '../../../src/bots/conversation/session-load.js';
import { SESSION_VERSION } from '../../../src/domain/session.js';
import { Talk } from '../../flows/talk.js';

const talkInProgress = () => {
  const talk = new Talk();
  talk.through('No, only me', 'I am not sure', 'Malaysia', 'Threats', '0');
  return talk;
};

describe('a stored session', () => {
  it('comes back as it was', () => {
    const { session } = talkInProgress();
    expect(restoreSession(JSON.parse(JSON.stringify(session)))).toEqual({ session });
  });

  it('of an older version is migrated step by step', () => {
    const { v: _, phone: __, ...older } = emptySession(2, { language: 'fr', languageHow: 'said' });
    const migrations = {
      [-1]: (old: Readonly<Record<string, unknown>>) => ({ ...old, v: 0, phone: 'unknown' }),
      0: (old: Readonly<Record<string, unknown>>) => ({ ...old, v: 1 }),
    };
    const restored = restoreSession({ ...older, v: -1 }, migrations);
    expect(restored).toEqual({ session: emptySession(2, { language: 'fr', languageHow: 'said' }) });
    expect(restored.session.v).toBe(SESSION_VERSION);
  });

  it.each([
    ['of a version that no migration knows', { v: 0 }],
    ['of a version from the future', { v: 99 }],
    ['with a place that cannot be read', { at: 'help/phone' }],
    ['with a risk that is no figure', { risk: 'high' }],
  ])('%s goes to a person with what is known', (_, damage) => {
    const talk = talkInProgress();
    const { session, handOff } = restoreSession({ ...talk.session, epoch: 4, ...damage });
    expect(handOff).toBe(true);
    expect(session).toMatchObject({
      epoch: 4,
      language: 'en',
      phone: 'safe',
      country: { code: 'MY', how: 'said' },
      help: { reason: 'asked' },
    });
    talk.goOnFrom({ ...session, help: null });
    const replies = talk.say('are you still there');
    expect(replies[0]).toBe('Something changed here. Let us go on from this point.');
    expect(talk.last).toMatchObject({ help: 'hand_off' });
    expect(talk.last?.events).toEqual(expect.arrayContaining(['hand_off', 'flow_changed', 'help_request']));
    expect(talk.at).toBe('help/options');
  });

  it('that is closed stays closed, and one with a counsellor stays with them', () => {
    expect(restoreSession({ v: 0, status: 'closed', epoch: 7 }).session).toMatchObject({ status: 'closed', epoch: 7 });
    const held = restoreSession({ v: 0, status: 'with_person', holder: { id: 'm', name: 'M' } }).session;
    expect(held).toMatchObject({ status: 'with_person', holder: { id: 'm' } });
  });

  it('whatever it is, is read without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { session } = restoreSession(value);
        expect(session.v).toBe(SESSION_VERSION);
      }),
    );
    for (const value of [undefined, Number.NaN, () => 1]) expect(restoreSession(value).handOff).toBe(true);
  });

  it('of a migration that fails goes to a person', () => {
    const failing = {
      0: () => {
        throw new Error('broken');
      },
    };
    expect(restoreSession({ v: 0, epoch: 2 }, failing)).toMatchObject({ handOff: true, session: { epoch: 2 } });
  });
});

describe('a flow that changed under a talk', () => {
  it('the step is gone: the talk goes on from home, and says so', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now');
    talk.goOnFrom({ ...talk.session, at: { flow: 'help', step: 'a_step_of_last_year' } });
    const replies = talk.say('Work');
    expect(replies).toEqual(['Something changed here. Let us go on from this point.', 'What would help you now?']);
    expect(talk.last?.events).toEqual(['flow_changed']);
  });

  it('the whole flow is gone, also one that was to be returned to', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now');
    talk.goOnFrom({ ...talk.session, at: { flow: 'gone', step: 'x' }, stack: [{ flow: 'gone', step: 'y' }] });
    expect(talk.say('Work').at(-1)).toBe('What would help you now?');
    talk.goOnFrom({ ...talk.session, at: { flow: 'rights', step: 'where' }, stack: [{ flow: 'gone', step: 'y' }] });
    expect(talk.say('Work').at(-1)).toBe('What would help you now?');
  });

  it('without any way home a person is told', () => {
    const talk = new Talk({ flow: 'nothing' });
    expect(talk.say('hello')).toEqual(['I cannot go on alone. A person is told.']);
    expect(talk.last).toMatchObject({ help: 'hand_off' });
  });
});
