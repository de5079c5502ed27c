// Signing in and out in a browser: one form, one error, the first time, roles, languages.

import { CODE, PASSWORD } from '../helpers/desk-stand-in-data.js';
import { describeIn } from './browser.js';
import { signIn, type Visit, visit } from './desk-browser.js';

describeIn('desk', 'Signing in', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  const menu = () => seen.page.locator('.nav a .nav__t').allTextContents();

  it('says "Desk" and no more before somebody has signed in', async () => {
    seen = await visit(browser(), { as: null, path: 'conversations/c_main7F2K' });
    await seen.page.getByLabel('Name').waitFor();
    expect(await seen.page.title()).toBe('Desk');
    expect(seen.standIn.world.asked).toEqual([]);
  });

  it('has one error for a wrong name, password or code, and keeps the name', async () => {
    seen = await visit(browser(), { as: null });
    await seen.page.getByLabel('Name').fill('Mara');
    await seen.page.getByLabel('Password', { exact: true }).fill('wrong');
    await seen.page.getByLabel('6-digit code').fill(CODE);
    await seen.page.getByRole('button', { name: 'Sign in' }).click();
    await seen.page.getByRole('alert').getByText('That did not match').waitFor();
    expect(await seen.page.getByLabel('Name').inputValue()).toBe('Mara');
    expect(await seen.page.getByLabel('6-digit code').inputValue()).toBe('');
  });

  it('leads back to the page that the address names', async () => {
    seen = await visit(browser(), { as: null, path: 'conversations/c_main7F2K' });
    await signIn(seen.page, 'Mara');
    await seen.page.getByText('I want to talk to a person').waitFor();
  });

  it('sets password and code app the first time, and shows the recovery codes once', async () => {
    seen = await visit(browser(), { as: null });
    const { page } = seen;
    await page.getByRole('button', { name: 'First time here' }).click();
    await page.getByLabel('Name').fill('Lena');
    await page.getByLabel('One-time password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('New password', { exact: true }).fill('four words of my own');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('img', { name: 'Code for the authenticator app' }).waitFor();
    await page.getByText('JX4T K2MD 9QRA 7WBE').waitFor();
    await page.getByLabel('6-digit code from the app').fill(CODE);
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.locator('.codes li').allTextContents()).toContain('k7m2-9xqa');
    await page.getByRole('button', { name: 'Open the desk' }).press('Enter');
    await page.getByText('Tick the box first').waitFor();
    await page.getByLabel('I have kept them in a safe place').check();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.locator('.row').first().waitFor();
    expect(seen.complaints).toEqual([]);
  });

  it('shows an auditor the log and the holds and nothing else, and an admin no texts', async () => {
    seen = await visit(browser(), { as: 'Aude', path: 'queue' });
    expect(await menu()).toEqual(['Audit', 'Legal holds']);
    await seen.page.getByText('your account may not open it').waitFor();
    await seen.page.getByRole('link', { name: 'Audit' }).click();
    await seen.page.getByText('read a conversation').waitFor();
    await seen.page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(seen.page, 'Nils');
    expect(await menu()).toEqual(['People on duty', 'Deliveries']);
    await seen.page.getByRole('link', { name: 'Deliveries' }).click();
    await seen.page.getByRole('rowheader', { name: '7F2K' }).waitFor();
    expect(await seen.page.getByRole('link', { name: '7F2K' }).count()).toBe(0);
  });

  it('comes back to what was typed when the session ended meanwhile', async () => {
    seen = await visit(browser(), { path: 'conversations/c_main7F2K' });
    await seen.page.locator('#message').fill('half a sentence');
    await seen.page.locator('#note').fill('a note');
    seen.standIn.endSessions();
    // The page hears of it at the next thing it asks for; when its stream was faster, the button is gone already.
    const addNote = seen.page.getByRole('button', { name: 'Add note' });
    await addNote.click({ timeout: 2_000 }).catch(() => undefined);
    await seen.page.getByText('You were signed out').waitFor();
    await signIn(seen.page, 'Mara');
    await seen.page.locator('#message').waitFor();
    expect(await seen.page.locator('#message').inputValue()).toBe('half a sentence');
    expect(await seen.page.locator('#note').inputValue()).toBe('a note');
  });

  it('forgets what was typed when somebody else signs in', async () => {
    seen = await visit(browser(), { path: 'conversations/c_main7F2K' });
    await seen.page.locator('#message').fill('half a sentence');
    await seen.page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(seen.page, 'Joel');
    await seen.page.locator('#message').waitFor();
    expect(await seen.page.locator('#message').inputValue()).toBe('');
  });

  it('warns before signing out for want of activity, and signs out', async () => {
    seen = await visit(browser(), { as: null, path: 'queue' });
    await seen.page.clock.install();
    await signIn(seen.page, 'Mara');
    // The time without activity counts from the first screen on.
    await seen.page.locator('#main .live').waitFor();
    await seen.page.clock.fastForward('13:30');
    await seen.page.getByText(/You are signed out at .* unless you do something/).waitFor();
    await seen.page.getByRole('button', { name: 'I am here' }).click();
    await seen.page.clock.fastForward('00:10');
    await seen.page.getByText(/unless you do something/).waitFor({ state: 'detached' });
    await seen.page.clock.fastForward('15:10');
    await seen.page.getByText('Signed out after 15 minutes without activity').waitFor();
  });

  it.each([
    ['fr-FR', 'Se connecter', 'Prendre le relais'],
    ['es-ES', 'Iniciar sesión', 'Tomar la conversación'],
  ])('speaks %s when the browser does', async (locale, signInWord, takeOver) => {
    seen = await visit(browser(), { as: null, locale, path: 'conversations/c_main7F2K' });
    await seen.page.locator('#name').fill('Mara');
    await seen.page.locator('#password').fill(PASSWORD);
    await seen.page.locator('#code').fill(CODE);
    await seen.page.getByRole('button', { name: signInWord }).click();
    await seen.page.getByRole('button', { name: takeOver }).waitFor();
    expect(await seen.page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    await seen.page.locator('.prefs select').first().selectOption('en');
    await seen.page.getByRole('button', { name: 'Take over' }).waitFor();
  });
});
