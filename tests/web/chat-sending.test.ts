// A message on its way to the server and the answer back, also on a bad network.

import { describeIn } from './browser.js';
import { fictionalContact, type Visit, visit } from './chat-browser.js';

describeIn('chat', 'Writing in the chat', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  const texts = () => seen.standIn.seen.messages.map(({ text }) => text);
  const ids = () => new Set(seen.standIn.seen.messages.map(({ id }) => id));
  const shown = () => seen.log.locator('.msg__b').allTextContents();

  it('shows the message and the reply once, though the reply comes by two ways', async () => {
    seen = await visit(browser());
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    await seen.write('again');
    await seen.bubble('You wrote: again').waitFor();
    expect((await shown()).slice(2)).toEqual(['hello', 'You wrote: hello', 'again', 'You wrote: again']);
    expect(await seen.page.locator('.msg__state').count()).toBe(0);
    expect(seen.complaints).toEqual([]);
  });

  it('sends the words of an answer that is chosen, and takes the answers away', async () => {
    seen = await visit(browser(), {
      script: () => ({
        replies: [{ text: 'Are you in danger right now?', options: ['Yes, now', 'Not now', 'I am not sure', 'Skip'] }],
      }),
    });
    await seen.button('No, only me').click();
    await seen.button('Skip').waitFor();
    expect(texts()).toEqual(['No, only me']);
    expect(await seen.button('No, only me').count()).toBe(0);
    const boxes = await seen.page.getByRole('group', { name: 'Answers' }).getByRole('button').all();
    const [first, second] = await Promise.all(boxes.slice(0, 2).map((box) => box.boundingBox()));
    expect(first?.y).toBe(second?.y);
    expect(first?.height).toBeGreaterThanOrEqual(44);
  });

  it('sends what “Talk to a person” and “Urgent” say', async () => {
    seen = await visit(browser());
    await seen.button('Talk to a person').click();
    await seen.bubble('You wrote: Talk to a person').waitFor();
    await seen.button('Urgent').click();
    await seen.bubble('You wrote: Urgent').waitFor();
    expect(texts()).toEqual(['Talk to a person', 'Urgent']);
  });

  it('sends again under the same id when the connection broke inside the answer', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else').waitFor();
    seen.standIn.faults.drop = 1;
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    expect(texts()).toEqual(['hello', 'hello']);
    expect(ids().size).toBe(1);
    expect((await shown()).slice(2)).toEqual(['hello', 'You wrote: hello']);
  });

  it('waits while the server is away, and keeps the order of what was written meanwhile', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else').waitFor();
    seen.standIn.faults.unavailable = Number.POSITIVE_INFINITY;
    await seen.write('first');
    await seen.page.getByText('Waiting for the network. Not sent yet').waitFor();
    seen.standIn.faults.unavailable = 0;
    await seen.write('second');
    await seen.bubble('You wrote: second').waitFor();
    expect(texts()).toEqual(['first', 'second']);
    expect(await seen.page.getByText('Waiting for the network').count()).toBe(0);
  });

  it('says so when there is no network, and sends as soon as it is back', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else').waitFor();
    await seen.context.setOffline(true);
    await seen.write('hello');
    await seen.page.getByText('No connection. We keep trying.').waitFor();
    await seen.page.getByText('Waiting for the network. Not sent yet').waitFor();
    await seen.context.setOffline(false);
    await seen.bubble('You wrote: hello').waitFor();
    expect(await seen.page.getByText('No connection').count()).toBe(0);
    expect(ids().size).toBe(1);
  });

  it('shows a reply that takes long when it comes by the stream', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else').waitFor();
    seen.standIn.faults.slow = 1;
    await seen.write('hello');
    await seen.page.getByText('Sent', { exact: true }).waitFor();
    seen.standIn.release();
    await seen.bubble('You wrote: hello').waitFor();
    expect(await seen.page.getByText('Sent', { exact: true }).count()).toBe(0);
  });

  it('goes on after the stream broke, without loss and without repeats', async () => {
    seen = await visit(browser());
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    seen.standIn.sayAsPerson('Mara', 'First.');
    await seen.bubble('First.').waitFor();
    seen.standIn.breakStreams();
    seen.standIn.sayAsPerson('Mara', 'Second.');
    await seen.bubble('Second.').waitFor();
    expect((await shown()).slice(2)).toEqual(['hello', 'You wrote: hello', 'First.', 'Second.']);
    expect(seen.standIn.seen.resumedAfter.at(-1)).toBe('2');
  });

  it('refuses a text over 64 KiB before it leaves, and keeps it in the field', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else').waitFor();
    await seen.write('é'.repeat(32_769));
    await seen.page.getByText('This text is too long. Send it in parts.').waitFor();
    expect(texts()).toEqual([]);
    expect((await seen.page.getByRole('textbox').inputValue()).length).toBe(32_769);
    await seen.write('é'.repeat(32_768));
    await seen.bubble('You wrote: é').waitFor();
  });

  it('lets the person try again when a message could not be sent', async () => {
    seen = await visit(browser());
    await seen.bubble('Can somebody else').waitFor();
    await seen.page.route('**/chat/messages', (route) => route.fulfill({ status: 400, body: '{}' }), { times: 1 });
    await seen.write('hello');
    await seen.page.getByText('Could not be sent').waitFor();
    await seen.button('Try again').click();
    await seen.bubble('You wrote: hello').waitFor();
    expect(await seen.page.getByText('Could not be sent').count()).toBe(0);
  });

  it('starts a new talk quietly when the old one is over, and loses nothing of what was written', async () => {
    seen = await visit(browser());
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    seen.standIn.endAll();
    await seen.write('still there?');
    await seen.bubble('You wrote: still there?').waitFor();
    expect(seen.standIn.seen.messages.map(({ token, text }) => [token, text])).toEqual([
      ['token-1', 'hello'],
      ['token-2', 'still there?'],
    ]);
  });

  it('greets as soon as the server can be reached', async () => {
    seen = await visit(browser());
    seen.standIn.faults.refuseSessions = Number.POSITIVE_INFINITY;
    await seen.page.reload();
    await seen.page.getByText('No connection. We keep trying.').waitFor();
    seen.standIn.faults.refuseSessions = 0;
    await seen.bubble('Can somebody else see this phone?').waitFor();
    expect(await seen.page.getByText('No connection').count()).toBe(0);
  });

  it('goes on after a reload with the latest replies only, and none of the person’s own words', async () => {
    seen = await visit(browser());
    await seen.write('my secret');
    await seen.bubble('You wrote: my secret').waitFor();
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    const kept = await seen.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).toContain('token-1');
    expect(kept).not.toContain('secret');
    await seen.page.reload();
    await seen.bubble('You wrote: hello').waitFor();
    expect(await shown()).toEqual(['You wrote: hello']);
    expect(await seen.log.textContent()).toContain('This chat goes on.');
    await seen.write('more');
    await seen.bubble('You wrote: more').waitFor();
    expect(seen.standIn.seen.messages.at(-1)?.token).toBe('token-1');
  });

  it('greets again after a reload when the talk is over', async () => {
    seen = await visit(browser());
    await seen.write('hello');
    await seen.bubble('You wrote: hello').waitFor();
    seen.standIn.endAll();
    await seen.page.reload();
    await seen.bubble('Can somebody else see this phone?').waitFor();
    expect(await seen.log.textContent()).not.toContain('hello');
  });

  it('shows a contact with its number in one piece, its country, and who checked it', async () => {
    seen = await visit(browser(), {
      script: () => ({
        replies: [
          { text: 'Two contacts.' },
          { text: 'twin', contact: fictionalContact() },
          {
            text: 'twin',
            contact: fictionalContact({ service: 'Legal desk', phone: '555-0187', verifiedOn: null, hours: null }),
          },
        ],
      }),
    });
    await seen.write('contacts');
    await seen.page.getByRole('article').nth(1).waitFor();
    const [checked, unchecked] = await seen.page.getByRole('article').all();
    expect(await checked?.textContent()).toContain('Works in Malaysia');
    expect(await checked?.textContent()).toContain('Bangla, English, Malay');
    expect(await checked?.textContent()).toContain('Checked by our staff on 3 November 2026');
    expect(await checked?.locator('bdi.card__n[dir=ltr]').textContent()).toBe('+1 555 0142');
    expect(await checked?.getByRole('link').getAttribute('href')).toBe('tel:+15550142');
    expect(await unchecked?.textContent()).toContain('Not checked yet');
    expect(await unchecked?.evaluate((card) => getComputedStyle(card).borderTopStyle)).toBe('dashed');
    expect(await seen.page.getByText('twin').count()).toBe(0);
  });
});
