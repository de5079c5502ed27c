// Turns, as they are sent: texts as they were written, readings with offsets, replies with what became of them.

import type { OpenTurn, TurnsRead } from '../../../app/desk/read-turns.js';
import { isFirstOnly } from '../../../app/readings/first-only.js';
import { type Assessment, LABEL_HOLDS, LABELS, type Understanding } from '../../../domain/assessment.js';
import type { Instant } from '../../../domain/clock.js';
import { type EntryBody, replySeq } from '../../../domain/log.js';
import type { IndicatorWord } from '../../desk-deps.js';
import { iso, isoOrNull } from '../schemas/common.js';
import type { AssessedView, ReplyView, TurnsPage, TurnView } from '../schemas/turns.js';

/** What is known of signs, for their weights. */
export type Words = Readonly<Record<string, IndicatorWord>>;

type InboundMessage = Extract<TurnView['message'], { kind: 'inbound' }>;

/** One page of turns. */
export function turnsPage(page: TurnsRead, words: Words, now: Instant): TurnsPage {
  const items = page.turns.map((turn) => turnView(turn, words, now));
  return page.before === undefined ? { items } : { items, before: page.before };
}

/** One turn. */
export function turnView(open: OpenTurn, words: Words, now: Instant): TurnView {
  const { turn, body, entry } = open;
  return {
    turn: turn.turn,
    entrySeq: turn.entrySeq,
    at: iso(turn.at),
    writtenAt: isoOrNull(entry?.entry.platformAt ?? null),
    late: turn.late,
    message: entry === null ? null : messageView(entry.body, body.events.includes('code_word')),
    understanding: understandingView(body.understanding, words),
    firstReaderOnly: entry !== null && isFirstOnly(entry.entry, now),
    replies: body.replies.map((_, index) => replyView(open, index)).filter((view) => view !== null),
    events: [...body.events],
    risk: body.session.risk,
  };
}

function messageView(body: EntryBody, isWord: boolean): TurnView['message'] {
  switch (body.kind) {
    case 'inbound':
      return { ...inboundView(isWord ? { ...body, text: '' } : body), ...(isWord && { isCodeWord: true as const }) };
    case 'staff':
      return { kind: 'staff', act: body.act, by: { id: body.staff.id, name: body.staff.name } };
    case 'system':
      return { kind: 'system', act: body.act };
  }
}

function inboundView({ text, attachment, how }: EntryBody & { readonly kind: 'inbound' }): InboundMessage {
  return {
    kind: 'inbound',
    text,
    ...(attachment === undefined ? {} : { attachment: { ...attachment } }),
    ...(how === undefined ? {} : { how }),
  };
}

function understandingView(understanding: Understanding | null, words: Words): TurnView['understanding'] {
  if (understanding === null || understanding.kind === 'unassessed') return understanding;
  return assessedView(understanding.assessment, words);
}

function assessedView(read: Assessment, words: Words): AssessedView {
  return {
    kind: 'assessed',
    labels: LABELS.map((label) => ({ label, probability: read.labels[label] }))
      .filter(({ probability }) => probability >= LABEL_HOLDS)
      .sort((a, b) => b.probability - a.probability),
    reasons: read.reasons.map(({ label, indicator, start, end }) => ({
      label,
      indicator,
      start,
      end,
      weight: words[indicator]?.weight ?? null,
    })),
    signsOnly: read.signsOnly === true,
    entities: read.entities.map(({ type, value, start, end }) => ({ type, value, start, end })),
    speaker: read.speaker,
    language: read.lang,
    script: read.script,
    intent: read.intent,
    flagged: read.flagged,
    needsPerson: read.needsPerson,
    obfuscated: read.obfuscated,
    readers: [...read.readers],
    model: read.model,
    failed: [...read.failed],
  };
}

function replyView({ turn, body, deliveries }: OpenTurn, index: number): ReplyView | null {
  const reply = body.replies[index];
  if (reply === undefined) return null;
  const seq = replySeq(turn.turn, index + 1);
  const delivery = deliveries.find((one) => one.seq === seq);
  return {
    seq,
    from: reply.from,
    name: reply.name ?? null,
    text: reply.text,
    options: [...(reply.options ?? [])],
    contact: reply.contact === undefined ? null : { ...reply.contact, languages: [...reply.contact.languages] },
    language: reply.language,
    delivery: delivery === undefined ? null : { state: delivery.state, why: delivery.why },
  };
}
