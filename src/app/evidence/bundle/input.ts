// What a bundle is made of.

import type { Instant } from '../../../domain/clock.js';
import type { SignedRoot } from '../../../domain/evidence.js';
import type { OpenedEvidence } from '../custody.js';
import type { Signer } from '../signer.js';

/** A file of a bundle: its path (with /) and its bytes. */
export type BundleFile = readonly [path: string, bytes: Uint8Array];

/** The program that makes a bundle. */
export interface ToolFacts {
  readonly name: string;
  readonly version: string;
}

export interface BundleInput {
  /** The records, ascending, whole threads. They are opened one after the other and not held. */
  readonly records: AsyncIterable<OpenedEvidence>;
  /** How many. */
  readonly count: number;
  /** Records whose content stays out (privileged, third parties), by seq: why. Their lines and proofs are in. */
  readonly withheld: ReadonlyMap<number, string>;
  readonly root: SignedRoot;
  /** What ties the records to the root. */
  readonly proofs: readonly BundleFile[];
  readonly signer: Signer;
  /** Names of the people who appear, by account id. */
  readonly people: Readonly<Record<string, string>>;
  readonly tool: ToolFacts;
  readonly made: Instant;
  /** The exported thread; null: the whole log. */
  readonly threadId: string | null;
  /** Source of the verifier that goes along. */
  readonly verifier: Uint8Array;
}

/** UTF-8. */
export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** JSON as people can read it, a line feed at the end. */
export function jsonFile(value: unknown): Uint8Array {
  return utf8(`${JSON.stringify(value, null, 1)}\n`);
}

/** Hex of bytes. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Date and time, UTC. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}
