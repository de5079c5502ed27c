// The whole service inside the test's process, on free ports and a fresh folder, with a reader that tests script.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, Understander } from '../../src/app/ports.js';
import { QUIET } from '../../src/bots/conversation/benign.js';
import { loadConfig } from '../../src/config/config.js';
import { type Assessment, LABELS, type Understanding } from '../../src/domain/assessment.js';
import { type Service, startService } from '../../src/server/compose.js';
import type { MakeSecondReader } from '../../src/server/compose-understanding.js';

export const ROOT = new URL('../..', import.meta.url).pathname;

/** A reading that found nothing. */
export function benign(changes: Partial<Assessment> = {}): Understanding {
  const labels = Object.fromEntries(LABELS.map((label) => [label, 0.01])) as Assessment['labels'];
  const read = { ...QUIET, lang: 'en', script: 'Latn', labels, model: 'test-1' };
  return { kind: 'assessed', assessment: { ...read, ...changes } };
}

/** Finds distress in texts that contain "scared", recruitment in those that contain "tourist visa", and hangs on nothing. */
export async function readWords(text: string): Promise<Understanding> {
  const labels = (benign() as { assessment: Assessment }).assessment.labels;
  if (text.includes('scared'))
    return benign({ needsPerson: true, speaker: 'seeker', labels: { ...labels, distress: 0.9 } });
  if (text.includes('tourist visa')) {
    const start = text.indexOf('tourist visa');
    const reasons = [
      {
        label: 'recruitment' as const,
        indicator: 'tourist-visa-for-work',
        start,
        end: start + 12,
        text: 'tourist visa',
      },
    ];
    return benign({ flagged: true, speaker: 'offeror', labels: { ...labels, recruitment: 0.93 }, reasons });
  }
  return benign();
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface RunningService {
  readonly service: Service;
  readonly chat: string;
  readonly desk: string;
  readonly folder: string;
  end(): Promise<void>;
}

/** Starts it. `assess` reads texts; `log` is silent unless given; `second` is asked where SECOND_READER is on. */
export async function runningService(
  assess: Understander['assess'] = readWords,
  env: NodeJS.ProcessEnv = {},
  log: Log = silent,
  second?: MakeSecondReader,
): Promise<RunningService> {
  const folder = await mkdtemp(join(tmpdir(), 'service-'));
  // The second reader takes a core and 350 MB: only tests that are about it turn it on.
  const settings = { PORT: '0', DESK_PORT: '0', RATE_LIMIT: 'off', SECOND_READER: 'off', ...env };
  const config = loadConfig(settings, ROOT, folder);
  const reader: Understander = { assess, model: 'test-1', close: async () => undefined };
  const service = await startService(config, log, ROOT, async () => reader, second);
  return {
    service,
    chat: `http://127.0.0.1:${service.publicPort.port}`,
    desk: `http://127.0.0.1:${service.deskPort.port}`,
    folder,
    async end() {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
