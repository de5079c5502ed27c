// Engagements behind the desk's stand-in: canned but stateful answers in the published shapes. Everybody and every text is invented.

import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { z } from 'zod';
import type { EngagementRoute } from '../../src/domain/engagement-permissions.js';
import type { Role } from '../../src/domain/staff.js';
import { AlertList, StopList } from '../../src/server/api/schemas/engagements/registers.js';
import * as threads from '../../src/server/api/schemas/engagements/threads.js';
import {
  DraftQueue,
  type DraftView,
  ReceivedView,
  ReleasedView,
  ShownView,
  ThreadList,
  ThreadView,
} from '../../src/server/api/schemas/engagements/threads.js';
import type { Handler, MoreRoutes } from './desk-stand-in.js';
import { ago, type StandInAccount } from './desk-stand-in-data.js';
import type { Refused } from './desk-stand-in-world.js';
import { frozenThread, mainThread } from './engagement-stand-in-data.js';
import { REGISTER_ROUTES } from './engagement-stand-in-registers.js';

type Draft = z.infer<typeof DraftView>;
type Thread = z.infer<typeof ThreadView>;
type Stop = z.infer<typeof StopList>['items'][number];

const account = (name: string, role: Role): StandInAccount => ({
  id: `st_${name.toLowerCase()}`,
  name,
  roles: [role],
  setup: false,
});

const body = (request: Request): Record<string, string> => (request.body ?? {}) as Record<string, string>;
const refuse = (status: number, facts: Record<string, unknown>): Refused => ({ refusedWith: status, facts });
const NOT_FOUND = refuse(404, { code: 'not_found' });

/** The world of one test. Tests change it directly and then tell the pages. */
export class EngagementStandIn implements MoreRoutes {
  readonly accounts = [
    account('Ina', 'operator'),
    account('Lea', 'approver'),
    account('Tom', 'approver'),
    account('Nadia', 'authoriser'),
    account('Paul', 'oversight'),
  ];
  readonly threads = new Map<string, Thread>([mainThread(), frozenThread()].map((one) => [one.id, one]));
  stops: Stop[] = [];
  /** When each draft was shown, and yeses that came, in order. */
  readonly shown = new Map<string, number>();
  readonly approvals: string[] = [];
  /** What the next approval is refused with. */
  refuseNext: Refused | null = null;
  /** The texts that were put in. */
  readonly received: string[] = [];

  get main(): Thread {
    return this.thread('T_main7F2K') as Thread;
  }

  private thread(id: string): Thread | undefined {
    return this.threads.get(id);
  }

  private change(thread: Thread, changes: Partial<Thread>): Thread {
    const after = { ...thread, ...changes, version: thread.version + 1 };
    this.threads.set(thread.id, after);
    return after;
  }

  /** Changes one draft; gives it. */
  draft(thread: Thread, id: string, changes: Partial<Draft>): Draft {
    const drafts = thread.drafts.map((one) => (one.id === id ? { ...one, ...changes } : one));
    this.change(thread, { drafts });
    return drafts.find((one) => one.id === id) as Draft;
  }

  private row(thread: Thread): z.infer<typeof ThreadList>['items'][number] {
    const { safety } = thread;
    return threads.ThreadRow.strip().parse({
      ...thread,
      draftsOpen: thread.drafts.filter(({ state }) => state === 'open').length,
      draftsApproved: thread.drafts.filter(({ state }) => state === 'approved').length,
      toBeSent: thread.outgoing !== null,
      alertSince: safety.acknowledged === null ? safety.raisedAt : null,
    });
  }

  private alerts(): z.infer<typeof AlertList> {
    const running = [...this.threads.values()].filter(
      ({ safety }) => safety.state === 'frozen' && safety.acknowledged === null,
    );
    return {
      items: running.map(({ id, safety }) => ({
        threadId: id,
        reason: safety.reason ?? 'person',
        raisedAt: safety.raisedAt ?? ago(0),
        elapsedS: Math.round((Date.now() - Date.parse(safety.raisedAt ?? ago(0))) / 1000),
        alerted: safety.alerted,
        nextAt: safety.nextAt,
      })),
    };
  }

  private seenBy(thread: Thread, who: StandInAccount): Thread {
    const sees = who.roles.includes('operator') || who.roles.includes('approver');
    const drafts = thread.drafts.map((one) => {
      const took = [one.author, ...one.editors.map(({ id }) => id)].includes(who.id);
      return { ...one, mayApprove: sees && !took && one.mayApprove && one.state === 'open' };
    });
    return { ...thread, ...this.row(thread), drafts };
  }

  private onThread(act: (thread: Thread, request: Request, who: StandInAccount) => unknown): Handler {
    return (request, who) => {
      const found = this.thread(String(request.params.id));
      const theirs = !who.roles.includes('operator') || found?.operator.id === who.id;
      return found === undefined || !theirs ? NOT_FOUND : act(found, request, who);
    };
  }

  private onDraft(act: (thread: Thread, draft: Draft, request: Request, who: StandInAccount) => unknown): Handler {
    return this.onThread((thread, request, who) => {
      const draft = thread.drafts.find(({ id }) => id === request.params.draft);
      return draft === undefined ? NOT_FOUND : act(thread, draft, request, who);
    });
  }

  private approve(thread: Thread, draft: Draft, request: Request, who: StandInAccount): unknown {
    if (this.refuseNext !== null) return this.refuseNext;
    if (Number(body(request).revision) !== draft.revision) return refuse(409, { code: 'stale' });
    if (body(request).textSha256 !== draft.textSha256) return refuse(422, { code: 'refused', why: 'other_text' });
    const shownAt = this.shown.get(draft.id);
    if (shownAt === undefined) return refuse(422, { code: 'refused', why: 'not_shown' });
    if (Date.now() - shownAt < draft.readingMs) {
      return refuse(422, { code: 'refused', why: 'reading_time:faster_than_it_can_be_read' });
    }
    this.approvals.push(draft.id);
    return this.draft(thread, draft.id, {
      state: 'approved',
      approval: { by: { id: who.id, name: who.name }, at: ago(0) },
    });
  }

  private readonly person = ({ id, name }: StandInAccount) => ({ id, name });

  /** Every route that a test of the screens asks. */
  readonly routes: readonly (readonly [EngagementRoute, z.ZodType, Handler])[] = [
    ['engagement.alerts.list', AlertList, () => this.alerts()],
    ['engagement.stops.list', StopList, () => ({ items: this.stops })],
    [
      'engagement.stop',
      StopList,
      (request, who) => {
        const { scope, target = null, reason = '' } = body(request);
        const one = { id: `stop${this.stops.length}`, by: this.person(who), at: ago(0), liftedBy: [], holds: true };
        this.stops = [{ ...one, scope: scope as Stop['scope'], target, reason }, ...this.stops];
        return { items: this.stops };
      },
    ],
    [
      'engagement.threads.list',
      ThreadList,
      (_request, who) => ({
        items: [...this.threads.values()]
          .filter(({ operator }) => !who.roles.includes('operator') || operator.id === who.id)
          .map((one) => this.row(one)),
      }),
    ],
    ['engagement.thread.read', ThreadView, this.onThread((thread, _request, who) => this.seenBy(thread, who))],
    [
      'engagement.queue',
      DraftQueue,
      () => ({
        items: [...this.threads.values()].flatMap(({ id, operator, drafts }) =>
          drafts
            .filter(({ state }) => state === 'open')
            .map((one) => ({
              threadId: id,
              draftId: one.id,
              revision: one.revision,
              operator,
              origin: one.origin,
              at: one.at,
            })),
        ),
      }),
    ],
    [
      'engagement.draft.show',
      ShownView,
      this.onDraft((_thread, draft) => {
        const at = this.shown.get(draft.id) ?? Date.now();
        this.shown.set(draft.id, at);
        const iso = (ms: number) => new Date(ms).toISOString();
        return { shownAt: iso(at), approvableAt: iso(at + draft.readingMs) };
      }),
    ],
    [
      'engagement.draft.approve',
      threads.DraftView,
      this.onDraft((thread, draft, request, who) => this.approve(thread, draft, request, who)),
    ],
    [
      'engagement.draft.edit',
      threads.DraftView,
      this.onDraft((thread, draft, request, who) => {
        const text = String(body(request).text);
        const textSha256 = createHash('sha256').update(text).digest('hex');
        const editors = [...draft.editors, this.person(who)];
        return this.draft(thread, draft.id, { text, textSha256, revision: draft.revision + 1, editors });
      }),
    ],
    [
      'engagement.draft.reject',
      threads.DraftView,
      this.onDraft((thread, draft, request, who) =>
        this.draft(thread, draft.id, {
          state: 'rejected',
          rejected: { by: this.person(who), reason: String(body(request).reason), at: ago(0) },
        }),
      ),
    ],
    [
      'engagement.draft.release',
      ReleasedView,
      this.onDraft((thread, draft, _request, who) => {
        const outgoing = {
          intentId: 'I_1',
          draftId: draft.id,
          releasedAt: ago(0),
          by: this.person(who),
          text: draft.text,
        };
        this.draft(thread, draft.id, { state: 'released' });
        this.change(this.thread(thread.id) as Thread, { outgoing });
        const { text, textSha256 } = draft;
        return { intentId: 'I_1', text, textSha256, channel: 'relay', state: 'to_be_sent_by_hand' };
      }),
    ],
    [
      'engagement.outgoing.sent',
      ThreadView,
      this.onThread((thread, _request, who) =>
        this.seenBy(this.change(thread, { outgoing: null, state: 'waits' }), who),
      ),
    ],
    [
      'engagement.thread.receive',
      ReceivedView,
      this.onThread((_thread, request) => {
        this.received.push(String(body(request).text));
        return { turn: 8, repeated: false, events: [], drafts: ['D_new'], warning: null };
      }),
    ],
    [
      'engagement.thread.freeze',
      ThreadView,
      this.onThread((thread, _request, who) => {
        const safety = { ...frozenThread().safety, reason: 'person' as const, turn: null, raisedAt: ago(0) };
        return this.seenBy(this.change(thread, { state: 'frozen', frozen: 'person', safety }), who);
      }),
    ],
    [
      'engagement.thread.acknowledge',
      ThreadView,
      this.onThread((thread, _request, who) => {
        const acknowledged = { by: this.person(who), at: ago(0) };
        return this.seenBy(this.change(thread, { safety: { ...thread.safety, acknowledged } }), who);
      }),
    ],
    [
      'engagement.thread.unfreeze',
      ThreadView,
      this.onThread((thread, request, who) => {
        const votes = [...thread.safety.votes, { by: this.person(who), reason: String(body(request).reason) }];
        return this.seenBy(this.change(thread, { safety: { ...thread.safety, votes } }), who);
      }),
    ],
    ...REGISTER_ROUTES,
  ];
}
