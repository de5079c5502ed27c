// Shapes of a thread's evidence in the desk's API, written after its published schemas.

import type { Person } from './types.js';

/** How a thread's evidence stands. `after`: records of the thread that came after the newest signed root of the log. */
export interface Evidence {
  readonly records: number;
  readonly root: {
    readonly size: number;
    readonly rootHash: string;
    readonly at: string;
    readonly keyId: string;
    readonly stamped: boolean;
  } | null;
  readonly after: number;
  readonly timeAuthority: boolean;
  readonly keyId: string | null;
}

/** Who viewed a thread, took its evidence out or held it. */
export interface CustodyAct {
  readonly number: number;
  readonly kind: 'hold' | 'hold_lifted' | 'view' | 'export' | 'destroyed';
  readonly at: string;
  readonly by: Person;
  readonly reason: string | null;
}
