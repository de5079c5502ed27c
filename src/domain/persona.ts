// Who an officer appears to be. One central register; each use is logged.

import type { Instant } from './clock.js';

/** A persona. Everything the other side may come to see of it is here, and is checked. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  /** Years; at least 18 as it is written and as it reads. */
  readonly age: number;
  readonly occupation: string;
  readonly story: string;
  /** How the account calls itself on each platform. */
  readonly handles: readonly string[];
  /** Counts changes. */
  readonly version: number;
}

/** A check that a persona passed. It holds for exactly these words: any change voids it. */
export interface PersonaCheck {
  readonly personaId: string;
  /** SHA-256 (hex) of the persona's canonical JSON. */
  readonly sha256: string;
  readonly by: string;
  readonly at: Instant;
}

/** One use of a persona: who, when, for what. */
export interface PersonaUse {
  readonly personaId: string;
  readonly threadId: string;
  readonly officer: string;
  readonly at: Instant;
  readonly purpose: string;
}
