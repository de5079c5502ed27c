// Desk accounts, their sessions, used codes and who is on duty.

import type { Account } from '../../../domain/staff.js';
import type { StaffStore } from '../../contract.js';
import { claim } from '../claims.js';
import { ACCOUNTS, DUTY, NAMES, SESSIONS, USED_CODES } from '../collections.js';
import { below, type Database } from '../database.js';

/** StaffStore over the database. */
export function staff(db: Database): StaffStore {
  return { ...accountsOf(db), ...sessionsOf(db), ...rosterOf(db) };
}

type AccountMethods = Pick<StaffStore, 'insert' | 'byNameKey' | 'byId' | 'list' | 'update' | 'useCode'>;
type RosterMethods = Pick<StaffStore, 'putDuty' | 'duty'>;

function accountsOf(db: Database): AccountMethods {
  return {
    insert: (account) => insert(db, account),
    async byNameKey(nameKey) {
      const standing = await db.rows(NAMES).byId(nameKey);
      return standing && (await newest(db, standing.owner));
    },
    byId: (id) => newest(db, id),
    async list() {
      const newestOf = new Map<string, Account>();
      const versions = await db.rows(ACCOUNTS).find({}, { order: { id: 1, version: 1 } });
      for (const account of versions) newestOf.set(account.id, account);
      return [...newestOf.values()].sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1));
    },
    update: (account) => update(db, account),
    useCode: async (accountId, step, at) =>
      (await db.rows(USED_CODES).insert({ accountId, step, at })) ? 'accepted' : 'used',
  };
}

function sessionsOf(db: Database): Omit<StaffStore, keyof AccountMethods | keyof RosterMethods> {
  const sessions = db.rows(SESSIONS);
  return {
    async insertSession(session) {
      await sessions.insert(session);
    },
    session: (tokenHash) => sessions.byId(tokenHash),
    async touchSession(tokenHash, seenAt) {
      await sessions.change({ _id: tokenHash }, { $set: { seenAt } });
    },
    async revokeSession(tokenHash, at) {
      await sessions.change({ _id: tokenHash, revokedAt: null }, { $set: { revokedAt: at } });
    },
    async revokeSessionsOf(accountId, at) {
      await sessions.change({ accountId, revokedAt: null }, { $set: { revokedAt: at } });
    },
    async lastSeen(accountId) {
      const open = await sessions.find({ accountId, revokedAt: null });
      return open.length === 0 ? null : Math.max(...open.map(({ seenAt }) => seenAt));
    },
  };
}

function rosterOf(db: Database): RosterMethods {
  return {
    putDuty: (entry) => db.rows(DUTY).put(entry),
    duty: () => db.rows(DUTY).find({}, { order: { _id: 1 } }),
  };
}

async function newest(db: Database, id: string): Promise<Account | undefined> {
  return await db.rows(ACCOUNTS).first({ id }, { id: -1, version: -1 });
}

async function insert(db: Database, account: Account): Promise<'inserted' | 'exists'> {
  const rows = db.rows(ACCOUNTS);
  if ((await newest(db, account.id)) !== undefined || !(await rows.insert(account))) return 'exists';
  const isThere = (owner: string) => rows.has({ id: owner });
  if (await claim(db.rows(NAMES), { value: account.nameKey, owner: account.id }, isThere)) return 'inserted';
  await rows.remove({ id: account.id });
  return 'exists';
}

/** A change is a document of its own; older ones go, with the hashes in them. */
async function update(db: Database, account: Account): Promise<'updated' | 'stale'> {
  const { id, version } = account;
  const rows = db.rows(ACCOUNTS);
  const before = await newest(db, id);
  if (before?.version !== version - 1 || before.nameKey !== account.nameKey) return 'stale';
  if (!(await rows.insert(account))) return 'stale';
  await rows.remove({ id, version: below(version) });
  return 'updated';
}
