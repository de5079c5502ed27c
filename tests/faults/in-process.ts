// The real message path inside this process, for faults that cannot be injected from outside: a poisoned talk, a moved clock.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHeads } from '../../src/app/inbox/heads.js';
import { createInbox, type RunningInbox } from '../../src/app/inbox/inbox.js';
import type { Talk } from '../../src/app/inbox/talk.js';
import { createTalk } from '../../src/app/inbox/talk-over-content.js';
import type { Log, Understander } from '../../src/app/ports.js';
import { createSweeper, type Sweeper } from '../../src/app/sweep.js';
import { createWebSessions, type WebSessions } from '../../src/app/web-chat/sessions.js';
import { projectRoot } from '../../src/cli/project-root.js';
import { loadConfig } from '../../src/config/config.js';
import type { Clock } from '../../src/domain/clock.js';
import { type Core, closeCore, composeCore } from '../../src/server/compose-core.js';
import { secondReader } from '../../src/server/compose-understanding.js';
import { systemClock } from '../../src/server/identity.js';
import { benign } from '../helpers/running-service.js';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One process's share of the message path: a second one on the same core is that process after a crash. */
export interface Path {
  readonly inbox: RunningInbox;
  readonly sweeper: Sweeper;
  readonly sessions: WebSessions;
}

export interface InProcess {
  readonly core: Core;
  /** A path with a talk and a clock of its own. */
  path(talk?: (real: Talk) => Talk, clock?: Clock): Path;
  end(): Promise<void>;
}

/** Opens a fresh store, the shipped content, and a reader that finds nothing. */
export async function inProcess(): Promise<InProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'in-process-'));
  const reader: Understander = { assess: async () => benign(), model: 'test-1', close: async () => undefined };
  const core = await composeCore(loadConfig({}, projectRoot(), folder), silent, async () => reader, secondReader);
  return {
    core,
    path(talk = (real) => real, clock = systemClock) {
      const parts = { ...core, clock, heads: createHeads(core) };
      const inbox = createInbox({ ...parts, talk: talk(createTalk({ ...core.talkDeps, clock })) });
      return { inbox, sweeper: createSweeper({ ...parts, inbox }), sessions: createWebSessions(parts) };
    },
    async end() {
      await closeCore(core);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A message of a person, as the inbox takes it. */
export function message(contactId: string, updateId: string, text: string) {
  return { contactId, updateId, platformAt: null, body: { kind: 'inbound', text } as const };
}
