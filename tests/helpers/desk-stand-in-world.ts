// What the stand-in knows and how it changes: the queue, one conversation, who is on duty. Transitions are the real tables.

import { type HelpAct, helpHolderAfter, nextHelpState } from '../../src/domain/help-transitions.js';
import { REVIEW_ACTS, type ReviewAct } from '../../src/domain/review.js';
import { holderAfter, nextState } from '../../src/domain/review-transitions.js';
import type { ConversationView, NoteView, TalkState } from '../../src/server/api/schemas/conversations.js';
import type { ActView, QueuePage, QueueRow } from '../../src/server/api/schemas/queue.js';
import type { ReviewItemView } from '../../src/server/api/schemas/review-items.js';
import type { TurnView } from '../../src/server/api/schemas/turns.js';
import {
  accounts,
  ago,
  MAIN,
  mainNotes,
  mainTurns,
  manyRows,
  person,
  personTurn,
  queue,
  type StandInAccount,
  staffTurn,
} from './desk-stand-in-data.js';

/** How the stand-in says no. */
export interface Refused {
  readonly refusedWith: number;
  readonly facts: Record<string, unknown>;
}

const refused = (refusedWith: number, code: string, more: Record<string, unknown> = {}): Refused => ({
  refusedWith,
  facts: { code, ...more },
});

const PAGE = 50;
const NEWEST = 5;
const DONE = new Set(['closed', 'confirmed', 'dismissed', 'escalated', 'needs_more']);

type Tell = (event: string, data?: Record<string, unknown>) => void;

/** The world behind the stand-in. Tests change it directly and then tell the pages. */
export class StandInWorld {
  readonly accounts = accounts();
  rows: QueueRow[] = queue();
  turns: TurnView[] = mainTurns();
  notes: NoteView[] = mainNotes();
  acts = new Map<string, ActView[]>();
  sending: ConversationView['sending'] = { allowed: true, why: null, until: null };
  /** The conversation asks why it is opened. */
  asksReason = false;
  /** Requests wait for this. */
  delay: Promise<void> = Promise.resolve();
  /** Every request, `METHOD /path`. */
  readonly asked: string[] = [];
  /** Texts that staff sent. */
  readonly sent: { id: string; text: string }[] = [];
  private duty = [
    { staffId: 'st_mara', languages: ['en', 'fr'], until: ago(-7_200), onDuty: true },
    { staffId: 'st_joel', languages: ['en', 'tl'], until: ago(-7_200), onDuty: true },
    { staffId: 'st_thiri', languages: ['my', 'th'], until: ago(-7_200), onDuty: true },
  ];
  private talk: TalkState = {
    status: 'open',
    closedBy: null,
    language: 'bn',
    languageHow: 'detected',
    country: { code: 'MY', how: 'said' },
    danger: true,
    phone: 'watched',
    help: { since: ago(190), reason: 'danger' },
    heldBy: null,
    risk: 0.86,
    labels: ['distress', 'debt_bondage', 'coercion', 'recruitment'],
    lastInboundAt: ago(190),
    codeWord: 'none',
  };
  private readonly tell: Tell;

  constructor(tell: Tell, many: number) {
    this.tell = tell;
    this.rows = [...this.rows, ...manyRows(many)];
  }

  /** A page of the queue. */
  list(query: Record<string, string>, who: StandInAccount): QueuePage {
    const states = query.state?.split(',');
    const fits = this.rows.filter(
      (row) =>
        (query.kind === undefined || row.kind === query.kind) &&
        (states === undefined ? !DONE.has(row.state) : states.includes(row.state)) &&
        (query.language === undefined || row.language === query.language) &&
        (query.label === undefined || row.why.labels.some((label) => label === query.label)) &&
        (query.mine !== 'true' || row.heldBy?.id === who.id),
    );
    const from = Number(query.cursor ?? 0);
    const limit = Number(query.limit ?? PAGE);
    const items = fits.slice(from, from + limit);
    return from + limit < fits.length ? { items, cursor: String(from + limit) } : { items };
  }

  /** An act on a help request. */
  actOnHelp(id: string, act: HelpAct, who: StandInAccount, body: Record<string, unknown>): QueueRow | Refused {
    const row = this.row(id);
    if (row === undefined) return refused(404, 'not_found');
    if (body.seenVersion !== row.version) return this.stale(row, Number(body.seenVersion));
    const position = { state: row.state as never, holder: row.heldBy };
    const next = nextHelpState(position, act, who);
    if (!next.ok) return refused(422, 'refused', { why: next.error });
    const to = this.accounts.find((one) => one.id === body.to);
    const heldBy = helpHolderAfter(position, act, person(who), to);
    return this.put({ ...row, state: next.value, heldBy, version: row.version + 1 }, act, who, null);
  }

  /** An act on a text to review. */
  actOnReview(id: string, act: string, who: StandInAccount, body: Record<string, unknown>): ReviewItemView | Refused {
    const row = this.row(id);
    if (row === undefined) return refused(404, 'not_found');
    if (body.seenVersion !== row.version) return this.stale(row, Number(body.seenVersion));
    const reason = String(body.reason ?? '');
    const position = { state: row.state as never, holder: row.heldBy };
    const next = nextState(position, act as ReviewAct, who, reason);
    if (!next.ok) return refused(422, 'refused', { why: next.error });
    const heldBy = holderAfter(position, act as ReviewAct, person(who));
    this.put({ ...row, state: next.value, heldBy, version: row.version + 1 }, act, who, reason === '' ? null : reason);
    return this.review(id, who);
  }

  /** A text to review with its history. */
  review(id: string, who: StandInAccount): ReviewItemView {
    const row = this.row(id) ?? this.rows[0]!;
    const position = { state: row.state as never, holder: row.heldBy };
    const allowed = REVIEW_ACTS.filter((act) => nextState(position, act, who, 'x').ok);
    return { ...row, signsTurn: 5, acts: this.acts.get(id) ?? [], allowed };
  }

  /** Opens the conversation at its newest turns. */
  open(id: string, who: StandInAccount, reason: string): ConversationView | Refused {
    if (id !== MAIN) return refused(404, 'not_found');
    if (this.asksReason && reason === '') return refused(403, 'forbidden', { needs: 'reason' });
    const turns = this.turns.slice(-NEWEST);
    const before = this.turns.length > NEWEST ? turns[0]?.turn : undefined;
    return {
      id,
      channel: 'web',
      startedAt: ago(900),
      lastAt: ago(190),
      seenTurn: this.turns.at(-1)?.turn ?? 0,
      talk: this.talk,
      turns,
      ...(before === undefined ? {} : { before }),
      unprocessed: [],
      helpRequest: this.row('hr_1') ?? null,
      reviewItem: this.review('ri_main', who),
      notes: this.notes,
      sameReport: [],
      sending: this.sending,
    };
  }

  /** Turns before one. */
  turnsBefore(before: number) {
    return { items: this.turns.filter((turn) => turn.turn < before) };
  }

  /** A person writes from now on. */
  takeOver(id: string, who: StandInAccount) {
    if (this.talk.heldBy !== null && this.talk.heldBy.id !== who.id)
      return refused(409, 'conflict', { why: 'held_by_other' });
    const help = this.row('hr_1')!;
    if (help.heldBy === null) this.actOnHelp('hr_1', 'claim', who, { seenVersion: help.version });
    return this.changed(id, who, 'take_over', { status: 'with_person', heldBy: person(who) });
  }

  /** The bot answers again. */
  handBack(id: string, who: StandInAccount) {
    return this.changed(id, who, 'hand_back', { status: 'open', heldBy: null });
  }

  /** A message of staff; the same id again is the same message. */
  send(who: StandInAccount, message: { id: string; text: string }) {
    if (!this.sending.allowed) return refused(422, 'refused', { why: this.sending.why });
    const n = this.nextTurn();
    if (!this.sent.some((one) => one.id === message.id)) {
      this.sent.push(message);
      this.turns.push({
        ...staffTurn(n, 'message', who, this.talk.risk),
        replies: [
          {
            seq: n * 100 + 1,
            from: 'person',
            name: who.name,
            text: message.text,
            options: [],
            contact: null,
            language: 'en',
            delivery: { state: 'sent', why: null },
          },
        ],
      });
      this.tell('conversation', { conversationId: MAIN, turn: n });
    }
    return { state: 'accepted', seq: n * 100 + 1 };
  }

  /** An internal note. */
  note(who: StandInAccount, text: string): NoteView {
    const note = { id: `n_${this.notes.length + 1}`, by: person(who), at: ago(0), text };
    this.notes = [...this.notes, note];
    return note;
  }

  /** The person writes. */
  personWrites(text: string): void {
    const n = this.nextTurn();
    this.turns.push(personTurn({ n, at: 0, text, risk: 0.86 }));
    this.tell('conversation', { conversationId: MAIN, turn: n });
  }

  /** Who is on duty, and the gaps. */
  roster() {
    const items = this.accounts
      .filter((one) => one.roles.some((role) => role !== 'auditor' && role !== 'admin'))
      .map((one) => ({
        staffId: one.id,
        name: one.name,
        roles: one.roles,
        onDuty: false,
        until: null,
        languages: [],
        ...this.duty.find((duty) => duty.staffId === one.id),
      }))
      .sort((a, b) => Number(b.onDuty) - Number(a.onDuty));
    const spoken = new Set(items.filter((one) => one.onDuty).flatMap((one) => one.languages as string[]));
    const waiting = this.rows.filter(
      (row) => row.kind === 'help' && row.state === 'waiting' && !spoken.has(row.language),
    );
    const gaps = [...new Set(waiting.map((row) => row.language))].map((language) => ({
      language,
      waiting: waiting.filter((row) => row.language === language).length,
    }));
    return { items, gaps };
  }

  /** One's own duty. */
  setDuty(who: StandInAccount, body: Record<string, unknown>): void {
    const entry = {
      staffId: who.id,
      onDuty: body.onDuty === true,
      until: String(body.until ?? ago(0)),
      languages: body.languages as string[],
    };
    this.duty = [...this.duty.filter((duty) => duty.staffId !== who.id), entry];
    this.tell('roster');
  }

  private row(id: string): QueueRow | undefined {
    return this.rows.find((row) => row.id === id);
  }

  private nextTurn(): number {
    return (this.turns.at(-1)?.turn ?? 0) + 1;
  }

  private changed(
    conversationId: string,
    who: StandInAccount,
    act: 'take_over' | 'hand_back',
    talk: Partial<TalkState>,
  ) {
    this.talk = { ...this.talk, ...talk };
    this.turns.push(staffTurn(this.nextTurn(), act, who, this.talk.risk));
    return { conversationId, talk: this.talk, helpRequest: this.row('hr_1') ?? null };
  }

  private put(row: QueueRow, act: string, who: StandInAccount, reason: string | null): QueueRow {
    this.rows = this.rows.map((one) => (one.id === row.id ? row : one));
    const told = {
      version: row.version,
      act,
      state: row.state,
      by: person(who),
      at: ago(0),
      reason,
      outcome: null,
      seenTurn: 0,
    };
    this.acts.set(row.id, [...(this.acts.get(row.id) ?? []), told]);
    this.tell('queue', { itemId: row.id, conversationId: row.conversationId });
    return row;
  }

  private stale(row: QueueRow, seen: number): Refused {
    const changed = (this.acts.get(row.id) ?? []).filter((act) => act.version > seen);
    return refused(409, 'stale', { version: row.version, state: row.state, heldBy: row.heldBy, changed });
  }
}
