// Writes content/training/subject.schema.json from the schema that loading checks against: node tools/training-schema.mjs

import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const built = await build({
  entryPoints: ['src/content/training/subject-schema.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const [file] = built.outputFiles;
const module = await import(`data:text/javascript;base64,${Buffer.from(file?.text ?? '').toString('base64')}`);
writeFileSync('content/training/subject.schema.json', module.subjectJsonSchema());
