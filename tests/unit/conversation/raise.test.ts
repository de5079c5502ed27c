// A later reading raises what is known of a talk, lowers nothing, and says nothing: what that means for the talk that goes on.

import fc from 'fast-check';
import { hearReading, raisedAssessment } from '../../../src/bots/conversation/raise.js';
import { messageRisk } from '../../../src/bots/conversation/risk.js';
import { type Assessment, LABELS, type Label } from '../../../src/domain/assessment.js';
import type { Session } from '../../../src/domain/session.js';
import { NOON, reading, Talk } from '../../flows/talk.js';

function said(labels: Partial<Record<Label, number>>, changes: Partial<Assessment> = {}): Assessment {
  const understanding = reading(labels, changes);
  if (understanding.kind !== 'assessed') throw new Error('a reading is assessed');
  return understanding.assessment;
}

const OFFER = 'A person can join here. Write “0” if you want that.';
const NEED = { understanding: reading({ distress: 0.9 }, { needsPerson: true }) };
const QUIET = said({});

/** A talk in which a person wrote; `read` is what a later reading of that message says. */
function talkAfter(read: Assessment): Talk {
  const talk = new Talk();
  talk.through('No, only me', 'No');
  const raised = raisedAssessment(QUIET, read);
  talk.goOnFrom(hearReading(talk.session, QUIET, raised, NOON - 60_000).session);
  return talk;
}

const OPEN = talkAfter(QUIET).session;

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const assessment = fc
  .record({
    labels: fc.record(
      Object.fromEntries(LABELS.map((label) => [label, probability])) as Record<Label, typeof probability>,
    ),
    flagged: fc.boolean(),
    needsPerson: fc.boolean(),
  })
  .map(({ labels, ...changes }) => said(labels, changes));

it('never lowers a probability, a flag, a need, a risk or a label', () => {
  fc.assert(
    fc.property(assessment, assessment, probability, (first, later, risk) => {
      const session: Session = { ...OPEN, risk, labels: ['secrecy'] };
      const raised = raisedAssessment(first, later);
      const { session: after, replies } = hearReading(session, first, raised, NOON);
      for (const label of LABELS) expect(raised.labels[label]).toBeGreaterThanOrEqual(first.labels[label]);
      expect([raised.flagged, raised.needsPerson]).toEqual([
        first.flagged || later.flagged,
        first.needsPerson || later.needsPerson,
      ]);
      expect(after.risk).toBeGreaterThanOrEqual(session.risk);
      expect(after.labels).toContain('secrecy');
      expect(replies).toEqual([]);
      expect({ ...after, risk, labels: [], help: null }).toEqual({ ...session, risk, labels: [], help: null });
    }),
    { numRuns: 200 },
  );
});

it('is no news where the first reader had found the same', () => {
  const talk = talkAfter(QUIET);
  const first = said({ recruitment: 0.8, distress: 0.7 }, { flagged: true, needsPerson: true });
  const raised = raisedAssessment(
    first,
    said({ recruitment: 0.95, distress: 0.9 }, { flagged: true, needsPerson: true }),
  );
  const { events, help } = hearReading(
    { ...talk.session, risk: 0.8, labels: ['recruitment', 'distress'] },
    first,
    raised,
    NOON,
  );
  expect({ events, help }).toEqual({ events: [], help: null });
});

it('is news where it adds a sign to a talk that was flagged', () => {
  const first = said({ recruitment: 0.8 }, { flagged: true });
  const raised = raisedAssessment(first, said({ coercion: 0.8 }, { flagged: true }));
  expect(hearReading(talkAfter(QUIET).session, first, raised, NOON)).toMatchObject({
    events: ['flagged'],
    session: { labels: ['recruitment', 'coercion'] },
  });
});

it('adds the risk of one message once', () => {
  const { session } = talkAfter(QUIET);
  const first = said({ coercion: 0.8 }, { flagged: true });
  const known = { ...session, risk: messageRisk(first) };
  expect(hearReading(known, first, raisedAssessment(first, said({ coercion: 0.85 })), NOON).session.risk).toBe(0.85);
  expect(hearReading(known, first, raisedAssessment(first, said({ coercion: 0.3 })), NOON).session.risk).toBe(0.8);
});

it('hears somebody affected where the first reader heard an offer, and keeps what it heard where nobody can be told', () => {
  const offeror = said({}, { speaker: 'offeror' });
  expect(raisedAssessment(offeror, said({}, { speaker: 'seeker' })).speaker).toBe('seeker');
  expect(raisedAssessment(offeror, said({}, { speaker: 'unknown' })).speaker).toBe('offeror');
});

it('asks for a person quietly, and the next message in need still gets the offer of one', () => {
  const talk = talkAfter(said({ distress: 0.9 }, { needsPerson: true }));
  expect(talk.session.help).toEqual({ since: NOON - 60_000, reason: 'distress', quiet: true });
  expect(talk.say('what can I do', NEED)).toContain(OFFER);
  expect(talk.session.help).toEqual({ since: NOON - 60_000, reason: 'distress' });
  expect(talk.say('and now', NEED)).not.toContain(OFFER);
});

it('raises a request that the person knows of to a more urgent reason, which is then not quiet', () => {
  const talk = new Talk();
  talk.through('No, only me', 'No');
  const told = { ...talk.session, help: { since: NOON - 5, reason: 'hand_off' as const } };
  const raised = raisedAssessment(QUIET, said({ distress: 0.9 }, { needsPerson: true }));
  expect(hearReading(told, QUIET, raised, NOON).session.help).toEqual({ since: NOON - 5, reason: 'distress' });
});

it('opens no request while a counsellor has the chat', () => {
  const talk = talkAfter(QUIET);
  talk.staff('take_over');
  const raised = raisedAssessment(QUIET, said({ distress: 0.9 }, { needsPerson: true }));
  expect(hearReading(talk.session, QUIET, raised, NOON)).toMatchObject({
    help: null,
    session: { labels: ['distress'] },
  });
});

it('an offered answer and a command are words of ours; a story is not', () => {
  const talk = new Talk();
  talk.say('No, only me');
  expect(talk.last?.ourWords).toBe(true);
  talk.say('0');
  expect(talk.last?.ourWords).toBe(true);
  talk.say('they keep my passport in the office');
  expect(talk.last?.ourWords).toBeUndefined();
});
