// Files of closed stores: copied, moved and removed together with what SQLite lays beside them.

import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from '../contract.js';
import { openSqliteStore } from './open.js';

/** Endings of the files that belong to one store. */
const PARTS = ['', '-wal', '-shm'];

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Is there a store, or the rest of one? */
export function exists(path: string): Promise<boolean> {
  return Promise.resolve(PARTS.some((part) => existsSync(`${path}${part}`)));
}

/** Opens a store that must be there. */
export function openThere(path: string): Promise<Store> {
  return openSqliteStore({ path, mustExist: true });
}

/** Copies a closed store, readable by the owner only, durable when it returns. */
export async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to);
  await chmod(to, 0o600);
  await sync(to);
}

/** Moves a closed store in one step. Its log was folded in when it was closed; what is left of it beside is removed. */
export async function move(from: string, to: string): Promise<void> {
  await chmod(from, 0o600);
  await sync(from);
  await rename(from, to);
  await sync(dirname(to));
  await remove(from);
}

/** Removes a closed store and what lies beside it. */
export async function remove(path: string): Promise<void> {
  for (const part of PARTS) await rm(`${path}${part}`, { force: true });
}
