// KEY_FILE: the few wrapping keys alive, the index key and the realm's own key. The only secret the store does not hold.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import { errorCode } from './error-code.js';

const secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);

/** Version 1 of the file. Keys are 32 random bytes in base64. */
const shape = z.strictObject({
  v: z.literal(1),
  /** Random; tells whether two key files belong to the same deployment. */
  realm: z.string().min(1),
  /** Id of the wrapping key that new data keys are wrapped with. */
  current: z.string().min(1),
  wrapping: z.array(z.strictObject({ id: z.string().min(1), key: secret, createdAt: z.int() })).min(1),
  /** For blind indexes. */
  indexKey: secret,
  /** For what belongs to no conversation. */
  realmKey: secret,
});

/** What the file holds. */
export type KeyFile = z.infer<typeof shape>;

/** One wrapping key of the file. */
export type WrappingKey = KeyFile['wrapping'][number];

/** A fresh wrapping key. */
export function newWrappingKey(now: Instant): WrappingKey {
  return { id: randomBytes(9).toString('base64url'), key: randomBytes(32).toString('base64'), createdAt: now };
}

/** Keys of a new deployment. */
export function newKeyFile(now: Instant): KeyFile {
  const wrapping = newWrappingKey(now);
  return {
    v: 1,
    realm: randomBytes(9).toString('base64url'),
    current: wrapping.id,
    wrapping: [wrapping],
    indexKey: randomBytes(32).toString('base64'),
    realmKey: randomBytes(32).toString('base64'),
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const mend =
      errorCode(error) === 'ENOENT'
        ? 'put your copy of it there'
        : 'make it readable for the user that runs the program';
    throw new AppError('bad_config', `KEY_FILE ${path} cannot be read: ${mend}.`);
  }
}

/** Reads and checks the file. `bad_config` says what is wrong with it, never what is in it. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const text = await readText(path);
  const parsed = shape.safeParse(parseJson(text));
  if (parsed.success && parsed.data.wrapping.some(({ id }) => id === parsed.data.current)) return parsed.data;
  throw new AppError('bad_config', `KEY_FILE ${path} is not a key file of this program: put your copy of it there.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes the text to a new file beside `path`, readable by the owner only, and waits until it is on the disk. */
async function writeBeside(path: string, file: KeyFile): Promise<string> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return temporary;
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(dirname(path), 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file that must not be there yet. `exists` when it is; then nothing was changed. */
export async function createKeyFile(path: string, file: KeyFile): Promise<'created' | 'exists'> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = await writeBeside(path, file);
  try {
    await link(temporary, path);
    await syncFolder(path);
    return 'created';
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Replaces the file in one step, then overwrites the bytes of the old one: a key that was taken out is to be gone. */
export async function replaceKeyFile(path: string, file: KeyFile): Promise<void> {
  const temporary = await writeBeside(path, file);
  const old = await open(path, 'r+');
  try {
    const { size } = await old.stat();
    await rename(temporary, path);
    await syncFolder(path);
    await old.write(randomBytes(size), 0, size, 0);
    await old.sync();
  } finally {
    await old.close();
  }
}

/** Reads the file once and again only when it was replaced, so that a running server follows `keys rotate`. */
export class KeyFileReader {
  readonly #path: string;
  #known: KeyFile;
  #stamp: string;

  private constructor(path: string, known: KeyFile, stamp: string) {
    this.#path = path;
    this.#known = known;
    this.#stamp = stamp;
  }

  /** Reads the file; rejects with `bad_config` when it is missing or no key file. */
  static async open(path: string): Promise<KeyFileReader> {
    const stamp = await stampOf(path);
    return new KeyFileReader(path, await readSteady(path), stamp);
  }

  /** As it was read last. */
  get known(): KeyFile {
    return this.#known;
  }

  /** As it is now. */
  async fresh(): Promise<KeyFile> {
    const stamp = await stampOf(this.#path);
    if (stamp !== this.#stamp) {
      this.#known = await readSteady(this.#path);
      this.#stamp = stamp;
    }
    return this.#known;
  }
}

/** Whoever opens the file just before it is replaced may read overwritten bytes: the second look finds the new file. */
async function readSteady(path: string): Promise<KeyFile> {
  return await readKeyFile(path).catch(() => readKeyFile(path));
}

async function stampOf(path: string): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return `${ino}:${mtimeNs}:${size}`;
  } catch {
    return 'missing';
  }
}
