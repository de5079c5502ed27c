// A message of the subject's, pasted or imported: hashed and kept as evidence before anything else, then read, and what follows from it.

import { isLive } from '../../bots/engagement/authorisation.js';
import type { Case, MediaFact, ThreadEvent } from '../../bots/engagement/casework.js';
import { standing } from '../../bots/engagement/numbered.js';
import { type Custody, type ThreadEvent as Follows, heardFrom } from '../../bots/engagement/thread.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import type { EvidenceKind } from '../../domain/evidence.js';
import { ok } from '../../domain/result.js';
import { type CaseRow, changeCase, type Decided, openCase } from './cases.js';
import type { InboundReading } from './read-inbound.js';
import { evidenceUid } from './record-evidence.js';
import type { Released } from './release.js';
import { ALL, AUTHORISATIONS, SAFEGUARDING, THREADS } from './row-kinds.js';
import { suggestDrafts } from './suggest.js';
import { type EngagementTools, type Outcome, refused } from './tools.js';
import { warnOnce } from './warn.js';

/** What came in. `id`: of whoever hands it in; the same again is the same message. */
export interface SubjectMessage {
  readonly id: string;
  readonly text: string;
  readonly writtenAt: Instant | null;
  readonly capturedSha256: string | null;
  readonly media: readonly { readonly name: string; readonly mediaType: string; readonly data: Uint8Array }[];
}

/** What came of it. */
export interface Received {
  readonly turn: number;
  readonly repeated: boolean;
  readonly events: readonly string[];
  readonly drafts: readonly string[];
  readonly warning: Released | null;
}

/** Takes it in. Throws `conflict` where the text does not have the hash that was taken on the device. */
export async function receiveMessage(
  threadId: string,
  message: SubjectMessage,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Received>> {
  const uid = `in:${message.id}`;
  const [seen, there] = await Promise.all([
    openCase(threadId, officer, tools),
    tools.rows.byUid(THREADS, threadId, uid),
  ]);
  if (!seen.ok) return seen;
  if (seen.value.state.thread.operator !== officer.id) return refused('other_operator');
  if (there?.event.kind !== 'inbound') {
    const reading = await tools.readInbound(message.text, seen.value.state.thread.language ?? undefined);
    return await takeIn(threadId, uid, { message, reading }, officer, tools);
  }
  if (there.event.text !== message.text) return refused('other_text');
  const { turn, told } = there.event;
  return ok({ turn, repeated: true, events: told, drafts: [], warning: null });
}

async function takeIn(
  threadId: string,
  uid: string,
  { message, reading }: { readonly message: SubjectMessage; readonly reading: InboundReading },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Received>> {
  const media = await capture(threadId, uid, message, tools);
  let written: Extract<ThreadEvent, { kind: 'inbound' }> | undefined;
  const takes = async ({ state }: CaseRow): Promise<Decided> => {
    written = await inbound(state, { message, reading, media }, tools);
    return ok({ event: written, uid, by: 'subject' });
  };
  const changed = await changeCase(threadId, officer, tools, takes, true);
  if (!changed.ok) return changed;
  if (written === undefined) return refused('wrong_state');
  const { turn, told, custody } = written;
  await noteSigns(threadId, uid, written, tools);
  if (told.some((one) => one.startsWith('frozen'))) tools.alarm.ring('safeguarding', 1);
  const warning = custody.live ? await warnOnce(threadId, officer, tools) : null;
  const drafts = custody.live && warning === null ? await suggestDrafts(threadId, officer, tools, true) : ok([]);
  return ok({ turn, repeated: false, events: told, drafts: drafts.ok ? drafts.value : [], warning });
}

/** Hashes and keeps it, text first. Files are sealed in the evidence log and lie nowhere else. */
async function capture(
  threadId: string,
  uid: string,
  { text, capturedSha256, writtenAt, media }: SubjectMessage,
  { evidence, clock }: EngagementTools,
): Promise<readonly MediaFact[]> {
  const base = { threadId, kind: 'inbound', at: clock.now(), by: 'subject', forSubject: false } as const;
  const name = evidenceUid('thread', threadId, uid);
  await evidence.record({
    ...base,
    uid: name,
    content: Buffer.from(text, 'utf8'),
    mediaType: 'text/plain',
    meta: { record: 'inbound', writtenAt, files: media.length },
    ...(capturedSha256 !== null && { capturedSha256 }),
  });
  const facts: MediaFact[] = [];
  for (const [i, { name: file, mediaType, data }] of media.entries()) {
    const meta = { record: 'media', name: file, n: i + 1 };
    await evidence.record({ ...base, uid: `${name}:media:${i + 1}`, content: data, mediaType, meta });
    facts.push({ name: file, mediaType, bytes: data.length, sha256: await sha256Of(data) });
  }
  return facts;
}

async function sha256Of(data: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(data))).toString('hex');
}

async function inbound(
  { thread }: Case,
  {
    message: { text, writtenAt },
    reading: { signs, readers, labels: found },
    media,
  }: {
    readonly message: SubjectMessage;
    readonly reading: InboundReading;
    readonly media: readonly MediaFact[];
  },
  tools: EngagementTools,
): Promise<Extract<ThreadEvent, { kind: 'inbound' }>> {
  const custody = await custodyOf({ thread }, tools);
  const at = tools.clock.now();
  const { events } = heardFrom(thread, { at, text, signs, media: media.length }, custody);
  const refusal = custody.live && signs.refusal ? ['refusal'] : [];
  const told = [...events.map(wordOf), ...refusal];
  const labels = custody.live ? found : [];
  return { kind: 'inbound', turn: thread.turns + 1, text, signs, media, custody, labels, readers, writtenAt, told };
}

/** Whether anybody may read it now, and who is alerted. */
async function custodyOf({ thread }: Pick<Case, 'thread'>, { rows, clock }: EngagementTools): Promise<Custody> {
  const [authorisation, safeguarding] = await Promise.all([
    rows.load(AUTHORISATIONS, thread.authorisationId),
    rows.load(SAFEGUARDING, ALL),
  ]);
  const { granted, documents } = authorisation.state;
  const officers = safeguarding.state;
  const now = granted === null ? null : standing(granted, documents);
  const live = now?.state === 'live' && isLive(now.authorisation, clock.now(), thread.latestAt).ok;
  return { live, offence: granted?.offence ?? 'document_fraud', officers };
}

function wordOf(event: Follows): string {
  if (event.kind === 'collateral') return `collateral:${event.why}`;
  if (event.kind === 'frozen') return `frozen:${event.reason}`;
  return event.kind === 'graver_offence' ? `graver_offence:${event.offence}` : event.kind;
}

/** What speaks for the subject stands in the evidence by itself, so that a disclosure cannot leave it out. */
async function noteSigns(
  threadId: string,
  uid: string,
  { told, turn }: Extract<ThreadEvent, { kind: 'inbound' }>,
  { evidence, clock }: EngagementTools,
): Promise<void> {
  const kinds: readonly EvidenceKind[] = [
    ...(told.includes('refusal') ? (['refusal'] as const) : []),
    ...(told.some((one) => one.startsWith('frozen')) ? (['safeguarding'] as const) : []),
  ];
  for (const kind of kinds) {
    await evidence.record({
      uid: `${evidenceUid('thread', threadId, uid)}:${kind}`,
      threadId,
      kind,
      at: clock.now(),
      by: 'system',
      content: Buffer.from(JSON.stringify({ turn, told }), 'utf8'),
      mediaType: 'application/json',
      meta: { record: 'sign', turn },
      forSubject: true,
    });
  }
}
