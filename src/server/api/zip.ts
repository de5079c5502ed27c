// An archive that is made while it is sent.

import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { makeZip } from 'client-zip';

/** Files (path with /, bytes) as a zip archive of one folder. Nothing is compressed; the next file is asked for when there is room. */
export function zipped(
  files: AsyncIterable<readonly [path: string, bytes: Uint8Array]>,
  folder: string,
  made: number,
): Readable {
  const lastModified = new Date(made);
  async function* entries() {
    for await (const [path, input] of files)
      yield { name: `${folder}/${path}`, input: new Uint8Array(input), lastModified };
  }
  return Readable.fromWeb(makeZip(entries()) as ReadableStream<Uint8Array>);
}
