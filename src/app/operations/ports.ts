// What operations need beyond an open store.

import type { Store } from '../../store/contract.js';

/** Files of the embedded store, as operations handle them. A backend of another kind has none. */
export interface StoreFiles {
  exists(path: string): Promise<boolean>;
  /** Opens a store that must be there; one of an older schema version is refused. */
  open(path: string): Promise<Store>;
  /** Brings a closed store to the newest schema version. */
  migrate(path: string): Promise<void>;
  /** Copies a closed store's file, readable by the owner only, durable when it returns. */
  copy(from: string, to: string): Promise<void>;
  /** Moves a closed store's file in one step. */
  move(from: string, to: string): Promise<void>;
  /** Removes a store's file and what lies beside it; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
}

/** Hears how far an operation is. `of` is null while it is not known. */
export type Progress = (what: string, done: number, of: number | null) => void;
