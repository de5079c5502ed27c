// One conversation in a browser: text as text, signs on both sides, news, stale decisions, what may not be sent.

import { personTurn } from '../helpers/desk-stand-in-data.js';
import { describeIn } from './browser.js';
import { type Visit, visit } from './desk-browser.js';

const PATH = 'conversations/c_main7F2K';

describeIn('desk', 'A conversation', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  async function open(look: Parameters<typeof visit>[1] = {}): Promise<void> {
    seen = await visit(browser(), { path: PATH, ...look });
    await seen.page.locator('.talk').waitFor();
  }

  const noor = () => seen.standIn.world.accounts.find((one) => one.name === 'Noor')!;

  it('shows script in a message as the text it is', async () => {
    await open();
    await seen.page.getByText('<script>document.title="owned"</script>').waitFor();
    expect(await seen.page.title()).toBe('Conversation 7F2K · Desk');
    expect(await seen.page.locator('.turn__text img, .turn__text script').count()).toBe(0);
    expect(seen.complaints).toEqual([]);
  });

  it('opens at the newest turn and loads older ones on demand', async () => {
    await open();
    await seen.page.locator('#turn-7').waitFor();
    expect(await seen.page.locator('#turn-1').count()).toBe(0);
    await seen.page.getByRole('button', { name: 'Show older turns' }).click();
    await seen.page.locator('#turn-1').waitFor();
    expect(await seen.page.getByRole('button', { name: 'Show older turns' }).count()).toBe(0);
  });

  it('explains a sign on focus and lights it on both sides; Escape hides the explanation', async () => {
    await open();
    await seen.page.locator('#mark-3').focus();
    await seen.page.locator('#tip-3').waitFor({ state: 'visible' });
    expect(await seen.page.locator('#tip-3').textContent()).toContain('Leaving is tied to paying a debt.');
    expect(await seen.page.locator('#reason-3').getAttribute('class')).toContain('is-on');
    await seen.keys('Escape');
    await seen.page.locator('#tip-3').waitFor({ state: 'hidden' });
    await seen.page.locator('#reason-5').hover();
    expect(await seen.page.locator('#mark-5').getAttribute('class')).toContain('is-on');
    await seen.page.locator('#reason-5').click();
    expect(await seen.page.evaluate(() => document.activeElement?.id)).toBe('mark-5');
  });

  it('says that nothing is known about an unassessed text', async () => {
    await open();
    expect(await seen.page.locator('#turn-6').textContent()).toContain('Not assessed');
    await seen.page.getByText('Turn 6 was not assessed').waitFor();
  });

  it('shows what the person writes meanwhile, without losing what is being typed', async () => {
    await open();
    await seen.page.locator('#message').fill('half a sentence');
    seen.standIn.world.personWrites('are you there');
    await seen.page.getByText('are you there').waitFor();
    expect(await seen.page.locator('#message').inputValue()).toBe('half a sentence');
  });

  it('says who decided meanwhile when a decision comes too late, and keeps the reason', async () => {
    await open();
    const { world } = seen.standIn;
    await seen.page.getByRole('region', { name: 'Text to review' }).getByRole('button', { name: 'Claim' }).click();
    await seen.page.locator('#decide-dismiss').check();
    await seen.page.locator('#because').fill('an ordinary advert');
    // Noor is faster by a moment: her act is there when the decision arrives, and the page could not have read it before.
    await seen.context.route('**/decisions', (route) => {
      world.rows = world.rows.map((row) => (row.id === 'ri_main' ? { ...row, version: 5 } : row));
      world.acts.set('ri_main', [
        {
          version: 5,
          act: 'reopen',
          state: 'in_review',
          by: { id: noor().id, name: 'Noor' },
          at: new Date().toISOString(),
          reason: 'look again',
          outcome: null,
          seenTurn: 5,
        },
      ]);
      return route.continue();
    });
    await seen.page.getByRole('button', { name: /Record “dismiss”/ }).click();
    await seen.page
      .getByText(/Noor: reopened/)
      .first()
      .waitFor();
    expect(await seen.page.locator('#because').inputValue()).toBe('an ordinary advert');
    expect(world.rows.find((row) => row.id === 'ri_main')?.state).toBe('in_review');
  });

  it('says why nothing can be sent now and keeps what was typed', async () => {
    await open();
    await seen.page.getByText('Take over first, then write').waitFor();
    seen.standIn.world.sending = { allowed: false, why: 'needs_consent', until: null };
    await seen.keys('t');
    await seen.page.getByText(/did not agree that somebody writes first/).waitFor();
    await seen.page.locator('#message').fill('hello');
    await seen.keys('Control+Enter');
    expect(seen.standIn.world.sent).toEqual([]);
    expect(await seen.page.locator('#message').inputValue()).toBe('hello');
  });

  it('sends a message once although the first answer was lost', async () => {
    await open();
    await seen.keys('t');
    await seen.page.getByText('You write, the bot is silent', { exact: true }).waitFor();
    let lost = 0;
    await seen.context.route('**/messages', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await seen.page.locator('#message').fill('I am here');
    await seen.keys('Control+Enter');
    await seen.page.getByText(/what you typed is kept/).waitFor();
    await seen.page.locator('#message').press('Control+Enter');
    await seen.page.waitForFunction(() => (document.querySelector('#message') as HTMLTextAreaElement).value === '');
    expect(seen.standIn.world.sent).toHaveLength(1);
    expect(lost).toBe(2);
  });

  it('asks for a reason where the server wants one, and says that it is recorded', async () => {
    seen = await visit(browser(), { path: 'roster' });
    seen.standIn.world.asksReason = true;
    await seen.page.goto(`${seen.standIn.url}/desk/${PATH}`);
    const dialog = seen.page.getByRole('dialog');
    await dialog.getByLabel('Second opinion for a colleague').check();
    await dialog.getByRole('button', { name: 'Open' }).click();
    await seen.page.getByText(/“Second opinion for a colleague”. Views are recorded/).waitFor();
  });

  it('keeps internal notes apart and adds one', async () => {
    await open();
    await seen.page.locator('#note').fill('Safe until about ten');
    await seen.page.getByRole('button', { name: 'Add note' }).click();
    await seen.page.locator('.note', { hasText: 'Safe until about ten' }).waitFor();
    expect(seen.standIn.world.sent).toEqual([]);
  });

  it('shows risk as a line with its words, and the same as a table', async () => {
    await open();
    expect(await seen.page.locator('#risk-words').textContent()).toContain('0.71 at turn 4');
    await seen.page.getByRole('button', { name: 'As a table' }).click();
    await seen.page.getByRole('row', { name: /4 0\.71 flagged/ }).waitFor();
  });

  it('passes the request to a colleague', async () => {
    await open();
    await seen.keys('c');
    await seen.page.getByRole('button', { name: 'Pass on…' }).click();
    await seen.page.getByLabel('To', { exact: true }).selectOption({ value: 'st_thiri' });
    await seen.page.getByRole('button', { name: 'Pass on', exact: true }).click();
    await seen.page.getByText('Passed on to Thiri').waitFor();
    expect(seen.standIn.world.rows[0]?.heldBy?.name).toBe('Thiri');
  });

  it('stays quick with hundreds of turns loaded', async () => {
    seen = await visit(browser(), { path: 'roster' });
    const { world } = seen.standIn;
    world.turns = Array.from({ length: 400 }, (_, at) =>
      personTurn({ n: at + 1, at: 400 - at, text: `message ${at + 1}`, reply: 'yes', risk: 0.1 }),
    );
    await seen.page.goto(`${seen.standIn.url}/desk/${PATH}`);
    await seen.page.getByRole('button', { name: 'Show older turns' }).click();
    await seen.page.locator('#turn-1').waitFor();
    expect(await seen.page.locator('.turn--person').count()).toBe(400);
  });
});
