// What the desk says of replies that do not leave, in a real browser.

import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { type Visit, visit } from './desk-browser.js';

describeIn('desk', 'Deliveries at the desk', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  it('name a channel that is down, since when and why, above what waits for it', async () => {
    seen = await visit(browser(), { width: 360, height: 800, path: 'deliveries?list=queued' });
    const notice = seen.page.locator('.body .notice--danger');
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/^Telegram takes nothing since \d\d:\d\d/);
    expect(await notice.textContent()).toContain('the channel does not let us in');
    expect(await axeFindings(seen.page)).toEqual([]);
  });

  it('say of each reply why it waits, and that what is to be deleted on the device is no reply', async () => {
    seen = await visit(browser(), { path: 'deliveries?list=queued' });
    const rows = seen.page.locator('.table tbody tr');
    await rows.first().waitFor();
    expect(await rows.nth(0).textContent()).toContain('the platform did not answer');
    expect(await rows.nth(1).textContent()).toContain('deletes messages on the device');
    expect(await rows.nth(1).textContent()).toContain('the platform is down');
  });

  it('say nothing of channels that work', async () => {
    seen = await visit(browser(), { path: 'deliveries?list=undeliverable' });
    await seen.page.locator('.table').waitFor();
    expect(await seen.page.locator('.body .notice').count()).toBe(0);
  });
});
