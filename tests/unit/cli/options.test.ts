// Options as people write them at a terminal.

import { readOptions } from '../../../src/cli/commands/options.js';

const OPTIONS = { person: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } } as const;

test.each([
  ['an id that begins with a dash', ['--person', '-3Kx', '--json'], { person: '-3Kx', json: true }],
  ['the same with an equals sign', ['--person=-3Kx'], { person: '-3Kx' }],
  ['values that do not', ['--person', '3Kx', '--out', 'a'], { person: '3Kx', out: 'a' }],
])('take %s', (_, args, values) => {
  expect({ ...readOptions(args, OPTIONS) }).toEqual(values);
});

test.each([
  ['an unknown one', ['--persn', '-3Kx']],
  ['one without its value', ['--person']],
  ['one whose value is the next option', ['--person', '--json']],
  ['a value for a switch', ['--json', '-3Kx']],
])('refuse %s', (_, args) => {
  expect(() => readOptions(args, OPTIONS)).toThrow(expect.objectContaining({ code: 'bad_usage' }));
});
