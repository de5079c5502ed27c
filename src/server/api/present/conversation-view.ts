// The conversation screen, as it is sent.

import type { ConversationScreen, OpenNote } from '../../../app/desk/read-conversation.js';
import type { SeenConversation } from '../../../app/desk/see-conversation.js';
import type { Instant } from '../../../domain/clock.js';
import type { Session } from '../../../domain/session.js';
import type { Staff } from '../../../domain/staff.js';
import type { SentenceLanguage } from '../route.js';
import { iso, isoOrNull } from '../schemas/common.js';
import type { ConversationView, NoteView, TalkChanged, TalkState } from '../schemas/conversations.js';
import { queueRow, reviewView } from './queue-row.js';
import { turnsPage, type Words } from './turn-view.js';

/** For whom and when a screen is made. */
export interface Viewer {
  readonly staff: Staff;
  readonly language: SentenceLanguage;
  readonly now: Instant;
}

/** The whole screen. */
export function conversationView(screen: ConversationScreen, viewer: Viewer, words: Words): ConversationView {
  const { seen, page, help, review, sending } = screen;
  const { items, before } = turnsPage(page, words, viewer.now);
  return {
    id: seen.summary.id,
    channel: seen.summary.channel,
    startedAt: iso(seen.summary.startedAt),
    lastAt: iso(seen.summary.lastAt),
    seenTurn: seen.lastTurn,
    talk: talkState(seen.session),
    turns: items,
    ...(before === undefined ? undefined : { before }),
    unprocessed: screen.unprocessed.map(({ entry, body }) => ({
      seq: entry.seq,
      at: iso(entry.at),
      state: entry.state === 'quarantined' ? 'quarantined' : 'pending',
      text: body.kind === 'inbound' ? body.text : null,
    })),
    helpRequest: help === null ? null : queueRow(help, viewer.language, viewer.now),
    reviewItem: review === null ? null : reviewView(review, viewer.staff, viewer.language, viewer.now),
    notes: screen.notes.map(noteView),
    sameReport: screen.sameReport.map(({ conversationId, at }) => ({ conversationId, at: iso(at) })),
    sending: { allowed: sending.allowed, why: sending.why, until: isoOrNull(sending.until) },
  };
}

/** One note. */
export function noteView({ note, text }: OpenNote): NoteView {
  return { id: note.id, by: { id: note.by.id, name: note.by.name }, at: iso(note.at), text };
}

/** Where the talk stands after it was taken over or handed back. */
export function talkChanged(seen: SeenConversation, help: ConversationScreen['help'], viewer: Viewer): TalkChanged {
  return {
    conversationId: seen.summary.id,
    talk: talkState(seen.session),
    helpRequest: help === null ? null : queueRow(help, viewer.language, viewer.now),
  };
}

function talkState(session: Session): TalkState {
  return {
    status: session.status,
    closedBy: session.closedBy,
    language: session.language,
    languageHow: session.languageHow,
    country: session.country,
    danger: session.danger,
    phone: session.phone,
    help: session.help === null ? null : { since: iso(session.help.since), reason: session.help.reason },
    heldBy: session.holder,
    risk: session.risk,
    labels: [...session.labels],
    lastInboundAt: isoOrNull(session.lastInboundAt),
    codeWord: codeWordState(session),
  };
}

function codeWordState({ codeWord, door }: Session): TalkState['codeWord'] {
  if (door?.is === 'shut') return 'asked';
  if (door?.is === 'decoy') return 'failed';
  if (codeWord === null) return 'none';
  return door === undefined ? 'set' : 'given';
}
