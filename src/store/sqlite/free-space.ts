// Whether the disk still has room for what the store is about to write.

import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.js';

/** Below this the next messages may not fit any more: two write-ahead logs of the usual size (1,000 pages of 4 KiB). */
export const LEAST_FREE_BYTES = 8 * 1024 * 1024;

/**
 * Throws `store_unavailable` when the file system of `path` is all but full. One small row may still fit where a message does not,
 * so a write that worked says too little.
 */
export async function checkFreeSpace(path: string, least: number = LEAST_FREE_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < least)
    throw new AppError('store_unavailable', 'The disk of the store is full: make room on it.');
}
