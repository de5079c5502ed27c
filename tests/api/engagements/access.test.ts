// The table of roles and routes of engagements, walked: every route for every role and for nobody; and none of it where it is off.

import { ENGAGEMENT_ROLES } from '../../../src/domain/authorisation.js';
import { ENGAGEMENT_PERMISSIONS, type EngagementRoute } from '../../../src/domain/engagement-permissions.js';
import { HELP_LINE_ROLES, type Role } from '../../../src/domain/staff.js';
import { ENGAGEMENT_ROUTES } from '../../../src/server/api/engagement-routes.js';
import { type DeskWorld, deskWorld } from '../desk-world.js';
import { type EngagementWorld, engagementWorld } from './engagement-world.js';

const names = Object.keys(ENGAGEMENT_PERMISSIONS) as EngagementRoute[];
/** Whoever holds it sends nothing and changes nothing, but may stop, and take evidence out. */
const OVERSIGHT_MAY_CHANGE: readonly EngagementRoute[] = ['engagement.stop', 'engagement.evidence.export'];

let on: EngagementWorld;
let off: DeskWorld;
beforeAll(async () => {
  on = await engagementWorld();
  off = await deskWorld();
});
afterAll(async () => {
  await off.end();
  await on.end();
});

function address(name: EngagementRoute): string {
  return ENGAGEMENT_PERMISSIONS[name].path.replace(/:\w+/g, 'nothing');
}

it('mounts exactly the routes that the table names', () => {
  expect(ENGAGEMENT_ROUTES.map((route) => route.name).sort()).toEqual([...names].sort());
});

it('lets oversight read everything and change nothing but stop', () => {
  for (const name of names) {
    const { method, audience } = ENGAGEMENT_PERMISSIONS[name];
    const may = method === 'GET' || OVERSIGHT_MAY_CHANGE.includes(name);
    expect({ name, may: audience.includes('oversight') }).toEqual({ name, may });
  }
});

describe.each([...ENGAGEMENT_ROLES, ...HELP_LINE_ROLES])('as %s', (role: Role) => {
  it.each(names)('%s', async (name) => {
    const { method, audience, object } = ENGAGEMENT_PERMISSIONS[name];
    const who = await on.staffWith(role);
    const sent = method === 'GET' ? {} : { body: {} };
    const { status } = await who.ask(method, address(name), sent);
    const may = (audience as readonly Role[]).includes(role);
    const refused = object === 'none' ? 403 : 404;
    // Whoever may use it comes as far as the shape of the body, or finds nothing under that name.
    if (may) expect([200, 400, 404, 422]).toContain(status);
    else expect(status).toBe(refused);
    if (may && object === 'none') expect(status).not.toBe(404);
  });
});

it.each(names)('%s asks whoever is not signed in to sign in', async (name) => {
  expect((await on.api(ENGAGEMENT_PERMISSIONS[name].method, address(name))).status).toBe(401);
});

it.each(names)('%s is not there where engagements are off', async (name) => {
  const who = await off.staffWith(...ENGAGEMENT_ROLES);
  expect((await who.ask(ENGAGEMENT_PERMISSIONS[name].method, address(name))).status).toBe(404);
});

it('describes every route in the document, and only where they are on', async () => {
  const paths = async (world: { api: DeskWorld['api'] }) =>
    Object.keys((await world.api('GET', '/openapi.json')).json.paths).filter((path) => path.startsWith('/engagements'));
  const table = new Set(names.map((name) => ENGAGEMENT_PERMISSIONS[name].path.replace(/:(\w+)/g, '{$1}')));
  expect((await paths(on)).sort()).toEqual([...table].sort());
  expect(await paths(off)).toEqual([]);
});
