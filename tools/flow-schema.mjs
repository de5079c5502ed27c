// Writes content/flows/flow.schema.json from the schema that loading checks against: node tools/flow-schema.mjs

import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const built = await build({
  entryPoints: ['src/content/flow-schema.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const [file] = built.outputFiles;
const module = await import(`data:text/javascript;base64,${Buffer.from(file?.text ?? '').toString('base64')}`);
writeFileSync('content/flows/flow.schema.json', module.flowJsonSchema());
