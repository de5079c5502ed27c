// Signed-in browsers: an opaque value in a cookie, its hash in the store, two ends (idle, absolute) and revocation at once.

import type { Clock, Ids, Instant } from '../../domain/clock.js';
import type { Staff, StaffSession } from '../../domain/staff.js';
import type { StaffStore } from '../../store/contract.js';
import type { Bus } from '../ports.js';
import { sessionToken, sha256 } from './secrets.js';

/** A session ends when nothing was asked for this long (ASVS 5.0 7.3.1). */
export const IDLE_MS = 15 * 60_000;
/** A session ends this long after signing in, whatever happens (7.3.2). */
export const ABSOLUTE_MS = 8 * 3_600_000;
/** The store hears of use at most this often. */
const TOUCH_EVERY_MS = 60_000;
/** Entries above which ended sessions are forgotten here. */
const REMEMBERED = 2_000;

/** A signed-in person and when their session ends. */
export interface SignedInStaff {
  readonly staff: Staff;
  readonly tokenHash: string;
  readonly expiresAt: Instant;
  readonly idleAt: Instant;
}

export interface Sessions {
  /** Opens a session and gives the cookie's value. */
  start(accountId: string): Promise<string>;
  /** Who this is; undefined when the session has ended. `use` is false for what a page asks on its own, not the person. */
  current(token: string, use: boolean): Promise<SignedInStaff | undefined>;
  end(tokenHash: string, accountId: string): Promise<void>;
}

export interface SessionDeps {
  readonly staff: Pick<StaffStore, 'byId' | 'insertSession' | 'session' | 'touchSession' | 'revokeSession'>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What this process has seen of a session, on the clock that never runs backwards. */
interface Seen {
  readonly firstMono: number;
  readonly usedMono: number;
  readonly usedAt: Instant;
  readonly touchedMono: number;
}

export function createSessions(deps: SessionDeps): Sessions {
  const seen = new Map<string, Seen>();
  return {
    async start(accountId) {
      const token = sessionToken(deps.ids);
      const now = deps.clock.now();
      await deps.staff.insertSession({
        tokenHash: sha256(token),
        accountId,
        createdAt: now,
        seenAt: now,
        revokedAt: null,
      });
      return token;
    },
    current: (token, use) => current(sha256(token), use, seen, deps),
    async end(tokenHash, accountId) {
      await deps.staff.revokeSession(tokenHash, deps.clock.now());
      seen.delete(tokenHash);
      deps.bus.publish({ kind: 'session', accountId });
    },
  };
}

async function current(
  tokenHash: string,
  use: boolean,
  seen: Map<string, Seen>,
  deps: SessionDeps,
): Promise<SignedInStaff | undefined> {
  const session = await deps.staff.session(tokenHash);
  if (session === undefined || session.revokedAt !== null || ended(session, seen.get(tokenHash), deps.clock)) {
    seen.delete(tokenHash);
    return undefined;
  }
  const account = await deps.staff.byId(session.accountId);
  if (account?.state !== 'active') return undefined;
  const usedAt = use ? await noteUse(session, seen, deps) : lastUse(session, seen.get(tokenHash));
  const expiresAt = session.createdAt + ABSOLUTE_MS;
  return {
    staff: { id: account.id, name: account.name, roles: account.roles },
    tokenHash,
    expiresAt,
    idleAt: Math.min(usedAt + IDLE_MS, expiresAt),
  };
}

/** By the wall clock and by the monotonic one: a clock set back a day gives nobody another day. */
function ended(session: StaffSession, seen: Seen | undefined, clock: Clock): boolean {
  const now = clock.now();
  if (now - session.createdAt >= ABSOLUTE_MS || now - lastUse(session, seen) >= IDLE_MS) return true;
  if (seen === undefined) return false;
  const mono = clock.monotonic();
  return mono - seen.firstMono >= ABSOLUTE_MS || mono - seen.usedMono >= IDLE_MS;
}

function lastUse(session: StaffSession, seen: Seen | undefined): Instant {
  return Math.max(session.seenAt, seen?.usedAt ?? session.seenAt);
}

async function noteUse(session: StaffSession, seen: Map<string, Seen>, deps: SessionDeps): Promise<Instant> {
  const now = deps.clock.now();
  const mono = deps.clock.monotonic();
  const before = seen.get(session.tokenHash);
  const touch = before === undefined || mono - before.touchedMono >= TOUCH_EVERY_MS;
  if (touch) await deps.staff.touchSession(session.tokenHash, now);
  if (seen.size > REMEMBERED) forgetEnded(seen, mono);
  seen.set(session.tokenHash, {
    firstMono: before?.firstMono ?? mono,
    usedMono: mono,
    usedAt: now,
    touchedMono: touch ? mono : before.touchedMono,
  });
  return now;
}

function forgetEnded(seen: Map<string, Seen>, mono: number): void {
  for (const [hash, one] of seen) if (mono - one.usedMono >= IDLE_MS) seen.delete(hash);
}
