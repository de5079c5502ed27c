// Names of colleagues by account id, for answers.

import type { EngagementTools } from '../../../../app/engagement/tools.js';

/** Who is who. An id that is no account of now stands for itself. */
export type Names = (id: string) => { readonly id: string; readonly name: string };

/** How old names may be, in ms: a hundred accounts need not be read for every answer. */
const FRESH_MS = 2_000;

const known = new WeakMap<object, { readonly at: number; readonly names: Promise<Names> }>();

/** Reads them, or has them from a moment ago. What somebody may do is never decided on these. */
export async function namesOf({ staff, clock }: Pick<EngagementTools, 'staff' | 'clock'>): Promise<Names> {
  const there = known.get(staff);
  const at = clock.monotonic();
  if (there !== undefined && at - there.at >= 0 && at - there.at < FRESH_MS) return await there.names;
  const names = read(staff);
  known.set(staff, { at, names });
  names.catch(() => known.delete(staff));
  return await names;
}

async function read(staff: EngagementTools['staff']): Promise<Names> {
  const names = new Map((await staff.list()).map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
