// The API's own description says what the API does.

import { PERMISSIONS } from '../../src/domain/permissions.js';
import { type DeskWorld, deskWorld } from './desk-world.js';

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
let document: any;
let world: DeskWorld;
beforeAll(async () => {
  world = await deskWorld();
  document = (await world.api('GET', '/openapi.json')).json;
});
afterAll(() => world.end());

it('is OpenAPI 3.1, public, and names every route', () => {
  expect(document.openapi).toBe('3.1.0');
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const table = Object.values(PERMISSIONS).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(named.sort()).toEqual(table.sort());
});

it('refers only to shapes that it holds', () => {
  const text = JSON.stringify(document);
  const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
  expect(refs.length).toBeGreaterThan(50);
  for (const name of new Set(refs)) expect(document.components.schemas).toHaveProperty(String(name));
});

it('describes bodies as strictly as they are checked', () => {
  const body = document.paths['/review-items/{id}/decisions'].post.requestBody.content['application/json'].schema;
  expect(body).toEqual({ $ref: '#/components/schemas/Decision' });
  expect(document.components.schemas.Decision).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['act', 'reason', 'seenVersion', 'seenTurn'],
  });
});

it('says which routes need the cookie, and how they refuse', () => {
  expect(document.components.securitySchemes.session).toMatchObject({ in: 'cookie', name: '__Host-desk' });
  const { security, responses } = document.paths['/help-requests/{id}/close'].post;
  expect(security).toEqual([{ session: [] }]);
  expect(Object.keys(responses)).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '409', '415', '422']),
  );
  expect(JSON.stringify(responses['409'])).toContain('#/components/schemas/Stale');
  expect(JSON.stringify(document.paths['/session'].post.responses['409'])).toContain('SetupRequired');
  expect(document.paths['/openapi.json'].get.security).toEqual([]);
});
