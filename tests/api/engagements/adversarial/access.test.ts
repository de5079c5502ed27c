// Rule 3 and the door: who has no part in an engagement, whose session is over, and whose request comes from another page, releases nothing,
// whatever was approved; and what a thread says is not found by them.

import type { Role } from '../../../../src/domain/staff.js';
import type { Sent } from '../../desk-world.js';
import { DAY } from '../engagement-world.js';
import { type Attempt, refuses, type Scene, type Talk } from './attempts.js';

type Path = (talk: Talk) => readonly [method: string, path: string, body?: object];

const RELEASE: Path = ({ drafts, draft }) => ['POST', `${drafts}/${draft.id}/release`, {}];
const APPROVE: Path = ({ drafts, draft }) => [
  'POST',
  `${drafts}/${draft.id}/approval`,
  { revision: 1, textSha256: draft.textSha256 },
];
const WRITE: Path = ({ drafts }) => ['POST', drafts, { text: 'Thank you for the answer.' }];
const HEAR: Path = ({ at }) => [
  'POST',
  `${at}/messages`,
  { id: 'forged', text: 'i have a boat', writtenAt: null, capturedSha256: null, media: [] },
];
const READ: Path = ({ at }) => ['GET', at];
const STOP: Path = () => ['POST', '/stops', { scope: 'all', target: null, reason: 'x' }];
const UNFREEZE: Path = ({ at }) => ['POST', `${at}/unfreeze`, { reason: 'x' }];
const REVOKE: Path = () => ['POST', '/authorisations/nothing/revocation', { reason: 'x' }];

/** Somebody of this role, who asks for what they have no part in. */
const asRole =
  (role: Role, path: Path): Attempt[2] =>
  async (scene) => {
    const talk = await scene.approved();
    const who = await scene.staffWith(role);
    const [method, address, body] = path(talk);
    return () => who.ask(method, `/engagements${address}`, body === undefined ? {} : { body });
  };

/** The thread's own operator, with headers as another page would send them, or a session that is worth nothing. */
const asOperator =
  (path: Path, sent: Sent, before: (scene: Scene) => unknown = () => undefined): Attempt[2] =>
  async (scene) => {
    const talk = await scene.approved();
    const ina = await scene.people.ina.again();
    await before(scene);
    const [method, address, body] = path(talk);
    return () => ina.ask(method, `/engagements${address}`, { ...(body !== undefined && { body }), ...sent });
  };

/** Closes the operator's account, until the case is over. */
async function disable(scene: Scene): Promise<void> {
  const set = async (state: 'disabled' | 'active'): Promise<void> => {
    const account = await scene.store.staff.byId(scene.people.ina.id);
    if (account === undefined) throw new Error('no account');
    await scene.store.staff.update({ ...account, state, version: account.version + 1 });
  };
  await set('disabled');
  scene.after(() => set('active'));
}

/** All that anybody of the help line, and an officer of another office, may try on a thread. */
const STRANGERS: readonly Role[] = ['analyst', 'counsellor', 'admin', 'auditor'];
const TRIED: readonly (readonly [what: string, named: string, path: Path])[] = [
  ['releases', '404 not_found', RELEASE],
  ['approves', '404 not_found', APPROVE],
  ['reads a thread', '404 not_found', READ],
  ['stops everything', '403 forbidden', STOP],
  ['revokes', '404 not_found', REVOKE],
];
const OFFICERS: readonly (readonly [role: Role, what: string, path: Path])[] = [
  ['operator', 'reads the thread of another', READ],
  ['operator', 'writes into the thread of another', WRITE],
  ['operator', 'hands a message into the thread of another', HEAR],
  ['operator', 'releases in the thread of another', RELEASE],
  ['operator', 'unfreezes', UNFREEZE],
  ['approver', 'releases', RELEASE],
  ['approver', 'hands a message in', HEAR],
  ['approver', 'revokes', REVOKE],
  ['authoriser', 'releases', RELEASE],
  ['authoriser', 'approves', APPROVE],
  ['authoriser', 'writes', WRITE],
  ['oversight', 'releases', RELEASE],
  ['oversight', 'approves', APPROVE],
  ['oversight', 'writes', WRITE],
  ['oversight', 'hands a message in', HEAR],
  ['oversight', 'unfreezes', UNFREEZE],
  ['oversight', 'revokes', REVOKE],
];

refuses([
  ...STRANGERS.flatMap((role) =>
    TRIED.map(([what, named, path]): Attempt => [`somebody who is ${role} ${what}`, named, asRole(role, path)]),
  ),
  ...OFFICERS.map(([role, what, path]): Attempt => [`the ${role} ${what}`, '404 not_found', asRole(role, path)]),
  [
    'nobody releases',
    '401 unauthorised',
    async (scene) => {
      const [method, path, body] = RELEASE(await scene.approved());
      return () => scene.api(method, `/engagements${path}`, { body });
    },
  ],
  [
    'a session that was made up',
    '401 unauthorised',
    asOperator(RELEASE, { headers: { Cookie: '__Host-desk=made-up' } }),
  ],
  [
    'a release from another page',
    '403 forbidden',
    asOperator(RELEASE, { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  ],
  [
    'a release from a page of the same site',
    '403 forbidden',
    asOperator(RELEASE, { headers: { 'Sec-Fetch-Site': 'same-site' } }),
  ],
  [
    'a release from another origin',
    '403 forbidden',
    asOperator(RELEASE, { headers: { Origin: 'https://evil.example' } }),
  ],
  ['a release from an origin that hides', '403 forbidden', asOperator(RELEASE, { headers: { Origin: 'null' } })],
  [
    'a yes as a form sends it',
    '415 unsupported_media_type',
    asOperator(APPROVE, { raw: 'a=b', headers: { 'Content-Type': 'text/plain' } }),
  ],
  ['a session of a closed account', '401 unauthorised', asOperator(RELEASE, {}, disable)],
  ['a session from yesterday', '401 unauthorised', asOperator(RELEASE, {}, (scene) => scene.later(DAY))],
  [
    'a release asked for by GET',
    '405 method_not_allowed',
    async (scene) => {
      const [, path] = RELEASE(await scene.approved());
      return () => scene.call('ina', 'GET', path);
    },
  ],
  [
    'an id with a path in it',
    '404 not_found',
    async (scene) => () => scene.call('ina', 'GET', '/threads/..%2F..%2Fpolicy'),
  ],
]);
