// What the store's users see of encryption: sealing and opening, one data key per conversation.

/** Seals and opens what people wrote. One data key per conversation; the wrapping keys live in KEY_FILE. */
export interface Vault {
  /** The conversation's key, made and stored (durably, before it is used) when `create` is set. Undefined: destroyed or never there. */
  key(conversationId: string, create?: boolean): Promise<DataKey | undefined>;
  /** A key for what belongs to no conversation (TOTP secrets, audit reasons), derived from KEY_FILE. */
  realmKey(): DataKey;
  /** Blind index: HMAC-SHA-256 under the realm's index key, base64url. */
  blind(purpose: string, value: string): string;
  /** Forgets cached keys of a conversation (after erasure). */
  forget(conversationId: string): void;
}

/** AES-256-GCM with random 96-bit nonces. `where` is bound as associated data: collection | uid | field. */
export interface DataKey {
  seal(where: string, value: unknown): Uint8Array;
  /** Throws when the bytes were changed or belong elsewhere. */
  open(where: string, sealed: Uint8Array): unknown;
}
