// The program's own reading of words, so that the model is trained on what it will see.

import { build } from 'esbuild';

const ENTRY = `
export { normalise } from './src/nlp/normalise.js';
export { tokenise } from './src/nlp/tokens.js';
export { BUCKETS, MAX_FEATURES, WordReader } from './src/nlp/language/features.js';
`;

/** `{normalise, tokenise, BUCKETS, MAX_FEATURES, WordReader}` of src/nlp, bundled in memory. */
export async function loadLanguageCode() {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
