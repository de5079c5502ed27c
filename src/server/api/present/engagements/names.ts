// Names of colleagues by account id, for answers.

import type { EngagementTools } from '../../../../app/engagement/tools.js';

/** Who is who. An id that is no account of now stands for itself. */
export type Names = (id: string) => { readonly id: string; readonly name: string };

/** Reads them. */
export async function namesOf(staff: EngagementTools['staff']): Promise<Names> {
  const names = new Map((await staff.list()).map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
