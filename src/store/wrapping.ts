// Wrapping: a conversation's data key encrypted under a wrapping key of KEY_FILE, bound to the conversation.

import type { WrappedKey } from './contract.js';
import { openBytes, sealBytes } from './data-key.js';
import type { KeyFile } from './key-file.js';

function place(conversationId: string): string {
  return `keys|${conversationId}|key`;
}

function wrappingKey(file: KeyFile, id: string): Uint8Array | undefined {
  const found = file.wrapping.find((key) => key.id === id);
  return found && Buffer.from(found.key, 'base64');
}

/** Wraps under the current wrapping key. */
export function wrap(
  file: KeyFile,
  conversationId: string,
  plain: Uint8Array,
): Pick<WrappedKey, 'wrapped' | 'wrappingKeyId'> {
  const key = wrappingKey(file, file.current);
  if (key === undefined) throw new Error('The key file has no current key.');
  return { wrapped: sealBytes(key, place(conversationId), plain), wrappingKeyId: file.current };
}

/** The data key; undefined when the file does not hold the wrapping key. Throws when the bytes were changed. */
export function unwrap(file: KeyFile, stored: WrappedKey): Uint8Array | undefined {
  const key = wrappingKey(file, stored.wrappingKeyId);
  return key && new Uint8Array(openBytes(key, place(stored.conversationId), stored.wrapped));
}
