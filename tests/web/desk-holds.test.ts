// Legal holds at the desk: one supervisor asks, another approves, either lifts; nobody else sees them.

import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { signIn, type Visit, visit } from './desk-browser.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describeIn('desk', 'Legal holds at the desk', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  const panel = () => seen.page.getByRole('region', { name: 'Legal hold' });
  const dialog = () => seen.page.getByRole('dialog');
  const reason = async (text: string) => await dialog().getByLabel('Reason in words').fill(text);

  it('are asked for with a reason and an end, approved by a second supervisor, and lifted', async () => {
    seen = await visit(browser(), { as: 'Noor', path: 'conversations/c_main7F2K' });
    await seen.page
      .getByRole('dialog')
      .or(panel())
      .or(seen.page.getByRole('button', { name: /open/i }))
      .first()
      .waitFor();
    await panel().getByText('No hold. It is erased when it is due.').waitFor();
    await panel().getByRole('button', { name: 'Ask for a hold' }).click();
    const ask = dialog().getByRole('button', { name: 'Ask for a hold' });
    expect(await ask.getAttribute('aria-disabled')).toBe('true');
    await reason('Court order 12');
    expect(await dialog().textContent()).toContain('Choose an end first');
    await dialog().getByLabel('Until').fill(inDays(30));
    expect(await axeFindings(seen.page)).toEqual([]);
    await ask.click();
    await panel().getByText('You asked to hold it until').waitFor();
    expect(await panel().getByRole('button', { name: 'Approve' }).count()).toBe(0);

    await seen.context.clearCookies();
    await seen.page.goto(new URL('/desk/holds', seen.page.url()).href);
    await signIn(seen.page, 'Sara');
    const row = seen.page.locator('.table tbody tr');
    await row.getByText('Noor asked to hold it until').waitFor();
    await row.getByRole('button', { name: 'Approve' }).click();
    expect(await dialog().textContent()).toContain('Noor gave this reason: Court order 12');
    await reason('Read and agreed');
    await dialog().getByRole('button', { name: 'Approve' }).click();
    await row.getByText('Asked for by Noor, approved by Sara').waitFor();
    await row.getByRole('button', { name: 'Lift' }).click();
    await reason('The court closed it');
    await dialog().getByRole('button', { name: 'Lift' }).click();
    await seen.page.getByText('No legal holds').waitFor();
  });

  it('say that there are none, and where to ask', async () => {
    seen = await visit(browser(), { as: 'Noor', path: 'holds', width: 360, height: 800 });
    await seen.page.getByText('No legal holds').waitFor();
    expect(await axeFindings(seen.page)).toEqual([]);
  });

  it('are not for counsellors', async () => {
    seen = await visit(browser(), { as: 'Mara', path: 'holds' });
    await seen.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await seen.page.getByRole('link', { name: 'Legal holds' }).count()).toBe(0);
  });
});
