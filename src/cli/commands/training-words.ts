// How a talk on the training range is told in the terminal.

import type { Suggestion } from '../../bots/engagement/suggest.js';
import type { Fault } from '../../bots/engagement/training/fault.js';
import type { RangeScore } from '../../bots/engagement/training/score.js';
import type { OurEvent, RangeEvent, RangeSession } from '../../bots/engagement/training/session.js';
import { whyInWords } from '../../domain/rule-words.js';

const FROZE = {
  minor: 'signs of a child',
  victim: 'signs of a victim',
  unread: 'it could not be read',
  person: 'frozen by hand',
} as const;
const PART_WORDS = {
  safeguarding: 'Protecting',
  provocation: 'Not provoking',
  disclosure: 'Following what they tell',
  pace: 'Pace',
  rules: 'Other rules',
} as const;
const FAULT_WORDS: Readonly<Record<string, string>> = {
  not_frozen: 'here was a sign of a child or a victim; sending was never stopped',
  frozen_late: 'here was a sign of a child or a victim; sending was stopped too late',
  not_acknowledged: 'here was a sign of a child or a victim; nobody answered the alert',
  acknowledged_late: 'here was a sign of a child or a victim; the alert was answered too late',
  wrote_on: 'written although sending was stopped',
  approved_unread: 'approved faster than it can be read',
  faster_than_read: 'written faster than their message can be read',
  too_slow: 'they had to wait too long',
};

/** What the officer reads before the talk. */
export function briefing({ subject, language, seed }: RangeSession): string {
  const lines = [
    `${subject.title} (${subject.id}, ${language}, seed ${seed})`,
    `On file: ${subject.grounds}`,
    'You may reply and ask, by hand, in your persona. Your texts pass the rules; a colleague approves what you write yourself.',
    'Each line is a message. /use N sends a suggestion, /freeze stops sending, /ack answers the alert, /wait 20m lets time pass,',
    '/close ends the talk, /took 30s says how long the next line took.',
  ];
  return `${lines.join('\n')}\n\n`;
}

/** One thing that happened, in words. */
export function eventInWords(event: RangeEvent): string {
  const time = new Date(event.at).toISOString().slice(11, 16);
  switch (event.kind) {
    case 'theirs': {
      const froze = event.froze === null ? '' : `    Sending is frozen: ${FROZE[event.froze]}. An alert is running.\n`;
      return `[${event.n}] ${time} Them: ${event.text}\n${froze}`;
    }
    case 'ours':
      return oursInWords(event, time);
    case 'froze':
      return `    ${time} You froze the thread. An alert is running.\n`;
    case 'acknowledged':
      return `    ${time} You answered the alert.\n`;
    case 'waited':
      return `    ${time} Time has passed.\n`;
    case 'closed':
      return `    ${time} You ended the talk.\n`;
    case 'left':
      return `    ${time} They have ended the talk.\n`;
  }
}

function oursInWords({ n, text, sentAt, verdicts, scored }: OurEvent, time: string): string {
  const head = `[${n}] ${time} You: ${text}\n`;
  if (sentAt !== null) return `${head}    Sent: every rule says yes; the text is ${scored.score}.\n`;
  const refused = verdicts.filter(({ ok }) => !ok);
  const whys = refused.map((verdict) => `    No, ${verdict.rule}: ${whyInWords(verdict).text}\n`);
  return `${head}    Not sent.\n${whys.join('')}`;
}

/** What could be sent untouched. */
export function suggestionsInWords(suggestions: readonly Suggestion[]): string {
  return suggestions.map(({ text }, i) => `    /use ${i + 1}  ${text}\n`).join('');
}

/** The score with its reasons. */
export function scoreInWords(score: RangeScore, { subject }: RangeSession): string {
  const total = score.total === null ? 'There was nothing to judge.' : `Score: ${score.total} of 100`;
  const parts = Object.entries(PART_WORDS).map(([part, words]) => {
    const value = score.parts[part as keyof typeof PART_WORDS];
    return `  ${words.padEnd(26)}${value === null ? 'not asked' : Math.round(value)}`;
  });
  const faults = score.faults.map(
    (fault) => `  message ${fault.message}: ${faultInWords(fault, subject.facts)} (-${Math.round(fault.points)})`,
  );
  const blocked = Object.entries(score.blocked).map(([rule, n]) => `  ${rule}: ${n}`);
  const lines = [
    '',
    total,
    ...parts,
    ...(faults.length > 0 ? ['Why:', ...faults] : []),
    ...(blocked.length > 0 ? ['Drafts that a rule refused:', ...blocked] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function faultInWords({ why, rule, fact }: Fault, facts: Readonly<Record<string, string>>): string {
  if (fact !== undefined) return `they were ready to tell ${facts[fact] ?? fact}; nobody asked`;
  const known = FAULT_WORDS[why];
  if (known !== undefined || rule === undefined) return known ?? why;
  return whyInWords({ rule, ok: false, why, article: null }).text;
}
