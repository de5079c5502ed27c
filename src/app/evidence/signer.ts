// The key that signs roots and bundles: Ed25519, one for a deployment, its fingerprint known to the court from elsewhere.

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { AppError } from '../../domain/errors.js';

/** Signs evidence. */
export interface Signer {
  /** SHA-256 of the public key's SPKI form, hex: what people compare. */
  readonly keyId: string;
  /** SPKI, PEM. */
  readonly publicKeyPem: string;
  /** Ed25519 over the bytes, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** Reads a private key (PKCS #8, PEM). Throws `bad_config` when it is no Ed25519 key. */
export function signerFrom(pem: string): Signer {
  const key = readKey(pem);
  const spki = createPublicKey(key);
  return {
    keyId: createHash('sha256')
      .update(spki.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    publicKeyPem: String(spki.export({ type: 'spki', format: 'pem' })),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  };
}

function readKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: the words of the library may quote the key.
  }
  throw new AppError(
    'bad_config',
    'EVIDENCE_KEY is no Ed25519 private key; make one with: openssl genpkey -algorithm ed25519 -out evidence-key.pem',
  );
}
