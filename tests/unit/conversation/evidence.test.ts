// When a talk as a whole is flagged: one turn that is all but sure, or two that are likely.

import { raiseEvidence, TALK_FLAGGED } from '../../../src/bots/conversation/risk.js';

const flaggedAfter = (...turns: readonly number[]): boolean => turns.reduce(raiseEvidence, 0) >= TALK_FLAGGED;

describe('a talk', () => {
  it('of many turns that might be misread is not flagged', () => {
    expect(flaggedAfter(...Array.from({ length: 50 }, () => 0.69))).toBe(false);
  });

  it('is flagged by one turn that is all but sure', () => {
    expect(flaggedAfter(0.1, 0.97)).toBe(true);
    expect(flaggedAfter(0.1, 0.8, 0.1)).toBe(false);
  });

  it('is flagged by two likely turns, however far apart', () => {
    expect(flaggedAfter(0.75, 0, 0, 0, 0.75)).toBe(true);
  });

  it('stays flagged', () => {
    let evidence = 0;
    for (const turn of [0.97, 0, 0.2, 0]) evidence = raiseEvidence(evidence, turn);
    expect(evidence).toBeGreaterThanOrEqual(TALK_FLAGGED);
  });
});
