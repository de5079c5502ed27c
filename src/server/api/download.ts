// An answer that is a file to be saved, sent as it is made.

import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** The file. `name` is plain ASCII. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Readable;
}

/** Sends it. Rejects when it could not be made to the end; the connection is cut then, so that nobody takes a part for the whole. */
export async function sendDownload({ name, mediaType, bytes }: Download, response: Response): Promise<void> {
  response.status(200).set({
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${name}"`,
    // A proxy that gathers the whole answer first would hide how it goes.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  try {
    await pipeline(bytes, response);
  } catch (error) {
    // Whoever asked went away: that is no failure of ours.
    if (!wasLeft(error)) throw error;
  }
}

function wasLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
