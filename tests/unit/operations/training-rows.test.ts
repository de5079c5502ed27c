// Which messages of a decided talk teach, and with which labels.

import { mayTeach, taughtBy } from '../../../src/app/operations/training-rows.js';
import { LABELS, type Label } from '../../../src/domain/assessment.js';

function message(text: string, found: Partial<Record<Label, number>>, flagged = true) {
  const none = Object.fromEntries(LABELS.map((label) => [label, 0.01])) as Record<Label, number>;
  return { text, assessment: { labels: { ...none, ...found }, lang: 'en', flagged } };
}

const OFFER = message('an offer', { recruitment: 0.9, secrecy: 0.7 });
const HELP = message('they hold me', { coercion: 0.8, distress: 0.9 });
const SMALL_TALK = message('hello', {}, false);

const labels = (rows: ReturnType<typeof taughtBy>) => rows.map((row) => [row.text, row.labels]);

it('a confirmation keeps what was found, and says nothing of what was not flagged', () => {
  expect(labels(taughtBy('confirm', null, [SMALL_TALK, OFFER, HELP]))).toEqual([
    ['an offer', ['recruitment', 'secrecy']],
    ['they hold me', ['coercion', 'distress']],
  ]);
});

it('a dismissal makes silent rows of what was flagged; distress stays, since nobody judged it', () => {
  expect(labels(taughtBy('dismiss', null, [SMALL_TALK, OFFER, HELP]))).toEqual([
    ['an offer', []],
    ['they hold me', ['distress']],
  ]);
});

it('a struck label is out; a message of which nothing is left teaches nothing', () => {
  expect(labels(taughtBy('confirm', ['recruitment'], [OFFER, HELP]))).toEqual([['an offer', ['recruitment']]]);
});

it('an added label is put on the message only where there is one', () => {
  expect(labels(taughtBy('confirm', ['recruitment', 'minor_risk'], [OFFER]))).toEqual([
    ['an offer', ['recruitment', 'minor_risk']],
  ]);
  expect(labels(taughtBy('confirm', ['recruitment', 'minor_risk'], [OFFER, HELP]))).toEqual([
    ['an offer', ['recruitment']],
  ]);
  expect(labels(taughtBy('confirm', ['coercion'], [SMALL_TALK]))).toEqual([['hello', ['coercion']]]);
});

it('what was flagged below the half is judged by its strongest suspicion', () => {
  const faint = message('maybe', { logistics: 0.44, secrecy: 0.2 });
  expect(labels(taughtBy('confirm', null, [faint]))).toEqual([['maybe', ['logistics']]]);
  expect(labels(taughtBy('dismiss', null, [faint]))).toEqual([['maybe', []]]);
});

it('only a clear yes of this talk counts, and not after panic or a wish to be erased', () => {
  const kept = { erasureAskedAt: null };
  expect(mayTeach(kept, { training: 'agreed', closedBy: null })).toBe(true);
  expect(mayTeach(kept, { training: 'agreed', closedBy: 'exit' })).toBe(false);
  expect(mayTeach(kept, { training: 'agreed', closedBy: 'end' })).toBe(true);
  expect(mayTeach(kept, { closedBy: null })).toBe(false);
  expect(mayTeach(kept, { training: 'agreed', closedBy: 'panic' })).toBe(false);
  expect(mayTeach(kept, { training: 'agreed', closedBy: 'delete' })).toBe(false);
  expect(mayTeach({ erasureAskedAt: 1 }, { training: 'agreed', closedBy: null })).toBe(false);
});
