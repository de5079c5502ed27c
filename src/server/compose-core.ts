// Puts the message path together: store, content, understanding, conversation, inbox. No port is opened here.

import { createBus } from '../app/bus.js';
import { createDeliveredNotes, type DeliveredNotes } from '../app/delivered.js';
import { createDutyBoard, type DutyBoard } from '../app/duty.js';
import { createHeads, type Heads } from '../app/inbox/heads.js';
import { createInbox, type RunningInbox } from '../app/inbox/inbox.js';
import type { Processed } from '../app/inbox/process-entry.js';
import { createTalk, type TalkDeps } from '../app/inbox/talk-over-content.js';
import { createNeighbours, type Neighbours } from '../app/neighbours.js';
import type { Bus, Log, Understander } from '../app/ports.js';
import { contentOf } from '../app/preparations.js';
import { prepared } from '../app/prepared.js';
import { rankOf } from '../app/readings/rank.js';
import { createSweeper, type Sweeper } from '../app/sweep.js';
import { createTalkRisk, type TalkRisk } from '../app/talk-risk.js';
import { curveFor, readTalks } from '../classifiers/talks/talk-model.js';
import type { Config } from '../config/config.js';
import { type ContentHolder, holdContent } from '../content/holder.js';
import type { Clock, Ids } from '../domain/clock.js';
import { AppError } from '../domain/errors.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import { openStoreAndVault } from './compose-store.js';
import { randomIds, systemClock } from './identity.js';

export interface Core {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
  readonly vault: Vault;
  readonly content: ContentHolder;
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
  /** Told of every new outcome; the service adds what follows from it. */
  readonly processed: { listener: (processed: Processed) => void };
}

/** Opens everything that the message path needs. Throws AppError when a file, setting or store is not as it must be. */
export async function composeCore(
  config: Config,
  log: Log,
  startReader: (config: Config, log: Log) => Promise<Understander>,
): Promise<Core> {
  const [content, { store, vault }, understander] = await openAll(config, log, startReader);
  const clock = systemClock;
  const ids = randomIds;
  const bus = createBus(log);
  const heads = createHeads({ store, vault });
  const duty = createDutyBoard({ store, clock, bus, log });
  const talkDeps: TalkDeps = {
    content: () => content.current(),
    understander,
    duty: () => duty.now(),
    clock,
    ids,
    profile: config.profile,
    defaultLanguage: spokenLanguages(config, content)[0] ?? 'en',
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
    content,
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
    processed,
  };
}

/** By the curves; where none belongs to this reader, a promoted one for example, talks are judged by the rule, and the log says so. */
function riskOfTalks(config: Config, first: Understander, log: Log): TalkRisk {
  const talks = readTalks(config.talksDir);
  if (curveFor(talks, first.model ?? '') === null) log.warn('talks_by_rule', { code: 'no_curve' });
  return createTalkRisk({ talks, first, alone: config.secondReader === null });
}

/** Opens side by side; when one fails, what was opened is closed again, so that the process can end with its sentence. */
async function openAll(config: Config, log: Log, startReader: (config: Config, log: Log) => Promise<Understander>) {
  const content = holdContent(() => prepared(contentOf(config.contentDir))).then((holder) =>
    checkLanguages(config, holder),
  );
  const stored = openStoreAndVault(config);
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

function checkLanguages(config: Config, content: ContentHolder): ContentHolder {
  const spoken = Object.keys(content.current().languages);
  const missing = config.languages?.find((language) => !spoken.includes(language));
  if (missing === undefined) return content;
  throw new AppError(
    'bad_config',
    `LANGUAGES names "${missing}", which the content does not speak: it speaks ${spoken.join(', ')}.`,
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
