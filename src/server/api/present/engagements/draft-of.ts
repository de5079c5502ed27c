// One draft of a thread, after something was done to it.

import type { CaseRow } from '../../../../app/engagement/cases.js';
import { groundOf } from '../../../../app/engagement/situation.js';
import type { EngagementTools } from '../../../../app/engagement/tools.js';
import type { Officer } from '../../../../domain/authorisation.js';
import { AppError } from '../../../../domain/errors.js';
import type { DraftView } from '../../schemas/engagements/threads.js';
import type { Names } from './names.js';
import { draftView } from './thread-view.js';

/** Throws `not_found` where it is out of sight. */
export async function draftOf(
  { state }: CaseRow,
  draftId: string,
  { officer, names, tools }: { readonly officer: Officer; readonly names: Names; readonly tools: EngagementTools },
): Promise<DraftView> {
  const found = state.drafts.find(({ draft }) => draft.id === draftId);
  const ground = await groundOf(state, tools);
  if (found === undefined || ground === undefined) {
    throw new AppError('not_found', 'There is nothing at this address.');
  }
  return await draftView(found, ground, officer, names, tools);
}
