// Values that one owner may have: a claim is an insert under the value. The owner's own row is always written before, so a claim
// whose owner is not there is a leftover of a deletion and counts for nothing.

import type { Claim } from './collections.js';
import type { Rows } from './database.js';

/** How often a leftover is cleared away before we say that somebody else has the value. */
const TRIES = 3;

/** Claims `value` for `owner`, whose row is there. False when another living owner has it. */
export async function claim(
  claims: Rows<Claim>,
  { value, owner }: Claim,
  isThere: (owner: string) => Promise<boolean>,
): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried++) {
    if (await claims.insert({ value, owner })) return true;
    const standing = await claims.byId(value);
    if (standing?.owner === owner) return true;
    if (standing !== undefined && (await isThere(standing.owner))) return false;
    if (standing !== undefined) await release(claims, standing);
  }
  return false;
}

/** Gives a value free, if this owner still has it. */
export async function release(claims: Rows<Claim>, { value, owner }: Claim): Promise<void> {
  await claims.remove({ _id: value, owner });
}
