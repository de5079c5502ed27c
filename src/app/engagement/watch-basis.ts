// Keeps what the rules rest on as its files are, while the service runs: a policy that was withdrawn or a key that was taken out counts
// within seconds, in every process, without a restart.

import type { Clock } from '../../domain/clock.js';
import type { AppError } from '../../domain/errors.js';
import type { Log } from '../ports.js';
import type { Basis, BasisPart } from './basis.js';
import type { RuleFiles } from './rule-files.js';

/** No decision rests on an older look at the files. Milliseconds by the clock that is never turned. */
export const LOOK_AGAIN_MS = 2_000;
/** People who must have signed. */
const SIGNERS = 2;

/** The basis of now. */
export interface WatchedBasis {
  /** As it was at the last look. */
  readonly current: Basis;
  /** Looks at the files, unless somebody did a moment ago. Whoever decides on a text waits for it. */
  look(): Promise<void>;
  /** Parts that cannot be used, or of which something stood since the start that does not stand now. */
  degraded(): readonly BasisPart[];
}

export interface WatchBasisDeps {
  readonly read: () => Promise<RuleFiles>;
  readonly build: (files: RuleFiles, now: number, before: Basis | null) => Basis;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
}

/** The first look. Throws AppError `bad_content` when a part is broken: a service does not start so. */
export async function watchBasis({ read, build, clock, log }: WatchBasisDeps): Promise<WatchedBasis> {
  let lookedAt = clock.monotonic();
  let current = build(await read(), clock.now(), null);
  const [broken] = current.broken;
  if (broken !== undefined) throw broken[1];
  const stood = new Set(standingOf(current));
  let looking: Promise<void> | null = null;

  const lookNow = async (): Promise<void> => {
    const begun = clock.monotonic();
    const files = await read();
    const now = clock.now();
    const same = files.fingerprint === current.fingerprint && now >= current.builtAt && now < current.goodUntil;
    if (!same) {
      const before = current;
      current = build(files, now, before);
      tell(before, current, log);
      for (const one of standingOf(current)) stood.add(one);
    }
    lookedAt = begun;
  };

  return {
    get current() {
      return current;
    },
    look() {
      if (looking !== null) return looking;
      const since = clock.monotonic() - lookedAt;
      if (since >= 0 && since < LOOK_AGAIN_MS) return Promise.resolve();
      looking = lookNow().finally(() => {
        looking = null;
      });
      return looking;
    },
    degraded() {
      const now = new Set(standingOf(current));
      const lost = [...stood]
        .filter((one) => !now.has(one))
        .map((one) => (one.startsWith('country') ? 'policy' : 'words'));
      return [...new Set<BasisPart>([...current.broken.map(([part]) => part), ...lost])];
    },
  };
}

/** What two people signed: countries and languages. */
function standingOf({ policies }: Basis): readonly string[] {
  const signed = [...policies.countries.values()].filter(({ signedBy }) => new Set(signedBy).size >= SIGNERS);
  return [
    ...signed.map(({ country }) => `country:${country}`),
    ...[...policies.languages.keys()].map((language) => `language:${language}`),
  ];
}

/** One line for each part that is broken, each signature that was lost or came back; never what stands in a file. */
function tell(before: Basis, after: Basis, log: WatchBasisDeps['log']): void {
  for (const [part, error] of after.broken)
    log.error('engagement_rules_blocked', { code: `${part}:${placeOf(error)}` });
  const [was, is] = [standingOf(before), standingOf(after)];
  for (const one of was.filter((name) => !is.includes(name))) log.warn('engagement_policy_withdrawn', { code: one });
  for (const one of is.filter((name) => !was.includes(name))) log.info('engagement_policy_signed', { code: one });
  const keysLost = before.keys.filter((key) => !after.keys.includes(key)).length;
  if (keysLost > 0) log.warn('engagement_keys_withdrawn', { count: keysLost });
  if (after.broken.length === 0) log.info('engagement_rules_read', { count: is.length });
}

/** File and line of a mistake. */
function placeOf({ details }: AppError): string {
  const { file, line } = details ?? {};
  return typeof file === 'string' && typeof line === 'number' ? `${file}:${line}` : 'unreadable';
}
