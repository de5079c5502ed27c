// Makes a new wrapping key, wraps the survivors with it and destroys the old ones: from then on nothing can open what was
// erased, wherever an old page or backup may still keep its wrapped key.

import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { KeyRing } from '../../store/contract/key-ring.js';
import type { Store } from '../../store/contract.js';
import type { Progress } from './ports.js';
import { rewrapAll } from './rewrap.js';

export interface RotateKeysDeps {
  readonly store: Pick<Store, 'keys' | 'meta' | 'erasure'>;
  readonly ring: KeyRing;
  readonly clock: Pick<Clock, 'now'>;
  readonly progress: Progress;
}

export interface Rotation {
  readonly rewrapped: number;
  /** Wrapping keys taken out of the file. */
  readonly destroyed: number;
  /** A rotation that had been cut off was finished; no further key was made. */
  readonly resumed: boolean;
  /** Keys that no key in the file opens, left as they are. */
  readonly lost: number;
}

/**
 * Rotates the wrapping keys. Cut off at any point it loses nothing, and the next run finishes it. With keys that no wrapping
 * key of the file opens it stops with `bad_config` before anything is destroyed, unless `giveUpLost`.
 */
export async function rotateKeys(
  { store, ring, clock, progress }: RotateKeysDeps,
  { giveUpLost = false }: { readonly giveUpLost?: boolean } = {},
): Promise<Rotation> {
  // More than one live key means that a rotation was cut off: its new key is the current one already.
  const resumed = ring.live().length > 1;
  if (!resumed) await ring.add();
  const { rewrapped, lost } = await rewrapAll(store.keys, ring, ring, progress);
  if (lost > 0 && !giveUpLost) {
    throw new AppError(
      'bad_config',
      `${lost} conversations are wrapped by a key that KEY_FILE does not hold, so nothing was destroyed: ` +
        'put the copy of KEY_FILE that holds it there, or give them up with --give-up-lost.',
    );
  }
  const destroyed = ring.live().length - 1;
  await ring.destroyOthers();
  await store.erasure.compact();
  await store.meta.set('keysRotatedAt', String(clock.now()));
  return { rewrapped, destroyed, resumed, lost };
}
