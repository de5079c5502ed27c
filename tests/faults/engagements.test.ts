// Supervised engagements as two real processes on one embedded store: from accounts and keys to a sent message, and the kill switch of
// one that the other obeys within a second.

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.js';
import { createKeyFile, newKeyFile } from '../../src/store/key-file.js';
import { Authority } from '../helpers/authority.js';
import { DeskClient } from '../helpers/desk-client.js';
import { ServiceProcess } from '../helpers/service.js';
import { until } from './until.js';

const DAY = 86_400_000;
/** Every process hears of files that changed this fast. */
const FILES_WITHIN_MS = 5_000;
/** Engagements of the other process hear of a stop this fast. */
const STOP_WITHIN_MS = 1_000;
const PEOPLE = { ina: 'operator', lea: 'approver', noor: 'authoriser', paul: 'oversight' } as const;
type Name = keyof typeof PEOPLE;

const authority = new Authority();
const passwords = {} as Record<Name, string>;
const ids = {} as Record<Name, string>;
const people = {} as Record<Name, DeskClient>;
let one: ServiceProcess;
let two: ServiceProcess;
let env: Record<string, string>;

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
type Json = any;

async function cli(words: readonly string[], over: NodeJS.ProcessEnv = {}): Promise<string> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(words, { stdin, stdout, stderr, env: { ...over }, cwd: authority.folder });
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr.read()}`);
  return String(stdout.read() ?? '');
}

beforeAll(async () => {
  await createKeyFile(join(authority.folder, 'keys.json'), newKeyFile(0));
  env = {
    ...{ PROFILE: 'authority', PUBLIC_URL: 'https://chat.example.org', RATE_LIMIT: 'on' },
    ...{ ALARM_MAIL: 'duty@example.org', SMTP_URL: 'smtp://127.0.0.1:1', ENGAGEMENTS: 'on' },
    ...{ POLICY_DIR: authority.policyDir, TRUST_ANCHORS: authority.anchorsDir, DESK_URL: 'https://desk.example.org' },
  };
  one = await ServiceProcess.prepare({ folder: authority.folder, env });
  two = await ServiceProcess.prepare({ folder: authority.folder, env });
  for (const [name, role] of Object.entries(PEOPLE))
    passwords[name as Name] = JSON.parse(await cli(['user', 'add', name, '--roles', role, '--json'], one.env)).password;
  for (const { id, name } of JSON.parse(await cli(['user', 'list', '--json'], one.env))) ids[name as Name] = id;
  const keyWords = ['--key-id', 'noor-1', '--person', ids.noor, '--kind', 'authoriser'];
  await cli(['authorisation', 'key', ...keyWords]);
  writeFileSync(join(authority.anchorsDir, 'noor-1.yaml'), readFileSync(join(authority.folder, 'noor-1.yaml')));
  await one.start();
  await two.start();
  for (const name of Object.keys(PEOPLE) as Name[])
    people[name] = await DeskClient.firstSignIn(one.desk, name, passwords[name], env.DESK_URL);
}, 120_000);
afterAll(async () => {
  await two?.end();
  await one?.end();
  authority.end();
});

const post = async (who: Name, path: string, body: object = {}, at = one): Promise<Json> =>
  await people[who].at(at.desk).change('POST', `/engagements${path}`, body);
const get = async (who: Name, path: string, at = one): Promise<Json> =>
  await people[who].at(at.desk).get(`/engagements${path}`);

async function signed(): Promise<string> {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const { id, toSign } = await post('lea', '/authorisations', {
    legalBasis: 'Code of Criminal Procedure, art. 230-46',
    offence: 'smuggling',
    subjects: ['S-2'],
    platforms: ['telegram'],
    jurisdiction: ['FR'],
    permitted: ['reply', 'ask'].map((act) => ({ act, article: 'CPP art. 230-46' })),
    operators: [ids.ina],
    start: iso(Date.now() - DAY),
    end: iso(Date.now() + DAY),
    necessity: 'Adverts on a public channel name boats and the sellers answer only in private messages.',
    proportionality: 'Only the writer of the adverts is contacted and nothing else of their account is read.',
    signer: ids.noor,
    training: 'online-engagement-1',
    smsNumbers: [],
    campaignId: null,
  });
  writeFileSync(join(authority.folder, 'request.txt'), toSign);
  const words = ['--key', 'noor-1.pem', '--key-id', 'noor-1', '--request', 'request.txt'];
  await post('noor', `/authorisations/${id}/signature`, JSON.parse(await cli(['authorisation', 'sign', ...words])));
  const training = {
    officer: ids.ina,
    kind: 'online-engagement-1',
    passedAt: iso(Date.now() - DAY),
    expiresAt: iso(Date.now() + DAY),
  };
  await post('lea', '/training', training);
  await people.noor.change('PUT', '/engagements/safeguarding', { officers: [ids.lea] });
  await post('ina', '/suspicions/S-2', { grounds: 'Wrote three adverts for boat places on a public channel.' });
  return id;
}

async function opened(authorisationId: string): Promise<string> {
  const persona = { name: 'Sam', age: 34, occupation: 'warehouse worker', handles: [] };
  const story = 'He lives with two cousins and likes fishing and football on quiet evenings.';
  const { id: personaId, sha256 } = await post('ina', '/personas', { ...persona, story });
  await post('lea', `/personas/${personaId}/checks`, { sha256 });
  const where = {
    subject: 'S-2',
    platform: 'telegram',
    channel: 'relay',
    smsFrom: null,
    smsTo: null,
    countries: ['FR'],
  };
  return (await post('ina', '/threads', { authorisationId, ...where, personaId, purpose: 'Talk with S-2' })).id;
}

let heard = 0;
/** A suggestion that was read for its time and approved. */
async function approved(thread: string, text: string): Promise<Json> {
  heard += 1;
  const message = { id: `m${heard}`, text, writtenAt: null, capturedSha256: null, media: [] };
  await post('ina', `/threads/${thread}/messages`, message);
  const { drafts } = await get('lea', `/threads/${thread}`);
  const draft = drafts.find(({ mayApprove }: Json) => mayApprove);
  const path = `/threads/${thread}/drafts/${draft.id}`;
  const { approvableAt } = await post('lea', `${path}/shown`, { revision: draft.revision });
  const body = { revision: draft.revision, textSha256: draft.textSha256 };
  // A yes before its time is refused, so the first that is taken was not too early.
  await until(async () => Date.now() >= Date.parse(approvableAt), 20_000, 100);
  return await post('lea', `${path}/approval`, body);
}

const refusal = async (doing: Promise<unknown>): Promise<string> =>
  await doing.then(
    () => 'done',
    (error: unknown) => /"why":"([^"]*)"/.exec(String(error))?.[1] ?? String(error),
  );

it('sends what was approved, obeys the stop of another process at once, and forgets nothing over a restart', async () => {
  const thread = await opened(await signed());
  const first = await approved(thread, 'hello, are you the one who asked about the crossing?');
  const released = await post('ina', `/threads/${thread}/drafts/${first.id}/release`, {}, two);
  expect(released).toMatchObject({ text: first.text, state: 'to_be_sent_by_hand' });
  await post('ina', `/threads/${thread}/outgoing/sent`, { intentId: released.intentId, sentAt: null });

  const second = await approved(thread, 'yes it is about the crossing, what do you want to know');
  const told = people.ina.at(two.desk).nextEvent('engagement', AbortSignal.timeout(20_000));
  const [begun, { items }] = [
    Date.now(),
    await post('paul', '/stops', { scope: 'all', target: null, reason: 'order' }),
  ];
  expect(await refusal(post('ina', `/threads/${thread}/drafts/${second.id}/release`, {}, two))).toBe(
    'stopped:all_stopped',
  );
  expect(Date.now() - begun).toBeLessThan(STOP_WITHIN_MS);
  await told;

  await two.kill();
  await two.start();
  expect((await get('paul', '/stops', two)).items[0]).toMatchObject({ id: items[0].id, holds: true });
  expect((await get('paul', `/threads/${thread}`, two)).turns).toBe(3);
  expect(await refusal(post('ina', `/threads/${thread}/drafts/${second.id}/release`, {}, two))).toBe(
    'stopped:all_stopped',
  );
}, 120_000);

it('lets one of two processes release a text, once', async () => {
  const thread = (await get('ina', '/threads')).items[0].id;
  const [{ id }] = (await get('paul', '/stops')).items;
  await post('lea', `/stops/${id}/lift`, { reason: 'over' });
  await post('noor', `/stops/${id}/lift`, { reason: 'over' });
  const { drafts } = await get('ina', `/threads/${thread}`);
  const draft = drafts.find(({ state }: Json) => state === 'approved');
  const path = `/threads/${thread}/drafts/${draft.id}/release`;
  const both = await Promise.all([refusal(post('ina', path, {}, one)), refusal(post('ina', path, {}, two))]);
  expect(both.filter((outcome) => outcome === 'done')).toHaveLength(1);
}, 60_000);

it('does without a key that was taken out, in both processes, within five seconds and without a restart', async () => {
  const thread = (await get('ina', '/threads')).items[0].id;
  const { outgoing } = await get('ina', `/threads/${thread}`);
  await post('ina', `/threads/${thread}/outgoing/unsent`, { intentId: outgoing.intentId, reason: 'not needed' });
  const draft = await approved(thread, 'so what do you want to know about the crossing');
  const file = join(authority.anchorsDir, 'noor-1.yaml');
  const key = readFileSync(file);
  const signed = async (at: ServiceProcess): Promise<boolean> => {
    const { drafts } = await get('ina', `/threads/${thread}`, at);
    const verdicts = drafts.find(({ id }: Json) => id === draft.id).verdicts;
    return verdicts.find(({ rule }: Json) => rule === 'signed').ok;
  };
  rmSync(file);
  for (const at of [one, two]) {
    expect(await until(async () => !(await signed(at)), FILES_WITHIN_MS, 100)).toBe(true);
    const release = post('ina', `/threads/${thread}/drafts/${draft.id}/release`, {}, at);
    expect(await refusal(release)).toBe('signed:unknown_key');
  }
  writeFileSync(file, key);
  expect(await until(async () => await signed(two), FILES_WITHIN_MS, 100)).toBe(true);
  expect(await refusal(post('ina', `/threads/${thread}/drafts/${draft.id}/release`, {}, two))).toBe('done');
}, 60_000);

it('says at /readyz, while it stays ready, that a law lost its signatures, and that it has them again', async () => {
  const ready = async (): Promise<string> => await (await fetch(`${two.chat}/readyz`)).text();
  const file = join(authority.policyDir, 'countries/fr.yaml');
  const law = readFileSync(file);
  expect(await ready()).toBe('{"status":"ready"}');
  appendFileSync(file, '\n');
  expect(await until(async () => (await ready()).includes('"degraded":["policy"]'), FILES_WITHIN_MS, 100)).toBe(true);
  writeFileSync(file, law);
  expect(await until(async () => (await ready()) === '{"status":"ready"}', FILES_WITHIN_MS, 100)).toBe(true);
  expect(two.output).toContain('"event":"engagement_policy_withdrawn","code":"country:FR"');
}, 60_000);
