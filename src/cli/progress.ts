// Progress of a long operation: one line on stderr that is written over, and only for a person at a terminal.

import type { Progress } from '../app/operations/ports.js';
import type { Io } from './command.js';

/** Tells how far an operation is; `end` clears the line. */
export function progressOn({ stderr }: Pick<Io, 'stderr'>): { readonly tell: Progress; readonly end: () => void } {
  if (!('isTTY' in stderr) || stderr.isTTY !== true) return { tell: () => {}, end: () => {} };
  return {
    tell: (what, done, of) => stderr.write(`\r\u001b[K${done}${of === null ? '' : ` of ${of}`} ${what}`),
    end: () => stderr.write('\r\u001b[K'),
  };
}
