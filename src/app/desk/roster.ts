// Who is on duty, and in which languages people wait that nobody on duty speaks.

import type { Instant } from '../../domain/clock.js';
import { HELPERS } from '../../domain/help-transitions.js';
import type { DutyEntry, Role, Staff } from '../../domain/staff.js';
import { onDuty } from '../duty.js';
import type { DeskTools } from './desk-store.js';

/** How long duty lasts when nobody says. */
const USUAL_MS = 8 * 3_600_000;
/** Longest stretch that can be said in one go: whoever forgets to sign off is off by then. */
export const DUTY_MAX_MS = 24 * 3_600_000;
/** Waiting requests that are looked through for languages. */
const LOOKED_AT = 200;

/** One colleague who may hold a help request. */
export interface RosterRow {
  readonly staff: Staff;
  readonly onDuty: boolean;
  readonly until: Instant | null;
  readonly languages: readonly string[];
}

export interface RosterSeen {
  readonly rows: readonly RosterRow[];
  readonly gaps: readonly { readonly language: string; readonly waiting: number }[];
}

/** The roster, those on duty first, and the gaps. */
export async function seeRoster(tools: Pick<DeskTools, 'store' | 'clock'>): Promise<RosterSeen> {
  const now = tools.clock.now();
  const [accounts, duty, waiting] = await Promise.all([
    tools.store.staff.list(),
    tools.store.staff.duty(),
    tools.store.queue.listHelp({ states: ['waiting'] }, { limit: LOOKED_AT }),
  ]);
  const there = onDuty(duty, now);
  const rows = accounts
    .filter((account) => account.state === 'active' && mayHelp(account.roles))
    .map((account) =>
      rowOf(
        account,
        there.find((entry) => entry.staffId === account.id),
      ),
    );
  const spoken = new Set(there.flatMap((entry) => entry.languages));
  const languages = waiting.items.map((item) => item.language).filter((language) => !spoken.has(language));
  return {
    rows: rows.sort((a, b) => Number(b.onDuty) - Number(a.onDuty) || a.staff.name.localeCompare(b.staff.name)),
    gaps: [...new Set(languages)].map((language) => ({
      language,
      waiting: languages.filter((one) => one === language).length,
    })),
  };
}

/** Goes on duty until `until` (at most a day from now), or off it. */
export async function putDuty(
  actor: Staff,
  wanted: { readonly onDuty: boolean; readonly until: Instant | null; readonly languages: readonly string[] },
  tools: Pick<DeskTools, 'store' | 'clock' | 'bus'>,
): Promise<RosterRow> {
  const now = tools.clock.now();
  const entry: DutyEntry = {
    staffId: actor.id,
    name: actor.name,
    onDuty: wanted.onDuty,
    until: wanted.onDuty ? Math.min(wanted.until ?? now + USUAL_MS, now + DUTY_MAX_MS) : now,
    languages: [...new Set(wanted.languages)],
    at: now,
  };
  await tools.store.staff.putDuty(entry);
  tools.bus.publish({ kind: 'roster' });
  return rowOf(actor, wanted.onDuty ? entry : undefined);
}

function mayHelp(roles: readonly Role[]): boolean {
  return HELPERS.some((role) => roles.includes(role));
}

function rowOf({ id, name, roles }: Staff, entry: DutyEntry | undefined): RosterRow {
  return {
    staff: { id, name, roles },
    onDuty: entry !== undefined,
    until: entry?.until ?? null,
    languages: entry?.languages ?? [],
  };
}
