// The vault: one data key a conversation, wrapped in the store, unwrapped in memory while it is in use.

import { createHmac, randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { Clock } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import type { DataKey, Vault } from './contract/sealing.js';
import type { KeyStore } from './contract.js';
import { dataKey } from './data-key.js';
import { createKeyFile, type KeyFile, KeyFileReader, newKeyFile } from './key-file.js';
import { Recent } from './recent.js';
import { unwrap, wrap } from './wrapping.js';

/** Unwrapped keys kept in memory: one for every conversation that is likely to go on. */
const CACHED_KEYS = 20_000;

/** What the vault works with. */
export interface VaultOptions {
  /** Path of KEY_FILE. */
  readonly keyFile: string;
  readonly keys: KeyStore;
  readonly clock: Pick<Clock, 'now'>;
  /** Makes the file when it is missing: development only. */
  readonly create?: boolean;
  readonly cachedKeys?: number;
}

/** Data keys by conversation. */
class ConversationKeys {
  readonly #options: VaultOptions;
  readonly #file: KeyFileReader;
  readonly #cached: Recent<DataKey>;
  readonly #loading = new Map<string, Promise<DataKey | undefined>>();

  constructor(options: VaultOptions, file: KeyFileReader) {
    this.#options = options;
    this.#file = file;
    this.#cached = new Recent(options.cachedKeys ?? CACHED_KEYS);
  }

  async key(conversationId: string, create: boolean): Promise<DataKey | undefined> {
    const cached = this.#cached.get(conversationId);
    if (cached !== undefined) return cached;
    const found = await this.#once(conversationId, `load ${conversationId}`, () => this.#load(conversationId));
    if (found !== undefined || !create) return found;
    return await this.#once(conversationId, `make ${conversationId}`, () => this.#make(conversationId));
  }

  forget(conversationId: string): void {
    this.#cached.delete(conversationId);
    this.#loading.delete(`load ${conversationId}`);
  }

  /** Callers who ask for the same thing at the same time share one answer. */
  #once(conversationId: string, what: string, how: () => Promise<DataKey | undefined>): Promise<DataKey | undefined> {
    const running = this.#loading.get(what);
    if (running !== undefined) return running;
    const started = how()
      .then((key) => {
        // Forgotten meanwhile: whoever waits gets the key, nobody after them.
        if (key !== undefined && this.#loading.get(what) === started) this.#cached.set(conversationId, key);
        return key;
      })
      .finally(() => {
        if (this.#loading.get(what) === started) this.#loading.delete(what);
      });
    this.#loading.set(what, started);
    return started;
  }

  async #load(conversationId: string): Promise<DataKey | undefined> {
    const stored = await this.#options.keys.byId(conversationId);
    if (stored === undefined) return undefined;
    // A wrapping key that is not known may be a new one.
    const plain = unwrap(this.#file.known, stored) ?? unwrap(await this.#file.fresh(), stored);
    if (plain !== undefined) return dataKey(plain);
    throw new AppError(
      'store_unavailable',
      'KEY_FILE does not hold the wrapping key of a conversation; run: safe-passage doctor',
    );
  }

  async #make(conversationId: string): Promise<DataKey | undefined> {
    const { keys, clock } = this.#options;
    const plain = new Uint8Array(randomBytes(32));
    let file = await this.#file.fresh();
    const createdAt = clock.now();
    if ((await keys.insert({ conversationId, createdAt, ...wrap(file, conversationId, plain) })) === 'exists') {
      return await this.#load(conversationId);
    }
    // A rotation that began meanwhile may have passed this row and would destroy the key it is wrapped with.
    for (let now = await this.#file.fresh(); now.current !== file.current; now = await this.#file.fresh()) {
      file = now;
      const { wrapped, wrappingKeyId } = wrap(file, conversationId, plain);
      await keys.rewrap(conversationId, wrapped, wrappingKeyId);
    }
    return dataKey(plain);
  }
}

/** HMAC-SHA-256, the purpose kept apart from the value by a character that no purpose holds. */
function blind(file: KeyFile, purpose: string, value: string): string {
  return createHmac('sha256', Buffer.from(file.indexKey, 'base64')).update(`${purpose}\n${value}`).digest('base64url');
}

/**
 * Opens the vault. Rejects with `bad_config` when KEY_FILE is missing (unless `create`), unreadable or no key file. Losing the
 * file is losing every conversation: keep a copy apart from the store and its backups.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  // Whoever else starts at the same time: the first file stands.
  if (options.create === true) await createIfMissing(options);
  const file = await KeyFileReader.open(options.keyFile);
  const conversations = new ConversationKeys(options, file);
  const realm = dataKey(Buffer.from(file.known.realmKey, 'base64'));
  return {
    key: (conversationId, create = false) => conversations.key(conversationId, create),
    realmKey: () => realm,
    blind: (purpose, value) => blind(file.known, purpose, value),
    forget: (conversationId) => conversations.forget(conversationId),
  };
}

async function createIfMissing({ keyFile, keys, clock }: VaultOptions): Promise<void> {
  const there = await access(keyFile).then(
    () => true,
    () => false,
  );
  if (there) return;
  if ((await keys.count()) > 0) {
    throw new AppError(
      'bad_config',
      `KEY_FILE ${keyFile} is missing, and the store holds keys wrapped by it: put your copy there.`,
    );
  }
  await createKeyFile(keyFile, newKeyFile(clock.now()));
}
