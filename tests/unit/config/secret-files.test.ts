// A setting may lie in a file, so that a secret is in no environment, no unit file and no image.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config/config.js';

describe('a setting in a file', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
    file = join(folder, 'smtp');
    await writeFile(file, 'smtps://user:hunter2@mail.example.org\n');
    await writeFile(join(folder, 'empty'), '\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const load = (env: NodeJS.ProcessEnv) => loadConfig(env, '/project', '/srv/help');

  it('is read without its line end, and an empty setting beside it counts as not set', () => {
    expect(load({ SMTP_URL_FILE: file, SMTP_URL: '' }).alarm.smtpUrl).toBe('smtps://user:hunter2@mail.example.org');
  });

  it('still leaves KEY_FILE what it is: the key file itself', () => {
    expect(load({ KEY_FILE: file }).keyFile).toBe(file);
  });

  it.each([
    ['is set twice', { SMTP_URL: 'smtps://mail.example.org' }, 'keep one'],
    ['is not there', { SMTP_URL_FILE: '/nowhere/smtp' }, 'cannot be read'],
    ['is empty', { SMTP_URL_FILE: 'empty' }, 'empty file'],
    ['is relative', { SMTP_URL_FILE: 'secrets/smtp' }, 'absolute path'],
  ])('is refused when it %s, without a word of what is in it', (_, over, says) => {
    const env = { SMTP_URL_FILE: file, ...over };
    const named = env.SMTP_URL_FILE === 'empty' ? join(folder, 'empty') : env.SMTP_URL_FILE;
    let said = '';
    try {
      load({ ...env, SMTP_URL_FILE: named });
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain('SMTP_URL_FILE');
    expect(said).toContain(says);
    expect(said).not.toContain('hunter2');
  });
});
