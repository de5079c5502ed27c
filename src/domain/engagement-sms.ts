// SMS of engagements: numbers of their own, named by an authorisation, never those of a help line.

/** What came of handing an SMS over. `unknown`: nobody can tell whether it left; it is never sent again. */
export type SmsOutcome = 'sent' | 'refused' | 'unknown';

/** Sends one SMS. Never throws, and never tries twice. Numbers as E.164. */
export type SendSms = (message: {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}) => Promise<SmsOutcome>;

/** An SMS that came in. */
export interface InboundSms {
  /** The provider's id: the same again is the same message. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Files that came with it; they stay with the provider, and are only counted. */
  readonly files: number;
}
