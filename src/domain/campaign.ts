// Deterrence: one lawful warning, once, in reply to a contact (rule 19). The only text that is ever approved beforehand.

import type { Instant } from './clock.js';

/** A campaign and its one text in each language. */
export interface Campaign {
  readonly id: string;
  readonly authorisationId: string;
  readonly texts: readonly CampaignText[];
}

/** One language's text. Two people who did not write it approve it, bound to its hash. */
export interface CampaignText {
  readonly language: string;
  readonly text: string;
  readonly author: string;
  readonly approvals: readonly { readonly by: string; readonly textSha256: string; readonly at: Instant }[];
}
