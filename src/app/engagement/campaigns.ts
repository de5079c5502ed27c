// Campaigns of deterrence: one text a language, approved beforehand by two people who did not write it.

import type { Officer } from '../../domain/authorisation.js';
import { ok } from '../../domain/result.js';
import { AUTHORISATIONS, CAMPAIGNS } from './row-kinds.js';
import { type EngagementTools, NOT_FOUND, type Outcome, refused, STALE } from './tools.js';

/** Makes a campaign under the authorisation that names it. */
export async function createCampaign(
  campaign: { readonly id: string; readonly authorisationId: string },
  officer: Officer,
  { rows }: EngagementTools,
): Promise<Outcome<string>> {
  const { granted } = (await rows.load(AUTHORISATIONS, campaign.authorisationId)).state;
  if (granted?.campaignId !== campaign.id) return refused('not_named');
  const event = { kind: 'created', ...campaign } as const;
  const written = await rows.change(CAMPAIGNS, campaign.id, ({ state }) =>
    state === null ? ok({ uid: 'created', by: officer.id, event }) : refused('wrong_state'),
  );
  return written.ok ? ok(campaign.id) : written;
}

/** Writes a language's text. Approvals of the one before are void. */
export async function writeCampaignText(
  { id, language, text }: { readonly id: string; readonly language: string; readonly text: string },
  officer: Officer,
  { rows, ids }: EngagementTools,
): Promise<Outcome<string>> {
  const event = { kind: 'text', language, text } as const;
  const written = await rows.change(CAMPAIGNS, id, ({ state }) =>
    state === null ? NOT_FOUND : ok({ uid: ids.random(), by: officer.id, event }),
  );
  return written.ok ? ok(id) : written;
}

/** One of two yeses to exactly this text. */
export async function approveCampaignText(
  { id, language, sha256 }: { readonly id: string; readonly language: string; readonly sha256: string },
  officer: Officer,
  { rows, ids, ports }: EngagementTools,
): Promise<Outcome<string>> {
  const written = await rows.change(CAMPAIGNS, id, ({ state }) => {
    const text = state?.texts.find((one) => one.language === language);
    if (text === undefined) return NOT_FOUND;
    if (ports.sha256(text.text) !== sha256) return STALE;
    if (text.author === officer.id || text.approvals.some(({ by }) => by === officer.id)) return refused('own_text');
    const event = { kind: 'text_approved', language, textSha256: sha256 } as const;
    return ok({ uid: ids.random(), by: officer.id, event });
  });
  return written.ok ? ok(id) : written;
}
