// An authorised conversation from the request to the verified evidence, by hand at the screens of the built service.
// PICTURES=docs/pictures also takes the pictures of docs/engagements.md, light and narrow.

import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Locator, Page } from 'playwright-core';
import { main } from '../../src/cli/main.js';
import { createKeyFile, newKeyFile } from '../../src/store/key-file.js';
import { Authority } from '../helpers/authority.js';
import { DeskClient } from '../helpers/desk-client.js';
import { ServiceProcess } from '../helpers/service.js';
import { unzip } from '../helpers/unzip.js';
import { describeIn } from './browser.js';
import { startProxy } from './tls-proxy.js';

const WAIT_MS = 20_000;
const PEOPLE = { Ina: 'operator', Lea: 'approver', Noor: 'authoriser', Paul: 'oversight' } as const;
type Name = keyof typeof PEOPLE;

describeIn('desk', 'An authorised conversation', (browser) => {
  const authority = new Authority();
  const pages = {} as Record<Name, Page>;
  let service: ServiceProcess;
  let proxy: Server;
  let desk: string;

  async function cli(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const code = await main(words, { stdin, stdout, stderr, env, cwd: authority.folder });
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr.read()}`);
    return String(stdout.read() ?? '');
  }

  beforeAll(async () => {
    proxy = await startProxy(authority.folder, () => service.deskPort);
    desk = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await createKeyFile(join(authority.folder, 'keys.json'), newKeyFile(0));
    const { privateKey } = generateKeyPairSync('ed25519');
    const evidenceKey = join(authority.folder, 'evidence-key.pem');
    writeFileSync(evidenceKey, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    const env = {
      ...{ PROFILE: 'authority', PUBLIC_URL: 'https://chat.example.org', RATE_LIMIT: 'on', ENGAGEMENTS: 'on' },
      ...{ ALARM_MAIL: 'duty@example.org', SMTP_URL: 'smtp://127.0.0.1:1', DESK_URL: desk },
      ...{ POLICY_DIR: authority.policyDir, TRUST_ANCHORS: authority.anchorsDir, EVIDENCE_KEY_FILE: evidenceKey },
    };
    service = await ServiceProcess.prepare({ folder: authority.folder, env });
    const passwords = {} as Record<Name, string>;
    for (const [name, role] of Object.entries(PEOPLE)) {
      const made = await cli(['user', 'add', name, '--roles', role, '--json'], service.env);
      passwords[name as Name] = JSON.parse(made).password;
    }
    const noor = JSON.parse(await cli(['user', 'list', '--json'], service.env)).find(
      (one: { name: string }) => one.name === 'Noor',
    );
    await cli(['authorisation', 'key', '--key-id', 'noor-1', `--person=${noor.id}`, '--kind', 'authoriser']);
    writeFileSync(join(authority.anchorsDir, 'noor-1.yaml'), readFileSync(join(authority.folder, 'noor-1.yaml')));
    await service.start();
    for (const name of Object.keys(PEOPLE) as Name[]) pages[name] = await signedIn(name, passwords[name]);
  }, 120_000);
  afterAll(async () => {
    proxy?.closeAllConnections();
    proxy?.close();
    await service?.end();
    authority.end();
  });

  async function signedIn(name: Name, password: string): Promise<Page> {
    const client = await DeskClient.firstSignIn(service.desk, name, password, desk);
    const [cookie = '', ...value] = client.cookie.split('=');
    const context = await browser().newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ignoreHTTPSErrors: true,
    });
    await context.addCookies([
      { name: cookie, value: value.join('='), url: desk, secure: true, httpOnly: true, sameSite: 'Strict' },
    ]);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    return page;
  }

  const go = async (who: Name, path: string): Promise<Page> => {
    await pages[who].goto(`${desk}/desk/engagements${path}`);
    await pages[who].locator('.realm').waitFor();
    return pages[who];
  };
  const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name }).first().click();

  /** The same moment on a laptop and on a narrow screen. */
  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (folder === undefined) return;
    // What was told a moment ago would stand before what the picture is about.
    await page.waitForFunction(() => document.querySelector('.toast') === null);
    await page.screenshot({ path: join(folder, `engagement-${name}.png`) });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.screenshot({ path: join(folder, `engagement-${name}-narrow.png`) });
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  async function named(): Promise<void> {
    const noor = await go('Noor', '/registers');
    await noor.getByLabel('Add at the end').selectOption({ label: 'Lea' });
    await press(noor, 'Save the order');
    await noor.getByText('In this order: Lea').waitFor();
    const lea = await go('Lea', '/registers');
    await lea.getByText('Vouch for somebody’s training').click();
    await lea.getByLabel('Officer').selectOption({ label: 'Ina' });
    await lea.getByRole('textbox', { name: 'Training' }).fill('online-engagement-1');
    await press(lea, 'Record it');
    await lea.getByText(/Valid until/).waitFor();
  }

  /** Gives the path of the authorisation. */
  async function requested(): Promise<string> {
    const lea = await go('Lea', '/authorisations/new');
    await filledIn(lea);
    await picture(lea, '1-request');
    return await sent(lea);
  }

  /** Everything that a request must say; who is asked, why. */
  async function filledIn(lea: Page): Promise<void> {
    await lea.getByLabel('Legal basis').fill('Code of Criminal Procedure, art. 230-46');
    await lea.getByLabel('Article that permits them').fill('CPP art. 230-46');
    await lea.getByLabel('France', { exact: true }).check();
    await lea.getByLabel('Subjects').fill('S-2');
    await lea.getByLabel('Ina', { exact: true }).check();
    await lea.getByRole('textbox', { name: 'Training' }).fill('online-engagement-1');
    await lea.getByLabel('Who is asked to sign').selectOption({ label: 'Noor' });
    await lea.getByLabel('Why it is necessary').fill('Adverts name boats and the sellers answer only in private.');
    await lea
      .getByLabel('Why it is proportionate')
      .fill('Only the writer of the adverts is contacted, and nothing else read.');
  }

  async function sent(lea: Page): Promise<string> {
    await press(lea, 'Send the request');
    await lea.getByText('It waits for the signature of Noor.').waitFor();
    return new URL(lea.url()).pathname.replace('/desk/engagements', '');
  }

  /** Signed away from the server, with the private key that only the authoriser has. */
  async function signedOffline(path: string, name: string | null = '2-sign'): Promise<void> {
    const noor = await go('Noor', path);
    const [download] = await Promise.all([noor.waitForEvent('download'), press(noor, 'Save the exact text')]);
    await download.saveAs(join(authority.folder, 'request.txt'));
    const words = ['--key', 'noor-1.pem', '--key-id', 'noor-1', '--request', 'request.txt'];
    await noor.getByLabel('The signature').fill(await cli(['authorisation', 'sign', ...words]));
    if (name !== null) await picture(noor, name);
    await press(noor, 'Hand in the signature');
    await noor.getByText(/^live, ends in/).waitFor();
  }

  async function personaChecked(): Promise<void> {
    const ina = await go('Ina', '/personas/new');
    await ina.getByLabel('Name', { exact: true }).fill('Sam');
    await ina.getByLabel('Age', { exact: true }).fill('34');
    await ina.getByLabel('Occupation').fill('warehouse worker');
    await ina.getByLabel('Story').fill('He lives with two cousins and likes fishing and football on quiet evenings.');
    await press(ina, 'Register');
    await ina.getByText('Not checked in this form').waitFor();
    const lea = await go('Lea', '/personas');
    await lea.getByRole('link', { name: 'Sam' }).click();
    await press(lea, 'I checked this form');
    await lea.getByText('Checked by Lea').waitFor();
  }

  /** Gives the id of the thread. */
  async function opened(): Promise<string> {
    const ina = await go('Ina', '/threads/new');
    await ina.getByLabel('New grounds for suspicion').fill('Wrote three adverts for boat places in October.');
    await press(ina, 'Record the grounds');
    await ina.getByText(/^Ina, /).waitFor();
    await ina.getByLabel('Purpose', { exact: true }).fill('Talk with S-2');
    await picture(ina, '3-open');
    await press(ina, 'Open a thread');
    await ina.locator('#paste-answer').waitFor();
    return ina.url().split('/').at(-1) ?? '';
  }

  async function hears(ina: Page, text: string): Promise<void> {
    await ina.locator('#paste-answer').fill(text);
    await ina.locator('#paste-answer').press('Control+Enter');
    await ina.locator('.turn__text', { hasText: text }).waitFor();
  }

  /** By oversight, with a reason; the verifier stands elsewhere and has nothing but Node. */
  async function takenOutAtTheDesk(paul: Page, thread: string): Promise<void> {
    await go('Paul', `/threads/${thread}`);
    await paul.locator('#evidence summary').click();
    await press(paul, 'Export the evidence…');
    await paul.getByLabel('Reason, which goes on record').fill('asked for by the oversight body');
    const [download] = await Promise.all([
      paul.waitForEvent('download'),
      press(paul.getByRole('dialog'), 'Export the evidence'),
    ]);
    await paul.getByText(`Saved as evidence-${thread}.zip`).waitFor();
    await paul.locator('.evid__log').getByText('asked for by the oversight body').waitFor();
    await paul.locator('#evidence').scrollIntoViewIfNeeded();
    await picture(paul, '8-evidence');
    const said = (await paul.locator('.notice .evid__hash').textContent()) ?? '';
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    for (const [path, bytes] of unzip(readFileSync(await download.path()))) {
      mkdirSync(dirname(join(elsewhere, path)), { recursive: true });
      writeFileSync(join(elsewhere, path), bytes);
    }
    copyFileSync('bin/evidence-verify.mjs', join(elsewhere, 'verify.mjs'));
    const check = () =>
      spawnSync(process.execPath, said.trim().split(/\s+/).slice(1), { cwd: elsewhere, env: {}, encoding: 'utf8' });
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing was changed') });
    appendFileSync(join(elsewhere, `evidence-${thread}/report.html`), ' ');
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining('FOUND report.html: was changed') });
    rmSync(elsewhere, { recursive: true });
  }

  it('goes from the request of an authorisation to evidence that verifies', async () => {
    await named();
    await signedOffline(await requested());
    await personaChecked();
    const thread = await opened();
    const { Ina: ina } = pages;
    await hears(ina, 'you asked about the crossing. i have places on the boat for december');
    await hears(ina, '3,800 euros each, all included');
    await ina.getByRole('row', { name: /Price.*may answer/ }).waitFor();

    const lea = await go('Lea', `/threads/${thread}`);
    await lea.locator('#approve').waitFor();
    const text = (await lea.locator('.draft__text').textContent())?.trim() ?? '';
    await picture(lea, '4-read');
    await lea.locator('#approve:not([aria-disabled="true"])').waitFor();
    await lea.keyboard.press('1');
    await lea.keyboard.press('Enter');
    await lea.getByText(/^Approved by Lea at/).waitFor();

    await press(ina, 'Release to send');
    const out = ina.getByRole('region', { name: 'Approved and out for sending' });
    await out.getByText(text, { exact: true }).waitFor();
    await picture(ina, '5-send');
    await press(out, 'Mark as sent from the device');
    await ina.locator('.turn--us', { hasText: text }).getByText('approved by Lea').waitFor();
    await picture(ina, '6-sent');

    const paul = await go('Paul', `/threads/${thread}`);
    await paul.locator('.turn--us').waitFor();
    expect(await paul.locator('#main textarea, #main .btn--primary').count()).toBe(0);
    await go('Paul', '/figures');
    await paul.getByRole('row', { name: /Take-off/ }).waitFor();
    await picture(paul, '7-figures');

    await takenOutAtTheDesk(paul, thread);
    const words = [`--thread=${thread}`, '--out', 'bundle', '--reason', 'asked for by the court'];
    await cli(['evidence', 'export', ...words], service.env);
    expect(await cli(['evidence', 'verify', join(authority.folder, 'bundle')])).toMatch(/./);
  }, 180_000);

  const WARNINGS = {
    English: 'This is the police. Selling places on a boat is a crime. Need help? Call +33 1 99 00 12 34.',
    French:
      'Ici la police. Vendre des places sur un bateau est un délit. Besoin d’aide ? Appelez le +33 1 99 00 12 34.',
  } as const;
  const CAMPAIGN = 'winter-26';

  /** Under an authorisation of its own, asked for from the campaign's page. */
  async function campaignMade(): Promise<Page> {
    const lea = await go('Lea', '/campaigns/new');
    await lea.getByLabel('Name of the campaign').fill(CAMPAIGN);
    await press(lea, 'Ask for an authorisation');
    await lea.getByText(`For campaign “${CAMPAIGN}”`).waitFor();
    await filledIn(lea);
    await signedOffline(await sent(lea), null);
    const ina = await go('Ina', '/campaigns/new');
    await press(ina, 'Make the campaign');
    await ina.getByRole('heading', { name: `Campaign ${CAMPAIGN}` }).waitFor();
    return ina;
  }

  async function wrote(ina: Page, language: keyof typeof WARNINGS, text: string): Promise<void> {
    await press(ina, 'Write a text');
    await ina.getByLabel('Language', { exact: true }).selectOption({ label: language });
    await ina.getByLabel(`The text in this language: ${language}`).fill(text);
    await press(ina, 'Save the text');
  }

  const textOf = (page: Page, language: keyof typeof WARNINGS) =>
    page.getByRole('region', { name: language, exact: true });

  async function readBy(who: Name, language: keyof typeof WARNINGS): Promise<Locator> {
    const page = await go(who, `/campaigns/${CAMPAIGN}`);
    await press(textOf(page, language), 'Read it and decide');
    const approve = textOf(page, language).getByRole('button', { name: 'Approve exactly this text' });
    await approve.and(page.locator('[aria-disabled="false"]')).waitFor();
    return approve;
  }

  it('warns in a campaign whose texts two people read and approved, neither of whom wrote them', async () => {
    const ina = await campaignMade();
    await wrote(ina, 'English', 'This is the police. Selling places on a boat is a crime. Stop it.');
    await ina.getByText('The text names no place to get help').waitFor();
    await ina.getByLabel('The text in this language: English').fill(WARNINGS.English);
    await press(ina, 'Save the text');
    await textOf(ina, 'English').getByText('Still missing: 2 yeses').waitFor();
    await wrote(ina, 'French', WARNINGS.French);
    await textOf(ina, 'French').getByText('Still missing: 2 yeses').waitFor();
    expect(await ina.getByRole('button', { name: 'Read it and decide' }).count()).toBe(0);

    for (const [who, language] of [
      ['Lea', 'English'],
      ['Lea', 'French'],
      ['Noor', 'English'],
    ] as const) {
      await (await readBy(who, language)).click();
      await pages[who].getByText('Your yes to exactly this text is on record').waitFor();
    }
    await textOf(pages.Noor, 'English').getByText('Approved by two people').waitFor();
    const last = await readBy('Noor', 'French');
    await picture(pages.Noor, '8-campaign');
    await last.click();
    await textOf(pages.Noor, 'French').getByText('Approved by two people').waitFor();
    const paul = await go('Paul', '/campaigns');
    await paul.getByRole('row', { name: new RegExp(`${CAMPAIGN} 2 of 2 texts approved`) }).waitFor();
    expect(await paul.locator('#main button').count()).toBe(0);
  }, 120_000);
});
