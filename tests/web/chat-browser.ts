// A real browser in front of the stand-in: what every test of the chat's page needs.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { ContactCard } from '../../src/domain/message.js';
import { type Script, type StandIn, type StandInTurn, startStandIn } from '../helpers/chat-stand-in.js';

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  readonly script?: Script;
  readonly javaScript?: boolean;
}

/** One person in front of the page. */
export interface Visit {
  readonly standIn: StandIn;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses asked for that are not the page's own server. */
  readonly elsewhere: string[];
  /** What the browser complained about (the content policy among it). */
  readonly complaints: string[];
  readonly log: Locator;
  button(name: string): Locator;
  /** Waits for a bubble with this text and returns it. */
  bubble(text: string): Locator;
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Answers everything with “You wrote: …”, so that a test sees which message a reply belongs to. */
export function echo(text: string): StandInTurn {
  return { replies: [{ text: `You wrote: ${text}` }] };
}

/** Opens the page at a fresh stand-in. The page that Leave opens is played, so that nothing goes out. */
export async function visit(browser: Browser, look: Look = {}): Promise<Visit> {
  const { width = 360, height = 800, dark = false, locale = 'en-GB', script = echo, javaScript = true } = look;
  const standIn = await startStandIn(script);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale,
    javaScriptEnabled: javaScript,
    bypassCSP: false,
  });
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(standIn.url),
    (route) => {
      elsewhere.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><p>Sunny' });
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(standIn.url);
  return {
    standIn,
    context,
    page,
    elsewhere,
    complaints,
    log: page.getByRole('log'),
    button: (name) => page.getByRole('button', { name, exact: true }),
    bubble: (text) => page.locator('.msg__b', { hasText: text }),
    async write(text) {
      await page.getByRole('textbox').fill(text);
      await page.getByRole('textbox').press('Enter');
    },
    async close() {
      await context.close();
      await standIn.close();
    },
  };
}

/** Waits, up to five seconds, until what the server saw is what is expected. */
export async function untilEqual<T>(read: () => T, expected: T): Promise<void> {
  const end = Date.now() + 5_000;
  while (JSON.stringify(read()) !== JSON.stringify(expected) && Date.now() < end)
    await new Promise((done) => setTimeout(done, 20));
  expect(read()).toEqual(expected);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, one line for each: rule, and where. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Injected over the debugger, as the page's policy allows no foreign script.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

/** A contact that nobody can reach: the number is from the range kept for fiction. */
export function fictionalContact(change: Partial<ContactCard> = {}): ContactCard {
  return {
    service: 'Migrant worker advice line',
    country: 'MY',
    phone: '+1 555 0142',
    url: null,
    languages: ['bn', 'en', 'ms'],
    hours: 'Every day 08:00–22:00',
    emergency: false,
    verifiedOn: '2026-11-03',
    verifiedBy: null,
    ...change,
  };
}
