// What keeps a version from being published: all that `flows check` refuses, and languages that the deployment promises.

import { checkFlows } from '../../bots/conversation/check/check-flows.js';
import type { World } from '../../bots/conversation/heard.js';
import type { ContentFiles } from '../../content/files.js';
import { contentOfFiles } from '../../content/load.js';
import { structureFindings } from '../../content/structure.js';
import type { Instant } from '../../domain/clock.js';
import type { Content } from '../../domain/content.js';
import { AppError } from '../../domain/errors.js';
import type { Finding } from '../../domain/finding.js';
import { matchPhrase } from '../../nlp/intents.js';

/** Where the content is to be used. `languages`: those that the deployment names, null for none. */
export interface CheckedFor {
  readonly profile: World['profile'];
  readonly now: Instant;
  readonly languages: readonly string[] | null;
}

/** Findings of a version; empty when it may be published. Some seconds of one processor for a sound one. */
export function checkContentFiles(files: ContentFiles, checkedFor: CheckedFor): readonly Finding[] {
  try {
    return checkContent(contentOfFiles(files), checkedFor);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad_content') throw error;
    return [unreadable(error)];
  }
}

/** The same of content that could be read. */
export function checkContent(content: Content, { profile, now, languages }: CheckedFor): readonly Finding[] {
  const broken = [...structureFindings(content), ...missingLanguages(content, languages)];
  if (broken.length > 0) return broken;
  return checkFlows(content, {
    profile,
    now,
    matchIntent: (text, spoken) => matchPhrase(text, content.commands, spoken),
  });
}

/** `file:line: why`, as it is told of a file that cannot be read. */
function unreadable({ message }: AppError): Finding {
  const [, file = 'content', line = '1', why = message] = /^(.+?):(\d+): ([\s\S]*)$/.exec(message) ?? [];
  return { file, line: Number(line), rule: 'unreadable', why };
}

function missingLanguages(content: Content, languages: readonly string[] | null): readonly Finding[] {
  return (languages ?? [])
    .filter((language) => !Object.hasOwn(content.languages, language))
    .map((language) => ({
      file: 'content/languages.yaml',
      line: 1,
      rule: 'language-missing',
      why: `LANGUAGES names "${language}", which this version does not speak`,
    }));
}
