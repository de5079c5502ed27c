import { loadConfig } from '../../../src/config/config.js';
import { AppError } from '../../../src/domain/errors.js';

const PRODUCTION = {
  PROFILE: 'ngo',
  PUBLIC_URL: 'https://chat.example.org',
  DESK_URL: 'https://desk.example.org',
  KEY_FILE: '/etc/safe-passage/keys.json',
  ALARM_WEBHOOK: 'https://alarm.example.org/hook',
};

function load(env: NodeJS.ProcessEnv) {
  return loadConfig(env, '/project', '/srv/help');
}

function refusal(env: NodeJS.ProcessEnv): string {
  try {
    load(env);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_config') return error.message;
    throw error;
  }
  return '';
}

describe('the configuration', () => {
  it('starts without any setting, in development, on this machine only', () => {
    expect(load({})).toMatchObject({
      profile: 'development',
      host: '127.0.0.1',
      port: 8080,
      deskHost: '127.0.0.1',
      deskPort: 8081,
      storeUrl: 'sqlite:/srv/help/data/safe-passage.db',
      keyFile: '/srv/help/data/keys.json',
      contentDir: '/project/content',
      retentionDays: 90,
    });
  });

  it('takes nothing out to train with, and finds promoted models beside the store', () => {
    expect(load({})).toMatchObject({
      trainingExport: false,
      modelDir: '/project/models/first',
      modelsDir: '/srv/help/data/models',
    });
    expect(load({ STORE_URL: 'sqlite:/var/lib/sp/store.db' })).toMatchObject({ modelsDir: '/var/lib/sp/models' });
    expect(load({ MODELS_DIR: '/models', TRAINING_EXPORT: 'on' })).toMatchObject({
      modelsDir: '/models',
      trainingExport: true,
    });
    expect(load({ MODEL_DIR: '/mine' })).toMatchObject({ modelDir: '/mine', modelsDir: null });
  });

  it('asks the second reader with one worker, with as many as are set, or not at all', () => {
    const shipped = { encoderDir: '/project/models/encoder', secondDir: '/project/models/second' };
    expect(load({}).secondReader).toEqual({ workers: 1, ...shipped, promotedDir: '/srv/help/data/models/second' });
    const own = load({ SECOND_READER_WORKERS: '3', SECOND_MODEL_DIR: 'own/second' }).secondReader;
    expect(own).toEqual({ ...shipped, workers: 3, secondDir: '/srv/help/own/second', promotedDir: null });
    expect(load({ SECOND_READER: 'off' }).secondReader).toBeNull();
    expect(refusal({ SECOND_READER: 'yes' })).toContain('SECOND_READER');
    expect(refusal({ SECOND_READER_WORKERS: '0' })).toContain('SECOND_READER_WORKERS');
  });

  it('takes a complete real deployment', () => {
    expect(load(PRODUCTION)).toMatchObject({ profile: 'ngo', host: '0.0.0.0', publicUrl: 'https://chat.example.org' });
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['PROFILE', { PROFILE: 'prod' }],
    ['STORE_URL', { STORE_URL: 'postgres://x' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['COUNTRY', { COUNTRY: 'France' }],
    ['LANGUAGES', { LANGUAGES: 'french' }],
    ['RATE_LIMIT', { RATE_LIMIT: 'maybe' }],
    ['DEBUG', { DEBUG: 'botkit*' }],
    ['PUBLIC_URL', { ...PRODUCTION, PUBLIC_URL: 'http://chat.example.org' }],
    ['PUBLIC_URL', { ...PRODUCTION, PUBLIC_URL: '' }],
    ['DESK_URL', { ...PRODUCTION, DESK_URL: PRODUCTION.PUBLIC_URL }],
    ['KEY_FILE', { ...PRODUCTION, KEY_FILE: '' }],
    ['ALARM_WEBHOOK', { ...PRODUCTION, ALARM_WEBHOOK: '' }],
    ['SMTP_URL', { ...PRODUCTION, ALARM_MAIL: 'duty@example.org' }],
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: 'not a token' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_WEBHOOK_SECRET: 'with space' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'without_a_token' }],
    ['TELEGRAM_WEBHOOK_SECRET', { ...PRODUCTION, TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_WEBHOOK_SECRET: 'short' }],
    ['TELEGRAM_API_ROOT', { ...PRODUCTION, TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_API_ROOT: 'http://bots.example.org' }],
    ['RATE_LIMIT', { ...PRODUCTION, RATE_LIMIT: 'off' }],
    ['LOG_LEVEL', { ...PRODUCTION, LOG_LEVEL: 'debug' }],
  ])('refuses a wrong %s in a sentence that names it', (name, env) => {
    expect(refusal(env)).toContain(name);
  });

  it('names every mistake at once, and never a value that may be a secret', () => {
    const said = refusal({
      PORT: 'x',
      PROFILE: 'y',
      SMTP_URL: 'smtps://user:hunter2@mail.example.org',
      STORE_URL: 'hunter2',
    });
    expect(said.split('\n')).toHaveLength(3);
    expect(said).not.toContain('hunter2');
  });

  it('takes a MongoDB that is named with servers and database, and says so of one that is not', () => {
    for (const url of [
      'mongodb://db1,db2:27018,db3/safe_passage?replicaSet=rs0',
      'mongodb+srv://user:secret@cluster.example.org/safe-passage',
    ]) {
      expect(load({ STORE_URL: url }).storeUrl).toBe(url);
    }
    for (const url of [
      'mongodb://user:secret@db1',
      'mongodb://db1/',
      'mongodb:///safe_passage',
      'mongodb://db1/?w=1',
    ]) {
      expect(refusal({ STORE_URL: url })).toMatch(/^STORE_URL must name servers and database/);
      expect(refusal({ STORE_URL: url })).not.toContain('secret');
    }
  });

  it.each([
    ['off without a token', {}, null],
    ['fetching without an address', { TELEGRAM_BOT_TOKEN: '1:x' }, 'polling'],
    ['by webhook with an address', { TELEGRAM_BOT_TOKEN: '1:x', PUBLIC_URL: 'http://chat.example.org' }, 'webhook'],
    ['by webhook with a secret', { TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_WEBHOOK_SECRET: 'abc' }, 'webhook'],
  ])('has Telegram %s', (_, env, mode) => {
    expect(load(env).telegram?.mode ?? null).toBe(mode);
  });
});
