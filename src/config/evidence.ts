// Settings of the evidence of engagements.

import type { Reader } from './reader.js';

export interface EvidenceConfig {
  /** The private key that signs it (PKCS #8, PEM); null where none is set, then nothing can be signed or exported. */
  readonly key: string | null;
  /** A time stamp authority (RFC 3161); null: roots go without a third party's time. */
  readonly tsaUrl: string | null;
}

/** Time stamps are signed themselves: an authority may be reached over http. */
export function readEvidence(read: Reader): EvidenceConfig {
  return { key: read.text('EVIDENCE_KEY'), tsaUrl: read.url('TSA_URL', true) };
}
