// The readers that `simulate` asks, as the service does, but without its limits of time: a played talk comes out the same on every machine.

import { join } from 'node:path';
import { createSecondLook, type SecondLook } from '../../app/inbox/second-look.js';
import { buildReader } from '../../app/understanding/reader.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadFirstReaderData } from '../../classifiers/load-first-reader.js';
import type { SecondReader } from '../../classifiers/second/second-reader.js';
import type { Understanding } from '../../domain/assessment.js';
import type { Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import { openSecond, secondDirs } from './assess-readers.js';

/** Both readers; `look` is null where the first reads alone. */
export interface TalkReaders {
  readonly understand: (text: string) => Understanding;
  readonly look: SecondLook | null;
  dispose(): void;
}

/** The shipped ones. The encoder is not loaded before a message wants it. `fast`: the first reader alone. */
export function openTalkReaders(io: Io, fast: boolean): TalkReaders {
  const root = projectRoot();
  const data = loadFirstReaderData(join(root, 'models/first'), join(root, 'content/lexicon'));
  const read = buildReader(data, null);
  const understand = (text: string, reasonsFrom?: number): Understanding => {
    try {
      return { kind: 'assessed', assessment: read(text, undefined, reasonsFrom) };
    } catch {
      // As in the service: what no classifier could read is never taken for harmless.
      return { kind: 'unassessed', why: 'failed' };
    }
  };
  if (fast || io.env.SECOND_READER === 'off') return { understand, look: null, dispose: () => undefined };
  let opened: Promise<SecondReader | null> | null = null;
  const look = createSecondLook({
    first: { assess: async (text, _hint, reasonsFrom) => understand(text, reasonsFrom) },
    second: {
      isReady: true,
      isIdle: true,
      async assess({ text, first }) {
        opened ??= openSecond(io, secondDirs(io, undefined), firstModelOf(data.model), {});
        const second = await opened;
        return second === null
          ? { kind: 'none', why: 'failed' }
          : { kind: 'answered', answer: await second.assess(text, first) };
      },
    },
    after: () => () => undefined,
  });
  return { understand, look, dispose: () => void opened?.then((second) => second?.dispose()) };
}
