// The image: small, unprivileged, without secrets, able to say whether it is well.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type From, type Healthcheck } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { type RunningService, runningService } from '../helpers/running-service.js';
import { AS_DEPLOYED } from '../helpers/service.js';
import { isSetting, ROOT, read, SECRET } from './files.js';

const TEXT = read('deploy/Dockerfile');
const FILE = DockerfileParser.parse(TEXT);
const INSTRUCTIONS = FILE.getInstructions();
const LAST_FROM = INSTRUCTIONS.findLastIndex((one) => one.getKeyword() === 'FROM');
/** What the image itself is made of; earlier stages are thrown away. */
const FINAL = INSTRUCTIONS.slice(LAST_FROM);

/** Words of the final stage's instructions of a kind. */
function final(keyword: string): readonly (readonly string[])[] {
  return FINAL.filter((one) => one.getKeyword() === keyword).map((one) =>
    one.getArguments().map((argument) => argument.getValue()),
  );
}

/** `NAME=value` pairs of the final stage's environment. */
function environment(): readonly (readonly [string, string])[] {
  return FILE.getENVs()
    .filter((one) => one.getRange().start.line > (INSTRUCTIONS[LAST_FROM]?.getRange().start.line ?? 0))
    .flatMap((one) => one.getProperties().map((pair) => [pair.getName(), pair.getValue() ?? ''] as const));
}

describe('the image', () => {
  it('is a Dockerfile without a finding', () => {
    expect(validate(TEXT).map(({ message }) => message)).toEqual([]);
    expect(INSTRUCTIONS.length).toBeGreaterThan(20);
  });

  it('builds every stage on one Node of a pinned version that is still cared for', () => {
    const tag = /^node:(\d+)\.\d+\.\d+-[\w-]+$/.exec(FILE.getInitialARGs()[0]?.getProperty()?.getValue() ?? '');
    // Even majors are looked after for years; 20 is not any longer.
    expect(Number(tag?.[1])).toBeGreaterThanOrEqual(22);
    expect(Number(tag?.[1]) % 2).toBe(0);
    const images = FILE.getFROMs().map((from: From) => from.getImage());
    expect(images).toEqual(images.map(() => `$${'{NODE_IMAGE}'}`));
  });

  it('runs as a numbered user who is not root, and who owns nothing but data, keys and backups', () => {
    expect(final('USER').at(-1)).toEqual(['10001:10001']);
    expect(
      final('COPY')
        .flat()
        .filter((word) => word.startsWith('--chown')),
    ).toEqual([]);
    const made = final('RUN').flat().join(' ');
    expect(made).toBe('install --directory --owner=10001 --group=10001 --mode=0700 /data /keys /backups');
    expect(FINAL.findIndex((one) => one.getKeyword() === 'RUN')).toBeLessThan(
      FINAL.findIndex((one) => one.getKeyword() === 'USER'),
    );
  });

  it('keeps store and keys apart, on volumes', () => {
    const env = new Map(environment());
    expect(env.get('STORE_URL')).toBe('sqlite:/data/safe-passage.db');
    expect(env.get('KEY_FILE')).toBe('/keys/keys.json');
    expect(final('VOLUME').flat().join(' ')).toMatch(/"\/data",? "\/keys"/);
  });

  it('sets settings that there are, none of them a secret, and a profile that refuses defaults', () => {
    for (const [name, value] of environment()) {
      expect({ name, setting: isSetting(name), secret: SECRET.test(name) }).toEqual({
        name,
        setting: true,
        secret: false,
      });
      expect(value).not.toBe('');
    }
    expect(new Map(environment()).get('PROFILE')).toBe('ngo');
    expect(FILE.getARGs().map((one) => one.getProperty()?.getName())).toEqual(['NODE_IMAGE']);
  });

  it('takes into the image what runs, and no source, test, history or package of development', () => {
    expect(final('COPY').map((words) => words.slice(0, -1).join(' '))).toEqual([
      'package.json LICENSE',
      'bin',
      'content',
      'models',
      'policy',
      // The rows that a new model is held against before it goes live.
      'corpus/kept-apart',
      '/app/node_modules',
      '/app/dist',
    ]);
    expect(TEXT).toMatch(/AS packages\n(.*\n)*?RUN npm ci --omit=dev/);
  });

  it('builds from files that the ignore list lets through, and from nothing else', () => {
    const ignore = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignore[0]).toBe('*');
    const allowed = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const path of allowed) expect({ path, there: existsSync(join(ROOT, path)) }).toEqual({ path, there: true });
    for (const path of [
      'package.json',
      'package-lock.json',
      'LICENSE',
      'bin',
      'content',
      'models',
      'policy',
      'src',
      'tools',
      'web',
    ])
      expect(allowed).toContain(path);
    for (const path of ['.git', '.env', 'data', 'tests', 'deploy']) expect(allowed).not.toContain(path);
  });

  it('ends by SIGTERM as process number one: no shell stands in between', () => {
    expect(final('STOPSIGNAL')).toEqual([['SIGTERM']]);
    const started = [
      ...final('ENTRYPOINT')
        .flat()
        .join(' ')
        .matchAll(/"([^"]+)"/g),
    ].map(([, word]) => word);
    expect(started).toEqual(['node', ...AS_DEPLOYED, 'bin/safe-passage.mjs']);
    expect(final('CMD').flat().join(' ')).toBe('["serve"]');
  });

  describe('asks itself', () => {
    let running: RunningService;
    beforeAll(async () => {
      running = await runningService();
    });
    afterAll(() => running.end());

    it('whether it is ready, at an address that answers, with nothing but Node', async () => {
      const check = FINAL.find((one) => one.getKeyword() === 'HEALTHCHECK') as Healthcheck;
      const words = JSON.parse(/CMD (\[.*\])$/m.exec(TEXT.slice(TEXT.indexOf('HEALTHCHECK')))?.[1] ?? '[]') as string[];
      expect(check.getFlags().map((flag) => flag.getName())).toEqual([
        'interval',
        'timeout',
        'start-period',
        'retries',
      ]);
      expect(words.slice(0, 2)).toEqual(['node', '-e']);
      const ask = async (port: number) =>
        (
          await once(spawn(process.execPath, words.slice(1), { env: { PORT: String(port) }, stdio: 'ignore' }), 'exit')
        )[0];
      expect(await ask(running.service.publicPort.port)).toBe(0);
      expect(await ask(1)).toBe(1);
    });
  });
});
