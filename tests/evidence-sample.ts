// Writes the CASE/UCO file of a sample bundle, so that the standard's own validator can look at it (.ci/run).

import { writeFileSync } from 'node:fs';
import { recordCustody } from '../src/app/evidence/custody.js';
import { toldWorld } from './helpers/evidence-world.js';

const { deps, exported } = await toldWorld();
await recordCustody('hold', { threadId: 'thread-a', by: 'ana', reason: 'order of the court' }, deps);
const { files } = await exported({ withheld: new Map([[3, 'privileged']]) });
writeFileSync(process.argv[2] ?? 'case.jsonld', files.get('case.jsonld') ?? '');
