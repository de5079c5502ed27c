// Puts the desk's port together over the core: sign-in, audit, alarm, routes, page.

import { join } from 'node:path';
import type { Express } from 'express';
import { createAlarm, type RingingAlarm } from '../app/alarm.js';
import { alarmRoutes } from '../app/alarm-routes.js';
import { createAudit } from '../app/audit.js';
import type { Passwords } from '../app/auth/passwords.js';
import { createSessions } from '../app/auth/sessions.js';
import { createSignInThrottle, noThrottle } from '../app/auth/throttle.js';
import { watchMissed } from '../app/desk/return-missed.js';
import { watchHolders } from '../app/desk/watch-holders.js';
import type { EngagementTools } from '../app/engagement/tools.js';
import type { ChannelState } from '../app/outbound/outbound.js';
import { indicatorWordsOf } from '../app/preparations.js';
import { prepared } from '../app/prepared.js';
import type { TrainingRuns } from '../app/training/runs.js';
import { watchDuty } from '../app/watch-duty.js';
import { watchStore } from '../app/watch-store.js';
import { wordsIn } from '../content/indicator-words.js';
import type { Core } from './compose-core.js';
import { createDeskApp } from './desk-app.js';
import type { DeskDeps } from './desk-deps.js';
import type { Metrics } from './metrics.js';
import type { OpenStreams } from './public/open-streams.js';

export interface Desk {
  readonly app: Express;
  /** Begins to watch roster, queue and store for the alarm, and for counsellors who left a chat. */
  start(): void;
  /** Ends streams and alarm; the audit chain gets its signed head. */
  stop(): Promise<void>;
}

/** What the desk shares with the rest of the service. */
export interface DeskParts {
  readonly metrics: Metrics;
  readonly pages: OpenStreams;
  readonly passwords: Passwords;
  readonly alarm: RingingAlarm;
  readonly channels: () => readonly ChannelState[];
  readonly pageDir: string;
  /** Null where supervised engagements are off. */
  readonly engagements: EngagementTools | null;
  readonly training: TrainingRuns | null;
}

/** The alarm of the configuration. The desk ends it. */
export function composeAlarm({ config, clock, log }: Core): RingingAlarm {
  return createAlarm({ routes: alarmRoutes(config.alarm), deskUrl: config.deskUrl, clock, log });
}

/** Makes the desk's app and what runs beside it. */
export async function composeDesk(core: Core, parts: DeskParts): Promise<Desk> {
  const { metrics, pages, passwords, alarm, channels, pageDir, engagements, training } = parts;
  const { config, store, vault, bus, clock, ids, log } = core;
  const audit = createAudit({ store: store.audit, meta: store.meta, vault, ids, clock });
  const words = await prepared(indicatorWordsOf(join(config.contentDir, 'lexicon')));
  const deps: DeskDeps = {
    ...core,
    metrics,
    audit,
    channels,
    passwords,
    sessions: createSessions({ staff: store.staff, bus, clock, ids }),
    throttle: config.rateLimit ? createSignInThrottle() : noThrottle,
    words: (language) => wordsIn(words, language),
    isPresent: (contactId) => pages.has(contactId),
    ...(engagements !== null && { engagements }),
    ...(training !== null && { training }),
    pageDir,
    deskUrl: config.deskUrl,
    trustProxy: config.trustProxy,
    exemptLoopback: config.profile === 'development',
  };
  let stopWatching = (): void => undefined;
  return {
    app: createDeskApp(deps),
    start() {
      const watches = [
        watchDuty({ queue: store.queue, staff: store.staff, alarm, bus, clock, log }),
        watchStore({ store, alarm, log }),
        watchHolders(core),
        watchMissed(core),
      ];
      stopWatching = () => {
        for (const end of watches) end();
      };
    },
    async stop() {
      stopWatching();
      alarm.close();
      await audit.close();
    },
  };
}
