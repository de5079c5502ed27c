// Time and identity come in as values, so that engines are pure and tests can freeze them.

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** Where the time comes from. */
export interface Clock {
  /** Wall clock, for what people read and for what is stored. It may jump. */
  now(): Instant;
  /** Milliseconds that never run backwards, for leases, deadlines and waiting times inside one process. */
  monotonic(): number;
}

/** Where identifiers come from. */
export interface Ids {
  /** A fresh unguessable identifier: 128 random bits, 22 characters of A–Z a–z 0–9 _ -. */
  random(): string;
}
