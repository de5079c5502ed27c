// Routes of supervised engagements by name: threads, drafts, alerts, stops.

import { type Answer, ask, query } from './client.js';
import type {
  Draft,
  EngagementTurn,
  NewSubjectMessage,
  NewThread,
  QueuedDraft,
  Received,
  Released,
  Stop,
  Suspicion,
  Thread,
  ThreadRow,
} from './engagement-types.js';
import type { Page } from './types.js';

type Items<T> = Promise<Answer<{ readonly items: readonly T[] }>>;

const thread = (id: string, act: string): string => `engagements/threads/${id}/${act}`;
const draftPath = (id: string, draft: Pick<Draft, 'id'>, act: string): string =>
  thread(id, `drafts/${draft.id}/${act}`);

/** Stops everything, one authorisation or one thread. */
export const stop = (scope: Stop['scope'], target: string | null, reason: string): Items<Stop> =>
  ask('POST', 'engagements/stops', { scope, target, reason });
/** One of two yeses to lift a stop. */
export const liftStop = (id: string, reason: string): Items<Stop> =>
  ask('POST', `engagements/stops/${id}/lift`, { reason });

/** One page of threads. */
export const threads = (cursor?: string, live = false): Promise<Answer<Page<ThreadRow>>> =>
  ask('GET', `engagements/threads${query({ cursor, limit: 100 })}`, undefined, live);
/** Drafts that wait for a yes, the oldest first. */
export const draftQueue = (live = false): Items<QueuedDraft> => ask('GET', 'engagements/queue', undefined, live);
/** Opens a thread; who opens it is its operator. */
export const openThread = (form: NewThread): Promise<Answer<Thread>> => ask('POST', 'engagements/threads', form);
/** One thread. */
export const readThread = (id: string, live = false): Promise<Answer<Thread>> =>
  ask('GET', `engagements/threads/${id}`, undefined, live);
/** The thirty messages before `before`. */
export const olderMessages = (
  id: string,
  before: number,
): Promise<Answer<{ readonly items: readonly EngagementTurn[]; readonly more: boolean }>> =>
  ask('GET', `${thread(id, 'turns')}${query({ before })}`);
/** Puts in what the subject wrote. */
export const receive = (id: string, message: NewSubjectMessage): Promise<Answer<Received>> =>
  ask('POST', thread(id, 'messages'), message);
/** Asks for suggestions. */
export const suggest = (id: string): Promise<Answer<Thread>> => ask('POST', thread(id, 'suggestions'), {});
/** Writes a draft of one's own. */
export const writeDraft = (id: string, text: string): Promise<Answer<Draft>> =>
  ask('POST', thread(id, 'drafts'), { text });
/** Changes a draft: a new revision, an approval of the one before is void. */
export const editDraft = (id: string, draft: Draft, text: string): Promise<Answer<Draft>> =>
  ask('PUT', thread(id, `drafts/${draft.id}`), { text, revision: draft.revision });
/** Rejects a draft with a reason. */
export const rejectDraft = (id: string, draft: Draft, reason: string): Promise<Answer<Draft>> =>
  ask('POST', draftPath(id, draft, 'rejection'), { revision: draft.revision, reason });
/** The legal yes to an active text. */
export const signOffDraft = (id: string, draft: Draft): Promise<Answer<Draft>> =>
  ask('POST', draftPath(id, draft, 'sign-off'), { revision: draft.revision, textSha256: draft.textSha256 });
/** The draft stands on the screen now. */
export const draftShown = (
  id: string,
  draft: Pick<Draft, 'id' | 'revision'>,
): Promise<Answer<{ readonly shownAt: string; readonly approvableAt: string }>> =>
  ask('POST', draftPath(id, draft, 'shown'), { revision: draft.revision }, true);
/** One person's yes to exactly this text. */
export const approveDraft = (id: string, draft: Draft): Promise<Answer<Draft>> =>
  ask('POST', draftPath(id, draft, 'approval'), { revision: draft.revision, textSha256: draft.textSha256 });
/** Lets an approved text out: relay gives it to the officer, SMS sends it. */
export const releaseDraft = (id: string, draft: Draft): Promise<Answer<Released>> =>
  ask('POST', draftPath(id, draft, 'release'));
/** It was sent from the device. */
export const markSent = (id: string, intentId: string, sentAt: string | null): Promise<Answer<Thread>> =>
  ask('POST', thread(id, 'outgoing/sent'), { intentId, sentAt });
/** It did not leave. */
export const markUnsent = (id: string, intentId: string, reason: string): Promise<Answer<Thread>> =>
  ask('POST', thread(id, 'outgoing/unsent'), { intentId, reason });
/** Freezes all sending on the thread. */
export const freeze = (id: string, reason: string): Promise<Answer<Thread>> =>
  ask('POST', thread(id, 'freeze'), { reason });
/** Stops the alert's clock. */
export const acknowledge = (id: string): Promise<Answer<Thread>> => ask('POST', thread(id, 'acknowledgement'));
/** One of two yeses to open it again. */
export const unfreeze = (id: string, reason: string): Promise<Answer<Thread>> =>
  ask('POST', thread(id, 'unfreeze'), { reason });
/** Ends the thread. */
export const closeThread = (id: string, reason: string): Promise<Answer<Thread>> =>
  ask('POST', thread(id, 'closing'), { reason });

/** Grounds on file of a subject. */
export const suspicions = (subject: string): Items<Suspicion> => ask('GET', `engagements/suspicions/${subject}`);
/** Writes grounds down. */
export const recordSuspicion = (subject: string, grounds: string): Items<Suspicion> =>
  ask('POST', `engagements/suspicions/${subject}`, { grounds });
