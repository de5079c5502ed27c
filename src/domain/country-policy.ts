// What one country's law allows in supervised engagements, as data that two people of a deployment signed.

import type { Act } from './authorisation.js';

/** What is known of a country's law: acts are permitted on the bases below; nothing is known; or they are not allowed. */
export type Standing = 'permitted' | 'unknown' | 'forbidden';

/** One legal basis. */
export interface LegalBasis {
  /** As an authorisation cites it. */
  readonly article: string;
  readonly acts: readonly Act[];
  /** Whose token is needed besides the authoriser's. */
  readonly secondToken: 'none' | 'prosecutor' | 'judge';
  /** Longest run of one authorisation in days; null: the law names none that we know. */
  readonly maxDays: number | null;
}

/** A country's profile. */
export interface CountryPolicy {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly standing: Standing;
  readonly bases: readonly LegalBasis[];
  /** What nobody checked yet, in words. Never empty as shipped: lawyers of the deployment read and sign. */
  readonly unverified: readonly string[];
  /** Whether SMS may be sent by software at all. */
  readonly sms: boolean;
  /** Hours without an answer after which the other side is silent. */
  readonly silenceHours: number;
  /** Threads that one officer may run at once. */
  readonly threadsPerOfficer: number;
  /** Minutes until a safeguarding alert goes to the next officer. */
  readonly alertMinutes: number;
  /** SHA-256 (hex) of the file. */
  readonly version: string;
  /** Account ids of those whose signatures on exactly this file are valid. */
  readonly signedBy: readonly string[];
}

/** All profiles that were loaded. A country that stands in two files is in `conflicting`, and then in nothing else. */
export interface PolicySet {
  readonly countries: ReadonlyMap<string, CountryPolicy>;
  readonly conflicting: ReadonlySet<string>;
  /** Languages whose word lists two people signed: BCP 47 primary subtag → SHA-256 (hex) of the file. */
  readonly languages: ReadonlyMap<string, string>;
  /** What could not be read, and so says nothing: then nothing leaves anywhere. Not there: all was read. */
  readonly unreadable?: ReadonlySet<'policy' | 'words'>;
}
