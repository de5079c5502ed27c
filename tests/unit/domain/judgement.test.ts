// What a decision says of labels, and which decision stands.

import type { QueueAct } from '../../../src/domain/help-request.js';
import { standingJudgement, verdictsOf, wholeVerdict } from '../../../src/domain/judgement.js';
import { aReviewAct } from '../../fixtures/rows.js';

const acts = (...done: readonly (readonly [act: string, by?: string])[]): readonly QueueAct[] =>
  done.map(([act, by = 'ana'], i) => ({ ...aReviewAct({ version: i + 1, seenTurn: i }), act, by }));

describe('which decision stands', () => {
  it.each([
    ['nothing was decided', acts(['claim']), undefined],
    ['a confirmation', acts(['claim'], ['confirm']), { act: 'confirm', version: 2 }],
    ['the newer of two', acts(['dismiss'], ['reopen', 'system'], ['confirm']), { act: 'confirm', version: 3 }],
    ['new signs opened it: it holds for what was seen', acts(['dismiss'], ['reopen', 'system']), { act: 'dismiss' }],
    ['a supervisor took it back', acts(['dismiss'], ['reopen', 'sup']), undefined],
    ['somebody asked for more', acts(['confirm'], ['reopen', 'system'], ['askForMore']), undefined],
    ['somebody escalated', acts(['confirm'], ['reopen', 'system'], ['escalate']), undefined],
  ])('%s', (_, done, expected) => {
    if (expected === undefined) expect(standingJudgement(done)).toBeUndefined();
    else expect(standingJudgement(done)).toMatchObject(expected);
  });
});

describe('what it says of labels', () => {
  it('upholds all that was found when none are named, but for distress, which nobody judged', () => {
    expect(verdictsOf(['coercion', 'distress'], 'confirm', null)).toEqual([{ label: 'coercion', verdict: 'upheld' }]);
  });

  it('strikes all that was found when it is dismissed, but for distress', () => {
    expect(verdictsOf(['secrecy', 'distress'], 'dismiss', null)).toEqual([{ label: 'secrecy', verdict: 'struck' }]);
  });

  it('follows the list where there is one: upheld, struck, added', () => {
    expect(verdictsOf(['recruitment', 'distress'], 'confirm', ['recruitment', 'debt_bondage'])).toEqual([
      { label: 'recruitment', verdict: 'upheld' },
      { label: 'distress', verdict: 'struck' },
      { label: 'debt_bondage', verdict: 'added' },
    ]);
  });

  it('counts the item as a whole', () => {
    expect(wholeVerdict('signs', 'confirm')).toBe('upheld');
    expect(wholeVerdict('signs', 'dismiss')).toBe('struck');
    expect(wholeVerdict('unassessed', 'confirm')).toBe('added');
    expect(wholeVerdict('unassessed', 'dismiss')).toBeUndefined();
  });
});
