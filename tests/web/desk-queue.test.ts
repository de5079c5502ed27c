// The queue in a browser: live without moving a row, filters in the address, states on purpose, never more rows than asked for.

import { newcomer } from '../helpers/desk-stand-in-data.js';
import { describeIn } from './browser.js';
import { type Visit, visit } from './desk-browser.js';

describeIn('desk', 'The queue', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  const rows = () => seen.page.locator('.row');
  const sentences = () => seen.page.locator('.row__open').allTextContents();

  it('shows people who ask for help first, with the reason in words and no text of theirs', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    const all = await sentences();
    expect(all[0]?.trim()).toBe('In danger now');
    expect(all.findIndex((one) => one.startsWith('Text to review'))).toBe(6);
    expect(await seen.page.locator('main').textContent()).not.toContain('passport');
    expect(await rows().first().textContent()).toContain('Confined or guarded');
  });

  it('announces a new request and moves nothing until it is asked to', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    const before = await sentences();
    const place = await rows().nth(2).boundingBox();
    seen.standIn.world.rows.unshift(newcomer(1));
    seen.standIn.tell('queue', { itemId: 'hr_new1' });
    await seen.page.getByRole('status').getByText('1 new request').waitFor();
    expect(await sentences()).toEqual(before);
    expect((await rows().nth(2).boundingBox())?.y).toBe(place?.y);
    await seen.keys('n');
    await seen.page.getByRole('link', { name: 'Asks for a person (1)' }).waitFor();
  });

  it('claims the row under the cursor however quickly the keys follow', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    await seen.page.evaluate(async () => {
      for (const key of ['j', 'j', 'j', 'k', 'c']) {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await Promise.resolve().then(() => new Promise<void>((next) => queueMicrotask(next)));
      }
    });
    await seen.page.getByText('It is yours now').waitFor();
    expect(seen.standIn.world.rows.filter((row) => row.heldBy?.name === 'Mara').map((row) => row.id)).toEqual(['hr_2']);
  });

  it('shows in place that a colleague took a row', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    const joel = seen.standIn.world.accounts.find((one) => one.name === 'Joel')!;
    seen.standIn.world.actOnHelp('hr_3', 'claim', joel, { seenVersion: 0 });
    await rows().nth(2).getByText('Joel').waitFor();
    expect(await rows().nth(2).getByRole('button').count()).toBe(0);
  });

  it('says so when a colleague was first', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    const { world } = seen.standIn;
    const joel = world.accounts.find((one) => one.name === 'Joel')!;
    await seen.context.route('**/hr_2/claim', (route) => {
      world.actOnHelp('hr_2', 'claim', joel, { seenVersion: 0 });
      return route.continue();
    });
    await rows()
      .nth(1)
      .getByRole('button', { name: /^Claim/ })
      .click();
    await seen.page.getByText('A colleague was first').waitFor();
    await rows().nth(1).getByText('Joel').waitFor();
  });

  it('keeps filters in the address, so that a link shows the same and Back takes them away', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    await seen.page.locator('#filter-kind').selectOption('review');
    await seen.page.waitForURL(/kind=review/);
    await seen.page.locator('#filter-label').selectOption('document_fraud');
    await seen.page.waitForURL(/label=document_fraud/);
    await seen.page.getByText('Travel on another person’s document').waitFor();
    expect(await rows().count()).toBe(1);
    await seen.page.reload();
    await rows().first().waitFor();
    expect(await rows().count()).toBe(1);
    await seen.page.goBack();
    await seen.page.locator('.row').nth(4).waitFor();
  });

  it('says what to try when nothing fits the filters, and what will come when nobody waits', async () => {
    seen = await visit(browser(), { path: 'queue?language=sw' });
    await seen.page.getByText('Nothing under these filters').waitFor();
    seen.standIn.world.rows = [];
    await seen.page.getByRole('link', { name: 'Clear the filters' }).first().click();
    await seen.page.getByText('Nobody waits').waitFor();
    seen.standIn.world.rows = [newcomer(7)];
    seen.standIn.tell('queue', {});
    await seen.page.getByRole('link', { name: 'Asks for a person (7)' }).waitFor();
  });

  it('draws one page of 20,000 items and the next one on demand', async () => {
    seen = await visit(browser(), { path: 'queue', many: 20_000 });
    await rows().first().waitFor();
    expect(await rows().count()).toBe(50);
    await seen.page.getByRole('button', { name: 'Load more' }).click();
    await rows().nth(99).waitFor();
    expect(await rows().count()).toBe(100);
  });

  it('keeps what was there when the connection is lost, says since when, and comes back by itself', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await rows().first().waitFor();
    seen.standIn.away(true);
    await seen.page.getByText(/No connection since/).waitFor();
    expect(await rows().count()).toBe(11);
    await rows()
      .nth(1)
      .getByRole('button', { name: /^Claim/ })
      .click();
    await seen.page.getByText(/what you typed is kept/).waitFor();
    seen.standIn.away(false);
    await seen.page.getByText(/No connection since/).waitFor({ state: 'detached' });
    await seen.page.locator('main .live').getByText('Live').waitFor();
  });

  it('says that it could not be loaded, with a way to try again', async () => {
    seen = await visit(browser(), { path: 'roster' });
    await seen.page.locator('.table').waitFor();
    await seen.context.route('**/api/v1/queue?limit=50', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"store_unavailable"}' }),
    );
    await seen.page.getByRole('link', { name: /Queue/ }).click();
    await seen.page.getByText('The queue could not be loaded').waitFor();
    await seen.context.unroute('**/api/v1/queue?limit=50');
    await seen.page.getByRole('button', { name: 'Try again' }).click();
    await rows().first().waitFor();
  });

  it('says who is on duty and which language has a gap, and lets somebody go on duty', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await seen.page.getByText(/3 people wait in a language nobody on duty speaks/).waitFor();
    await seen.page.getByRole('button', { name: 'My duty…' }).click();
    await seen.page.getByRole('dialog').getByLabel('Arabic').check();
    await seen.page.getByRole('button', { name: 'Go on duty' }).click();
    await seen.page.getByText(/2 people wait in a language/).waitFor();
  });
});
