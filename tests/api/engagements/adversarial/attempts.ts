// Attempts to get round a rule, over HTTP on a real store: each must be refused by name, and nothing may have left.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '../../desk-world.js';
import {
  type EngagementWorld,
  type EngagementWorldOptions,
  engagementWorld,
  type Name,
  THEIRS,
  why,
} from '../engagement-world.js';

export const FROM = '+33612340000';
export const TO = '+33698760000';
/** A number that is a help line's in every scene. */
export const HELP_LINE = '+33100000000';

/** The last step of an attempt: its answer, or all answers of several at once, of which the last is the loser. */
export type LastStep = () => Promise<Reply>;

/**
 * An attempt: what it is, what must be named, and everything up to the last step. Named is `rule:why` of a verdict that refuses, `rule`
 * alone where any reason will do, or the status and the code of the refusal: `422 wrong_state`, `404 not_found`.
 */
export type Attempt = readonly [what: string, named: string, prepare: (scene: Scene) => Promise<LastStep>];

/** An officer's words after theirs, put up for approval. */
export const afterTheirs =
  (theirs: readonly string[], text: string): Attempt[2] =>
  async (scene) => {
    const talk = await scene.talk(theirs);
    const draft = await scene.write(talk, text);
    return () => scene.approve(talk.thread, draft);
  };

/** A thread in which the subject wrote. */
export interface Talk {
  readonly thread: string;
  readonly at: string;
  readonly drafts: string;
  readonly draft: Reply['json'];
}

/** The world with an authorisation, a persona and what attempts are made of. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Everything of one file of attempts. */
export async function openScene(options: EngagementWorldOptions = {}) {
  const texts: string[] = [];
  const provider = await standIn(texts);
  const apiRoot = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const twilio = { accountSid: 'AC1', authToken: 'secret-of-the-account', apiRoot };
  const world = await engagementWorld({
    twilio,
    helpLineAccounts: [HELP_LINE],
    ...options,
    authority: { threads: 100, ...options.authority },
  });
  await world.prepare();
  const authorisation = await world.authorise({ smsNumbers: [FROM], platforms: ['telegram', 'sms'] });
  const persona = await world.persona();
  const endings: (() => unknown)[] = [];
  const acts = actsOf(world, authorisation, persona);
  return {
    ...world,
    ...acts,
    authorisation,
    /** What the SMS provider was handed. */
    texts,
    /** Done when the case is over, last first. */
    after: (doing: () => unknown) => void endings.unshift(doing),
    async tidy() {
      for (const ending of endings.splice(0)) await ending();
    },
    left: () => whatLeft(world, texts),
    async end() {
      await world.end();
      await new Promise((resolve) => provider.close(resolve));
    },
  };
}

/** The SMS provider, as far as anybody here needs it: it takes everything. */
async function standIn(texts: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      texts.push(new URLSearchParams(Buffer.concat(chunks).toString()).get('Body') ?? '');
      response.writeHead(201).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Every intent, every release and every text that the provider got, so far. */
async function whatLeft(
  { store }: EngagementWorld,
  texts: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const count = { intents: 0, released: 0, texts: texts.length };
  for (const [realm, kind, name] of [
    ['authorisation', 'send_intent', 'intents'],
    ['thread', 'released', 'released'],
  ] as const)
    for (const id of await store.engagements.ids(realm, '', 10_000)) {
      const records = await store.engagements.after(realm, id, 0, 10_000);
      count[name] += records.filter((one) => one.kind === kind).length;
    }
  return count;
}

function actsOf(world: EngagementWorld, authorisation: string, persona: string) {
  let numbers = 0;
  /** A fresh thread under an authorisation (the scene's own), in which they wrote. */
  const talk = async (
    texts: readonly string[] = THEIRS,
    changes: object = {},
    under = authorisation,
  ): Promise<Talk> => {
    const thread = await world.open(under, persona, changes);
    for (const text of texts) await world.hear(thread, text);
    const [draft] = await world.drafts(thread);
    return { thread, draft, at: `/threads/${thread}`, drafts: `/threads/${thread}/drafts` };
  };
  /** The same with its suggestion approved by an approver. */
  const approved = async (...asked: Parameters<typeof talk>): Promise<Talk> => {
    const made = await talk(...asked);
    await world.good(world.approve(made.thread, made.draft));
    return made;
  };
  /** Where an SMS thread runs: each has a number of its own. */
  const bySms = (): object => {
    numbers += 1;
    const smsTo = `+3369876${String(numbers).padStart(4, '0')}`;
    return { platform: 'sms', channel: 'sms', smsFrom: FROM, smsTo };
  };
  const write = async ({ drafts }: Talk, text: string, who: Name = 'ina'): Promise<Reply['json']> =>
    await world.good(world.call(who, 'POST', drafts, { text }));
  const edit = async (
    { drafts }: Talk,
    draft: Reply['json'],
    text: string,
    who: Name = 'ina',
  ): Promise<Reply['json']> =>
    await world.good(world.call(who, 'PUT', `${drafts}/${draft.id}`, { text, revision: draft.revision }));
  const show = async ({ drafts }: Talk, { id, revision }: Reply['json'], who: Name = 'lea'): Promise<Reply['json']> =>
    await world.good(world.call(who, 'POST', `${drafts}/${id}/shown`, { revision }));
  const say = async (
    { drafts }: Talk,
    { id, revision, textSha256 }: Reply['json'],
    who: Name = 'lea',
  ): Promise<Reply> => await world.call(who, 'POST', `${drafts}/${id}/approval`, { revision, textSha256 });
  const open = async (under: string, changes: object = {}, who: Name = 'ina'): Promise<Reply> =>
    await world.call(who, 'POST', '/threads', world.asked(under, persona, changes));
  return { talk, approved, bySms, write, edit, show, say, opens: open, personaId: persona };
}

/** Runs them over one scene, and an honest text before and after, so that a scene in which nothing may leave fails. */
export function refuses(attempts: readonly Attempt[], options: EngagementWorldOptions = {}): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(options);
  });
  afterEach(async () => await scene.tidy());
  afterAll(async () => await scene.end());

  const honest = async (): Promise<void> => {
    const { thread, draft } = await scene.approved();
    expect(why(await scene.release(thread, draft))).toBe('200 ');
  };
  it('lets through what is right', honest);
  it.each(attempts)('refuses: %s (%s)', async (_what, named, prepare) => {
    const last = await prepare(scene);
    const before = await scene.left();
    expect(namesIn(await last(), named)).toContain(named);
    expect(await scene.left()).toEqual(before);
  });
  it('still lets through what is right', honest);
}

/** Everything by which an answer can be named; of one that is no refusal, that it is none. */
function namesIn(reply: Reply, named: string): readonly string[] {
  if (reply.status < 400) return [`${reply.status}: not refused`];
  const verdicts = (reply.json?.verdicts ?? []) as { rule: string; why: string; ok: boolean }[];
  const refused = verdicts.filter(({ ok }) => !ok);
  const found = [why(reply), ...refused.map((one) => (named.includes(':') ? `${one.rule}:${one.why}` : one.rule))];
  return found;
}
