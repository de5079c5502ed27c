// A unit of an authority at its full size: a hundred officers, each with a hundred threads, on a real embedded store.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EngagementTools } from '../../../src/app/engagement/tools.js';
import type { Account, Role } from '../../../src/domain/staff.js';
import { composeEngagements, type EngagementCore, type Engagements } from '../../../src/server/compose-engagements.js';
import { randomIds, systemClock } from '../../../src/server/identity.js';
import type { Store } from '../../../src/store/contract.js';
import { createKeyFile, newKeyFile } from '../../../src/store/key-file.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { openVault } from '../../../src/store/vault.js';
import { Authority } from '../../helpers/authority.js';
import { Seed } from './seed.js';

export const OFFICERS = 100;
/** Threads of each officer: as many as a policy can allow. */
export const EACH = 100;
/** Threads at whose end an approved text waits to be released, for each of two processes. */
export const QUEUED = 200;
const SEEDED_MESSAGES = 4;
export const LONG = 2_000;
export const SHORT = 10;
export const INTENTS = 10_000;

/** Where a unit lies. */
export interface Place {
  readonly folder: string;
  readonly policyDir: string;
  readonly anchorsDir: string;
}

/** Engagements of one process over a place. */
export interface Process {
  readonly store: Store;
  readonly engagements: Engagements;
  readonly tools: EngagementTools;
  end(): Promise<void>;
}

export const officerName = (n: number): string => `officer-${n}`;
export const threadName = (n: number): string => `thread-${n}`;
export const APPROVER = 'approver';
const SIGNER = 'signer';

/** Opens the place's store and puts engagements together; nothing is read before `engagements.start`. */
export async function openProcess({ folder, policyDir, anchorsDir }: Place): Promise<Process> {
  const store = await openSqliteStore({ path: join(folder, 'store.db') });
  const vault = await openVault({ keyFile: join(folder, 'keys'), keys: store.keys, clock: systemClock });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
  const core = {
    ...{ store, vault, clock: systemClock, ids: randomIds, log: silent, bus: { publish: () => undefined } },
    understander: {},
    second: null,
    config: {
      ...{ profile: 'authority', publicUrl: null, modelsDir: null, modelDir: 'models/first', contentDir: 'content' },
      evidence: { key: null, tsaUrl: null },
      engagements: { policyDir, trustAnchorsDir: anchorsDir, helpLineAccounts: [], twilio: null },
    },
  } as unknown as EngagementCore;
  const engagements = await composeEngagements(core, { ring: () => undefined, quiet: () => undefined }, '.');
  if (engagements === null) throw new Error('Engagements are off.');
  return {
    ...{ store, engagements, tools: engagements.tools },
    async end() {
      engagements.stop();
      await store.close();
    },
  };
}

/** Makes it. */
export async function makeUnit(): Promise<{ readonly place: Place; readonly end: () => void }> {
  const authority = new Authority({ threads: EACH });
  authority.anchor(SIGNER, ['authoriser']);
  authority.anchor('magistrate', ['prosecutor']);
  const { folder, policyDir, anchorsDir } = authority;
  const place = { folder, policyDir, anchorsDir };
  await createKeyFile(join(folder, 'keys'), newKeyFile(Date.now()));
  const { store, tools, end } = await openProcess(place);
  for (let n = 0; n < OFFICERS; n++) await store.staff.insert(account(officerName(n), ['operator']));
  await store.staff.insert(account(APPROVER, ['approver']));
  await store.staff.insert(account(SIGNER, ['authoriser']));
  const vault = await openVault({ keyFile: join(folder, 'keys'), keys: store.keys, clock: systemClock });
  await fill(new Seed({ path: join(folder, 'store.db'), vault, tools, authority }));
  // What was seeded is no work of a crash that the evidence is to be mended for.
  await store.meta.set('engagementsEvidenced', await store.engagements.mark());
  await end();
  return { place, end: () => rmSync(folder, { recursive: true }) };
}

async function fill(seed: Seed): Promise<void> {
  await seed.registers(
    Array.from({ length: OFFICERS }, (_, n) => officerName(n)),
    APPROVER,
  );
  for (let officer = 0; officer < OFFICERS; officer++) {
    const operator = officerName(officer);
    const numbers = Array.from({ length: EACH }, (_, n) => officer * EACH + n);
    const subjects = numbers.map((n) => `S-${n}`);
    const authorisationId = `A-${officer}`;
    const intents = officer === OFFICERS - 1 ? INTENTS : 0;
    await seed.authorisation(authorisationId, operator, { signer: SIGNER, subjects, intents });
    await seed.persona(`P-${officer}`, operator, APPROVER, numbers.map(threadName));
    await Promise.all(
      numbers.map((n) =>
        seed.thread(threadName(n), {
          ...{ authorisationId, operator, personaId: `P-${officer}`, subject: `S-${n}`, messages: messagesOf(n) },
          ...(isQueued(n) && { approvedBy: APPROVER }),
        }),
      ),
    );
  }
  seed.write();
}

/** The last two threads of the first officer are those that are compared: a short and a long one. */
export const SHORT_THREAD = EACH - 2;
export const LONG_THREAD = EACH - 1;

function messagesOf(n: number): number {
  if (n === LONG_THREAD) return LONG;
  return n === SHORT_THREAD ? SHORT : SEEDED_MESSAGES;
}

/** The first threads of officers 10 to 89 hold the queued texts, five each. */
function isQueued(n: number): boolean {
  return queuedThreads().includes(n);
}

/** Threads with a text that waits: half for each of two processes. */
export function queuedThreads(): readonly number[] {
  return Array.from({ length: 2 * QUEUED }, (_, n) => (10 + Math.floor(n / 5)) * EACH + (n % 5));
}

function account(id: string, roles: readonly Role[]): Account {
  return {
    ...{ id, name: id, nameKey: id, roles, passwordHash: 'none', totpSealed: new Uint8Array(1), state: 'active' },
    ...{ recoveryHashes: [], createdAt: 0, version: 1 },
  };
}
