// Signing away from the server: a person's own key, their own machine. Nothing here reads a store or a configuration.

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson } from '../../bots/engagement/canonical.js';
import { policyFileText } from '../../content/policy/load-policy.js';
import type { DetachedSignature, SignerKind } from '../../domain/authorisation.js';
import { AppError } from '../../domain/errors.js';

/** Kinds of texts that are signed here. */
const TYPES = ['safe-passage-authorisation-1', 'safe-passage-second-token-1'];

/** A fresh key, and the file that names its public half among a deployment's trust anchors. */
export interface NewKey {
  /** PKCS #8, PEM. It never leaves the person's own machine. */
  readonly privatePem: string;
  /** `<keyId>.yaml` of the folder TRUST_ANCHORS. */
  readonly anchor: string;
}

/** Makes a key. `person`: account id, or how a magistrate is named in tokens. Times RFC 3339. */
export function newSigningKey(of: {
  readonly keyId: string;
  readonly person: string;
  readonly kinds: readonly SignerKind[];
  readonly notBefore: string;
  readonly notAfter: string;
}): NewKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const lines = [
    `keyId: ${of.keyId}`,
    `person: ${JSON.stringify(of.person)}`,
    `kinds: [${of.kinds.join(', ')}]`,
    `publicKey: ${der}`,
    `notBefore: "${of.notBefore}"`,
    `notAfter: "${of.notAfter}"`,
  ];
  return {
    privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    anchor: `${lines.join('\n')}\n`,
  };
}

/** Signs the exact text of a request or a token. Throws `bad_usage` for anything else, so that nobody signs what they cannot read. */
export function signRequest(text: string, pem: string, keyId: string): DetachedSignature {
  const exact = text.replace(/\r?\n$/, '');
  let parsed: unknown;
  try {
    parsed = JSON.parse(exact);
  } catch {
    throw new AppError('bad_usage', 'this is not the text that the desk gives to sign');
  }
  const canonical = canonicalJson(parsed);
  const type = typeof parsed === 'object' && parsed !== null && 'type' in parsed ? parsed.type : '';
  if (!canonical.ok || canonical.value !== exact || !TYPES.includes(String(type))) {
    throw new AppError('bad_usage', 'this is not the text that the desk gives to sign');
  }
  return { keyId, value: signed(exact, pem) };
}

/** One line of `policy/signatures.yaml` over a file of the policy. */
export function signPolicyFile(file: string, content: Uint8Array, pem: string, keyId: string): string {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return `  - {file: ${file}, sha256: ${sha256}, keyId: ${keyId}, value: "${signed(policyFileText(file, sha256), pem)}"}`;
}

function signed(text: string, pem: string): string {
  return sign(null, Buffer.from(text, 'utf8'), readKey(pem)).toString('base64');
}

function readKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (createPublicKey(key).asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: the words of the library may quote the key.
  }
  throw new AppError('bad_usage', 'the key is no Ed25519 private key (PKCS #8, PEM)');
}
