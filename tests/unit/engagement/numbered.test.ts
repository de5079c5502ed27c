// An authorisation's documents, folded at once or one by one: always to the same.

import fc from 'fast-check';
import { latestOf, standing } from '../../../src/bots/engagement/numbered.js';
import { afterDocuments, type DocumentEvent, NO_AUTHORISATION } from '../../../src/bots/engagement/registers.js';
import { situation } from './world.js';

const { granted } = situation('I see.');
const other = { ...granted, id: 'another' };

const event = fc.constantFrom<DocumentEvent>(
  { kind: 'send_intent', intentId: 'i', approvalId: 'a', threadId: 'T', textSha256: 'x' },
  { kind: 'renewal', authorisation: { ...granted, end: granted.end + 1 } },
  { kind: 'renewal', authorisation: other },
  { kind: 'revocation', reason: 'over' },
  { kind: 'grant', authorisation: granted },
);

it('comes to the same however the documents arrive', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.nat(12), (events, from) => {
      const all: readonly DocumentEvent[] = [{ kind: 'grant', authorisation: granted }, ...events];
      const placed = all.map((one, i) => ({
        ...{ id: granted.id, n: i + 1, event: one },
        stamp: { at: 1_000 - i * 7, by: 'noor' },
      }));
      const whole = afterDocuments(NO_AUTHORISATION, placed).documents;
      let row = afterDocuments(NO_AUTHORISATION, placed.slice(0, from + 1));
      standing(granted, row.documents);
      for (const one of placed.slice(from + 1)) row = afterDocuments(row, [one]);
      expect(standing(granted, row.documents)).toEqual(standing(granted, [...whole].reverse()));
      expect(latestOf(granted.id, row.documents)).toBe(1_000);
    }),
  );
});

it('is broken by a gap, a double, another authorisation and a second grant', () => {
  const intent = { ...{ authorisationId: granted.id, at: 1 }, kind: 'send_intent', intentId: 'i' } as const;
  const rest = { approvalId: 'a', threadId: 'T', textSha256: 'x' };
  const grant = { authorisationId: granted.id, n: 1, at: 1, kind: 'grant' } as const;
  const rows = [
    [grant, { ...intent, ...rest, n: 3 }],
    [grant, { ...intent, ...rest, n: 1 }],
    [grant, { ...intent, ...rest, n: 2, authorisationId: 'another' }],
    [grant, { ...grant, n: 2 }],
    [],
  ];
  for (const row of rows) expect(standing(granted, row)).toEqual({ state: 'broken' });
});

it('judges a row of two hundred thousand intents', () => {
  const intents = Array.from({ length: 200_000 }, (_, i) => ({
    ...{ id: granted.id, n: i + 2, stamp: { at: i, by: 'ina' } },
    event: { kind: 'send_intent', intentId: `i${i}`, approvalId: `a${i}`, threadId: 'T', textSha256: 'x' } as const,
  }));
  const grant = { id: granted.id, n: 1, event: { kind: 'grant', authorisation: granted } as const };
  const row = afterDocuments(NO_AUTHORISATION, [{ ...grant, stamp: { at: 0, by: 'noor' } }, ...intents]);
  expect(standing(granted, row.documents).state).toBe('live');
  expect(latestOf(granted.id, row.documents)).toBe(199_999);
});
