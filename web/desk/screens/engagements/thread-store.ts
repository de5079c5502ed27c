// One open thread: what is known of it, older messages on demand, news merged in, what officers do, and what was said no to.

import { batch, signal } from '@preact/signals';
import type { Answer, Problem } from '../../api/client.js';
import * as api from '../../api/engagement-routes.js';
import type { Draft, EngagementTurn, NewSubjectMessage, Thread } from '../../api/engagement-types.js';
import { onNews, opened } from '../../api/events.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { problemWords } from '../../parts/small.js';
import { tell } from '../../state/toast.js';
import { conflictWords } from './say.js';

const SETTLE_MS = 150;

/** An act that came to nothing. `conflict`: who decided what meanwhile, in words. */
export interface Refused {
  readonly problem: Problem;
  readonly draftId: string | null;
  readonly conflict: string | null;
}

/** The thread on the page. */
export class OpenThread {
  readonly view = signal<Thread | null>(null);
  readonly older = signal<readonly EngagementTurn[]>([]);
  readonly more = signal(true);
  readonly problem = signal<Problem | null>(null);
  readonly refused = signal<Refused | null>(null);
  readonly busy = signal(false);
  readonly id: string;
  private asked = 0;
  private shown = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** Reads it, or reads it again. */
  load = async (live = false): Promise<void> => {
    this.asked += 1;
    const mine = this.asked;
    const answer = await api.readThread(this.id, live);
    // Answers may overtake each other: an older one never covers a newer one.
    if (mine < this.shown) return;
    this.shown = mine;
    batch(() => {
      this.problem.value = answer.ok ? null : answer.problem;
      if (answer.ok) this.view.value = answer.value;
    });
  };

  /** Every message that is known, oldest first. */
  turns(): readonly EngagementTurn[] {
    const recent = this.view.value?.recent ?? [];
    const first = recent[0]?.turn ?? Number.POSITIVE_INFINITY;
    return [...this.older.value.filter(({ turn }) => turn < first), ...recent];
  }

  /** The page of messages before the oldest that is shown. */
  showOlder = async (): Promise<void> => {
    const first = this.turns()[0]?.turn;
    if (first === undefined) return;
    const answer = await api.olderMessages(this.id, first);
    if (!answer.ok) return tell(problemWords(answer.problem), false);
    batch(() => {
      this.older.value = [...answer.value.items, ...this.older.value];
      this.more.value = answer.value.more;
    });
  };

  /** Listens to news until the returned function is called. */
  watch(): () => void {
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.load(true), SETTLE_MS);
    };
    const stop = onNews(({ kind, realm, id }) => {
      if (kind !== 'engagement') return;
      const about = this.view.value?.authorisationId;
      if (id === this.id || (id !== null && id === about) || realm === 'stops' || realm === 'persona') soon();
    });
    const first = opened.peek();
    const stopOpened = opened.subscribe((times) => {
      if (times > Math.max(1, first)) soon();
    });
    return () => {
      clearTimeout(this.timer);
      stop();
      stopOpened();
    };
  }

  private async doing<T>(doing: () => Promise<Answer<T>>, words: string, draft?: Draft): Promise<T | undefined> {
    if (this.busy.value) return undefined;
    this.busy.value = true;
    const answer = await doing();
    if (answer.ok || answer.problem.status !== 0) await this.load();
    batch(() => {
      this.busy.value = false;
      this.refused.value = answer.ok ? null : this.refusal(answer.problem, draft);
    });
    if (answer.ok && words !== '') tell(words);
    return answer.ok ? answer.value : undefined;
  }

  private refusal(problem: Problem, draft: Draft | undefined): Refused {
    const after = this.view.value?.drafts.find(({ id }) => id === draft?.id);
    const late = problem.code === 'stale' || problem.why === 'wrong_state';
    return {
      problem,
      draftId: draft?.id ?? null,
      conflict: draft !== undefined && late ? conflictWords(draft, after) : null,
    };
  }

  /** Says yes to exactly this text. */
  approve = async (draft: Draft): Promise<boolean> =>
    (await this.doing(() => api.approveDraft(this.id, draft), w('did.approved'), draft)) !== undefined;
  /** The legal yes to an active text. */
  signOff = async (draft: Draft): Promise<boolean> =>
    (await this.doing(() => api.signOffDraft(this.id, draft), w('did.signedOff'), draft)) !== undefined;
  /** Says no to a text. */
  reject = async (draft: Draft, reason: string): Promise<boolean> =>
    (await this.doing(() => api.rejectDraft(this.id, draft, reason), w('did.rejected'), draft)) !== undefined;
  /** Changes a text. */
  edit = async (draft: Draft, text: string): Promise<boolean> =>
    (await this.doing(() => api.editDraft(this.id, draft, text), w('did.edited'), draft)) !== undefined;
  /** Lets an approved text out. */
  release = async (draft: Draft): Promise<boolean> => {
    const out = await this.doing(() => api.releaseDraft(this.id, draft), '', draft);
    // What is to be sent by hand stands on the page: no second word for it.
    if (out !== undefined && out.state !== 'to_be_sent_by_hand') tell(w(`did.released.${out.state}`));
    return out !== undefined;
  };
  /** Writes a draft; gives its id. */
  write = async (text: string): Promise<string | undefined> =>
    (await this.doing(() => api.writeDraft(this.id, text), w('did.written')))?.id;
  /** Asks for suggestions. */
  suggest = async (): Promise<boolean> => {
    const before = new Set(this.view.value?.drafts.map(({ id }) => id));
    const found = await this.doing(() => api.suggest(this.id), '');
    const fresh = found?.drafts.filter(({ id }) => !before.has(id)).length ?? 0;
    if (found !== undefined) tell(w('did.suggested', { n: fresh }));
    return found !== undefined;
  };

  /** Puts in what they wrote; says what came of it. */
  receive = async (message: NewSubjectMessage): Promise<boolean> => {
    const got = await this.doing(() => api.receive(this.id, message), '');
    if (got === undefined) return false;
    const told = got.events.map((event) => wOr(`event.${event}`, '')).filter((words) => words !== '');
    tell(told.length > 0 ? told.join(' ') : w('did.received', { n: got.drafts.length }));
    return true;
  };
  /** It left the device. */
  markSent = async (intentId: string, sentAt: string | null): Promise<boolean> =>
    (await this.doing(() => api.markSent(this.id, intentId, sentAt), w('did.sent'))) !== undefined;
  /** It did not. */
  markUnsent = async (intentId: string, reason: string): Promise<boolean> =>
    (await this.doing(() => api.markUnsent(this.id, intentId, reason), w('did.unsent'))) !== undefined;
  /** Freezes it. */
  freeze = async (reason: string): Promise<boolean> =>
    (await this.doing(() => api.freeze(this.id, reason), w('did.frozen'))) !== undefined;
  /** Stops the alert's clock. */
  acknowledge = async (): Promise<boolean> =>
    (await this.doing(() => api.acknowledge(this.id), w('did.acknowledged'))) !== undefined;
  /** One of two yeses to open it. */
  unfreeze = async (reason: string): Promise<boolean> => {
    const after = await this.doing(() => api.unfreeze(this.id, reason), '');
    if (after !== undefined) tell(after.safety.state === 'open' ? w('did.unfrozen') : w('did.voted'));
    return after !== undefined;
  };
  /** Ends it. */
  close = async (reason: string): Promise<boolean> =>
    (await this.doing(() => api.closeThread(this.id, reason), w('did.closed'))) !== undefined;
}
