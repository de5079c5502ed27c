// A talk as tests play it: the shipped content, a frozen clock, and the session stored as JSON between all entries.

import { BENIGN } from '../../src/bots/conversation/benign.js';
import { wordForm, wordTask } from '../../src/bots/conversation/code-word.js';
import { step } from '../../src/bots/conversation/engine.js';
import type { Heard, HeardMessage, HeardReport, HeardWord, Outcome, World } from '../../src/bots/conversation/heard.js';
import { formsToKeep, panicForms } from '../../src/bots/conversation/panic-word.js';
import { codeToFind } from '../../src/bots/conversation/report-back.js';
import { restoreSession } from '../../src/bots/conversation/session-load.js';
import { loadContent } from '../../src/content/load.js';
import type { Assessment, Label, Understanding } from '../../src/domain/assessment.js';
import type { Content } from '../../src/domain/content.js';
import type { Reply } from '../../src/domain/message.js';
import type { ReportState } from '../../src/domain/report-code.js';
import type { Session } from '../../src/domain/session.js';
import { matchIntent } from '../../src/nlp/intents.js';

/** 24 November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** The shipped content, loaded once a test file. */
export const content: Content = await loadContent('content');

/** The identifier that every turn may use up; a report made of it has the code QWTMFC3A. */
export const FRESH_ID = 'fresh-fresh-fresh-fresh';

export const MARA = { id: 'mara', name: 'Mara Example' };

/** The world of a turn; tests change what they are about. */
export function worldWith(changes: Partial<World> = {}): World {
  const duty = { anybody: true, languages: [] };
  const frozen = {
    content,
    now: NOON,
    profile: 'development' as const,
    duty,
    defaultLanguage: 'en',
    freshId: FRESH_ID,
  };
  return { ...frozen, flow: 'help', ...changes };
}

/** A reading in which these labels hold with these probabilities. */
export function reading(labels: Partial<Record<Label, number>>, changes: Partial<Assessment> = {}): Understanding {
  if (BENIGN.kind !== 'assessed') throw new Error('the benign reading is assessed');
  const { assessment } = BENIGN;
  return { kind: 'assessed', assessment: { ...assessment, labels: { ...assessment.labels, ...labels }, ...changes } };
}

/** A reading as journeys write it: `unread`, or a label and the indicators seen, as in `recruitment vague-employer`. */
export function readingOf(notes: string): Understanding {
  if (notes === 'unread') return UNREAD;
  const [name, ...indicators] = notes.split(' ');
  const label = name as Label;
  const reasons = indicators.map((indicator) => ({ label, indicator, start: 0, end: 1, text: 'x' }));
  const needsPerson = label === 'distress' || label === 'minor_risk';
  return reading({ [label]: 0.9 }, { reasons, flagged: label !== 'distress', needsPerson });
}

export const UNREAD: Understanding = { kind: 'unassessed', why: 'timed_out' };

/** One person's talk. Every method gives the replies' texts; `last` is the whole outcome. */
export class Talk {
  world: World;
  last: Outcome | null = null;
  /** Reports that would be found, by their code. */
  readonly reports = new Map<string, ReportState>();
  #stored: string | null = null;

  constructor(changes: Partial<World> = {}) {
    this.world = worldWith(changes);
  }

  get session(): Session {
    if (this.#stored === null) throw new Error('nothing was said yet');
    return restoreSession(JSON.parse(this.#stored)).session;
  }

  get replies(): readonly Reply[] {
    return this.last?.replies ?? [];
  }

  get options(): readonly string[] {
    return this.replies.at(-1)?.options ?? [];
  }

  /** Where the talk waits. */
  get at(): string {
    const { status, at } = this.session;
    return status === 'closed' ? 'ended' : `${at?.flow}/${at?.step}`;
  }

  say(text: string, changes: Partial<HeardMessage> = {}): string[] {
    const language = this.#stored === null ? this.world.defaultLanguage : this.session.language;
    const intent = matchIntent(text, this.world.content.commands, [language]);
    const word = this.wordIn(text);
    const code = codeToFind(this.#stored === null ? null : this.session, text, this.world.content);
    const state = code === null ? undefined : this.reports.get(code);
    const report: HeardReport | null =
      code === null ? null : state === undefined ? { kind: 'unknown' } : { kind: 'found', code, state };
    const own = this.#stored === null ? undefined : this.session.panicWord;
    const panic = own !== undefined && panicForms(text).some((form) => own.hashes.includes(form));
    const beside = { ...(word && { word }), ...(panic && { panic }), ...(report && { report }) };
    const heard = { kind: 'message' as const, text, intent, understanding: BENIGN, late: false, ...beside };
    return this.hear({ ...heard, ...changes });
  }

  /** Hashing as a game: the hash of a word is the word itself, as it is compared. */
  private wordIn(text: string): HeardWord | undefined {
    const task = wordTask(this.#stored === null ? null : this.session, this.world.content);
    if (task === null) return undefined;
    const hash = wordForm(text);
    if (task.kind === 'make') return { kind: 'made', word: { salt: 'salt', hash } };
    if (task.kind === 'make_panic') {
      const word = { salt: 'salt', hashes: formsToKeep(text) };
      return { kind: 'made_panic', word, taken: task.not?.hash === hash };
    }
    if (task.kind === 'check_panic') return { kind: 'checked', right: task.against.hashes[0] === hash };
    return { kind: 'checked', right: task.against.hash === hash };
  }

  staff(act: 'take_over' | 'hand_back' | 'close_help' | 'clear_word' | 'message', text?: string): string[] {
    return this.hear({ kind: 'staff', act, staff: MARA, ...(text !== undefined && { text }) });
  }

  hear(heard: Heard): string[] {
    const before = this.#stored === null ? null : this.session;
    this.last = step(before, heard, this.world);
    this.#stored = JSON.stringify(this.last.session);
    return this.last.replies.map((reply) => reply.text);
  }

  /** Says several things in a row; gives the texts of the last answer. */
  through(...texts: readonly string[]): string[] {
    return texts.map((text) => this.say(text)).at(-1) ?? [];
  }

  /** Puts another session in the place of the stored one. */
  goOnFrom(session: unknown): void {
    this.#stored = JSON.stringify(session);
  }

  wait(milliseconds: number): void {
    this.world = { ...this.world, now: this.world.now + milliseconds };
  }
}
