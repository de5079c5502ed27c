// Every act in every state by every role: what may happen to a text to review and to a help request.

import { HELP_STATES } from '../../../src/domain/help-request.js';
import { HELP_ACTS, helpHolderAfter, nextHelpState } from '../../../src/domain/help-transitions.js';
import { REVIEW_ACTS, REVIEW_STATES } from '../../../src/domain/review.js';
import { holderAfter, newSignsReopen, nextState, SYSTEM } from '../../../src/domain/review-transitions.js';
import { ROLES } from '../../../src/domain/staff.js';

const holder = { id: 'ana', name: 'Ana' };
const actor = (id: string, ...roles: (typeof ROLES)[number][]) => ({ id, roles });

describe('a text to review', () => {
  const allowed = REVIEW_STATES.flatMap((state) =>
    REVIEW_ACTS.flatMap((act) =>
      [...ROLES.map((role) => actor('ana', role)), SYSTEM]
        .map((who) => ({ who, next: nextState({ state, holder }, act, who, 'because') }))
        .flatMap(({ who, next }) => (next.ok ? [`${state} ${act} ${who.roles[0]} ${next.value}`] : [])),
    ),
  );

  it('follows the table and nothing else', () => {
    expect(allowed).toEqual([
      'open claim analyst in_review',
      'open claim supervisor in_review',
      'in_review release analyst open',
      'in_review release supervisor open',
      'in_review askForMore analyst needs_more',
      'in_review askForMore supervisor needs_more',
      'in_review confirm analyst confirmed',
      'in_review confirm supervisor confirmed',
      'in_review dismiss analyst dismissed',
      'in_review dismiss supervisor dismissed',
      'in_review escalate analyst escalated',
      ...['needs_more', 'confirmed', 'dismissed', 'escalated'].flatMap((state) => [
        `${state} reopen supervisor open`,
        `${state} reopen system open`,
      ]),
    ]);
  });

  it('is decided only by who holds it, and only with a reason', () => {
    const item = { state: 'in_review', holder } as const;
    expect(nextState(item, 'confirm', actor('ben', 'analyst'), 'because')).toEqual({ ok: false, error: 'not_holder' });
    expect(nextState(item, 'confirm', actor('ana', 'analyst'), '  ')).toEqual({ ok: false, error: 'reason_missing' });
    expect(nextState({ ...item, holder: null }, 'confirm', actor('ana', 'analyst'), 'x').ok).toBe(false);
  });

  it('is held by who claimed it until it is given back or opened again', () => {
    const open = { state: 'open', holder: null } as const;
    expect(holderAfter(open, 'claim', holder)).toEqual(holder);
    const held = { state: 'in_review', holder } as const;
    expect(holderAfter(held, 'confirm', holder)).toEqual(holder);
    expect(holderAfter(held, 'release', holder)).toBeNull();
    expect(holderAfter(held, 'reopen', holder)).toBeNull();
  });

  it('is opened again by signs after what was seen, once decided', () => {
    expect(newSignsReopen({ state: 'dismissed', signsTurn: 5 }, 4)).toBe(true);
    expect(newSignsReopen({ state: 'dismissed', signsTurn: 4 }, 4)).toBe(false);
    expect(newSignsReopen({ state: 'in_review', signsTurn: 9 }, 4)).toBe(false);
  });
});

describe('a help request', () => {
  const table = (id: string, role: (typeof ROLES)[number]) =>
    HELP_STATES.flatMap((state) =>
      HELP_ACTS.flatMap((act) => {
        const next = nextHelpState({ state, holder: state === 'waiting' ? null : holder }, act, actor(id, role));
        return next.ok ? [`${state} ${act} ${next.value}`] : [];
      }),
    );

  it('is for whoever holds it', () => {
    const own = [
      'waiting claim claimed',
      'claimed release waiting',
      'claimed pass_on claimed',
      'claimed answer answered',
      'claimed close closed',
      'answered release waiting',
      'answered pass_on claimed',
      'answered close closed',
    ];
    for (const role of ['counsellor', 'analyst', 'supervisor'] as const) expect(table('ana', role)).toEqual(own);
  });

  it('may be taken from a colleague only by a supervisor', () => {
    expect(table('ben', 'counsellor')).toEqual(['waiting claim claimed']);
    expect(table('ben', 'supervisor')).toEqual([
      'waiting claim claimed',
      'claimed release waiting',
      'claimed pass_on claimed',
      'claimed close closed',
      'answered release waiting',
      'answered pass_on claimed',
      'answered close closed',
    ]);
  });

  it('is nothing for auditors and administrators', () => {
    expect([...table('ana', 'auditor'), ...table('ana', 'admin')]).toEqual([]);
  });

  it('changes hands when it is passed on', () => {
    const ben = { id: 'ben', name: 'Ben' };
    const held = { state: 'claimed', holder } as const;
    expect(helpHolderAfter(held, 'pass_on', holder, ben)).toEqual(ben);
    expect(helpHolderAfter(held, 'release', holder)).toBeNull();
    expect(helpHolderAfter(held, 'close', holder)).toEqual(holder);
  });
});
