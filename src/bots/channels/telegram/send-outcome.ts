// What Telegram's answers, and its silence, mean for a message that was to be sent.

import type { SendOutcome } from '../../../domain/push.js';

/** A send that did not end with the platform's yes. */
export type Failure = Exclude<SendOutcome, { readonly kind: 'sent' }>;

/** The Bot API's own refusal, as telegraf throws it. */
interface Refusal {
  readonly response: {
    readonly error_code: number;
    readonly description?: unknown;
    readonly parameters?: { readonly retry_after?: unknown };
  };
}

/** No connection came about, so nothing was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPROTO']);
/** The Bot API has no codes for these: its descriptions are all that tells them apart. */
const CHAT_GONE = /chat not found|user not found|peer_id_invalid|group chat was upgraded/i;
const PERSON_GONE = /deactivated/i;
const NOT_THERE = /message to delete not found/i;
/** A 429 without `retry_after` has not been seen; this waits in that case. */
const UNKNOWN_WAIT_MS = 5_000;

/** What a thrown error means. Everything that may have reached the platform is `unknown`. */
export function outcomeOf(error: unknown): Failure {
  if (isRefusal(error)) return ofRefusal(error);
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (typeof code === 'string' && NOT_CONNECTED.has(code))
    return { kind: 'later', why: 'platform_down', afterMs: null, scope: 'account' };
  return { kind: 'unknown' };
}

/** The error code of the Bot API's answer, or undefined when there was no answer. */
export function codeOf(error: unknown): number | undefined {
  return isRefusal(error) ? error.response.error_code : undefined;
}

/** Whether a message that was to be deleted is not there any more. Whatever else Telegram says, it may still stand on the device. */
export function isGone(error: unknown): boolean {
  return isRefusal(error) && NOT_THERE.test(String(error.response.description ?? ''));
}

/** Milliseconds that a 429 asks for. */
export function waitAskedFor(error: unknown): number {
  const seconds = isRefusal(error) ? error.response.parameters?.retry_after : undefined;
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : UNKNOWN_WAIT_MS;
}

function ofRefusal(error: Refusal): Failure {
  const { error_code: code, description } = error.response;
  const says = String(description ?? '');
  if (code === 429) return { kind: 'later', why: 'rate_limited', afterMs: waitAskedFor(error), scope: 'chat' };
  // The gateway gave up waiting for what is behind it: that may have sent the message all the same.
  if (code === 504) return { kind: 'unknown' };
  if (code >= 500) return { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' };
  // A token that was revoked is 401, one that never was is 404.
  if (code === 401 || code === 404) return { kind: 'later', why: 'not_authorised', afterMs: null, scope: 'account' };
  if (code === 403) return { kind: 'refused', why: PERSON_GONE.test(says) ? 'chat_gone' : 'blocked_by_person' };
  return { kind: 'refused', why: CHAT_GONE.test(says) ? 'chat_gone' : 'rejected_content' };
}

function isRefusal(error: unknown): error is Refusal {
  const response = (error as { readonly response?: unknown } | null)?.response;
  return (
    typeof response === 'object' &&
    response !== null &&
    typeof (response as { readonly error_code?: unknown }).error_code === 'number'
  );
}
