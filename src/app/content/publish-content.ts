// Puts a checked draft into force, or goes back; both ends are on the record before they hold.

import { loadContentFiles } from '../../content/load.js';
import type { Clock } from '../../domain/clock.js';
import type { ContentAct } from '../../domain/content-version.js';
import { AppError } from '../../domain/errors.js';
import type { Finding } from '../../domain/finding.js';
import type { Audit } from '../audit.js';
import { type CheckedFor, checkContentFiles } from './check-content.js';
import {
  ACTS_LOOKED_AT,
  filesOfVersion,
  storedVersion,
  type VersionsDeps,
  versionBefore,
  versionInForce,
} from './versions.js';

export interface PublishDeps extends VersionsDeps {
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Which version, who, and why. */
export interface PublishRequest {
  readonly version: number;
  readonly by: string;
  readonly reason: string | null;
}

/** How publishing ended. `refused`: the check found something. `stale`: another version went live since this draft was begun. */
export type Published =
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'stale'; readonly base: number; readonly inForce: number };

/** Checks a draft and puts it into force. Throws AppError `not_found`, or `conflict` when somebody else did something meanwhile. */
export async function publishContent(
  { version, by, reason }: PublishRequest,
  checkedFor: Omit<CheckedFor, 'now'>,
  deps: PublishDeps,
): Promise<Published> {
  const acts = await deps.store.acts(1);
  const { base } = await storedVersion(version, deps.store);
  const inForce = versionInForce(acts);
  if (version === inForce) throw new AppError('bad_usage', `version ${version} is in force already`);
  const note = (outcome: string) =>
    deps.audit.record({ actor: by, act: 'content.publish', object: `content:${version}`, outcome, reason });
  if (base !== inForce) {
    await note('stale');
    return { kind: 'stale', base, inForce };
  }
  const findings = checkContentFiles(await filesOfVersion(version, deps), { ...checkedFor, now: deps.clock.now() });
  if (findings.length > 0) {
    await note('refused');
    return { kind: 'refused', findings };
  }
  await note('ok');
  await enact({ act: 'publish', version, by }, acts, deps);
  return { kind: 'published', version };
}

/**
 * Goes back to the version before the one in force, or to the one that is named. It need not pass the check again, for a wrong number
 * must be out of the world at once; it must only be usable. Says which version is in force now. Throws AppError `bad_usage` when there
 * is none to go back to, `bad_content` when this program cannot use it.
 */
export async function rollBackContent(
  { to, by, reason }: { readonly to: number | null; readonly by: string; readonly reason: string | null },
  deps: PublishDeps,
): Promise<{ readonly from: number; readonly to: number }> {
  const acts = await deps.store.acts(ACTS_LOOKED_AT);
  const from = versionInForce(acts);
  const target = to ?? versionBefore(acts);
  if (target === null) throw new AppError('bad_usage', 'the content that ships is in force: there is none before it');
  if (target === from) throw new AppError('bad_usage', `version ${target} is in force already`);
  loadContentFiles(await filesOfVersion(target, deps));
  await deps.audit.record({ actor: by, act: 'content.rollback', object: `content:${target}`, outcome: 'ok', reason });
  await enact({ act: 'rollback', version: target, by }, acts, deps);
  return { from, to: target };
}

async function enact(
  what: Pick<ContentAct, 'act' | 'version' | 'by'>,
  seen: readonly ContentAct[],
  { store, clock }: PublishDeps,
): Promise<void> {
  const act = { ...what, n: (seen[0]?.n ?? 0) + 1, at: clock.now() };
  if ((await store.insertAct(act)) === 'inserted') return;
  throw new AppError(
    'conflict',
    'Somebody published or went back at the same moment: look at content list, then try again.',
  );
}
