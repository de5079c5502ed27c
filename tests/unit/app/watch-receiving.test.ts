// Nobody is heard on a messenger: the log says why and how to mend it, and the alarm rings.

import { type ReceivingTrouble, WAIT_MS, watchReceiving } from '../../../src/app/watch-receiving.js';

const AWAY: ReceivingTrouble = { code: 'unreachable', says: 'Look at the network.', lasting: false };
const REVOKED: ReceivingTrouble = { code: 'not_authorised', says: 'Set the token.', lasting: true };

function watched() {
  const time = { now: 0 };
  const heard: string[] = [];
  const tell = watchReceiving({
    channel: 'telegram',
    clock: { monotonic: () => time.now },
    alarm: { ring: () => void heard.push('ring'), quiet: () => void heard.push('quiet') },
    log: {
      info: (event) => void heard.push(event),
      warn: (event, fields) => void heard.push(`${event}:${fields?.code}`),
      error: () => undefined,
    },
  });
  return { time, heard, tell };
}

it('says once that it works, and nothing more while it does', () => {
  const { heard, tell } = watched();
  tell(null);
  tell(null);
  expect(heard).toEqual(['channel_receives']);
});

it('waits a little for what passes by itself, then rings', () => {
  const { time, heard, tell } = watched();
  tell(null);
  tell(AWAY);
  time.now += WAIT_MS - 1;
  tell(AWAY);
  expect(heard).toEqual(['channel_receives', 'channel_does_not_receive:unreachable']);
  time.now += 1;
  tell(AWAY);
  expect(heard.at(-1)).toBe('ring');
});

it('rings at once for what somebody must mend, and is quiet when it was', () => {
  const { heard, tell } = watched();
  tell(REVOKED);
  tell(null);
  expect(heard).toEqual(['channel_does_not_receive:not_authorised', 'ring', 'channel_receives', 'quiet']);
});

it('counts from the first failure, whatever the later ones are', () => {
  const { time, heard, tell } = watched();
  tell(AWAY);
  time.now += WAIT_MS;
  tell({ ...AWAY, code: 'conflict' });
  expect(heard.at(-1)).toBe('ring');
});
