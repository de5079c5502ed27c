import { closeConnections } from './http.js';
import { killRun } from './kill.js';

afterAll(closeConnections);

it('loses nothing that was acknowledged and leaves nothing unanswered when it is killed again and again', async () => {
  const findings = await killRun({ messages: 200, chats: 10, kills: 5, seed: 7 });
  expect(findings.filter(({ holds }) => !holds)).toEqual([]);
}, 120_000);
