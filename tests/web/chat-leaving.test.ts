// The ways out: Leave, Shift three times, the words that hide everything; and a counsellor's way in.

import { describeIn } from './browser.js';
import { axeFindings, echo, untilEqual, type Visit, visit } from './chat-browser.js';

const WEATHER = 'https://www.bbc.com/weather';

describeIn('chat', 'Leaving the chat', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  async function begin(): Promise<void> {
    seen = await visit(browser(), {
      script: (text) =>
        text === 'weather' ? { replies: [{ text: 'Tomorrow it stays dry.' }], closed: true, clear: true } : echo(text),
    });
    await seen.write('a secret');
    await seen.bubble('You wrote: a secret').waitFor();
  }

  it('opens another page at once and ends the talk at the server', async () => {
    await begin();
    await seen.button('Leave').click();
    await seen.page.waitForURL(WEATHER);
    await untilEqual(() => seen.standIn.seen.exits, ['token-1']);
    expect(seen.elsewhere).toEqual([WEATHER]);
  });

  it('leaves nothing in storage and nothing behind Back', async () => {
    seen = await visit(browser());
    const before = `${seen.standIn.url}chat/strings/en.json`;
    await seen.page.goto(before);
    await seen.page.goto(seen.standIn.url);
    await seen.write('a secret');
    await seen.bubble('You wrote: a secret').waitFor();
    await seen.button('Leave').click();
    await seen.page.waitForURL(WEATHER);
    await seen.page.goBack();
    // The chat's own place in the history was taken: Back leads to what was there before it.
    expect(seen.page.url()).toBe(before);
    expect(await seen.page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    await seen.page.goForward();
    expect(seen.page.url()).toBe(WEATHER);
  });

  it('shows nothing of before when the browser brings the page back from its memory', async () => {
    await begin();
    await seen.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await seen.page.getByText('This chat goes on.').waitFor();
    expect(await seen.log.textContent()).not.toContain('goes on. a secret');
    expect(await seen.log.locator('.msg--me').count()).toBe(0);
  });

  it('leaves at three presses of Shift, also inside the typing field', async () => {
    await begin();
    await seen.page.getByRole('textbox').focus();
    for (const _ of [1, 2, 3]) await seen.page.keyboard.press('Shift');
    await seen.page.waitForURL(WEATHER);
    await untilEqual(() => seen.standIn.seen.exits, ['token-1']);
  });

  it('stays when capitals are typed', async () => {
    await begin();
    await seen.page.getByRole('textbox').focus();
    for (const key of ['A', 'B', 'C', 'D']) await seen.page.keyboard.press(`Shift+${key}`);
    expect(await seen.page.getByRole('textbox').inputValue()).toBe('ABCD');
    expect(seen.standIn.seen.exits).toEqual([]);
  });

  it('shows only the harmless reply after the word that hides everything', async () => {
    await begin();
    await seen.write('weather');
    await seen.bubble('Tomorrow it stays dry.').waitFor();
    expect(await seen.log.textContent()).toMatch(/^Bot\s*Tomorrow it stays dry\.$/);
    expect(await seen.page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    await seen.page.reload();
    await seen.bubble('Can somebody else see this phone?').waitFor();
  });

  it('hides everything also when the stream says so', async () => {
    await begin();
    seen.standIn.hide('Tomorrow it stays dry.');
    await seen.bubble('Tomorrow it stays dry.').waitFor();
    expect(await seen.log.textContent()).toMatch(/^Bot\s*Tomorrow it stays dry\.$/);
    expect(await seen.page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('takes what is written after hiding into a new talk', async () => {
    await begin();
    await seen.write('weather');
    await seen.bubble('Tomorrow it stays dry.').waitFor();
    await seen.write('are you there');
    await seen.bubble('You wrote: are you there').waitFor();
    expect(seen.standIn.seen.messages.at(-1)?.token).toBe('token-2');
    expect(await seen.log.textContent()).not.toContain('secret');
  });
});

describeIn('chat', 'A person joins the chat', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  it('shows the name, says that it is a person, and keeps only “Urgent” at the foot', async () => {
    seen = await visit(browser());
    await seen.button('Talk to a person').click();
    await seen.bubble('You wrote: Talk to a person').waitFor();
    seen.standIn.sayAsPerson('Mara', 'Hello, I am Mara.');
    await seen.bubble('Hello, I am Mara.').waitFor();
    expect(await seen.log.textContent()).toContain('A person is here. The bot is quiet now.');
    expect(await seen.page.getByText('Mara, a person').isVisible()).toBe(true);
    const edge = (text: string) => seen.bubble(text).evaluate((bubble) => getComputedStyle(bubble).borderTopWidth);
    expect(await edge('Hello, I am Mara.')).toBe('2px');
    expect(await edge('You wrote: Talk to a person')).toBe('1px');
    expect(await seen.button('Talk to a person').count()).toBe(0);
    expect(await seen.button('Urgent').isVisible()).toBe(true);
  });

  it('says that a message arrived when nobody answers at once because a person has the chat', async () => {
    seen = await visit(browser(), { script: (text) => (text === 'hi' ? echo(text) : { replies: [] }) });
    await seen.write('hi');
    await seen.bubble('You wrote: hi').waitFor();
    await seen.write('yes, 10 minutes');
    await seen.page.getByText('Sent', { exact: true }).waitFor();
    seen.standIn.sayAsPerson('Mara', 'Good.');
    await seen.bubble('Good.').waitFor();
    expect(await seen.page.getByText('Sent', { exact: true }).count()).toBe(0);
  });

  it('does not pull the page away from somebody who reads further up', async () => {
    seen = await visit(browser(), { height: 500 });
    for (const n of [1, 2, 3, 4, 5]) {
      await seen.write(`message ${n}`);
      await seen.bubble(`You wrote: message ${n}`).waitFor();
    }
    await seen.page.mouse.wheel(0, -5000);
    await seen.page.waitForFunction(() => scrollY === 0);
    seen.standIn.sayAsPerson('Mara', 'Hello.');
    await seen.button('New message').waitFor();
    expect(await seen.page.evaluate(() => scrollY)).toBe(0);
    await seen.button('New message').click();
    await seen.page.waitForFunction(() => scrollY > 0);
    await seen.button('New message').waitFor({ state: 'detached' });
  });

  it.each([false, true])('gives axe nothing to find in the middle of a talk (dark: %s)', async (dark) => {
    seen = await visit(browser(), { dark });
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    seen.standIn.sayAsPerson('Mara', 'Hello, I am Mara.');
    await seen.bubble('Hello, I am Mara.').waitFor();
    await seen.page.route('**/chat/messages', (route) => route.fulfill({ status: 400, body: '{}' }), { times: 1 });
    await seen.write('not taken');
    await seen.button('Try again').waitFor();
    expect(await axeFindings(seen.page)).toEqual([]);
  });
});
