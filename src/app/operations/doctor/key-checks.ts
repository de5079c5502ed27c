// Checks of the keys: is KEY_FILE safe, does it open what is stored, how old is the oldest key.

import { type Check, type Deployment, fine, span, wrong } from './check.js';

/** Rotation is weekly by default; twice that is a finding. */
const OLD_KEY_MS = 14 * 86_400_000;

/** Who can read KEY_FILE? */
export function keyFileMode({ facts }: Deployment): Check {
  if (facts.keyFileMode === null || (facts.keyFileMode & 0o077) === 0) {
    return fine('key-file-mode', 'Only the owner can read KEY_FILE.');
  }
  return wrong('key-file-mode', 'Other users of this machine can read KEY_FILE.', 'chmod 600 on the file.');
}

/** KEY_FILE and store in one folder are stolen together. */
export function keyFilePlace({ facts, settings }: Deployment): Check {
  if (!facts.keysBesideStore) return fine('key-file-place', 'KEY_FILE lies apart from the store.');
  if (settings.profile === 'development')
    return fine('key-file-place', 'KEY_FILE lies beside the store (development).');
  return wrong(
    'key-file-place',
    'KEY_FILE lies in the folder of the store: whoever copies the folder can read everything.',
    'Move it, with the .erased file beside it, to another disk or folder and set KEY_FILE.',
  );
}

/** Does KEY_FILE open the keys in the store? */
export async function keysOpen({ store, ring }: Deployment): Promise<Check> {
  const held = new Set(ring.live().map(({ id }) => id));
  const used = await store.keys.inUse();
  const lost = used.filter(({ wrappingKeyId }) => !held.has(wrappingKeyId)).reduce((sum, { keys }) => sum + keys, 0);
  if (lost > 0) {
    return wrong(
      'keys-open',
      `${lost} conversations are wrapped by a key that KEY_FILE does not hold: they cannot be read.`,
      'Put the copy of KEY_FILE that holds it there.',
    );
  }
  return (await sampleOpens({ store, ring }))
    ? fine('keys-open', `KEY_FILE opens the keys of all ${await store.keys.count()} conversations.`)
    : wrong(
        'keys-open',
        'A stored key does not open: it was changed, or KEY_FILE is another one.',
        'Restore the last backup.',
      );
}

async function sampleOpens({ store, ring }: Pick<Deployment, 'store' | 'ring'>): Promise<boolean> {
  const sample = await store.keys.wrappedByOthers('', 20);
  try {
    return sample.every((key) => ring.unwrap(key) !== undefined);
  } catch {
    return false;
  }
}

/** The oldest wrapping key alive: until it is destroyed, old pages and backups may open what was erased. */
export function keyAge({ ring, clock }: Deployment): Check {
  const oldest = ring.live().toSorted((a, b) => a.createdAt - b.createdAt)[0];
  const age = clock.now() - (oldest?.createdAt ?? clock.now());
  const says = `The oldest wrapping key alive (${oldest?.id}) is ${span(age)} old.`;
  if (age <= OLD_KEY_MS && ring.live().length === 1) return fine('key-age', says);
  const cutOff = ring.live().length > 1 ? ' A rotation was cut off.' : '';
  return wrong(
    'key-age',
    says + cutOff,
    'Run safe-passage keys rotate, weekly: only then erasure is final everywhere.',
  );
}
