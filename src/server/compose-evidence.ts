// Puts together what keeps, signs and exports the evidence of engagements. Only in a deployment of an authority.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolFacts } from '../app/evidence/bundle/input.js';
import type { CustodyDeps } from '../app/evidence/custody.js';
import { createEvidenceLog } from '../app/evidence/evidence-log.js';
import type { SignRootDeps } from '../app/evidence/sign-root.js';
import { signerFrom } from '../app/evidence/signer.js';
import type { Tsa } from '../app/evidence/timestamp.js';
import type { Config } from '../config/config.js';
import { AppError } from '../domain/errors.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import { randomIds, systemClock } from './identity.js';

const TSA_TIMEOUT_MS = 10_000;
/** A response is a few kilobytes: a signature and some certificates. */
const TSA_MOST_BYTES = 256 * 1024;

/** Throws `refused` outside of an authority's deployment: a help line keeps no evidence of anybody. */
export function refuseOutsideAuthority({ profile }: Pick<Config, 'profile'>): void {
  if (profile === 'authority') return;
  throw new AppError('refused', 'there is evidence only in a deployment of an authority (PROFILE=authority)');
}

/** The evidence log and its custody. Throws `refused` outside of an authority's deployment. */
export function openEvidenceLog(config: Pick<Config, 'profile'>, store: Store, vault: Vault): CustodyDeps {
  refuseOutsideAuthority(config);
  const log = createEvidenceLog({ store: store.evidence, vault });
  return { log, store: store.evidence, vault, ids: randomIds, clock: systemClock };
}

/** What signs it. Throws `bad_config` when EVIDENCE_KEY is missing or no such key. */
export function evidenceSigning(config: Pick<Config, 'evidence'>, store: Store): SignRootDeps {
  const { key, tsaUrl } = config.evidence;
  if (key === null) {
    throw new AppError(
      'bad_config',
      'EVIDENCE_KEY_FILE is missing; make a key with: openssl genpkey -algorithm ed25519 -out evidence-key.pem',
    );
  }
  return {
    store: store.evidence,
    signer: signerFrom(key),
    tsa: tsaUrl === null ? null : httpTsa(tsaUrl),
    clock: systemClock,
  };
}

/** What of this program goes into bundles: its name and version, and the verifier. `root`: its folder. */
export function bundleParts(root: string): { readonly tool: ToolFacts; readonly verifier: Uint8Array } {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ToolFacts;
  return { tool: { name, version }, verifier: readFileSync(join(root, 'bin/evidence-verify.mjs')) };
}

/** A time stamp authority over HTTP (RFC 3161, 3.4). */
export function httpTsa(url: string): Tsa {
  return async (request) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Buffer.from(request),
      redirect: 'error',
      signal: AbortSignal.timeout(TSA_TIMEOUT_MS),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok && bytes.length <= TSA_MOST_BYTES) return bytes;
    throw new AppError('store_unavailable', 'The time stamp authority did not answer as it should.');
  };
}
