// One open conversation: its newest turns, older ones on demand, news merged in, and what staff do in it.

import { batch, signal } from '@preact/signals';
import type { Answer, Problem } from '../../api/client.js';
import type { Conversation, TalkChanged, Turn } from '../../api/conversation-types.js';
import { onNews, opened } from '../../api/events.js';
import { claim, clearWord, handBack, olderTurns, openConversation, send, takeOver } from '../../api/routes.js';
import type { QueueRow } from '../../api/types.js';
import { t } from '../../i18n/words.js';
import { problemWords } from '../../parts/small.js';
import { keepDraft } from '../../state/drafts.js';
import { tell } from '../../state/toast.js';
import { joined } from './turns-joined.js';

const SETTLE_MS = 150;

/** Whether the server asks why it is opened. */
export function asksReason(problem: Problem): boolean {
  return problem.code === 'forbidden' && problem.needs === 'reason';
}

/** The conversation on the page. */
export class OpenConversation {
  readonly view = signal<Conversation | null>(null);
  readonly turns = signal<readonly Turn[]>([]);
  readonly before = signal<number | undefined>(undefined);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal<'older' | 'act' | 'send' | null>(null);
  readonly openedAt = Date.now();
  readonly id: string;
  /** Why it was opened, in words; stands in the audit log. */
  reason = '';
  private tried = { id: '', text: '' };
  private asked = 0;
  private shown = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** Opens it, or reads it again. */
  load = async (live = false): Promise<void> => {
    this.asked += 1;
    const mine = this.asked;
    const answer = await openConversation(this.id, this.reason, live);
    // Answers may overtake each other: an older one never covers a newer one.
    if (mine < this.shown) return;
    this.shown = mine;
    batch(() => {
      this.problem.value = answer.ok ? null : answer.problem;
      if (!answer.ok) return;
      const merged = joined(this.turns.value, answer.value.turns);
      if (!merged.kept) this.before.value = answer.value.before;
      this.turns.value = merged.turns;
      this.view.value = answer.value;
    });
  };

  /** Opens it with a reason. */
  loadBecause = (reason: string): Promise<void> => {
    this.reason = reason;
    return this.load();
  };

  /** The page of turns before the oldest shown. */
  older = async (): Promise<void> => {
    const { value: before } = this.before;
    if (before === undefined || this.busy.value !== null) return;
    this.busy.value = 'older';
    const answer = await olderTurns(this.id, before, this.reason);
    batch(() => {
      this.busy.value = null;
      if (!answer.ok) return tell(problemWords(answer.problem), false);
      this.turns.value = [...answer.value.items, ...this.turns.value];
      this.before.value = answer.value.before;
    });
  };

  /** Listens to news of this conversation until the returned function is called. */
  watch(): () => void {
    const soon = (): void => {
      if (this.view.value === null) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.load(true), SETTLE_MS);
    };
    const stop = onNews((news) => {
      if (news.conversationId === this.id) soon();
    });
    const stopOpened = opened.subscribe(soon);
    return () => {
      clearTimeout(this.timer);
      stop();
      stopOpened();
    };
  }

  /** From now on whoever is signed in writes. */
  takeOver = (): Promise<void> => this.change(takeOver, t('talk.tookOver'));
  /** The bot answers again. */
  handBack = (): Promise<void> => this.change(handBack, t('talk.handedBack'));

  /** Whoever writes without the code word is the person. */
  clearWord = (reason: string): Promise<void> => this.change((id) => clearWord(id, reason), t('word.cleared'));

  /** Takes the help request or the text to review. */
  claim = async (row: QueueRow): Promise<void> => {
    const answer = await claim(row);
    tell(answer.ok ? t('queue.claimed') : problemWords(answer.problem), answer.ok);
    await this.load();
  };

  /** Sends `text`; true when the server has it. A repeat of the same text is the same message. */
  send = async (text: string): Promise<boolean> => {
    if (this.busy.value !== null) return false;
    if (this.tried.text !== text) this.tried = { id: crypto.randomUUID(), text };
    this.busy.value = 'send';
    const answer = await send(this.id, this.tried.id, text);
    this.busy.value = null;
    if (!answer.ok) {
      tell(answer.problem.code === 'refused' ? t('compose.refused') : problemWords(answer.problem), false);
      if (answer.problem.status !== 0) void this.load();
      return false;
    }
    this.tried = { id: '', text: '' };
    keepDraft(`message:${this.id}`, '');
    await this.load();
    return true;
  };

  private async change(act: (id: string) => Promise<Answer<TalkChanged>>, done: string): Promise<void> {
    if (this.busy.value !== null) return;
    this.busy.value = 'act';
    const answer = await act(this.id);
    this.busy.value = null;
    if (answer.ok) tell(done);
    else tell(problemWords(answer.problem), false);
    await this.load();
  }
}
