// Public keys of those who may sign authorisations, tokens and policy. They lie outside the database; private keys are never here.

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { basename } from 'node:path';
import type { DetachedSignature, SignerKind } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import { contentProblem } from '../problem.js';
import { readYaml } from '../read-yaml.js';
import { anchorSchema } from './policy-schemas.js';
import { type FolderFiles, readFolder } from './read-folder.js';

/** One key. It is good while `notBefore <= now < notAfter`. */
export interface TrustAnchor {
  readonly keyId: string;
  readonly person: string;
  readonly kinds: readonly SignerKind[];
  readonly key: KeyObject;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

/** By key id. */
export type TrustAnchors = ReadonlyMap<string, TrustAnchor>;

/** What a check of a signature says. */
export type Signed =
  | { readonly ok: true; readonly person: string; readonly kinds: readonly SignerKind[] }
  | { readonly ok: false; readonly why: 'unknown_key' | 'key_not_current' | 'bad_signature' | 'keys_unreadable' };

/** Reads `<dir>/*.yaml`. Throws AppError `bad_content` naming file, line and reason; two files never name one key. */
export async function loadTrustAnchors(dir: string): Promise<TrustAnchors> {
  return trustAnchorsOf(basename(dir), await readFolder(dir, basename(dir)));
}

/** The anchors in files that were read from a folder of this name. Throws as `loadTrustAnchors`. */
export function trustAnchorsOf(folder: string, files: FolderFiles): TrustAnchors {
  const anchors = new Map<string, TrustAnchor>();
  for (const [name, text] of files) {
    const file = `${folder}/${name}`;
    const { value, lineOf } = readYaml(file, text, anchorSchema);
    if (anchors.has(value.keyId)) throw contentProblem(file, lineOf(['keyId']), 'another file has this keyId');
    const key = publicKey(value.publicKey);
    if (key === null) throw contentProblem(file, lineOf(['publicKey']), 'is no Ed25519 public key (SPKI, DER, base64)');
    const [notBefore, notAfter] = [Date.parse(value.notBefore), Date.parse(value.notAfter)];
    anchors.set(value.keyId, {
      keyId: value.keyId,
      person: value.person,
      kinds: value.kinds,
      key,
      notBefore,
      notAfter,
    });
  }
  return anchors;
}

function publicKey(der: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Good signatures that are remembered: every authorisation and token in use. */
const REMEMBERED = 4_096;

/**
 * The check of detached Ed25519 signatures over a text's UTF-8. Never throws. Whether the key is known and current is looked at each
 * time; the arithmetic of a good signature is done once.
 */
export function signatureChecker(
  anchors: TrustAnchors,
): (text: string, signature: DetachedSignature, now: Instant) => Signed {
  const good = new Map<string, string>();
  return (text, { keyId, value }, now) => {
    const anchor = anchors.get(keyId);
    if (anchor === undefined) return { ok: false, why: 'unknown_key' };
    if (!(anchor.notBefore <= now && now < anchor.notAfter)) return { ok: false, why: 'key_not_current' };
    const name = `${keyId} ${value}`;
    if (good.get(name) !== text) {
      if (!isSigned(text, anchor.key, value)) return { ok: false, why: 'bad_signature' };
      if (good.size >= REMEMBERED) good.clear();
      good.set(name, text);
    }
    return { ok: true, person: anchor.person, kinds: anchor.kinds };
  };
}

function isSigned(text: string, key: KeyObject, value: string): boolean {
  try {
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(value, 'base64'));
  } catch {
    return false;
  }
}
