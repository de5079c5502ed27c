// What takes several people at the desk's engagement screens: legal sign-off, second tokens, renewal, revocation, SMS, two tabs, lifting a
// freeze and a stop, and evidence taken out.

import { readFileSync } from 'node:fs';
import { EngagementStandIn } from '../helpers/engagement-stand-in.js';
import { ActsStandIn } from '../helpers/engagement-stand-in-acts.js';
import { draftView } from '../helpers/engagement-stand-in-data.js';
import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { signIn, type Visit, visit } from './desk-browser.js';

const MAIN = 'engagements/threads/T_main7F2K';
const FROZEN = 'engagements/threads/T_cold31XX';
const LIVE = 'engagements/authorisations/A_live014';
const REASON = 'Reason, which goes on record';

describeIn('desk', 'What takes several people', (browser) => {
  let seen: Visit;
  let world: EngagementStandIn;
  let acts: ActsStandIn;
  beforeEach(() => {
    world = new EngagementStandIn();
    acts = new ActsStandIn(world);
  });
  afterEach(() => seen.close());

  async function open(as: string, path: string, look: Parameters<typeof visit>[1] = {}): Promise<void> {
    seen = await visit(browser(), { as, path, more: acts, ...look });
    await seen.page.locator('.realm').waitFor();
  }

  /** Somebody else at the same desk. */
  async function next(as: string, path: string): Promise<void> {
    // Nothing of the page before may still be on its way when the form is filled in.
    await seen.page.goto('about:blank');
    await seen.context.clearCookies();
    await seen.page.goto(`${seen.standIn.url}/desk/${path}`);
    await signIn(seen.page, as);
    await seen.page.locator('.realm').waitFor();
  }

  const button = (name: string | RegExp) => seen.page.getByRole('button', { name });
  const text = (words: string | RegExp) => seen.page.getByText(words).first().waitFor();
  const told = (realm: string, id = '') => seen.standIn.tell('engagement', { realm, id });

  async function look(name: string): Promise<void> {
    const folder = process.env.LOOK_AT;
    if (folder !== undefined) await seen.page.screenshot({ path: `${folder}/acts-${name}.png` });
    expect({ name, found: await axeFindings(seen.page) }).toEqual({ name, found: [] });
  }

  async function because(act: string, reason: string): Promise<void> {
    const dialog = seen.page.getByRole('dialog');
    await dialog.getByLabel(REASON).fill(reason);
    await dialog.getByRole('button', { name: act }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  const approved = () =>
    world.draft(world.main, 'D_good', {
      state: 'approved',
      approval: { by: { id: 'st_lea', name: 'Lea' }, at: new Date().toISOString() },
    });

  it('a text that pushes is signed off by an authoriser before anybody can approve it', async () => {
    const verdicts = draftView('D_push', '').verdicts.map((one) =>
      one.rule === 'score' ? { ...one, ok: false, why: 'active_needs_sign_off' } : one,
    );
    const push = draftView('D_push', 'I would take two places on the boat.', {
      scored: { score: 'active', reasons: ['initiative'] },
      mayApprove: false,
      verdicts,
    });
    world.threads.set('T_main7F2K', { ...world.main, drafts: [push] });
    await open('Lea', MAIN);
    await text('It pushes: an authoriser signs it off first');
    expect(await seen.page.locator('#approve').count()).toBe(0);
    await next('Nadia', MAIN);
    await look('sign-off');
    await button('Sign off this active text').click();
    await text('Signed off for exactly this text');
    expect(world.main.drafts[0]?.signOff?.by.name).toBe('Nadia');
    expect(await button('Sign off this active text').count()).toBe(0);
    await next('Lea', MAIN);
    await seen.page.locator('#approve').waitFor();
  });

  it('what a judge signed elsewhere is handed in, and told when it is no such thing', async () => {
    await open('Ina', LIVE);
    await seen.page.locator('summary', { hasText: /judge/i }).click();
    const field = seen.page.locator('details[open] textarea');
    await field.fill('no token');
    await seen.page.locator('details[open] button[type="submit"]').click();
    await seen.page.locator('.toast').first().waitFor();
    expect(acts.tokens).toEqual([]);
    await field.fill('{"kind":"judge","signer":"court-3"}');
    await seen.page.locator('details[open] button[type="submit"]').click();
    await text('The second signature is on record');
    await seen.page.getByRole('row', { name: /court-3/ }).waitFor();
    await look('token');
    expect(acts.tokens).toEqual([{ kind: 'judge', signer: 'court-3' }]);
  });

  it('a renewal is asked for with reasons written afresh, and waits for a signature', async () => {
    await open('Lea', LIVE);
    await seen.page.getByText('Ask for a renewal').click();
    const form = seen.page.locator('details[open]');
    expect(await form.getByLabel('Why it is necessary').inputValue()).toBe('');
    await form.getByLabel('Why it is necessary').fill('The seller names a boat in January.');
    await form.getByLabel('Why it is proportionate').fill('Nobody else is contacted.');
    await look('renewal');
    await form.getByRole('button', { name: 'Ask for the renewal' }).click();
    await text('It waits for the signature of Nadia.');
    expect(acts.renewals).toMatchObject([{ necessity: 'The seller names a boat in January.', signer: 'st_nadia' }]);
  });

  it('a revocation stands at once, and what was approved under it is refused in words', async () => {
    await open('Nadia', LIVE);
    await button('Revoke…').click();
    await because('Revoke', 'the court withdrew it');
    await text('Revoked. Nothing leaves under it any more');
    await seen.page.getByRole('row', { name: /Revoked.*Nadia.*the court withdrew it/ }).waitFor();
    expect(await button('Revoke…').count()).toBe(0);
    await look('revoked');
    approved();
    const verdicts = [{ rule: 'live', number: 2, ok: false, why: 'revoked', article: null }];
    acts.releaseRefused = { refusedWith: 422, facts: { code: 'refused', why: 'live:revoked', verdicts } };
    await next('Ina', MAIN);
    await button('Release to send').click();
    const notice = seen.page.getByRole('alert').filter({ hasText: 'A rule refuses this' });
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Term of the authorisation: The authorisation is revoked');
    expect(await seen.page.getByRole('region', { name: 'Approved and out for sending' }).count()).toBe(0);
    await seen.page
      .locator('.authz')
      .getByText(/revoked/)
      .waitFor();
    await look('refused-after-revocation');
  });

  describe('by SMS', () => {
    beforeEach(() => {
      world.threads.set('T_main7F2K', { ...world.main, channel: 'sms', platform: 'sms', smsFrom: '+33600000000' });
      approved();
    });

    it('the service sends, and nobody is told to send by hand', async () => {
      await open('Ina', MAIN);
      await text('The service sends it as an SMS; the answer comes in by itself.');
      await text('Answers by SMS come in by themselves.');
      expect(await seen.page.locator('#main').textContent()).not.toContain('from the authorised device');
      await look('sms');
      await button('Send the SMS now').click();
      await text('The SMS was sent');
      expect(await button('Send the SMS now').count()).toBe(0);
    });

    it('it is told when the provider refused it, and when nobody knows whether it left', async () => {
      acts.sms = 'refused';
      await open('Ina', MAIN);
      await button('Send the SMS now').click();
      await text('The provider refused the SMS. It did not leave.');
      await look('sms-refused');
      acts.sms = 'unknown';
      world.draft(world.main, 'D_good', { state: 'approved' });
      told('thread', 'T_main7F2K');
      // The draft that stood on the screen meanwhile stays there.
      await button('Next draft').click();
      await button('Send the SMS now').click();
      await text('The provider did not say whether the SMS left. It is not sent again');
    });

    it('one that the service left midway is never sent by hand as well', async () => {
      const by = { id: 'st_ina', name: 'Ina' };
      const outgoing = { intentId: 'I_9', draftId: 'D_good', releasedAt: new Date().toISOString(), by, text: 'I see.' };
      world.threads.set('T_main7F2K', { ...world.main, outgoing });
      await open('Ina', MAIN);
      const out = seen.page.getByRole('region', { name: 'Approved and being sent' });
      await out.getByText(/Do not send it by hand/).waitFor();
      expect(await out.getByRole('button', { name: 'Copy the approved text' }).count()).toBe(0);
      await look('sms-midway');
      await out.getByRole('button', { name: 'The provider says that it left' }).click();
      await out.waitFor({ state: 'detached' });
    });
  });

  it('in two tabs, the second to decide is told who was first', async () => {
    await open('Lea', MAIN);
    await seen.page.locator('#approve:not([aria-disabled="true"])').waitFor();
    const other = await seen.context.newPage();
    await other.goto(`${seen.standIn.url}/desk/${MAIN}`);
    await other.locator('#approve:not([aria-disabled="true"])').waitFor();
    await other.keyboard.press('2');
    await other.locator('#edit-draft').fill('How does the office pay it back?');
    await other.locator('#edit-draft').press('Control+Enter');
    await other.getByText('You wrote or changed it: another officer approves it').waitFor();
    await seen.keys('1', 'Enter');
    await text(/^Lea changed the text at/);
    await look('stale');
    expect(world.approvals).toEqual([]);
    expect(await seen.page.locator('.draft__text').textContent()).toContain('pay it back');
  });

  it('an alert is acknowledged by somebody named, and by nobody else', async () => {
    await open('Nadia', FROZEN);
    await text('Only Lea and Tom can acknowledge it.');
    expect(await button('Acknowledge: I take care of it').count()).toBe(0);
    await next('Tom', FROZEN);
    await button('Acknowledge: I take care of it').click();
    await text(/Tom acknowledged the alert at/);
    await look('acknowledged');
  });

  it('a frozen thread is opened by two people, not by one twice', async () => {
    const frozen = world.threads.get('T_cold31XX');
    if (frozen === undefined) throw new Error('no thread');
    const acknowledged = { by: { id: 'st_lea', name: 'Lea' }, at: new Date().toISOString() };
    world.threads.set('T_cold31XX', { ...frozen, safety: { ...frozen.safety, acknowledged } });
    await open('Lea', FROZEN);
    await button('Say yes to opening it…').click();
    await because('Say yes to opening it', 'an adult student');
    await text('You said yes. Somebody else says the second.');
    expect(await button('Say yes to opening it…').count()).toBe(0);
    await next('Tom', FROZEN);
    await seen.page.locator('#safety').getByText('an adult student').waitFor();
    await look('one-of-two');
    await button('Say yes to opening it…').click();
    await because('Say yes to opening it', 'their school wrote to us');
    await text('The thread is open again');
    await seen.page.locator('#safety').waitFor({ state: 'detached' });
  });

  it('the kill switch is lifted by two people, not by one twice', async () => {
    const by = { id: 'st_paul', name: 'Paul' };
    const at = new Date().toISOString();
    world.stops = [
      { id: 'stop0', scope: 'all', target: null, by, at, reason: 'court order', liftedBy: [], holds: true },
    ];
    await open('Lea', 'engagements/stops');
    await button('Lift the stop…').click();
    await because('Lift the stop', 'the court lifted it');
    await text('One of two said yes: Lea');
    await text(/All stopped since .* by Paul/);
    expect(await button('Lift the stop…').count()).toBe(0);
    await look('stop-one-of-two');
    await next('Tom', 'engagements/stops');
    await button('Lift the stop…').click();
    await because('Lift the stop', 'I read the order too');
    await text('Lifted by Lea and Tom');
    await button('Stop all engagements').waitFor();
  });

  describe('evidence', () => {
    const fold = () => seen.page.locator('#evidence summary').click();
    beforeEach(() => {
      const lea = { id: 'st_lea', name: 'Lea' };
      const seenBy = (number: number) => ({ number, kind: 'view' as const, at: new Date().toISOString(), by: lea });
      acts.custody = [22, 15, 9].map((n) => ({ ...seenBy(n), reason: 'reads the thread as approver' }));
    });

    it('says how the chain stands and who looked, and loads nothing before it is opened', async () => {
      await open('Paul', MAIN);
      await seen.page.locator('#evidence').waitFor();
      expect(seen.standIn.world.asked.some((one) => one.includes('evidence'))).toBe(false);
      await fold();
      await text('24 records of this thread in the chain');
      await text(/Signed at .* over 90 records of the whole log. 2 records of this thread came later./);
      await text('No time authority is configured: no third party says when');
      const log = seen.page.locator('.evid__log > li');
      await log.first().waitFor();
      expect([await log.count(), await log.first().textContent()]).toEqual([
        2,
        expect.stringMatching(/^Lea looked at it.*Read the thread as an approver$/),
      ]);
      await button('Show earlier entries').click();
      await log.nth(2).waitFor();
      await seen.page.locator('#evidence').scrollIntoViewIfNeeded();
      await look('evidence');
    });

    it('is saved with a reason on record, and says how it is checked', async () => {
      await open('Paul', MAIN);
      await fold();
      await button('Export the evidence…').click();
      const dialog = seen.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Export the evidence' }).press('Enter');
      await dialog.getByText('A reason is needed').waitFor();
      await dialog.getByLabel(REASON).fill('asked for by the court');
      await look('export');
      const [download] = await Promise.all([
        seen.page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Export the evidence' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('evidence-T_main7F2K.zip');
      expect(readFileSync(await download.path(), 'utf8')).toBe('a bundle');
      await text('Saved as evidence-T_main7F2K.zip');
      await text(`node verify.mjs evidence-T_main7F2K --key ${'b2'.repeat(32)}`);
      await seen.page.locator('.evid__log > li', { hasText: 'asked for by the court' }).waitFor();
      await look('exported');
    });

    it('that cannot be taken out says why, and keeps the reason that was typed', async () => {
      acts.bundle = { refusedWith: 422, facts: { code: 'refused', why: 'evidence_changed' } };
      await open('Paul', MAIN);
      await fold();
      await button('Export the evidence…').click();
      const dialog = seen.page.getByRole('dialog');
      await dialog.getByLabel(REASON).fill('asked for by the court');
      await dialog.getByRole('button', { name: 'Export the evidence' }).click();
      await dialog.getByText(/The evidence log was changed from outside/).waitFor();
      await look('export-refused');
      seen.standIn.away(true);
      await dialog.getByRole('button', { name: 'Export the evidence' }).click();
      await dialog.getByText(/It broke off: nothing was saved/).waitFor();
      expect(await dialog.getByLabel(REASON).inputValue()).toBe('asked for by the court');
    });

    it('is not there for the operator whose talk it is', async () => {
      await open('Ina', MAIN);
      await seen.page.locator('.draft__text').waitFor();
      expect(await seen.page.locator('#evidence').count()).toBe(0);
    });
  });
});
