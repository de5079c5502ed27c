// Campaigns of deterrence: one text a language, approved beforehand by two people who did not write it.

import { wasRead } from '../../bots/engagement/approval.js';
import { mayBecomeWarning } from '../../bots/engagement/deterrence.js';
import type { CampaignFile } from '../../bots/engagement/registers.js';
import type { Officer } from '../../domain/authorisation.js';
import type { CampaignText } from '../../domain/campaign.js';
import { ok } from '../../domain/result.js';
import { noteShown, type Shown, takeReading } from './reading.js';
import { AUTHORISATIONS, CAMPAIGNS, READERS } from './row-kinds.js';
import { blocked, type EngagementTools, NOT_FOUND, type Outcome, refused, STALE } from './tools.js';

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

/** Writes a language's text. Approvals of the one before are void. One that no rule would ever let out is refused. */
export async function writeCampaignText(
  { id, language, text }: { readonly id: string; readonly language: string; readonly text: string },
  officer: Officer,
  { rows, ids, ports, policies }: EngagementTools,
): Promise<Outcome<string>> {
  const verdicts = mayBecomeWarning({ language, text, signs: ports.readSigns(text, language) }, policies);
  const event = { kind: 'text', language, text } as const;
  const written = await rows.change(CAMPAIGNS, id, ({ state }) => {
    if (state === null) return NOT_FOUND;
    if (verdicts.some((one) => !one.ok)) return blocked(verdicts);
    if (textIn(state, language)?.text === text) return refused('same_text');
    return ok({ uid: ids.random(), by: officer.id, event });
  });
  return written.ok ? ok(id) : written;
}

/** One text of a campaign, by its language and the hash of exactly what is meant. */
interface Meant {
  readonly id: string;
  readonly language: string;
  readonly sha256: string;
}

/** Notes that a text stands before somebody now. */
export async function showCampaignText(
  meant: Meant,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Shown>> {
  const { state } = await tools.rows.load(CAMPAIGNS, meant.id);
  const text = textIn(state, meant.language)?.text;
  if (text === undefined) return NOT_FOUND;
  if (tools.ports.sha256(text) !== meant.sha256) return STALE;
  const { script } = tools.ports.readSigns(text, meant.language);
  return await noteShown(placeOf(meant), { text, script }, officer, tools);
}

/** One of two yeses to exactly this text, from somebody before whom it stood for as long as reading it takes. */
export async function approveCampaignText(
  meant: Meant,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<string>> {
  const { id, language, sha256 } = meant;
  const { rows, ids, ports } = tools;
  const uid = ids.random();
  const written = await rows.change(CAMPAIGNS, id, async ({ state }) => {
    const text = textIn(state, language);
    if (text === undefined) return NOT_FOUND;
    if (ports.sha256(text.text) !== sha256) return STALE;
    if (text.author === officer.id || text.approvals.some(({ by }) => by === officer.id)) return refused('own_text');
    const read = await readNow(meant, text, { uid, officer }, tools);
    if (!read.ok) return read;
    const event = { kind: 'text_approved', language, textSha256: sha256 } as const;
    return ok({ uid, by: officer.id, event });
  });
  return written.ok ? ok(id) : written;
}

/** Whether they read it; if so, the time is used up. Asked again by the same act it is not read twice. */
async function readNow(
  meant: Meant,
  { text }: CampaignText,
  { uid, officer }: { readonly uid: string; readonly officer: Officer },
  tools: EngagementTools,
): Promise<Outcome<unknown>> {
  const { rows, clock, ports } = tools;
  if ((await rows.byUid(READERS, officer.id, uid)) !== undefined) return ok(null);
  const reader = await rows.load(READERS, officer.id);
  const place = placeOf(meant);
  const shown = reader.state.shown.find(({ draftId }) => draftId === place.draftId);
  if (shown === undefined) return refused('not_shown');
  const times = { shownAt: shown.at, lastApprovalAt: reader.state.lastApprovalAt, at: clock.now() };
  const verdict = wasRead(times, { text, at: shown.at }, ports.readSigns(text, meant.language).script);
  return verdict.ok ? await takeReading({ ...place, id: uid }, reader.n, officer, tools) : blocked([verdict]);
}

/** Under which name a person's readings keep it: another text has another name. */
function placeOf({ id, language, sha256 }: Meant): { readonly draftId: string; readonly revision: number } {
  return { draftId: `campaign:${id}:${language}:${sha256}`, revision: 1 };
}

function textIn(state: CampaignFile | null, language: string): CampaignText | undefined {
  return state?.texts.find((one) => one.language === language);
}
