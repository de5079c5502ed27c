// The route that hands out the API's own description.

import { defineOpenRoute, type Route } from './route.js';

/** `GET /openapi.json`, public. The document is generated when it is first asked for: no start has to wait for it. */
export function openapiRoute(routes: readonly Route[]): Route {
  let document: Promise<object> | undefined;
  const generate = async (): Promise<object> => {
    const { openapiDocument } = await import('./openapi-document.js');
    return openapiDocument([...routes, own]);
  };
  const own: Route = defineOpenRoute({
    name: 'openapi.get',
    summary: 'This document.',
    answers: { 200: null },
    async handle() {
      document ??= generate();
      return { status: 200, body: await document };
    },
  });
  return own;
}
