// Builds the chat's page into dist/web/chat: one script, one sheet, nothing inline, the first English words built in.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const locales = here('../../content/locales/');

function wordsOf(language: string): Record<string, string> {
  const all: Record<string, string> = JSON.parse(readFileSync(`${locales}${language}.json`, 'utf8'));
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('chat.')));
}

/** Words that only what came from the server needs: they come from there too. */
const LATER =
  /^chat\.(who\.|noscript|picture|card\.|answers|sent$|aPerson|personHere|botBack|resumed|newMessage|tooLong)/;

/** Words that the page needs before it ever reached the server; the rest comes from there, as edited by whoever runs it. */
function builtIn(): Record<string, string> {
  return Object.fromEntries(Object.entries(wordsOf('en')).filter(([key]) => !LATER.test(key)));
}

/** One sentence in each language for whoever has scripts switched off. */
function noscript(): Plugin {
  const languages = readdirSync(locales).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));
  const lines = languages.map(
    (language) => `<p lang=${language}${language === 'ar' ? ' dir=rtl' : ''}>${wordsOf(language)['chat.noscript']}</p>`,
  );
  return { name: 'noscript', transformIndexHtml: (html) => html.replace('<!--noscript-->', lines.join('')) };
}

/** The chat follows the system: what a chosen theme would need stays out. */
function withoutThemes(css: string): string {
  return css
    .replaceAll(',[data-theme=light]', '')
    .replaceAll(':root:not([data-theme=light])', ':root')
    .replace(/\[data-theme=dark\]\{[^}]*\}/, '');
}

/**
 * Phones choose the face of a script by themselves: naming one for each is for the desk, and would be a tenth of the sheet. So are the line
 * heights of languages that only people write and the bot does not.
 */
function withoutScripts(css: string): string {
  return css
    .replace(/--font:[^;}]*/, '--font:"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif')
    .replace(/,:lang\((?:fa|ur|hi|ne|si|lo|km|ja|ko)\)/g, '');
}

/** Tokens that the chat does not use stay out of its sheet: the page has to be small. */
function withoutUnused(css: string): string {
  const used = new Set(Array.from(css.matchAll(/var\((--[\w-]+)/g), ([, name]) => name));
  const kept = css.replace(/(?<=[{;])(--[\w-]+):[^;}]*;?/g, (whole, name: string) => (used.has(name) ? whole : ''));
  return kept === css ? css : withoutUnused(kept);
}

function fewerTokens(): Plugin {
  return {
    name: 'fewer-tokens',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = withoutUnused(withoutScripts(withoutThemes(String(file.source))));
      }
    },
  };
}

/** What the page loads late has no sheet and no parts of its own: vite's helper for those is half a kilobyte for nothing. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null),
  };
}

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { 'preact/jsx-runtime': here('./jsx-runtime.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { CHAT_WORDS: JSON.stringify(builtIn()) },
  plugins: [noscript(), fewerTokens(), plainImports()],
  build: {
    outDir: here('../../dist/web/chat'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Old phones: the oldest browsers that know logical properties.
    target: ['chrome91', 'firefox90', 'safari15'],
  },
});
