// The training range at the desk in a browser: a talk to its score, a child that is seen, what is gone after a restart, and the mark on
// every part. PICTURES=docs/pictures also takes the pictures of docs/training-range.md, light and narrow.

import { EngagementStandIn } from '../helpers/engagement-stand-in.js';
import { rangeStandIn } from '../helpers/engagement-stand-in-range.js';
import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { type Visit, visit } from './desk-browser.js';

const RANGE = 'engagements/training';
const ASK = 'What is it exactly?';

describeIn('desk', 'The training range at the desk', (browser) => {
  let seen: Visit;
  let range: Awaited<ReturnType<typeof rangeStandIn>>;
  beforeAll(async () => {
    range = await rangeStandIn();
  }, 30_000);
  beforeEach(() => range.restart());
  afterEach(() => seen.close());

  async function open(as: string, path = RANGE, look: Parameters<typeof visit>[1] = {}): Promise<void> {
    const engagements = new EngagementStandIn();
    // A real alarm would stand above everything here too; without one the pictures show the range.
    engagements.threads.delete('T_cold31XX');
    const { accounts, routes } = engagements;
    seen = await visit(browser(), { as, path, more: { accounts, routes: [...routes, ...range.routes] }, ...look });
    await seen.page.locator('.rangeband').waitFor();
  }
  const button = (name: string | RegExp) => seen.page.getByRole('button', { name });
  const message = (n: number) => seen.page.locator(`#message-${n}`);
  const rangeText = () => seen.page.locator('#range-text');

  async function begin(title: string, as = 'Ina', look: Parameters<typeof visit>[1] = {}): Promise<void> {
    await open(as, RANGE, look);
    await seen.page.getByLabel('Subject', { exact: true }).selectOption({ label: title });
    await button('Begin the talk').click();
    await message(1).waitFor();
  }

  async function say(text: string): Promise<void> {
    await rangeText().fill(text);
    await seen.keys('Control+Enter');
    await seen.page.locator('.turn--us .turn__text', { hasText: text }).last().waitFor();
  }

  async function picture(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (folder === undefined) return;
    await seen.page.screenshot({ path: `${folder}/${name}.png` });
    await seen.page.setViewportSize({ width: 360, height: 800 });
    await seen.page.evaluate(() => window.scrollTo(0, 0));
    await seen.page.screenshot({ path: `${folder}/${name}-narrow.png` });
    await seen.page.setViewportSize({ width: 1440, height: 900 });
  }

  it('goes from the first message to a score whose reasons lead to their messages', async () => {
    await begin('An advert for places on a boat');
    await say('How much does it cost?');
    await message(2).getByText('It did not leave. A rule refuses it:').waitFor();
    await message(2).getByText('Our side would be the first to name: Price').waitFor();
    await seen.page.getByRole('region', { name: 'Rules for message 2' }).waitFor();
    await seen.page.locator('#talk').focus();
    await seen.page.locator('#approve[aria-disabled="false"]').waitFor();
    await seen.keys('1');
    expect(await seen.page.evaluate(() => document.activeElement?.id)).toBe('approve');
    expect(await message(3).count()).toBe(0);
    await seen.keys('Enter');
    await message(3).getByText('Sent: every rule says yes').waitFor();
    await message(4).getByText('Simulated subject').waitFor();
    await seen.page.getByRole('row', { name: /Price.*message 4.*may answer/ }).waitFor();
    await picture('training-range-talk');
    await button('End the talk…').click();
    await seen.page.getByRole('dialog').getByRole('button', { name: 'End the talk' }).click();
    const score = seen.page.locator('#score');
    await score.getByRole('heading', { name: /^Score: \d+ of 100$/ }).waitFor();
    const total = await score.getByRole('heading', { level: 2 }).textContent();
    await score.getByText(/Our side would be the first to name: Price.*\(−30 in “Not provoking”\)/).waitFor();
    await picture('training-range-score');
    await score.getByRole('link', { name: 'message 2' }).click();
    expect(new URL(seen.page.url()).hash).toBe('#message-2');
    expect(await rangeText().count()).toBe(0);
    await score.getByRole('link', { name: 'Back to the training range' }).click();
    await seen.page
      .getByRole('row', { name: /An advert for places on a boat/ })
      .getByText(total ?? '')
      .waitFor();
    expect(seen.complaints).toEqual([]);
  }, 30_000);

  it('freezes where a child shows, keeps a clock until it is answered, and lets nothing leave', async () => {
    await begin('An account that asks others to come along to a job');
    for (let turn = 0; turn < 6 && (await seen.page.locator('#safety').count()) === 0; turn += 1) {
      const before = await seen.page.locator('.turn').count();
      await say(ASK);
      await seen.page.waitForFunction((n) => document.querySelectorAll('.turn').length > n + 1, before);
    }
    const safety = seen.page.locator('#safety');
    await safety.getByText('may be under 18').waitFor();
    await safety.getByRole('timer').waitFor();
    expect(await seen.page.locator('#approve').count()).toBe(0);
    expect(await button(/^Freeze/).count()).toBe(0);
    await safety.getByRole('button', { name: 'Acknowledge: I take care of it' }).click();
    await safety.getByText(/You answered the alert after 0\d:\d\d/).waitFor();
    const n = await seen.page.locator('.turn').count();
    await say('Are you there?');
    await message(n + 1)
      .getByText('It did not leave.')
      .waitFor();
    await button('End the talk…').click();
    await seen.page.getByRole('dialog').getByRole('button', { name: 'End the talk' }).click();
    await seen.page
      .locator('#score')
      .getByText(/written although sending was stopped/)
      .waitFor();
  }, 30_000);

  it('freezes by hand in two steps, by the same key as a real thread', async () => {
    await begin('An advert for places on a boat');
    await seen.page.locator('#talk').focus();
    await seen.keys('f');
    const dialog = seen.page.getByRole('dialog');
    await dialog.getByText('Nothing leaves the talk any more').waitFor();
    await dialog.getByRole('button', { name: 'Freeze' }).click();
    await seen.page.getByText('You froze the talk. An alert is running.').waitFor();
    await seen.page.locator('#safety').getByRole('timer').waitFor();
  });

  it('sends nothing when they wrote meanwhile, and keeps what was typed', async () => {
    await begin('An advert for places on a boat');
    range.later(70);
    await rangeText().fill(ASK);
    await seen.keys('Control+Enter');
    await seen.page.getByText('They wrote again while you were away. Nothing was sent').waitFor();
    await message(2).getByText('Simulated subject').waitFor();
    expect(await rangeText().inputValue()).toBe(ASK);
  });

  it('says when a talk is gone after a restart', async () => {
    await begin('An advert for places on a boat');
    range.restart();
    await rangeText().fill(ASK);
    await seen.keys('Control+Enter');
    await seen.page.getByText('This talk is gone, or it is not yours').waitFor();
    await seen.page.getByText(/kept in the memory of one server process only/).waitFor();
  });

  it('says on every part that it is training', async () => {
    await begin('An advert for places on a boat');
    await say('How much does it cost?');
    const parts = '.rangeband, .authz, .talk, .draft:not(.draft .draft), .eng__rules > *';
    const unmarked = await seen.page
      .locator(parts)
      .evaluateAll((all) => all.filter((one) => !/Training/.test(one.textContent ?? '')).map((one) => one.className));
    expect(unmarked).toEqual([]);
    const colour = (of: string) => seen.page.locator(of).evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await colour('.rangeband')).not.toBe(await colour('.realm'));
  });

  it('lets oversight look and not practise', async () => {
    await open('Paul');
    await seen.page.getByText('Oversight reads and writes to nobody, not even here.').waitFor();
    expect(await seen.page.locator('#main button, #main select').count()).toBe(0);
  });

  it.each([
    { width: 1440, height: 900, dark: false },
    { width: 1440, height: 900, dark: true },
    { width: 360, height: 800, dark: false },
    { width: 720, height: 450, dark: true },
  ])(
    'has no finding and no sideways scroll at $width × $height (dark: $dark)',
    async (look) => {
      await begin('An advert for places on a boat', 'Ina', look);
      const look_ = async (name: string): Promise<void> => {
        const folder = process.env.LOOK_AT;
        const file = `${name}-${look.width}${look.dark ? '-dark' : ''}.png`;
        if (folder !== undefined)
          await seen.page.screenshot({ path: `${folder}/${file}`, fullPage: process.env.LOOK_WHOLE === '1' });
        expect({ name, found: await axeFindings(seen.page) }).toEqual({ name, found: [] });
        const { wide } = await seen.page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        expect({ name, wide }).toEqual({ name, wide: 0 });
      };
      await say('How much does it cost?');
      await look_('range-talk');
      await say(ASK);
      await button(/^Freeze/).click();
      await seen.page.getByRole('dialog').getByRole('button', { name: 'Freeze' }).click();
      await seen.page.locator('#safety').waitFor();
      await look_('range-frozen');
      await button('End the talk…').click();
      await seen.page.getByRole('dialog').getByRole('button', { name: 'End the talk' }).click();
      await seen.page.locator('#score').waitFor();
      await look_('range-score');
      await seen.page.goto(`${seen.standIn.url}/desk/${RANGE}`);
      await seen.page.locator('.table').waitFor();
      await look_('range-home');
      expect(seen.complaints).toEqual([]);
    },
    60_000,
  );
});
