// Routes of campaigns of one lawful warning by name, and their shapes.

import { type Answer, ask, query } from './client.js';
import type { Page, Person } from './types.js';

/** One language's text; who said yes to exactly this one. */
export interface CampaignText {
  readonly language: string;
  readonly text: string;
  readonly sha256: string;
  readonly author: Person;
  readonly approvals: readonly { readonly by: Person; readonly at: string }[];
  /** By two people who did not write it. */
  readonly approved: boolean;
  readonly readingMs: number;
}

/** One campaign. `contacts`: who wrote and who was warned, by language; null: not known yet. */
export interface Campaign {
  readonly id: string;
  readonly authorisationId: string;
  readonly by: Person;
  readonly texts: readonly CampaignText[];
  readonly contacts: readonly { readonly language: string | null; readonly wrote: number; readonly warned: number }[];
}

const text = (id: string, language: string): string => `engagements/campaigns/${id}/texts/${language}`;

/** One page of campaigns. */
export const campaigns = (cursor?: string): Promise<Answer<Page<Campaign>>> =>
  ask('GET', `engagements/campaigns${query({ cursor })}`);
/** One campaign. */
export const campaign = (id: string): Promise<Answer<Campaign>> => ask('GET', `engagements/campaigns/${id}`);
/** Makes one under the authorisation that names it. */
export const makeCampaign = (id: string, authorisationId: string): Promise<Answer<Campaign>> =>
  ask('POST', 'engagements/campaigns', { id, authorisationId });
/** Writes a language's text; yeses to the one before are void. */
export const writeCampaignText = (id: string, language: string, words: string): Promise<Answer<Campaign>> =>
  ask('PUT', text(id, language), { text: words });
/** The text stands on the screen now. */
export const campaignTextShown = (
  id: string,
  { language, sha256 }: CampaignText,
): Promise<Answer<{ readonly approvableAt: string }>> => ask('POST', `${text(id, language)}/shown`, { sha256 }, true);
/** One of two yeses to exactly this text. */
export const approveCampaignText = (id: string, { language, sha256 }: CampaignText): Promise<Answer<Campaign>> =>
  ask('POST', `${text(id, language)}/approval`, { sha256 });
