// What one check of a deployment says.

import type { Clock } from '../../../domain/clock.js';
import type { Content } from '../../../domain/content.js';
import type { KeyRing } from '../../../store/contract/key-ring.js';
import type { Store } from '../../../store/contract.js';

/** One check: what was found, and where something is wrong, how to mend it. */
export interface Check {
  readonly id: string;
  readonly ok: boolean;
  readonly says: string;
  readonly mend: string | null;
}

/** What the machine says of the deployment's files. Null: cannot be told. */
export interface PlaceFacts {
  /** Permission bits, e.g. 0o600. */
  readonly storeMode: number | null;
  readonly keyFileMode: number | null;
  readonly freeBytes: number | null;
  /** KEY_FILE lies in the folder of the store, or in one inside it: whoever copies the folder has both. */
  readonly keysBesideStore: boolean;
}

/** The settings that are looked at. */
export interface DoctorSettings {
  readonly profile: 'development' | 'ngo' | 'authority';
  readonly publicUrl: string | null;
  readonly deskUrl: string | null;
  readonly deskHost: string;
  readonly trustProxy: number;
  /** ISO 3166-1 alpha-2; null: people are asked. */
  readonly country: string | null;
  readonly retentionDays: number;
  readonly alarm: { readonly webhook: string | null; readonly mail: string | null };
}

/** Why a messenger's account cannot be looked at. */
export type MessengerTrouble = 'not_authorised' | 'conflict' | 'refused' | 'unreachable';

/** What a messenger says of our account. */
export interface MessengerFacts {
  /** What everybody can read of the account without writing to it. */
  readonly shown: readonly string[];
  /** Where it is to call us; null: we fetch. */
  readonly expectedWebhook: string | null;
  /** Where it calls. */
  readonly webhookUrl: string | null;
  /** Updates that it holds for us. */
  readonly pending: number;
  /** The last call that failed, and why in the messenger's words. */
  readonly lastError: { readonly at: number; readonly says: string } | null;
}

/** What can be looked at without the store. */
export interface Setting {
  readonly settings: DoctorSettings;
  readonly clock: Pick<Clock, 'now'>;
  /** Of the running program, e.g. `24.1.0`. */
  readonly nodeVersion: string;
  /** Loads content as a start does; rejects with `bad_content`. */
  readonly content: () => Promise<Content>;
  /** Asks Telegram; null: the channel is off. */
  readonly telegram: (() => Promise<MessengerFacts | MessengerTrouble>) | null;
  /** Loads the second reader as the service does, and lets it go; gives its version, rejects with `bad_content`. Null: it is off. */
  readonly secondReader: (() => Promise<string>) | null;
}

/** What the checks of an open store and key file work with. */
export interface Deployment {
  readonly store: Store;
  readonly ring: KeyRing;
  readonly facts: PlaceFacts;
  readonly settings: DoctorSettings;
  readonly clock: Pick<Clock, 'now'>;
}

/** All is well. */
export function fine(id: string, says: string): Check {
  return { id, ok: true, says, mend: null };
}

/** Something is wrong. */
export function wrong(id: string, says: string, mend: string): Check {
  return { id, ok: false, says, mend };
}

/** A refusal of ours: one sentence that says what is wrong and, after its colon, the mend; `otherwise` stands where it has none. */
export function refused(id: string, sentence: string, otherwise: string): Check {
  const [, says = '', mend = ''] = /^(.+?): (.+)$/.exec(sentence) ?? [];
  return says === ''
    ? wrong(id, sentence, otherwise)
    : wrong(id, `${says}.`, `${mend.charAt(0).toUpperCase()}${mend.slice(1)}`);
}

/** A time span in the largest unit that fits, for people: `3 days`, `2 hours`, `40 seconds`. */
export function span(ms: number): string {
  const units: readonly [string, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1_000],
  ];
  const [name, size] = units.find(([, length]) => ms >= length) ?? ['second', 1_000];
  const count = Math.floor(ms / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
