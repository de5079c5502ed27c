// Tombstones in a file beside KEY_FILE: JSON Lines, only ever appended to.

import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ErasedList } from './contract/key-ring.js';
import { errorCode } from './error-code.js';

const line = z.object({
  v: z.literal(1),
  conversationId: z.string().min(1),
  contactId: z.string().min(1),
  at: z.int(),
  why: z.enum(['asked', 'retention']),
});

/** Where the list of a key file lies. */
export function erasedListPath(keyFile: string): string {
  return `${keyFile}.erased`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** The list at `path`; a file that is not there is an empty list. A line that a crash tore off is skipped. */
export function erasedList(path: string): ErasedList {
  return {
    append: async (tombstones) => {
      if (tombstones.length === 0) return;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const handle = await open(path, 'a', 0o600);
      try {
        // A newline first, should the line before be a torn one.
        await handle.appendFile(`\n${tombstones.map((one) => JSON.stringify({ v: 1, ...one })).join('\n')}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    all: async () =>
      (await read(path)).split('\n').flatMap((text) => {
        const parsed = line.safeParse(parse(text));
        if (!parsed.success) return [];
        const { v: _, ...tombstone } = parsed.data;
        return [tombstone];
      }),
  };
}
