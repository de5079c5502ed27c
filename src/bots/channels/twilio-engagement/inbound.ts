// An SMS that Twilio hands over: is it from Twilio, and what does it say?

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InboundSms } from '../../../domain/engagement-sms.js';

/** The fields of the form, as they came. */
export type TwilioFields = Readonly<Record<string, string>>;

/** Whether the signature is the one that this account gives to these fields at this address (`X-Twilio-Signature`). */
export function isFromTwilio(fields: TwilioFields, signature: string, url: string, authToken: string): boolean {
  const signed = Object.keys(fields)
    .sort()
    .reduce((text, name) => `${text}${name}${fields[name] ?? ''}`, url);
  const expected = createHmac('sha1', authToken).update(Buffer.from(signed, 'utf8')).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The message; null when it is none. */
export function parseSms({ MessageSid, From, To, Body, NumMedia }: TwilioFields): InboundSms | null {
  if (MessageSid === undefined || From === undefined || To === undefined || !/^[A-Za-z0-9]{1,64}$/.test(MessageSid))
    return null;
  return { id: MessageSid, from: From, to: To, text: Body ?? '', files: Number.parseInt(NumMedia ?? '0', 10) || 0 };
}
