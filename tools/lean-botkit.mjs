// Bundles botkit without what a text bot over our own channels never calls.
//
// Botkit's SDK loads date recognisers, cloud sign-in and a web client at import: about 80 MB of memory and most of a second of every
// start (docs/adr/0005). They are replaced by objects that say so when something calls them after all.

/**
 * Packages that are bundled with what they need; everything else stays an import of node_modules. Botkit for its size, the others
 * because a start that opens hundreds of small files waits for them.
 */
const BUNDLED = new Set([
  'botkit',
  'botbuilder-core',
  '@asteasolutions/zod-to-openapi',
  'compression',
  'express',
  'helmet',
  'intl-messageformat',
  'otpauth',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'telegraf',
  'yaml',
  'zod',
]);

/** Whose imports are cut: botkit and its SDK. */
const CUT = /\/node_modules\/(botkit|botbuilder[^/]*|botframework[^/]*|adaptive-expressions[^/]*)\//;

/** Packages left out: recognisers and prompts, Azure sign-in, HTTP clients and servers, streaming transports. */
const LEFT_OUT =
  /^(@microsoft\/recognizers-text.*|@azure\/.*|@typespec\/.*|axios|node-fetch|https-proxy-agent|botframework-streaming|globalize|cldr-data|ws|localtunnel|jsonwebtoken|rsa-pem-from-mod-exp|openssl-wrapper|htmlparser2|express|body-parser|multer|fs-extra)$/;

/** While modules load they may make things of what is absent; what is called afterwards says so. */
const ABSENT = `
let loading = true;
setImmediate(() => { loading = false; });
function called() {
  if (loading) return absent;
  throw new Error('This part of the bot framework is left out of the bundle: see tools/lean-botkit.mjs');
}
const absent = new Proxy(function absent() {}, {
  get: (target, key) => key === 'prototype' ? target.prototype : typeof key === 'symbol' || key === '__esModule' || key === 'then' ? undefined : absent,
  apply: called,
  construct: called,
});
module.exports = absent;
`;

/** The esbuild plugin. It decides about every bare import, so `packages` is not set beside it. */
const leanBotkit = {
  name: 'lean-botkit',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      const inside = importer.includes('/node_modules/');
      if (CUT.test(importer) && LEFT_OUT.test(path)) return { path, namespace: 'left-out' };
      return inside || BUNDLED.has(path) ? undefined : { path, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: ABSENT, loader: 'js' }));
  },
};

/** CommonJS inside the bundle asks for these. */
const COMMONJS_BANNER = `import { createRequire as makeRequire } from 'node:module';
import { fileURLToPath as pathOfUrl } from 'node:url';
const require = makeRequire(import.meta.url);
const __filename = pathOfUrl(import.meta.url);
const __dirname = pathOfUrl(new URL('.', import.meta.url));`;

/** How everything that runs on the server is bundled. */
export const SERVER_BUNDLE = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [leanBotkit],
  banner: { js: COMMONJS_BANNER },
  minifyWhitespace: true,
  logLevel: 'warning',
};
