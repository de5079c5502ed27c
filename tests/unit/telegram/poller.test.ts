// Fetching updates: one counts as taken only once it is durable, and no fault ends the fetching.

import { accountFacts, type Trouble } from '../../../src/bots/channels/telegram/account.js';
import { createBotApi } from '../../../src/bots/channels/telegram/bot-api.js';
import { createPoller, type Poller, type PollerDeps } from '../../../src/bots/channels/telegram/poller.js';
import { createRegistrar } from '../../../src/bots/channels/telegram/registrar.js';
import { AppError } from '../../../src/domain/errors.js';
import { FakeBotApi } from '../../helpers/bot-api/fake-bot-api.js';

let platform: FakeBotApi;
let pollers: Poller[] = [];
let taken: number[] = [];
let troubles: (Trouble | null)[] = [];
let leftBehind: unknown[] = [];

beforeEach(async () => {
  platform = await FakeBotApi.start();
  [pollers, taken, troubles, leftBehind] = [[], [], [], []];
});
afterEach(async () => {
  for (const poller of pollers) await poller.stop();
  await platform.end();
});

const api = () => createBotApi({ token: platform.token, apiRoot: platform.root });
const idOf = (update: unknown) => (update as { readonly update_id: number }).update_id;

function poll(changes: Partial<PollerDeps> = {}): Poller {
  const poller = createPoller({
    api: api(),
    take: async (update) => void taken.push(idOf(update)),
    onTrouble: (trouble) => void (trouble !== troubles.at(-1) && troubles.push(trouble)),
    onLeftBehind: (error) => void leftBehind.push(error),
    wait: async () => undefined,
    ...changes,
  });
  pollers.push(poller);
  poller.start();
  return poller;
}

/** Two people write. */
function twoUpdates() {
  const updates = [platform.person().writes('one'), platform.person().writes('two')];
  platform.queue(...updates);
  return updates.map(idOf);
}

describe('fetching', () => {
  it('takes away an old webhook, and keeps what waited', async () => {
    await api()('setWebhook', { url: 'https://old.example' }, new AbortController().signal);
    const ids = twoUpdates();
    poll();
    await platform.until(() => taken.length === 2 && platform.waiting.length === 0);
    expect(taken).toEqual(ids);
    expect(platform.webhook).toBeNull();
  });

  it('asks only for the kinds that we read', async () => {
    poll();
    await platform.until(() => platform.callsOf('deleteWebhook').length > 0);
    twoUpdates();
    await platform.until(() => taken.length === 2);
    expect(platform.callsOf('getUpdates')[0]?.payload.allowed_updates).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
    ]);
  });

  it('acknowledges nothing while the store is away, and everything when it is back', async () => {
    const ids = twoUpdates();
    let away = 3;
    poll({
      take: async (update) => {
        if (away-- > 0) throw new AppError('store_unavailable', 'away');
        taken.push(idOf(update));
      },
    });
    await platform.until(() => platform.waiting.length === 0);
    expect(new Set(taken)).toEqual(new Set(ids));
    expect(leftBehind).toEqual([]);
  });

  it('leaves a broken update behind at once, and says so', async () => {
    const [broken, good] = twoUpdates();
    poll({
      take: async (update) => {
        if (idOf(update) === broken) throw new AppError('malformed', 'broken');
        taken.push(idOf(update));
      },
    });
    await platform.until(() => platform.waiting.length === 0);
    expect(taken).toEqual([good]);
    expect(leftBehind).toHaveLength(1);
  });

  it('leaves one that we fail at behind after a few tries, so that the others go on', async () => {
    const [poison] = twoUpdates();
    let tries = 0;
    poll({
      take: async (update) => {
        if (idOf(update) !== poison) return;
        tries += 1;
        throw new Error('a fault of ours');
      },
    });
    await platform.until(() => platform.waiting.length === 0);
    expect(tries).toBe(5);
    expect(leftBehind).toHaveLength(1);
  });

  it('says that the token counts no more, and goes on asking', async () => {
    platform.revoke();
    poll();
    await platform.until(() => troubles.includes('not_authorised'));
  });

  it('says that another program fetches too, and goes on when it is gone', async () => {
    const other = { kind: 'error', status: 409, says: 'Conflict: terminated by other getUpdates request' } as const;
    platform.troubles.plan('getUpdates', other, { times: 3 });
    const ids = twoUpdates();
    poll();
    await platform.until(() => platform.waiting.length === 0);
    expect(troubles).toEqual(['conflict', null]);
    expect(taken).toEqual(ids);
  });

  it('waits as long as the platform asks', async () => {
    platform.troubles.plan('getUpdates', { kind: 'error', status: 429, says: 'Too Many Requests', retryAfter: 9 });
    const waits: number[] = [];
    twoUpdates();
    poll({ wait: async (ms) => void waits.push(ms) });
    await platform.until(() => taken.length === 2);
    expect(waits).toEqual([9000]);
  });

  it('ends at once, also while the platform holds the request open', async () => {
    const poller = poll();
    await platform.until(() => platform.callsOf('deleteWebhook').length > 0);
    await poller.stop();
    expect(taken).toEqual([]);
  });
});

describe('what the platform says of the bot', () => {
  it('is its profile, where it calls, and what waits', async () => {
    await api()('setWebhook', { url: 'https://chat.example.org/webhooks/telegram' }, new AbortController().signal);
    twoUpdates();
    expect(await accountFacts(api())).toEqual({
      shown: ['Bot', 'quiet_example_bot'],
      webhookUrl: 'https://chat.example.org/webhooks/telegram',
      pending: 2,
      lastError: null,
    });
  });

  it('is the trouble where there is one', async () => {
    platform.revoke();
    expect(await accountFacts(api())).toBe('not_authorised');
  });
});

describe('registering the webhook', () => {
  const webhook = { url: 'https://chat.example.org/webhooks/telegram', secret: 'a_secret-1' };

  it('is tried until the platform takes it', async () => {
    platform.troubles.plan('setWebhook', { kind: 'error', status: 500, says: 'Internal Server Error' }, { times: 2 });
    const registrar = createRegistrar({
      api: api(),
      webhook,
      onTrouble: (trouble) => void troubles.push(trouble),
      wait: async () => undefined,
    });
    registrar.start();
    await platform.until(() => troubles.includes(null));
    await registrar.stop();
    expect(platform.webhook).toEqual({
      url: webhook.url,
      secret: webhook.secret,
      allowed: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    expect(troubles).toEqual(['unreachable', 'unreachable', null]);
  });

  it('says when the platform refuses the address', async () => {
    const registrar = createRegistrar({
      api: api(),
      webhook: { ...webhook, url: 'http://chat.example.org' },
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    registrar.start();
    await platform.until(() => troubles.length > 0);
    await registrar.stop();
    expect(troubles).toEqual(['refused']);
  });
});
