// The whole service: the core, two ports, and what runs beside them. Construct, then start; SIGTERM stops it.

import { join } from 'node:path';
import type { Express } from 'express';
import { createFirstLogin } from '../app/auth/accounts.js';
import { createPasswords } from '../app/auth/passwords.js';
import { watchContent } from '../app/content/watch-content.js';
import { createAfterTurn } from '../app/desk/after-turn.js';
import type { Outbound } from '../app/outbound/outbound.js';
import type { Log } from '../app/ports.js';
import type { Readings } from '../app/readings/readings.js';
import { endsWithin } from '../app/shutdown.js';
import { type Config, isMongo } from '../config/config.js';
import { type Core, closeCore, composeCore } from './compose-core.js';
import { composeAlarm, composeDesk, type Desk } from './compose-desk.js';
import { composeEngagements, type Engagements } from './compose-engagements.js';
import { composeOutbound } from './compose-outbound.js';
import { publicDeps } from './compose-public.js';
import { composeReadings } from './compose-readings.js';
import { composeTelegram, type TelegramService } from './compose-telegram.js';
import { composeTraining } from './compose-training.js';
import { secondReader, startReader } from './compose-understanding.js';
import { startHousekeeping } from './housekeeping.js';
import { type Listening, listen } from './listening.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createOpenStreams, type OpenStreams } from './public/open-streams.js';
import { createPublicApp } from './public-app.js';
import { watchDrift } from './watch-drift.js';

/** Requests and entries in progress may take this long at the end (reliability-security.md, 11: ≤ 30 s). */
const DRAIN_MS = 25_000;

export interface Service {
  readonly core: Core;
  readonly publicPort: Listening;
  readonly deskPort: Listening;
  /** The one-time login of a store without accounts, in the development profile only. */
  readonly firstLogin: { readonly name: string; readonly password: string } | undefined;
  /** Takes nothing new, lets what is in progress end, closes everything. True when nothing had to be cut. */
  stop(): Promise<boolean>;
}

/**
 * Starts the service. Throws AppError with the mend when something is not as it must be; nothing is left open then. `reader` is
 * the first reader, `second` the other; tests give some that hang or fail.
 */
export async function startService(
  config: Config,
  log: Log,
  root: string,
  reader = startReader,
  second = secondReader,
): Promise<Service> {
  const core = await composeCore(config, log, reader, second);
  try {
    return await startOver(core, root);
  } catch (error) {
    await closeCore(core);
    throw error;
  }
}

async function startOver(core: Core, root: string): Promise<Service> {
  const { config, log } = core;
  const metrics = createMetrics();
  const streams = createOpenStreams();
  const passwords = createPasswords();
  await core.duty.start();
  if (isMongo(config.storeUrl)) await core.neighbours.start();
  const readings = watchTurns(core, metrics);
  const https = config.publicUrl?.startsWith('https:') ?? false;
  const alarm = composeAlarm(core);
  const telegram = await composeTelegram(core, metrics, alarm);
  const engagements = await composeEngagements(core, alarm, root);
  await engagements?.start();
  const webhooks = {
    telegram: telegram?.webhook ?? null,
    engagementSms: engagements?.sms ?? null,
    degraded: () => engagements?.degraded() ?? [],
  };
  const publicParts = publicDeps(core, metrics, join(root, 'dist/web/chat'), webhooks);
  const publicApp = createPublicApp(publicParts, streams, https);
  const outbound = composeOutbound(core, metrics, alarm, telegram === null ? [] : [telegram.push]);
  const desk = await composeDesk(core, {
    metrics,
    pages: streams,
    passwords,
    alarm,
    channels: outbound.states,
    pageDir: join(root, 'dist/web/desk'),
    engagements: engagements?.tools ?? null,
    training: composeTraining(core, engagements?.tools.ports.readSigns ?? null),
  });
  const { publicPort, deskPort } = await listenBoth(publicApp, desk.app, config);
  const firstLogin =
    config.profile === 'development'
      ? await createFirstLogin({ ...core, staff: core.store.staff, passwords })
      : undefined;
  void core.sweeper.start();
  readings?.start();
  desk.start();
  telegram?.start();
  outbound.start();
  const stopHousekeeping = startHousekeeping(core);
  const stopWatching = watchContent({ ...core, source: core.contentSource });
  log.info('started', { port: publicPort.port });
  return {
    core,
    publicPort,
    deskPort,
    firstLogin,
    stop: () => {
      stopHousekeeping();
      stopWatching();
      return stop(core, { ports: [publicPort, deskPort], streams, desk, telegram, outbound, readings, engagements });
    },
  };
}

/** Opens both ports, or none. */
async function listenBoth(publicApp: Express, deskApp: Express, config: Config) {
  const publicPort = await listen(publicApp, config.host, config.port, 'PORT');
  const deskPort = await listen(deskApp, config.deskHost, config.deskPort, 'DESK_PORT').catch(
    async (error: unknown) => {
      await publicPort.close();
      throw error;
    },
  );
  return { publicPort, deskPort };
}

/** What follows from every turn, beside its rows: counts, the desk's queue, reopened reviews, the second reader. */
function watchTurns(core: Core, metrics: Metrics): Readings | null {
  const afterTurn = createAfterTurn(core);
  const noteDrift = watchDrift({ ...core, model: core.understander.model, metrics });
  const readings = composeReadings(core, metrics, afterTurn);
  core.processed.listener = (processed) => {
    metrics.entries.inc({ outcome: processed.body.understanding?.kind ?? 'none' });
    for (const event of processed.body.events) metrics.events.inc({ event });
    noteDrift(processed);
    afterTurn(processed);
    if (processed.body.toRead !== undefined) void readings?.wake();
  };
  return readings;
}

/** What runs beside the core. */
interface Running {
  readonly ports: readonly Listening[];
  readonly streams: OpenStreams;
  readonly desk: Desk;
  readonly telegram: TelegramService | null;
  readonly outbound: Outbound;
  readonly readings: Readings | null;
  readonly engagements: Engagements | null;
}

async function stop(
  core: Core,
  { ports, streams, desk, telegram, outbound, readings, engagements }: Running,
): Promise<boolean> {
  core.log.info('stopping', { count: core.inbox.inFlight });
  core.sweeper.stop();
  const closed = ports.map((port) => port.close());
  streams.endAll();
  core.bus.publish({ kind: 'stopping' });
  const drained = await endsWithin(
    DRAIN_MS,
    Promise.all([...closed, telegram?.stop(), readings?.stop()])
      .then(() => core.inbox.idle())
      .then(() => outbound.stop()),
  );
  engagements?.stop();
  await desk.stop();
  if (!drained) for (const port of ports) port.cut();
  await closeCore(core);
  core.log.info('stopped', { code: drained ? 'drained' : 'cut' });
  return drained;
}
