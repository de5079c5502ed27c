// Last step of a build: what of the shipped files takes long to read and check is kept beside the bundle.

import { join } from 'node:path';
import { contentOf, indicatorWordsOf, lexiconOf } from '../app/preparations.js';
import { prepare } from '../app/prepared.js';
import { projectRoot } from './project-root.js';

const root = projectRoot();
await prepare(contentOf(join(root, 'content')));
await prepare(lexiconOf(join(root, 'content/lexicon')));
await prepare(indicatorWordsOf(join(root, 'content/lexicon')));
