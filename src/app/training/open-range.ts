// Builds the training range from the shipped readers, words, templates and subjects. It is handed nothing that could write to anybody.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RangeWorld } from '../../bots/engagement/training/session.js';
import { WordFinder } from '../../classifiers/engagement-words/find-words.js';
import { loadEngagementWords } from '../../classifiers/engagement-words/load-words.js';
import { buildFirstReader, type FirstReaderData } from '../../classifiers/first-reader.js';
import { loadEngagementTemplates } from '../../content/policy/load-templates.js';
import { loadTraining } from '../../content/training/load-subjects.js';
import type { Subject } from '../../domain/training.js';
import { signsReader } from '../engagement/read-signs.js';

/** The range and who can be met there. */
export interface OpenRange {
  readonly world: RangeWorld;
  readonly subjects: ReadonlyMap<string, Subject>;
}

/** `policyDir` holds `words/`. Throws AppError `bad_content` naming file, line and reason. */
export async function openRange(
  contentDir: string,
  policyDir: string,
  readerData: FirstReaderData,
): Promise<OpenRange> {
  const [{ subjects, moves }, { library, version }] = await Promise.all([
    loadTraining(contentDir),
    loadEngagementTemplates(contentDir),
  ]);
  const words = loadEngagementWords(join(policyDir, 'words'));
  const world: RangeWorld = {
    readSigns: signsReader(new WordFinder(words, readerData.lexicon), buildFirstReader(readerData, null)),
    sha256,
    library,
    templatesVersion: version,
    languages: new Map([...words.files].map(([language, text]) => [language, sha256(text)])),
    moves,
  };
  return { world, subjects };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
