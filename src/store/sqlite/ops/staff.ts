// Desk accounts, their sessions, used codes and who is on duty.

import type { StaffStore } from '../../contract.js';
import { statement } from '../statement.js';
import { ACCOUNTS, DUTY, SESSIONS } from '../tables.js';
import type { Operations } from './sync.js';

const A = ACCOUNTS.columns;
const BY_NAME = statement(`SELECT ${A} FROM accounts WHERE name_key = ?`);
const BY_ID = statement(`SELECT ${A} FROM accounts WHERE id = ?`);
const LIST = statement(`SELECT ${A} FROM accounts ORDER BY name_key`);
const marks = A.split(', ').map(() => '?');
const UPDATE = statement(`UPDATE accounts SET (${A}) = (${marks.join(', ')}) WHERE id = ? AND version = ?`);
const USE_CODE = statement('INSERT INTO used_codes (account_id, step, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
const SESSION = statement(`SELECT ${SESSIONS.columns} FROM sessions WHERE token_hash = ?`);
const TOUCH = statement('UPDATE sessions SET seen_at = ? WHERE token_hash = ?');
const REVOKE = statement('UPDATE sessions SET revoked_at = coalesce(revoked_at, ?) WHERE token_hash = ?');
const REVOKE_OF = statement('UPDATE sessions SET revoked_at = coalesce(revoked_at, ?) WHERE account_id = ?');
const LAST_SEEN = statement('SELECT max(seen_at) AS at FROM sessions WHERE account_id = ? AND revoked_at IS NULL');
const OFF_DUTY = statement('DELETE FROM duty WHERE staff_id = ?');
const DUTY_LIST = statement(`SELECT ${DUTY.columns} FROM duty ORDER BY staff_id`);

/** StaffStore over one connection. */
export const staff: Operations<StaffStore> = {
  insert: (db, account) => (db.run(ACCOUNTS.insert, ACCOUNTS.values(account)) === 1 ? 'inserted' : 'exists'),
  byNameKey: (db, nameKey) => {
    const row = db.get(BY_NAME, [nameKey]);
    return row && ACCOUNTS.object(row);
  },
  byId: (db, id) => {
    const row = db.get(BY_ID, [id]);
    return row && ACCOUNTS.object(row);
  },
  list: (db) => db.all(LIST, []).map(ACCOUNTS.object),
  update: (db, account) => {
    const changed = db.run(UPDATE, [...ACCOUNTS.values(account), account.id, account.version - 1]);
    return changed === 1 ? 'updated' : 'stale';
  },
  useCode: (db, accountId, step, at) => (db.run(USE_CODE, [accountId, step, at]) === 1 ? 'accepted' : 'used'),
  insertSession: (db, session) => {
    db.run(SESSIONS.insert, SESSIONS.values(session));
  },
  session: (db, tokenHash) => {
    const row = db.get(SESSION, [tokenHash]);
    return row && SESSIONS.object(row);
  },
  touchSession: (db, tokenHash, seenAt) => {
    db.run(TOUCH, [seenAt, tokenHash]);
  },
  revokeSession: (db, tokenHash, at) => {
    db.run(REVOKE, [at, tokenHash]);
  },
  revokeSessionsOf: (db, accountId, at) => {
    db.run(REVOKE_OF, [at, accountId]);
  },
  lastSeen: (db, accountId) => {
    const at = db.get(LAST_SEEN, [accountId])?.at;
    return typeof at === 'number' ? at : null;
  },
  putDuty: (db, entry) => {
    db.run(OFF_DUTY, [entry.staffId]);
    db.run(DUTY.insert, DUTY.values(entry));
  },
  duty: (db) => db.all(DUTY_LIST, []).map(DUTY.object),
};
