// The one-row registers as answers hold them.

import { ALL, CAMPAIGNS, SAFEGUARDING, STOPS, SUSPICIONS, TRAINING } from '../../../../app/engagement/row-kinds.js';
import { type EngagementTools, NOT_FOUND, type Outcome } from '../../../../app/engagement/tools.js';
import { ok } from '../../../../domain/result.js';
import { iso } from '../../schemas/common.js';
import type { CampaignView, StopView } from '../../schemas/engagements/registers.js';
import type { Names } from './names.js';
import { campaignView, stopView } from './register-views.js';

/** Training on file, newest first. */
export async function trainingView(names: Names, { rows, clock }: EngagementTools) {
  const { state } = await rows.load(TRAINING, ALL);
  const now = clock.now();
  const items = state.map((record) => ({
    officer: names(record.officer),
    kind: record.kind,
    passedAt: iso(record.passedAt),
    expiresAt: iso(record.expiresAt),
    recordedBy: names(record.recordedBy),
    current: record.passedAt <= now && now < record.expiresAt,
  }));
  return { items: items.reverse() };
}

/** Whom alerts go to, in order. */
export async function safeguardingView(names: Names, { rows }: EngagementTools) {
  return { officers: (await rows.load(SAFEGUARDING, ALL)).state.map(names) };
}

/** Grounds on file of a subject, newest first. */
export async function suspicionView(subject: string, names: Names, { rows }: EngagementTools) {
  const { state } = await rows.load(SUSPICIONS, subject);
  const items = state.map(({ recordedAt, by, grounds }) => ({ recordedAt: iso(recordedAt), by: names(by), grounds }));
  return { items: items.reverse() };
}

/** All stops, newest first. */
export async function stopsView(names: Names, { rows }: EngagementTools): Promise<{ items: StopView[] }> {
  const { state } = await rows.load(STOPS, ALL);
  return { items: state.map((stop) => stopView(stop, names)).reverse() };
}

/** One campaign. */
export async function campaignOf(id: string, names: Names, tools: EngagementTools): Promise<Outcome<CampaignView>> {
  const { state } = await tools.rows.load(CAMPAIGNS, id);
  return state === null ? NOT_FOUND : ok(campaignView(state, names, tools, tools.board.threads()));
}
