// The one warning of a campaign: in reply, once, in words that two people approved beforehand; then the thread ends (rule 19).

import type { Authorisation } from '../../domain/authorisation.js';
import type { Campaign, CampaignText } from '../../domain/campaign.js';
import type { PolicySet } from '../../domain/country-policy.js';
import type { Thread } from '../../domain/engagement.js';
import { refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import type { TextSigns } from '../../domain/text-signs.js';
import { isWellFormed } from './canonical.js';
import { isNotSexual } from './drafts.js';
import { languageIsSure } from './policy.js';
import type { EngagementPorts } from './ports.js';

/** People who approve a campaign's text. */
const APPROVERS = 2;

/** Two different people approved exactly this text, and neither wrote it. */
function isApproved({ text, author, approvals }: CampaignText, sha256: string): boolean {
  if (!isWellFormed(text)) return false;
  const good = approvals.filter(({ by, textSha256 }) => by !== author && textSha256 === sha256);
  return new Set(good.map(({ by }) => by)).size >= APPROVERS;
}

/**
 * What can be said of a warning's text before there is a thread: nobody should read and approve one that every rule would hold back.
 * `signs`: of the text, read as being in `language`.
 */
export function mayBecomeWarning(
  { language, text, signs }: { readonly language: string; readonly text: string; readonly signs: TextSigns },
  policies: PolicySet,
): readonly Verdict[] {
  return [
    languageIsSure(policies, signs),
    isNotSexual(signs),
    verdict('deterrence', [
      [!isWellFormed(text), 'not_well_formed'],
      [signs.lang !== language, 'in_another_language'],
      [signs.contacts.length === 0, 'no_help_named'],
    ]),
  ];
}

/** Whether this text may be the warning of this thread. `signs`: of the text. */
export function mayWarn(
  thread: Thread,
  campaign: Campaign | null,
  authorisation: Authorisation,
  draft: { readonly text: string; readonly signs: TextSigns },
  { sha256 }: Pick<EngagementPorts, 'sha256'>,
): Verdict {
  if (campaign === null) return refuses('deterrence', 'no_campaign');
  const text = campaign.texts.find((one) => one.language === thread.language);
  return verdict('deterrence', [
    [
      authorisation.campaignId !== campaign.id || campaign.authorisationId !== authorisation.id,
      'no_authorisation_of_its_own',
    ],
    [thread.ended !== null, 'ended'],
    [thread.heard === 0, 'not_in_reply'],
    [thread.lastOursAt !== null, 'not_the_only_message'],
    [text === undefined, 'no_text_in_this_language'],
    [text !== undefined && text.text !== draft.text, 'another_text'],
    [text !== undefined && !isApproved(text, sha256(draft.text)), 'not_approved_by_two'],
    [draft.signs.contacts.length === 0, 'no_help_named'],
  ]);
}

/** An ordinary message never leaves under a campaign's authorisation, and none after the end. */
export function isNoCampaign(thread: Thread, authorisation: Authorisation): Verdict {
  return verdict('deterrence', [
    [authorisation.campaignId !== null, 'campaign_sends_its_warning_only'],
    [thread.ended !== null, 'ended'],
  ]);
}
