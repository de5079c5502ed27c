// `content check`, `content publish`, `content rollback`: a draft goes live when the check finds nothing, and there is a way back.

import { checkContentFiles } from '../../app/content/check-content.js';
import { type PublishDeps, publishContent, rollBackContent } from '../../app/content/publish-content.js';
import { filesOfVersion } from '../../app/content/versions.js';
import { readContentFiles } from '../../content/files.js';
import { systemClock } from '../../server/identity.js';
import type { Command } from '../command.js';
import { BY_OPTION, type OnRecord, onRecord } from '../on-record.js';
import { numberOf, tell, versionIn } from './content-options.js';
import { readOptions } from './options.js';

/** Tells what keeps a version from being published. */
export const contentCheck: Command = {
  name: 'content check',
  summary: 'says what keeps a draft from being published',
  usage: `
Usage: safe-passage content check N [--json]

All that flows check finds, under the profile and the LANGUAGES of this deployment. Exit 1 when there is something.`,
  async run(args, io) {
    const { version, rest } = versionIn(args);
    const options = readOptions(rest, { json: { type: 'boolean' } });
    return onRecord(io, undefined, async (record) => {
      const files = await filesOfVersion(version, depsOf(record));
      const findings = checkContentFiles(files, { ...record.config, now: systemClock.now() });
      if (findings.length === 0 && options.json !== true) io.stdout.write(`Version ${version} may be published.\n`);
      return tell(findings, 'content', options.json === true, io);
    });
  },
};

/** Puts a draft into force. */
export const contentPublish: Command = {
  name: 'content publish',
  summary: 'puts a draft into force, if the check finds nothing',
  usage: `
Usage: safe-passage content publish N [--reason WORDS] [--by NAME] [--json]

Checks the draft and puts it into force; running services take it within seconds, without a restart. Talks that are going on go on in it:
one whose question is gone is told so and goes on from the start. Exit 1 with the findings when the check refuses it, or when another
version went live since it was begun. content rollback goes back.`,
  async run(args, io) {
    const { version, rest } = versionIn(args);
    const options = readOptions(rest, { reason: { type: 'string' }, json: { type: 'boolean' }, ...BY_OPTION });
    return onRecord(io, options.by, async (record) => {
      const request = { version, by: record.actor, reason: wordsOf(options.reason) };
      const published = await publishContent(request, record.config, depsOf(record));
      if (published.kind === 'published') {
        io.stdout.write(`Version ${version} is in force.\n`);
        return 0;
      }
      if (published.kind === 'refused') return tell(published.findings, 'content', options.json === true, io);
      const { base, inForce } = published;
      io.stderr.write(
        `Version ${version} was made of version ${base}, and version ${inForce} is in force: export that one, make the changes there, draft it.\n`,
      );
      return 1;
    });
  },
};

/** Goes back. */
export const contentRollback: Command = {
  name: 'content rollback',
  summary: 'goes back to the content that was in force before',
  usage: `
Usage: safe-passage content rollback [--to N] [--reason WORDS] [--by NAME]

Puts the version into force that was before the one in force (again: the one before that), or version N; 0 is what ships. Nothing is
checked but that it can be used. Running services take it within seconds.`,
  async run(args, io) {
    const options = readOptions(args, { to: { type: 'string' }, reason: { type: 'string' }, ...BY_OPTION });
    const to = numberOf(options.to, 'to') ?? null;
    return onRecord(io, options.by, async (record) => {
      const request = { to, by: record.actor, reason: wordsOf(options.reason) };
      const gone = await rollBackContent(request, depsOf(record));
      io.stdout.write(`Version ${gone.to} is in force again, instead of ${gone.from}.\n`);
      return 0;
    });
  },
};

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function depsOf({ config, store, audit }: OnRecord): PublishDeps {
  const shipped = () => readContentFiles(config.contentDir);
  return { store: store.content, shipped, audit, clock: systemClock };
}
