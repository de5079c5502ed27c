// The wrapping keys of one KEY_FILE, for those who change them: rotation, backup, restore.

import type { Clock } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import type { KeyRing } from './contract/key-ring.js';
import { createKeyFile, type KeyFile, newWrappingKey, readKeyFile, replaceKeyFile } from './key-file.js';
import { unwrap, wrap } from './wrapping.js';

class FileKeyRing implements KeyRing {
  readonly #path: string;
  readonly #clock: Pick<Clock, 'now'>;
  #file: KeyFile;

  constructor(path: string, clock: Pick<Clock, 'now'>, file: KeyFile) {
    this.#path = path;
    this.#clock = clock;
    this.#file = file;
  }

  get realm(): string {
    return this.#file.realm;
  }

  live() {
    return this.#file.wrapping.map(({ id, createdAt }) => ({ id, createdAt, current: id === this.#file.current }));
  }

  async #replace(file: KeyFile): Promise<void> {
    await replaceKeyFile(this.#path, file);
    this.#file = file;
  }

  async add(): Promise<void> {
    const fresh = newWrappingKey(this.#clock.now());
    await this.#replace({ ...this.#file, current: fresh.id, wrapping: [...this.#file.wrapping, fresh] });
  }

  async destroyOthers(): Promise<void> {
    const wrapping = this.#file.wrapping.filter(({ id }) => id === this.#file.current);
    await this.#replace({ ...this.#file, wrapping });
  }

  unwrap(key: Parameters<KeyRing['unwrap']>[0]): Uint8Array | undefined {
    return unwrap(this.#file, key);
  }

  wrap(conversationId: string, plain: Uint8Array) {
    return wrap(this.#file, conversationId, plain);
  }

  async fork(path: string): Promise<KeyRing> {
    const own = newWrappingKey(this.#clock.now());
    const file: KeyFile = { ...this.#file, current: own.id, wrapping: [own] };
    if ((await createKeyFile(path, file)) === 'created') return new FileKeyRing(path, this.#clock, file);
    throw new AppError('bad_usage', `${path} is there already: move it away or choose another name.`);
  }
}

/** Reads a key file for changing it. Rejects with `bad_config` when it is missing or no key file. */
export async function openKeyRing(path: string, clock: Pick<Clock, 'now'>): Promise<KeyRing> {
  return new FileKeyRing(path, clock, await readKeyFile(path));
}
