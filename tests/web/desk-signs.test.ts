// Numbered signs: the same number in the text and in the list, whatever the readings look like.

import type { Turn } from '../../web/desk/api/conversation-types.js';
import { found, groups, pieces, type Sign, said } from '../../web/desk/screens/conversation/signs.js';
import { joined } from '../../web/desk/screens/conversation/turns-joined.js';
import { merge } from '../../web/desk/screens/queue/merge.js';
import { mainTurns, newcomer, personTurn, queue, reading } from '../helpers/desk-stand-in-data.js';

const sign = (n: number, start: number, end: number): Sign => ({
  n,
  turn: 1,
  indicator: `i${n}`,
  labels: ['secrecy'],
  start,
  end,
  weight: 'weak',
  speaker: 'unknown',
});

describe('Signs', () => {
  it('are numbered through the page in the order of reading', () => {
    const numbers = said(mainTurns()).flatMap((message) => message.signs.map((one) => [one.turn, one.n]));
    expect(numbers).toEqual([
      [3, 1],
      [3, 2],
      [4, 3],
      [4, 4],
      [5, 5],
      [5, 6],
      [5, 7],
    ]);
  });

  it('of a later reading are added to the message they belong to, and none is taken away', () => {
    const text = 'papers are kept, tell nobody';
    const first = personTurn({
      n: 1,
      at: 9,
      text,
      risk: 0.4,
      understanding: reading(text, 'seeker', 'en', [['distress', 'documents-kept', 'papers are kept']]),
    });
    const later: Turn = {
      ...first,
      turn: 2,
      message: null,
      understanding: reading(text, 'seeker', 'en', [['secrecy', 'papers-held', 'tell nobody']]),
    };
    const [message] = said([first, later]);
    expect(message?.signs.map((one) => one.indicator)).toEqual(['documents-kept', 'papers-held']);
  });

  it('that carry two labels are one sign with two labels', () => {
    const text = 'door is locked';
    const turn = personTurn({
      n: 1,
      at: 9,
      text,
      risk: 0.4,
      understanding: reading(text, 'seeker', 'en', [
        ['coercion', 'confined-or-guarded', 'locked'],
        ['debt_bondage', 'confined-or-guarded', 'locked'],
      ]),
    });
    expect(said([turn])[0]?.signs).toMatchObject([{ n: 1, labels: ['coercion', 'debt_bondage'] }]);
  });

  it('of the person affected come first and never share a group with an offer', () => {
    expect(groups(said(mainTurns())).map(({ speaker, turns }) => [speaker, turns])).toEqual([
      ['seeker', [3, 4]],
      ['offeror', [5]],
    ]);
  });

  it('keep an unassessed message unassessed', () => {
    expect(said(mainTurns()).find((message) => message.turn === 6)?.reading).toEqual({
      kind: 'unassessed',
      why: 'timed_out',
    });
  });
});

describe('A text cut at its signs', () => {
  const cut = (text: string, signs: Sign[]): [string, number[]][] =>
    pieces(text, signs).map((piece) => [piece.text, piece.signs.map((one) => one.n)]);

  it('loses no letter', () => {
    expect(cut('abcdef', [sign(1, 1, 2), sign(2, 4, 5)])).toEqual([
      ['a', []],
      ['b', [1]],
      ['cd', []],
      ['e', [2]],
      ['f', []],
    ]);
  });

  it('holds overlapping signs in one piece with both numbers', () => {
    expect(cut('abcdef', [sign(1, 1, 4), sign(2, 2, 5)])).toEqual([
      ['a', []],
      ['bcde', [1, 2]],
      ['f', []],
    ]);
  });

  it('takes signs that reach beyond the text as far as it goes, and drops those outside', () => {
    expect(cut('abc', [sign(1, 2, 9), sign(2, 7, 9)])).toEqual([
      ['ab', []],
      ['c', [1]],
    ]);
  });
});

describe('What was found in the texts', () => {
  it('stands there once with every turn it was in', () => {
    const text = 'write to +1 555 0142';
    const entity = { type: 'phone', value: '+15550142', start: 9, end: 20 } as const;
    const turn = (n: number) =>
      personTurn({
        n,
        at: 9,
        text,
        risk: 0,
        understanding: { ...reading(text, 'unknown', 'en', []), entities: [entity] },
      });
    expect(found(said([turn(1), turn(2)]))).toMatchObject([{ value: '+15550142', turns: [1, 2] }]);
  });
});

describe('News in the queue', () => {
  it('change known rows in place and hold new ones back', () => {
    const shown = queue();
    const [first, ...rest] = queue();
    const latest = [newcomer(1), ...rest, { ...first!, state: 'claimed' as const }];
    const merged = merge(shown, latest, true);
    expect(merged.rows.map((row) => row.id)).toEqual(shown.map((row) => row.id));
    expect(merged.rows[0]?.state).toBe('claimed');
    expect(merged.fresh.map((row) => row.id)).toEqual(['hr_new1']);
  });

  it('call a row gone that is in the queue no more', () => {
    const shown = queue();
    expect([...merge(shown, shown.slice(1), true).gone]).toEqual(['hr_1']);
  });

  it('do not call rows gone that new ones pushed out of the page', () => {
    const shown = queue();
    expect([...merge(shown, [newcomer(1), newcomer(2), ...shown.slice(0, -2)], false).gone]).toEqual([]);
  });
});

describe('Turns after news', () => {
  const turns = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => personTurn({ n: from + at, at: 1, text: 'x', risk: 0 }));

  it('keep the older ones that were loaded', () => {
    expect(joined(turns(1, 50), turns(3, 52)).turns.map((turn) => turn.turn)).toEqual(
      turns(1, 52).map((turn) => turn.turn),
    );
  });

  it('drop the older ones when turns between would be missing', () => {
    expect(joined(turns(1, 5), turns(40, 90))).toMatchObject({ kept: false });
  });
});
