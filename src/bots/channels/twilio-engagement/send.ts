// Sends an SMS by Twilio's API, once.

import type { SendSms, SmsOutcome } from '../../../domain/engagement-sms.js';

/** A call that takes longer may have been taken all the same. */
const PATIENCE_MS = 10_000;
/** Errors before a connection stood: nothing can have left. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** An account of the engagements' own. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** `https://api.twilio.com` without a slash at the end. */
  readonly apiRoot: string;
}

/** How SMS leave by this account. Nothing of a text or a number is ever in an error. */
export function twilioSender({ accountSid, authToken, apiRoot }: TwilioAccount): SendSms {
  const url = `${apiRoot}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return async ({ from, to, text }) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ From: from, To: to, Body: text }).toString(),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.body?.cancel();
      return outcomeOf(response.status);
    } catch (error) {
      return NOT_CONNECTED.includes(codeOf(error)) ? 'refused' : 'unknown';
    }
  };
}

/** What Twilio refused (400, 401, 404, 429 …) it did not take; a fault of its own says nothing. */
function outcomeOf(status: number): SmsOutcome {
  if (status >= 200 && status < 300) return 'sent';
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
