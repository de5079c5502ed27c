// Who may use which route of the desk on which object: one table, walked by a test and by the router itself.

import { ENGAGEMENT_PERMISSIONS } from './engagement-permissions.js';
import type { Role } from './staff.js';

/** Roles that read what people wrote. `auditor` and `admin` never do. */
export const READERS: readonly Role[] = ['counsellor', 'analyst', 'supervisor'];
const KEEPERS: readonly Role[] = [...READERS, 'admin'];

/** Whose eyes a route is for: anybody at all, anybody signed in, or holders of one of these roles. */
export type Audience = 'anyone' | 'signed_in' | readonly Role[];

/** What a route's `{id}` names. A route about an object answers 404 to those who may not see it, never 403. */
export type ObjectKind = 'none' | 'help_request' | 'review_item' | 'conversation' | 'engagement';

export interface Permission {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under `/api/v1`. */
  readonly path: string;
  readonly audience: Audience;
  readonly object: ObjectKind;
}

/**
 * The table. What stands here and, where engagements are on, in that of engagement-permissions.ts, is all that the desk's port answers
 * under `/api/v1`; everything else is 404.
 */
export const PERMISSIONS = {
  'openapi.get': { method: 'GET', path: '/openapi.json', audience: 'anyone', object: 'none' },
  'session.start': { method: 'POST', path: '/session', audience: 'anyone', object: 'none' },
  'session.get': { method: 'GET', path: '/session', audience: 'signed_in', object: 'none' },
  'session.end': { method: 'DELETE', path: '/session', audience: 'signed_in', object: 'none' },
  'queue.list': { method: 'GET', path: '/queue', audience: READERS, object: 'none' },
  'help.claim': { method: 'POST', path: '/help-requests/:id/claim', audience: READERS, object: 'help_request' },
  'help.release': { method: 'POST', path: '/help-requests/:id/release', audience: READERS, object: 'help_request' },
  'help.pass_on': { method: 'POST', path: '/help-requests/:id/pass-on', audience: READERS, object: 'help_request' },
  'help.close': { method: 'POST', path: '/help-requests/:id/close', audience: READERS, object: 'help_request' },
  'review.read': { method: 'GET', path: '/review-items/:id', audience: READERS, object: 'review_item' },
  'review.claim': { method: 'POST', path: '/review-items/:id/claim', audience: READERS, object: 'review_item' },
  'review.release': { method: 'POST', path: '/review-items/:id/release', audience: READERS, object: 'review_item' },
  'review.decide': { method: 'POST', path: '/review-items/:id/decisions', audience: READERS, object: 'review_item' },
  'conversation.read': { method: 'GET', path: '/conversations/:id', audience: READERS, object: 'conversation' },
  'turns.read': { method: 'GET', path: '/conversations/:id/turns', audience: READERS, object: 'conversation' },
  'conversation.take_over': {
    method: 'POST',
    path: '/conversations/:id/take-over',
    audience: READERS,
    object: 'conversation',
  },
  'message.send': { method: 'POST', path: '/conversations/:id/messages', audience: READERS, object: 'conversation' },
  'conversation.hand_back': {
    method: 'POST',
    path: '/conversations/:id/hand-back',
    audience: READERS,
    object: 'conversation',
  },
  'conversation.clear_word': {
    method: 'POST',
    path: '/conversations/:id/code-word/clear',
    audience: READERS,
    object: 'conversation',
  },
  'note.add': { method: 'POST', path: '/conversations/:id/notes', audience: READERS, object: 'conversation' },
  'events.follow': { method: 'GET', path: '/events', audience: 'signed_in', object: 'none' },
  'roster.read': { method: 'GET', path: '/roster', audience: KEEPERS, object: 'none' },
  'roster.put': { method: 'PUT', path: '/roster/me', audience: READERS, object: 'none' },
  'deliveries.list': { method: 'GET', path: '/deliveries', audience: KEEPERS, object: 'none' },
  'entries.list': { method: 'GET', path: '/entries', audience: KEEPERS, object: 'none' },
  'audit.list': { method: 'GET', path: '/audit', audience: ['auditor'], object: 'none' },
  'audit.chains': { method: 'GET', path: '/audit/chains', audience: ['auditor'], object: 'none' },
  'holds.list': { method: 'GET', path: '/holds', audience: ['supervisor', 'auditor'], object: 'none' },
  'hold.act': { method: 'POST', path: '/holds', audience: ['supervisor'], object: 'none' },
  'indicators.list': { method: 'GET', path: '/indicators', audience: 'signed_in', object: 'none' },
} as const satisfies Readonly<Record<string, Permission>>;

const ALL_PERMISSIONS = { ...PERMISSIONS, ...ENGAGEMENT_PERMISSIONS } as const;

/** Name of a route of the help line. */
export type HelpLineRoute = keyof typeof PERMISSIONS;
/** Name of a route; also the name of the act in the audit log. */
export type DeskRoute = keyof typeof ALL_PERMISSIONS;

/** What the table says of a route. */
export function permission(route: DeskRoute): Permission {
  return ALL_PERMISSIONS[route];
}

/**
 * Whether somebody may use a route at all. `roles` is null for nobody signed in. Deny by default: `sign_in` asks to sign
 * in, `not_found` hides an object, `forbidden` says that the role is missing.
 */
export function mayUse(route: DeskRoute, roles: readonly Role[] | null): 'yes' | 'sign_in' | 'forbidden' | 'not_found' {
  const { audience, object } = permission(route);
  if (audience === 'anyone') return 'yes';
  if (roles === null) return 'sign_in';
  if (audience === 'signed_in') return 'yes';
  if (audience.some((role) => roles.includes(role))) return 'yes';
  return object === 'none' ? 'forbidden' : 'not_found';
}

/** What decides whether somebody may see one conversation. */
export interface ConversationFacts {
  /** The person asked for erasure: nobody sees it any more. */
  readonly hidden: boolean;
  /** It has, or had, a help request or a text to review. */
  readonly inQueue: boolean;
  /** Who writes to the person now. */
  readonly holderId: string | null;
}

/**
 * Need to know: a conversation is seen because somebody in it asked for, or is owed, a human, or a text in it is to be
 * judged, or one writes in it. Only a supervisor sees the others.
 */
export function maySeeConversation(
  actor: { readonly id: string; readonly roles: readonly Role[] },
  facts: ConversationFacts,
): boolean {
  if (facts.hidden || !READERS.some((role) => actor.roles.includes(role))) return false;
  return facts.inQueue || facts.holderId === actor.id || actor.roles.includes('supervisor');
}

/** A help request stays visible when its conversation is hidden, so that staff are told first; a text to review does not. */
export function maySeeItem(
  actor: { readonly roles: readonly Role[] },
  item: { readonly kind: 'help' | 'review'; readonly hidden: boolean },
): boolean {
  if (!READERS.some((role) => actor.roles.includes(role))) return false;
  return item.kind === 'help' || !item.hidden;
}
