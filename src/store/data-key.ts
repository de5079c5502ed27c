// Sealing: AES-256-GCM over the JSON text of a value, bound to where it belongs.

import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { AppError } from '../domain/errors.js';
import type { DataKey } from './contract/sealing.js';

/** First byte of everything sealed; another layout gets another number. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;
const CIPHER = 'aes-256-gcm';

/** Nonces are drawn a few hundred at a time: one call of the random source costs as much as sealing a short text. */
const pool = new Uint8Array(NONCE_BYTES * 512);
let used = pool.length;

function nonce(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += NONCE_BYTES;
  return pool.slice(used - NONCE_BYTES, used);
}

/** Encrypts bytes: version | nonce | ciphertext | tag, in an array that owns exactly its bytes. */
export function sealBytes(key: Uint8Array, where: string, plain: Uint8Array): Uint8Array {
  const iv = nonce();
  const cipher = createCipheriv(CIPHER, key, iv);
  cipher.setAAD(Buffer.from(where, 'utf8'));
  const body = cipher.update(plain);
  cipher.final();
  const sealed = new Uint8Array(HEAD_BYTES + body.length + TAG_BYTES);
  sealed[0] = VERSION;
  sealed.set(iv, 1);
  sealed.set(body, HEAD_BYTES);
  sealed.set(cipher.getAuthTag(), HEAD_BYTES + body.length);
  return sealed;
}

/** Decrypts what `sealBytes` made. Throws `internal` when the bytes were changed, cut, or belong elsewhere. */
export function openBytes(key: Uint8Array, where: string, sealed: Uint8Array): Buffer {
  if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw broken();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, HEAD_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(where, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const body = decipher.update(sealed.subarray(HEAD_BYTES, sealed.length - TAG_BYTES));
    decipher.final();
    return body;
  } catch {
    throw broken();
  }
}

function broken(): AppError {
  return new AppError('internal', 'A sealed record was changed, cut or moved.');
}

/** A key in use. JSON text keeps lone surrogates, NUL and bidi marks as they are. */
export function dataKey(key: Uint8Array): DataKey {
  return {
    seal: (where, value) => sealBytes(key, where, Buffer.from(JSON.stringify(value), 'utf8')),
    open: (where, sealed) => {
      const value: unknown = JSON.parse(openBytes(key, where, sealed).toString('utf8'));
      return value;
    },
  };
}
