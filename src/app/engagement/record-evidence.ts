// Every record of engagements as evidence: what it is called there, and its content as bytes.

import type { ThreadEvent } from '../../bots/engagement/casework.js';
import type { EngagementRecord, Realm } from '../../domain/engagement-record.js';
import type { EvidenceKind, EvidenceMeta, NewEvidence } from '../../domain/evidence.js';

/** Kinds of records that have a kind of evidence of their own; all others are notes. */
const KINDS: Readonly<Partial<Record<string, EvidenceKind>>> = {
  inbound: 'inbound',
  drafted: 'draft',
  suggested: 'draft',
  edited: 'edit',
  rejected: 'rejection',
  signed_off: 'approval',
  approved: 'approval',
  blocked: 'blocked',
  sent: 'outbound',
  frozen: 'safeguarding',
  acknowledged: 'safeguarding',
  unfreeze_voted: 'safeguarding',
  requested: 'authorisation',
  renewal_requested: 'authorisation',
  grant: 'authorisation',
  renewal: 'authorisation',
  token: 'authorisation',
  revocation: 'revocation',
  registered: 'persona',
  changed: 'persona',
  checked: 'persona',
  used: 'persona',
};

type Placed = Pick<EngagementRecord, 'id' | 'uid' | 'kind' | 'at' | 'by'>;

/** Under which thread of the evidence log a row stands: a thread under its own id, all else apart. */
export function evidenceThread(realm: Realm, id: string): string {
  return realm === 'thread' ? id : `${realm}.${id}`;
}

/** The record's own id in the evidence log. */
export function evidenceUid(realm: Realm, id: string, uid: string): string {
  return `${realm}:${id}:${uid}`;
}

/** A record as evidence. Messages are kept as their text, all else as JSON. */
export function evidenceOf(realm: Realm, record: Placed, event: { readonly kind: string }): NewEvidence {
  const { id, uid, kind, at, by } = record;
  const text = realm === 'thread' ? messageText(event as ThreadEvent) : null;
  return {
    uid: evidenceUid(realm, id, uid),
    threadId: evidenceThread(realm, id),
    kind: KINDS[kind] ?? 'note',
    at,
    by,
    content: Buffer.from(text ?? JSON.stringify(event), 'utf8'),
    mediaType: text === null ? 'application/json' : 'text/plain',
    meta: realm === 'thread' ? metaOf(event as ThreadEvent) : { record: kind },
    forSubject: false,
  };
}

function messageText(event: ThreadEvent): string | null {
  switch (event.kind) {
    case 'inbound':
    case 'sent':
    case 'blocked':
      return event.text;
    case 'drafted':
    case 'edited':
      return event.draft.text;
    default:
      return null;
  }
}

function metaOf(event: ThreadEvent): EvidenceMeta {
  switch (event.kind) {
    case 'sent':
      return { record: event.kind, intent: event.intentId, draft: event.draftId, how: event.how, sentAt: event.sentAt };
    case 'drafted':
    case 'edited': {
      const { id, revision, author, versions } = event.draft;
      return { record: event.kind, draft: id, revision, author, policy: versions.policy, words: versions.words };
    }
    case 'blocked':
      return {
        record: event.kind,
        draft: event.draftId,
        revision: event.revision,
        stage: event.at,
        rules: event.verdicts.map(({ rule, why }) => `${rule}:${why}`).join(' '),
      };
    default:
      return { record: event.kind };
  }
}
