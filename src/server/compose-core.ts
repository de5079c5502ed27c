// Puts the message path together: store, content, understanding, conversation, inbox. No port is opened here.

import { createBus } from '../app/bus.js';
import { type ContentSource, createContentSource } from '../app/content/versions.js';
import { createDeliveredNotes, type DeliveredNotes } from '../app/delivered.js';
import { createDutyBoard, type DutyBoard } from '../app/duty.js';
import { createFindReports } from '../app/find-report.js';
import { createHeads, type Heads } from '../app/inbox/heads.js';
import { createInbox, type RunningInbox } from '../app/inbox/inbox.js';
import type { Processed } from '../app/inbox/process-entry.js';
import { createSecondLook } from '../app/inbox/second-look.js';
import { createTalk, type TalkDeps } from '../app/inbox/talk-over-content.js';
import { createNeighbours, type Neighbours } from '../app/neighbours.js';
import { systemAfter } from '../app/outbound/timers.js';
import type { Bus, Log, Understander } from '../app/ports.js';
import { contentOf } from '../app/preparations.js';
import { prepared } from '../app/prepared.js';
import { rankOf } from '../app/readings/rank.js';
import { createSweeper, type Sweeper } from '../app/sweep.js';
import { createTalkRisk, type TalkRisk } from '../app/talk-risk.js';
import type { SecondReading } from '../app/understanding/second-client.js';
import { curveFor, readTalks } from '../classifiers/talks/talk-model.js';
import type { Config } from '../config/config.js';
import { type ContentHolder, holdContent } from '../content/holder.js';
import type { Clock, Ids } from '../domain/clock.js';
import type { Content } from '../domain/content.js';
import { AppError } from '../domain/errors.js';
import { offeredBy } from '../domain/signed-off.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import { openStoreAndVault } from './compose-store.js';
import type { MakeSecondReader } from './compose-understanding.js';
import { randomIds, systemClock } from './identity.js';

export interface Core {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
  readonly vault: Vault;
  readonly content: ContentHolder;
  /** Where it comes from, and whether another version was published. */
  readonly contentSource: ContentSource;
  readonly understander: Understander;
  readonly bus: Bus;
  readonly heads: Heads;
  readonly duty: DutyBoard;
  readonly inbox: RunningInbox;
  readonly sweeper: Sweeper;
  readonly delivered: DeliveredNotes;
  /** Hears of other processes on the same store; started where there can be any. */
  readonly neighbours: Neighbours;
  readonly talkDeps: TalkDeps;
  readonly talkRisk: TalkRisk;
  /** Null where it is off. Nothing of it is loaded before it is asked. */
  readonly second: SecondReading | null;
  /** Told of every new outcome; the service adds what follows from it. */
  readonly processed: { listener: (processed: Processed) => void };
}

/** Opens everything that the message path needs. Throws AppError when a file, setting or store is not as it must be. */
export async function composeCore(
  config: Config,
  log: Log,
  startReader: (config: Config, log: Log) => Promise<Understander>,
  makeSecond: MakeSecondReader,
): Promise<Core> {
  const [contents, { store, vault }, understander] = await openAll(config, log, startReader);
  const clock = systemClock;
  const ids = randomIds;
  const bus = createBus(log);
  const heads = createHeads({ store, vault });
  const duty = createDutyBoard({ store, clock, bus, log });
  const second = secondOf(config, understander, log, makeSecond);
  const talkDeps = {
    ...talkDepsOf({ config, content: contents.content, understander, duty, clock, ids, store, vault }),
    ...(second !== null && { secondLook: createSecondLook({ first: understander, second, after: systemAfter }) }),
  };
  const talkRisk = riskOfTalks(config, understander, log);
  const processed: Core['processed'] = { listener: () => undefined };
  const inbox = createInbox({
    store,
    vault,
    heads,
    talk: createTalk(talkDeps),
    clock,
    ids,
    bus,
    log,
    onProcessed: (one) => processed.listener(one),
    talkRisk,
    ...(config.secondReader !== null && { rank: rankOf }),
  });
  const sweeper = createSweeper({ store, inbox, clock, ids, log });
  const delivered = createDeliveredNotes(store, log);
  const neighbours = createNeighbours({ store, heads, bus, clock, log });
  return {
    config,
    log,
    clock,
    ids,
    store,
    vault,
    ...contents,
    understander,
    bus,
    heads,
    duty,
    inbox,
    sweeper,
    delivered,
    neighbours,
    talkDeps,
    talkRisk,
    second,
    processed,
  };
}

/** What a turn is made with; the content is asked for at every turn, since another version may be in force. */
function talkDepsOf({
  config,
  content,
  understander,
  duty,
  clock,
  ids,
  store,
  vault,
}: Pick<Core, 'config' | 'content' | 'understander' | 'duty' | 'clock' | 'ids' | 'store' | 'vault'>): TalkDeps {
  return {
    content: () => content.current(),
    understander,
    duty: () => duty.now(),
    clock,
    ids,
    reports: createFindReports({ store, vault }),
    deliveries: store.deliveries,
    profile: config.profile,
    defaultLanguage: spokenLanguages(config, content)[0] ?? 'en',
  };
}

/** Made, not loaded. */
function secondOf(
  { secondReader }: Config,
  first: Understander,
  log: Log,
  make: MakeSecondReader,
): SecondReading | null {
  if (secondReader === null) return null;
  const { firstModel = { version: first.model ?? '', weights: '' } } = first;
  return make(secondReader, firstModel, log, first.firstParts);
}

/** By the curves; where none belongs to this reader, a promoted one for example, talks are judged by the rule, and the log says so. */
function riskOfTalks(config: Config, first: Understander, log: Log): TalkRisk {
  const talks = readTalks(config.talksDir);
  if (curveFor(talks, first.model ?? '') === null) log.warn('talks_by_rule', { code: 'no_curve' });
  return createTalkRisk({ talks, first, alone: config.secondReader === null });
}

/** Opens side by side; when one fails, what was opened is closed again, so that the process can end with its sentence. */
async function openAll(config: Config, log: Log, startReader: (config: Config, log: Log) => Promise<Understander>) {
  const stored = openStoreAndVault(config);
  const content = openContent(config, stored);
  const reader = startReader(config, log);
  const settled = await Promise.allSettled([content, stored, reader]);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed === undefined) {
    const opened = await Promise.all([content, stored, reader]);
    await claimProfile(opened[1].store, config);
    return opened;
  }
  if (settled[1].status === 'fulfilled') await settled[1].value.store.close();
  if (settled[2].status === 'fulfilled') await settled[2].value.close();
  throw failed.reason;
}

/** The published version, or what ships; that is read while the store opens. */
async function openContent(config: Config, stored: Promise<{ readonly store: Store }>) {
  const ships = () => prepared(contentOf(config.contentDir));
  const first = ships();
  first.catch(() => undefined);
  const { store } = await stored;
  let read: Promise<Content> | null = first;
  const contentSource = createContentSource(store.content, () => {
    const given = read ?? ships();
    read = null;
    return given;
  });
  const load = async () => checkLanguages(config, offeredBy(await contentSource.load(), config.profile));
  return { content: await holdContent(load), contentSource };
}

/** A store belongs to the profile of its first start: help line and authority never share one (architecture.md). */
async function claimProfile(store: Store, config: Config): Promise<void> {
  const stamped = await store.meta.claim('profile', config.profile);
  if (stamped === config.profile) return;
  await store.close();
  throw new AppError(
    'bad_config',
    `This store belongs to a deployment with PROFILE=${stamped}: set PROFILE=${stamped}, or name another store in STORE_URL.`,
  );
}

const SIGN_OFF =
  'With PROFILE=ngo or authority a language is offered after somebody who speaks it signed off its texts (signedOff in languages.yaml).';

function checkLanguages(config: Config, content: Content): Content {
  const spoken = Object.keys(content.languages);
  const missing = config.languages?.find((language) => !spoken.includes(language));
  if (missing === undefined) return content;
  throw new AppError(
    'bad_config',
    `LANGUAGES names "${missing}", which the content does not offer here: it offers ${spoken.join(', ')}. ${SIGN_OFF}`,
  );
}

/** Languages offered, the default first: those of the setting, else all that the content speaks with English first. */
export function spokenLanguages(config: Config, content: ContentHolder): readonly string[] {
  if (config.languages !== null) return config.languages;
  const spoken = Object.keys(content.current().languages);
  return [...spoken].sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));
}

/** Ends what the core holds open, after the ports were closed. */
export async function closeCore(core: Core): Promise<void> {
  core.sweeper.stop();
  await core.neighbours.stop();
  core.duty.stop();
  await core.delivered.flush();
  await core.understander.close();
  await core.store.close();
}
