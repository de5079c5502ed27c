// What a backend gives to the conformance suite.

import type { QueueAct } from '../../src/domain/help-request.js';
import type { Store } from '../../src/store/contract.js';

/** An empty store of one backend, and what only its own tests can do with it. */
export interface OpenedStore {
  readonly store: Store;
  /** Leaves behind what a crash leaves between the insert of an act and the update of its item. */
  crashAfterAct(act: QueueAct): Promise<void>;
  /** Closes the store and removes what it left. */
  close(): Promise<void>;
}

/** Opens a fresh, empty store. */
export type OpenStore = () => Promise<OpenedStore>;
