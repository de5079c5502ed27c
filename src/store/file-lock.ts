// One process at a time: a file that names who holds the lock.

import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../domain/errors.js';
import { errorCode } from './error-code.js';

/** Takes the lock; false when the file is there. */
async function take(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(String(process.pid)).finally(() => handle.close());
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Does the process that the lock names still run? An empty file was just made by somebody who will write its number. */
async function isHeld(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
  if (!Number.isSafeInteger(holder) || holder <= 0) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/**
 * Runs `work` while holding the lock at `path`. A lock left by a process that died is taken over. Throws `bad_usage` when another
 * process holds it.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  if (!(await take(path))) {
    if (!(await isHeld(path))) await rm(path, { force: true });
    if (!(await take(path))) {
      throw new AppError('bad_usage', `another command is at work; when there is none, remove ${path}.`);
    }
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
