// The first screen of the chat, as a person meets it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describeIn } from './browser.js';
import { axeFindings, type Visit, visit } from './chat-browser.js';

/** Words that would tell an onlooker what the page is for (help-safety.md 1). */
const GIVES_AWAY = /traffick|smuggl|police|policía|helpline|exploit|victim|víctima|traite|trata|rescue|sos\b/i;

describeIn('chat', 'The first screen of the chat', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  it('greets in two bubbles, offers three answers, and says what Leave does not do', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else see this phone?').waitFor();
    const answers = seen.page.getByRole('group', { name: 'Answers' }).getByRole('button');
    expect(await answers.allTextContents()).toEqual(['No, only me', 'Yes, somebody can', 'I am not sure']);
    expect(await seen.log.locator('.msg__b').count()).toBe(2);
    expect(await seen.log.textContent()).toContain('It does not clear the browser history');
    expect(await seen.button('Talk to a person').isVisible()).toBe(true);
    expect(await seen.button('Urgent').isVisible()).toBe(true);
  });

  it('could be any shop’s chat: nothing in title, address or words gives it away', async () => {
    for (const locale of ['en-GB', 'fr-FR', 'es-ES']) {
      seen = await visit(browser(), { locale });
      await seen.log.locator('.msg__b').nth(1).waitFor();
      expect(await seen.page.title()).toBe('Chat');
      expect(await seen.page.locator('body').textContent()).not.toMatch(GIVES_AWAY);
      expect(await seen.page.locator('img, video, iframe').count()).toBe(0);
      if (locale !== 'es-ES') await seen.close();
    }
  });

  it('marks the button that sends, and the person’s own words, by the accent colour', async () => {
    seen = await visit(browser());
    const colour = (of: string) => seen.page.locator(of).evaluate((one) => getComputedStyle(one).backgroundColor);
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    expect(await colour('.touch--go')).toBe('rgb(14, 90, 112)');
    expect(await colour('.msg--me .msg__b')).toBe('rgb(226, 239, 243)');
    expect(await colour('.touch--leave')).toBe('rgb(23, 27, 33)');
  });

  it('keeps “Who reads this?” closed and opens it without sending anything', async () => {
    seen = await visit(browser());
    const law = seen.page.getByText('report danger to a child');
    await seen.page.getByText('Who reads this?').waitFor();
    expect(await law.isVisible()).toBe(false);
    await seen.page.getByText('Who reads this?').click();
    expect(await law.isVisible()).toBe(true);
    expect(seen.standIn.seen.messages).toEqual([]);
    await seen.button('Ask this in the chat').click();
    await seen.bubble('You wrote: Who reads this?').waitFor();
  });

  it('sets no cookie, stores nothing before the first message, asks nobody else, and breaks no policy', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else see this phone?').waitFor();
    expect(await seen.context.cookies()).toEqual([]);
    expect(await seen.page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    expect(seen.elsewhere).toEqual([]);
    expect(seen.complaints).toEqual([]);
  });

  it('speaks the browser’s language', async () => {
    seen = await visit(browser(), { locale: 'fr-CA' });
    await seen.bubble('Quelqu’un d’autre peut-il voir ce téléphone ?').waitFor();
    expect(await seen.button('Quitter').isVisible()).toBe(true);
    expect(await seen.page.locator('html').getAttribute('lang')).toBe('fr');
  });

  it('starts again in another language before the first message, without sending a word', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else see this phone?').waitFor();
    await seen.button('Language: English').click();
    await seen.button('Español').click();
    await seen.bubble('¿Puede otra persona ver este teléfono?').waitFor();
    expect(await seen.log.locator('.msg__b').count()).toBe(2);
    expect(await seen.button('Salir').isVisible()).toBe(true);
    expect(seen.standIn.seen).toMatchObject({ messages: [], sessions: ['en', 'es'] });
  });

  it('asks for another language by its own name once the talk has begun', async () => {
    seen = await visit(browser());
    await seen.button('No, only me').click();
    await seen.bubble('You wrote: No, only me').waitFor();
    await seen.button('Language: English').click();
    await seen.button('Français').click();
    await seen.bubble('You wrote: Français').waitFor();
    expect(seen.standIn.seen.messages.map(({ text }) => text)).toEqual(['No, only me', 'Français']);
  });

  it('works by keyboard alone: answers, the typing field, a new line, the languages', async () => {
    seen = await visit(browser());
    const { keyboard } = seen.page;
    const focused = () => seen.page.evaluate(() => document.activeElement?.textContent ?? '');
    await seen.bubble('Can somebody else see this phone?').waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    expect(await focused()).toBe('English');
    await keyboard.press('Escape');
    expect(await seen.page.getByText('Español').count()).toBe(0);
    await keyboard.press('Tab');
    expect(await focused()).toBe('Leave');
    await keyboard.press('Tab');
    expect(await focused()).toBe('No, only me');
    await keyboard.press('Enter');
    await seen.bubble('You wrote: No, only me').waitFor();
    // The button is gone; the focus stands on the answer that it sent, not at the top of the page.
    expect(await focused()).toContain('No, only me');
    await keyboard.press('Tab');
    expect(await focused()).toBe('Talk to a person');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('one');
    await keyboard.press('Shift+Enter');
    await keyboard.type('two');
    await keyboard.press('Enter');
    await seen.bubble('You wrote: one').waitFor();
    expect(seen.standIn.seen.messages.at(-1)?.text).toBe('one\ntwo');
    expect(await seen.page.getByRole('textbox').inputValue()).toBe('');
  });

  it.each([
    [360, 800],
    [320, 568],
    [720, 400],
    [1440, 900],
  ])('fits %i × %i: no sideways scrolling, Leave in view also at the end', async (width, height) => {
    seen = await visit(browser(), { width, height, locale: 'fr-FR' });
    await seen.log.locator('.msg__b').nth(1).waitFor();
    // The greeting is read from its beginning.
    expect((await seen.log.locator('.msg').first().boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await seen.page.locator('.langs button').click();
    const list = await seen.page.locator('.langs__list').boundingBox();
    expect(list?.x).toBeGreaterThanOrEqual(0);
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(width - 8);
    await seen.page.keyboard.press('Escape');
    for (const _ of [1, 2, 3, 4]) {
      const before = await seen.log.locator('.msg__b').count();
      await seen.write(`${'motsanscesure'.repeat(8)} encore`);
      await seen.log
        .locator('.msg__b')
        .nth(before + 1)
        .waitFor();
    }
    const wide = await seen.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const box = await seen.button('Quitter').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(box?.height).toBeGreaterThanOrEqual(44);
  });

  it('turns round for a language that is written from right to left', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else see this phone?').waitFor();
    await seen.page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    expect((await seen.button('Leave').boundingBox())?.x).toBe(16);
    const bubble = await seen.bubble('Can somebody else').boundingBox();
    expect((bubble?.x ?? 0) + (bubble?.width ?? 0)).toBe(344);
    const send = await seen.button('Send').boundingBox();
    expect(send?.x).toBe(16);
    expect(await seen.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it.each([
    ['en-GB', false],
    ['en-GB', true],
    ['fr-FR', false],
    ['fr-FR', true],
    ['es-ES', false],
    ['es-ES', true],
  ])('gives axe nothing to find (%s, dark: %s)', async (locale, dark) => {
    seen = await visit(browser(), { locale, dark });
    await seen.log.locator('.msg__b').nth(1).waitFor();
    await seen.page.locator('summary').click();
    await seen.page.locator('.langs button').click();
    expect(await axeFindings(seen.page)).toEqual([]);
  });

  it('says plainly, in each language, when scripts are switched off', async () => {
    seen = await visit(browser(), { javaScript: false });
    const lines = await seen.page.locator('noscript p').all();
    const seenLines = await Promise.all(lines.map((line) => line.isVisible()));
    expect(seenLines).toEqual(Array.from({ length: 13 }, () => true));
    const said = (await Promise.all(lines.map((line) => line.textContent()))).join(' ');
    for (const words of ['Turn on JavaScript', 'Activez JavaScript', 'Active JavaScript'])
      expect(said).toContain(words);
  });
});

const built = existsSync('dist/web/chat/index.html') ? it : it.skip;

built(
  'The page is at most 20 KB gzipped, its sheet and a sentence a language for those without scripts included',
  () => {
    const html = readFileSync('dist/web/chat/index.html', 'utf8');
    const files = readdirSync('dist/web/chat/assets');
    const size = (...parts: (string | Buffer)[]) =>
      parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
    const read = (names: string[]) => names.map((name) => readFileSync(`dist/web/chat/assets/${name}`));
    expect(html.match(/<p lang=/g)).toHaveLength(13);
    expect(size(html, ...read(files.filter((name) => html.includes(name))))).toBeLessThanOrEqual(20_000);
    // What draws a picture comes when there is one to draw.
    const late = files.filter((name) => !html.includes(name));
    expect(late).toEqual([expect.stringMatching(/^picture-view-/)]);
    expect(size(...read(late))).toBeLessThanOrEqual(2_000);
  },
);
