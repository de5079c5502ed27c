// Campaigns at the desk in a browser: writing, two yeses from people who did not write, edits that void them, oversight without a button.

import { EngagementStandIn } from '../helpers/engagement-stand-in.js';
import { CampaignStandIn, campaignText } from '../helpers/engagement-stand-in-campaigns.js';
import { INA } from '../helpers/engagement-stand-in-data.js';
import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { type Visit, visit } from './desk-browser.js';

const ONE = 'engagements/campaigns/winter-26';
const FRENCH =
  'Ici la police. Vendre des places sur un bateau est un délit. Besoin d’aide ? Appelez le +33 1 99 00 12 34.';

describeIn('desk', 'Campaigns at the desk', (browser) => {
  let seen: Visit;
  let world: CampaignStandIn;
  let more: { accounts: EngagementStandIn['accounts']; routes: EngagementStandIn['routes'] };
  beforeEach(() => {
    const engagements = new EngagementStandIn();
    world = new CampaignStandIn();
    more = { accounts: engagements.accounts, routes: [...engagements.routes, ...world.routes] };
  });
  afterEach(() => seen.close());

  async function open(as: string, path = ONE, look: Parameters<typeof visit>[1] = {}): Promise<void> {
    seen = await visit(browser(), { as, path, more, ...look });
    await seen.page.locator('.realm').waitFor();
  }
  const button = (name: string | RegExp) => seen.page.getByRole('button', { name });
  const section = (name: string) => seen.page.getByRole('region', { name, exact: true });

  async function approveAs(name: string, language = 'English'): Promise<void> {
    await open(name);
    await section(language).getByRole('button', { name: 'Read it and decide' }).click();
    await section(language)
      .getByRole('button', { name: 'Approve exactly this text' })
      .and(seen.page.locator('[aria-disabled="false"]'))
      .click();
    await seen.page.getByText('Your yes to exactly this text is on record').waitFor();
  }

  it('are written in a missing language, and what the server refuses is said in words', async () => {
    await open('Ina');
    await seen.page.getByText('Nobody who writes in these is warned: Arabic (2 contacts wrote), French').waitFor();
    await button('Write a text').click();
    await seen.page.getByLabel('Language', { exact: true }).selectOption({ label: 'French' });
    const field = seen.page.getByLabel('The text in this language: French');
    await field.fill('Ici la police. Vendre des places est un délit.');
    await button('Save the text').click();
    await seen.page.getByText('The text names no place to get help').waitFor();
    expect(await field.inputValue()).toBe('Ici la police. Vendre des places est un délit.');
    await field.fill(FRENCH);
    await button('Save the text').click();
    await section('French').getByText('Still missing: 2 yeses, from people who did not write it.').waitFor();
    await section('French').getByText('Written by Ina').waitFor();
    expect(
      await section('French')
        .getByRole('button', { name: /Read it/ })
        .count(),
    ).toBe(0);
  });

  it('are approved by a second and a third person, each after reading, and never by the author', async () => {
    world.one = { ...world.one, texts: [campaignText('fr', FRENCH, INA)] };
    await approveAs('Tom', 'French');
    await section('French').getByText('You said yes: somebody else says the other').waitFor();
    await section('French').getByText('Still missing: one yes, from people who did not write it.').waitFor();
    await seen.close();
    await approveAs('Nadia', 'French');
    await section('French').getByText('Approved by two people').waitFor();
    expect(world.one.texts[0]?.approvals.map(({ by }) => by.name)).toEqual(['Tom', 'Nadia']);
    await seen.close();
    await open('Lea');
    await section('French').getByText('Approved by two people').waitFor();
    expect(await button('Read it and decide').count()).toBe(0);
  });

  it('show an approver who wrote the text why it is not theirs to approve', async () => {
    await open('Lea');
    await section('English').getByText('You wrote it: two others approve it').waitFor();
    expect(await button('Read it and decide').count()).toBe(0);
  });

  it('cannot be approved before they can have been read', async () => {
    world.one = { ...world.one, texts: world.one.texts.map((text) => ({ ...text, readingMs: 60_000 })) };
    await open('Tom');
    await button('Read it and decide').click();
    await seen.page.getByText(/You can approve in .* s: time to read 21 words/).waitFor();
    expect(world.shown).toHaveLength(1);
    expect(world.one.texts[0]?.approvals).toEqual([]);
  });

  it('lose their yeses with an edit, which says so before and after', async () => {
    await approveAs('Tom');
    await seen.close();
    await open('Ina');
    await section('English')
      .getByText(/^Yes from Tom/)
      .waitFor();
    await button('Change the text').click();
    await seen.page.getByText('A change voids the yes to this text.').waitFor();
    const field = seen.page.getByLabel('The text in this language: English');
    await field.fill(`${await field.inputValue()} Any hour.`);
    await button('Save the text').click();
    await seen.page.getByText('Saved. The yeses to the text before are void').waitFor();
    await section('English').getByText('Still missing: 2 yeses, from people who did not write it.').waitFor();
    expect(world.one.texts[0]).toMatchObject({ author: { name: 'Ina' }, approvals: [], approved: false });
  });

  it('take no yes to a text that somebody changed meanwhile, and show the new one', async () => {
    await open('Tom');
    await button('Read it and decide').click();
    const approve = button('Approve exactly this text');
    await approve.and(seen.page.locator('[aria-disabled="false"]')).waitFor();
    world.one = { ...world.one, texts: [campaignText('en', 'Another text. Call +33 1 99 00 12 34.', INA)] };
    await approve.click();
    await section('English').getByText('Another text.').waitFor();
    expect(world.one.texts[0]?.approvals).toEqual([]);
    await approve.waitFor();
  });

  it('begin under a signed authorisation that names them, or with the request for one in one step', async () => {
    world.one = { ...world.one, id: 'other' };
    const routes = more.routes.map((route) =>
      route[0] === 'engagement.authorisations.list'
        ? ([
            route[0],
            route[1],
            (request, who, all) => {
              const { items } = route[2](request, who, all) as { items: { id: string }[] };
              return { items: items.map((row) => ({ ...row, campaignId: 'summer-27' })) };
            },
          ] as typeof route)
        : route,
    );
    more = { ...more, routes };
    await open('Ina', 'engagements/campaigns/new');
    await seen.page.getByLabel('Name of the campaign').fill('autumn 27');
    expect(await button('Ask for an authorisation').getAttribute('aria-disabled')).toBe('true');
    expect(await seen.page.getByLabel('Authorisation', { exact: true }).textContent()).toMatch(
      /^summer-27: A-\w+, live, ends in/,
    );
    await button('Make the campaign').click();
    await seen.page.getByText('No text yet').or(seen.page.getByText('Languages without a text')).first().waitFor();
    expect(world.made).toEqual([{ id: 'summer-27', authorisationId: 'A_live014' }]);
    await seen.page.goto(`${seen.standIn.url}/desk/engagements/campaigns/new`);
    await seen.page.getByText('No signed authorisation waits for its campaign.').waitFor();
    await seen.page.getByLabel('Name of the campaign').fill('autumn-27');
    await button('Ask for an authorisation').click();
    await seen.page.getByText('For campaign “autumn-27”').waitFor();
    expect(await seen.page.getByLabel('Campaign', { exact: true }).inputValue()).toBe('autumn-27');
    expect(await seen.page.getByLabel('warn once').isChecked()).toBe(true);
    expect(await seen.page.getByLabel('reply', { exact: true }).isChecked()).toBe(false);
  });

  it('show oversight everything and no button but the one that stops', async () => {
    for (const path of [ONE, 'engagements/campaigns', 'engagements/campaigns/new']) {
      await open('Paul', path);
      await seen.page.getByText('Whoever writes to us under a campaign').waitFor();
      await seen.page
        .getByText(path === ONE ? /0 of 7 contacts warned/ : /winter-26|No signed authorisation/)
        .first()
        .waitFor();
      const buttons = await seen.page.locator('#main button:not([aria-label]), .realm button').allTextContents();
      expect({ path, buttons: buttons.map((words) => words.trim()) }).toEqual({
        path,
        buttons: ['Stop all engagements'],
      });
      expect(await seen.page.locator('#main textarea, #main input').count()).toBe(0);
      await seen.close();
    }
    await open('Paul');
  });

  it.each([
    { width: 1440, height: 900, dark: false },
    { width: 1440, height: 900, dark: true },
    { width: 360, height: 800, dark: false },
    { width: 720, height: 450, dark: true },
  ])(
    'have no finding and no sideways scroll at $width × $height (dark: $dark)',
    async (look) => {
      await open('Tom', 'engagements/campaigns', look);
      for (const [path, ready] of [
        ['engagements/campaigns', '.table'],
        [ONE, '.draft__text'],
        ['engagements/campaigns/new', '#ask-title'],
      ] as const) {
        await seen.page.goto(`${seen.standIn.url}/desk/${path}`);
        await seen.page.locator(ready).first().waitFor();
        if (path === ONE) await button('Read it and decide').click();
        const folder = process.env.LOOK_AT;
        const name = `${path.replaceAll('/', '-')}-${look.width}${look.dark ? '-dark' : ''}`;
        if (folder !== undefined) await seen.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
        expect({ path, found: await axeFindings(seen.page) }).toEqual({ path, found: [] });
        const { wide } = await seen.page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        expect({ path, wide }).toEqual({ path, wide: 0 });
      }
      expect(seen.complaints).toEqual([]);
    },
    30_000,
  );
});
