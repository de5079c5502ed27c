// Engagements at the desk in a browser: approving by keyboard, rules in words, the alarm's clock, stops, and oversight without a button.

import { EngagementStandIn } from '../helpers/engagement-stand-in.js';
import { draftView } from '../helpers/engagement-stand-in-data.js';
import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { type Visit, visit } from './desk-browser.js';

const MAIN = 'engagements/threads/T_main7F2K';
const FROZEN = 'engagements/threads/T_cold31XX';

describeIn('desk', 'Engagements at the desk', (browser) => {
  let seen: Visit;
  let world: EngagementStandIn;
  beforeEach(() => {
    world = new EngagementStandIn();
  });
  afterEach(() => seen.close());

  async function open(as: string, path: string, look: Parameters<typeof visit>[1] = {}): Promise<void> {
    seen = await visit(browser(), { as, path, more: world, ...look });
    await seen.page.locator('.realm').waitFor();
  }

  const button = (name: string | RegExp) => seen.page.getByRole('button', { name });
  const focused = () => seen.page.evaluate(() => document.activeElement?.id);
  const told = (realm: string, id = '') => seen.standIn.tell('engagement', { realm, id });
  const approvable = () => seen.page.locator('#approve:not([aria-disabled="true"])').waitFor();

  it('are approved by keyboard, and no single key says yes', async () => {
    await open('Ina', 'engagements');
    await seen.page.locator('[data-thread="T_main7F2K"]').waitFor();
    await seen.keys('j', 'j');
    expect(await seen.page.evaluate(() => document.activeElement?.getAttribute('data-thread'))).toBe('T_main7F2K');
    await seen.keys('Enter');
    await seen.page.getByText('How does the office give the money back').waitFor();
    await approvable();
    await seen.keys('1');
    expect([await focused(), world.approvals]).toEqual(['approve', []]);
    await seen.keys('Enter');
    await button('Release to send').waitFor();
    expect(world.approvals).toEqual(['D_good']);
    expect(seen.complaints).toEqual([]);
  });

  it('cannot be approved before they can have been read, and say how long that takes', async () => {
    world.draft(world.main, 'D_good', { readingMs: 60_000 });
    await open('Ina', MAIN);
    await seen.page.getByText('You can approve in 60 s: time to read 13 words and the rules').waitFor();
    await seen.keys('1', 'Enter');
    await seen.page.getByText(/You can approve in 5\d s/).waitFor();
    expect(world.approvals).toEqual([]);
  });

  it('leave by hand: copy, mark as sent, paste the answer', async () => {
    world.draft(world.main, 'D_good', {
      state: 'approved',
      approval: { by: { id: 'st_lea', name: 'Lea' }, at: new Date().toISOString() },
    });
    await open('Ina', MAIN);
    await button('Release to send').click();
    const out = seen.page.getByRole('region', { name: 'Approved and out for sending' });
    await out.getByText('How does the office give the money back').waitFor();
    await out.getByRole('button', { name: 'Mark as sent from the device' }).click();
    await out.waitFor({ state: 'detached' });
    await seen.keys('w');
    expect(await focused()).toBe('paste-answer');
    await seen.page.keyboard.type('they give it back');
    await seen.keys('Control+Enter');
    await seen.page.getByText('On record. One draft is suggested').waitFor();
    expect(world.received).toEqual(['they give it back']);
    expect(await seen.page.locator('#paste-answer').inputValue()).toBe('');
  });

  it('show a blocked draft with its rule in words and without a way to approve it', async () => {
    await open('Ina', MAIN);
    await seen.page.getByText('How does the office').waitFor();
    await seen.keys('d');
    await seen.page.locator('.draft__text', { hasText: 'Where do we meet' }).waitFor();
    const rules = seen.page.getByRole('region', { name: 'Rules for draft 2' });
    expect(await rules.locator('.rule').first().textContent()).toBe(
      'No first mention by our side (rule 7)Our side would be the first to name: Meeting. Nobody can override thisBlocks',
    );
    await seen.page.getByText('A rule blocks it: it cannot be sent').waitFor();
    expect(await seen.page.locator('#approve').count()).toBe(0);
    const ledger = seen.page.getByRole('region', { name: 'Who named it first' });
    expect(await ledger.getByRole('row', { name: /Meeting/ }).textContent()).toBe('MeetingNobody yetmust not raise');
  });

  it('tell what the server refuses, with the rule', async () => {
    const verdicts = [{ rule: 'renewed_offer', number: 8, ok: false, why: 'after_refusal', article: null }];
    world.refuseNext = { refusedWith: 422, facts: { code: 'refused', why: 'renewed_offer:after_refusal', verdicts } };
    await open('Ina', MAIN);
    await approvable();
    await seen.keys('1', 'Enter');
    const notice = seen.page.locator('#draft').getByRole('alert');
    await notice.getByText('A rule refuses this').waitFor();
    expect(await notice.textContent()).toContain(
      'No renewed offer: The subject said no, and has not taken it up again',
    );
  });

  it('name who decided what when a yes comes too late', async () => {
    await open('Ina', MAIN);
    await approvable();
    world.draft(world.main, 'D_good', {
      revision: 2,
      text: 'How do they give it back?',
      editors: [{ id: 'st_tom', name: 'Tom' }],
    });
    await seen.keys('1', 'Enter');
    await seen.page.getByText(/^Tom changed the text at/).waitFor();
    expect(world.approvals).toEqual([]);
  });

  it('leave the draft that is being read where it is, whatever comes in meanwhile', async () => {
    await open('Ina', MAIN);
    await approvable();
    await seen.keys('1');
    const drafts = [draftView('D_late', 'I see.'), ...world.main.drafts];
    world.threads.set('T_main7F2K', { ...world.main, drafts });
    told('thread', 'T_main7F2K');
    await seen.page.getByText('Draft 2 of 3, not sent').waitFor();
    expect(await seen.page.locator('.draft__text').textContent()).toContain('How does the office');
    expect(await focused()).toBe('approve');
    world.threads.set('T_new', { ...world.main, id: 'T_new' });
    told('thread', 'T_new');
    const bar = await seen.page.locator('.newbar').boundingBox();
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(900);
  });

  it('are rejected with a reason, and edited into a version that somebody else approves', async () => {
    await open('Lea', MAIN);
    await seen.page.locator('#approve').waitFor();
    await seen.keys('2');
    await seen.page.locator('#edit-draft').fill('How does the office pay back?');
    await seen.page.locator('#edit-draft').press('Control+Enter');
    await seen.page.getByText('You wrote or changed it: another officer approves it').waitFor();
    await seen.keys('3');
    await seen.page.getByRole('dialog').getByLabel('Reason, which goes on record').fill('leads them on');
    await seen.page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await seen.page.getByText('Rejected, with your reason on record').waitFor();
    expect(world.main.drafts[0]).toMatchObject({
      state: 'rejected',
      rejected: { by: { name: 'Lea' }, reason: 'leads them on' },
    });
  });

  it('keep a safeguarding clock running above every page until somebody named acknowledges', async () => {
    await open('Lea', 'engagements/figures');
    const clock = seen.page.locator('.alarm [role="timer"]').first();
    await clock.waitFor();
    const before = await clock.textContent();
    expect(before).toMatch(/^04:1\d$/);
    await seen.page.waitForFunction(
      (was) => document.querySelector('.alarm [role="timer"]')?.textContent !== was,
      before,
    );
    expect(await seen.page.locator('.alarm').textContent()).toContain(
      'somebody in it may be under 18.Lea was alerted and',
    );
    await seen.page.getByRole('link', { name: 'Open and acknowledge' }).click();
    await button('Acknowledge: I take care of it').click();
    await seen.page.getByText(/Lea acknowledged the alert at/).waitFor();
    told('thread', 'T_cold31XX');
    await seen.page.locator('.alarm').waitFor({ state: 'detached' });
    await button('Say yes to opening it…').click();
    await seen.page.getByRole('dialog').getByLabel('Reason, which goes on record').fill('an adult student');
    await seen.page.getByRole('dialog').getByRole('button', { name: 'Say yes to opening it' }).click();
    await seen.page.getByText('You said yes. Somebody else says the second.').waitFor();
  });

  it('stop in two steps, and hide a text that was out', async () => {
    world.draft(world.main, 'D_good', {
      state: 'approved',
      approval: { by: { id: 'st_lea', name: 'Lea' }, at: new Date().toISOString() },
    });
    await open('Ina', MAIN);
    await button('Release to send').click();
    const out = seen.page.getByRole('region', { name: 'Approved and out for sending' });
    await out.locator('.draft__text').waitFor();
    await button('Stop all engagements').click();
    const dialog = seen.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Stop everything now' }).press('Enter');
    await dialog.getByText('A reason is needed').waitFor();
    expect(world.stops).toEqual([]);
    await dialog.getByLabel('Reason, which goes on record').fill('court order');
    await dialog.getByRole('button', { name: 'Stop everything now' }).click();
    await out.getByText('Do not send it').waitFor();
    expect(world.stops).toMatchObject([{ scope: 'all', reason: 'court order', holds: true }]);
    expect(await out.locator('.draft__text').count()).toBe(0);
    await seen.page.getByText(/All stopped since .* by Ina/).waitFor();
  });

  it('show oversight everything and no button but the one that stops', async () => {
    await open('Paul', MAIN);
    await seen.page.locator('.draft__text').waitFor();
    const buttons = (): Promise<string[]> =>
      seen.page.locator('#main button:not([aria-label]), .realm button').allTextContents();
    expect((await buttons()).map((words) => words.trim())).toEqual([
      'Stop all engagements',
      'Next draft d',
      'Show this draft',
    ]);
    expect(await seen.page.locator('#main textarea, #main input').count()).toBe(0);
    for (const [path, ready] of [
      [FROZEN, '#safety'],
      ['engagements/authorisations/A_live014', '.factlist'],
      ['engagements/personas/P_sam', '.factlist'],
      ['engagements/stops', '.empty'],
    ] as const) {
      await seen.page.goto(`${seen.standIn.url}/desk/${path}`);
      await seen.page.locator(ready).first().waitFor();
      expect({ path, buttons: await buttons() }).toEqual({ path, buttons: ['Stop all engagements'] });
    }
  });

  it('say that there is no connection and keep what was there', async () => {
    await open('Ina', MAIN);
    await seen.page.locator('#paste-answer').fill('half an answer');
    seen.standIn.away(true);
    await seen.page.locator('#paste-answer').press('Control+Enter');
    await seen.page
      .getByText(/No connection\. Nothing was changed; what you typed is kept/)
      .first()
      .waitFor();
    expect(await seen.page.locator('#paste-answer').inputValue()).toBe('half an answer');
    expect(await seen.page.locator('.turn').count()).toBe(7);
  });

  it('are asked to be signed by the one named, with the exact text, and by nobody else', async () => {
    await open('Nadia', 'engagements/authorisations/A_asked');
    expect(await seen.page.getByLabel('The exact text').inputValue()).toBe('{"to":"sign"}');
    const hand = button('Hand in the signature');
    expect(await hand.getAttribute('aria-disabled')).toBe('true');
    await seen.page.getByLabel('The signature').fill('{"keyId":"key-1","value":"AAAA"}');
    expect(await hand.getAttribute('aria-disabled')).toBe('false');
    await seen.close();
    await open('Lea', 'engagements/authorisations/A_asked');
    await seen.page.getByText('It waits for the signature of Nadia.').waitFor();
    expect(await button('Hand in the signature').count()).toBe(0);
  });

  it('are no part of a help line’s desk, nor of one where they are off', async () => {
    seen = await visit(browser(), { as: 'Mara', path: 'engagements', more: world });
    await seen.page.locator('.empty').waitFor();
    expect(await seen.page.locator('.nav').textContent()).not.toContain('Engagements');
    await seen.close();
    seen = await visit(browser(), { as: 'Ina', path: 'engagements', more: { accounts: world.accounts, routes: [] } });
    await seen.page.locator('.empty').waitFor();
    expect(await seen.page.locator('.nav a').count()).toBe(0);
  });

  it.each([
    { width: 1440, height: 900, dark: false },
    { width: 1440, height: 900, dark: true },
    { width: 360, height: 800, dark: false },
    { width: 720, height: 450, dark: true },
  ])(
    'show every screen at $width × $height (dark: $dark) without a finding or a sideways scroll',
    async (look) => {
      await open('Lea', 'engagements', look);
      for (const [path, ready] of SCREENS) {
        await seen.page.goto(`${seen.standIn.url}/desk/${path}`);
        await seen.page.locator(ready).first().waitFor();
        const folder = process.env.LOOK_AT;
        const name = `${path.replaceAll('/', '-')}-${look.width}${look.dark ? '-dark' : ''}`;
        if (folder !== undefined) await seen.page.screenshot({ path: `${folder}/${name}.png` });
        expect({ path, found: await axeFindings(seen.page) }).toEqual({ path, found: [] });
        const { wide } = await seen.page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        expect({ path, wide }).toEqual({ path, wide: 0 });
      }
      expect(seen.complaints).toEqual([]);
    },
    60_000,
  );
});

const SCREENS: readonly (readonly [path: string, ready: string])[] = [
  ['engagements', '.thr'],
  [MAIN, '.draft__text'],
  [FROZEN, '#safety'],
  ['engagements/authorisations', '.table'],
  ['engagements/authorisations/A_live014', '.factlist'],
  ['engagements/authorisations/new', '.fieldset'],
  ['engagements/personas/P_sam', '.factlist'],
  ['engagements/registers', '.table'],
  ['engagements/stops', '.empty'],
  ['engagements/figures', '.table'],
];
