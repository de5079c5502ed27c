// A witness comes back with the code: from any talk, in any way of writing it, and nobody learns anything by guessing.

import { tellingWord } from '../../src/bots/conversation/check/wording.js';
import { readReportCode } from '../../src/domain/report-code.js';
import { content, Talk } from './talk.js';

const CODE = 'QWTMFC3A';
const UNKNOWN = 'I do not find this code. You can check it and write it again later.';

function talkKnowing(state: 'received' | 'looked_at' | 'passed_on' | 'closed' = 'received'): Talk {
  const talk = new Talk();
  talk.reports.set(CODE, state);
  return talk;
}

describe('a code', () => {
  it.each(['QWTMFC3A', 'qwtmfc3a', 'QWTM FC3A', 'qwtm-fc3a', ' ＱＷＴＭＦＣ３Ａ '])('is read from "%s"', (text) => {
    expect(readReportCode(text, false)).toBe(CODE);
  });

  it('is read from a sentence only where it was asked for', () => {
    expect(readReportCode('my code is qwtmfc3a thanks', true)).toBe(CODE);
    expect(readReportCode('my code is qwtmfc3a thanks', false)).toBeNull();
    expect(readReportCode('qwtmfc3a or qwtmfc3c', true)).toBeNull();
  });
});

describe('coming back', () => {
  it.each([
    ['received', 'I know this code. What you told was received.'],
    ['looked_at', 'I know this code. Somebody is looking at what you told.'],
    ['passed_on', 'I know this code. What you told was passed on.'],
    ['closed', 'I know this code. It was looked at, and it is closed now.'],
  ] as const)('hears that it is %s, in words that anybody may read', (state, words) => {
    const talk = talkKnowing(state);
    talk.say('hello');
    expect(talk.say(CODE)).toEqual([words, 'Would you like to add something?']);
    expect(talk.replies.every(({ text }) => tellingWord(content, text) === null)).toBe(true);
    expect(talk.last?.events).toContain('report_found');
    expect(talk.last?.help).toBeNull();
  });

  it('can begin with the code, or say that there is one', () => {
    expect(talkKnowing().say('qwtm fc3a')[0]).toContain('I know this code.');
    const talk = talkKnowing();
    talk.say('hello');
    expect(talk.say('I have a code')).toEqual(['What is the code? It has eight letters and digits.']);
    expect(talk.say('it is qwtm-fc3a')[0]).toContain('I know this code.');
  });

  it('adds something, of which the staff hear, and comes back to where the talk was', () => {
    const talk = talkKnowing();
    talk.through('hello', CODE);
    expect(talk.say('Add something').at(-1)).toBe('What would you like to add?');
    expect(talk.say('The van is blue')).toEqual(['Thank you. It was added.', 'Would you like to add something?']);
    expect(talk.last?.help).toBe('report');
    expect(talk.session.report?.code).toBe(CODE);
    expect(talk.say('That is all')).toEqual(['Can somebody else see this phone?']);
  });

  it('gives a wrong code the same answer whether it never was, is erased, or is one too many', () => {
    const talk = talkKnowing();
    talk.through('hello', 'I have a code');
    expect(talk.say('ACDEFHJK')[0]).toBe(UNKNOWN);
    for (let n = 0; n < 4; n++) talk.through('I have a code', 'ACDEFHJK');
    talk.say('I have a code');
    expect(talk.say(CODE)[0]).toBe(UNKNOWN);
    talk.say('leave');
    talk.through('hello', 'I have a code');
    expect(talk.say(CODE)[0]).toBe(UNKNOWN);
    talk.wait(61 * 60_000);
    talk.say('I have a code');
    expect(talk.say(CODE)[0]).toContain('I know this code.');
  });

  it('counts guesses that are written without being asked for, which are otherwise words like any others', () => {
    const talk = talkKnowing();
    talk.say('hello');
    const said = ['ACDEFHJK', 'ACDEFHJM', 'ACDEFHJN', 'ACDEFHJP', 'ACDEFHJQ'].map((text) => talk.say(text)[0]);
    expect(said.join(' ')).not.toContain('code');
    expect(talk.say(CODE).join(' ')).not.toContain('code');
  });

  it('is not there behind a code word that was not given', () => {
    const talk = talkKnowing();
    talk.say('hello');
    talk.goOnFrom({
      ...talk.session,
      status: 'closed',
      closedBy: 'panic',
      codeWord: { salt: 'salt', hash: 'bluekettle' },
    });
    talk.through('hello', 'nothing');
    expect(talk.say(CODE)[0]).toBe('I see. I only know small things.');
  });
});
