// The environment, read once, as one typed value. The only reader of process.env.

import { dirname, isAbsolute, resolve } from 'node:path';
import { type EngagementsConfig, readEngagements } from './engagements.js';
import { type EvidenceConfig, readEvidence } from './evidence.js';
import { Reader } from './reader.js';
import { readTelegram, type TelegramConfig } from './telegram.js';

export type Profile = 'development' | 'ngo' | 'authority';

export interface Config {
  readonly profile: Profile;
  readonly host: string;
  readonly port: number;
  readonly deskHost: string;
  readonly deskPort: number;
  /** Address under which people reach the public pages, without a slash at the end; null in development. */
  readonly publicUrl: string | null;
  readonly deskUrl: string | null;
  /** `sqlite:<absolute path>` or `mongodb://…`. */
  readonly storeUrl: string;
  /** Absolute path of the file that holds the wrapping keys. */
  readonly keyFile: string;
  /** Proxies in front, counted from us outwards. */
  readonly trustProxy: number;
  readonly rateLimit: boolean;
  readonly alarm: { readonly webhook: string | null; readonly mail: string | null; readonly smtpUrl: string | null };
  /** Null: the channel is off. */
  readonly telegram: TelegramConfig | null;
  /** ISO 3166-1 alpha-2, the country the help line works in; null: asked from the person. */
  readonly country: string | null;
  /** Languages offered, the first is the default. Null: all that the content speaks. */
  readonly languages: readonly string[] | null;
  readonly retentionDays: number;
  readonly logLevel: LogLevel;
  readonly contentDir: string;
  /** The first reader's model where no other was promoted: the shipped one, or that of MODEL_DIR. */
  readonly modelDir: string;
  /** By which curve a talk's risk is told from its messages. */
  readonly talksDir: string;
  /** Folder of promoted models and their pointer; null when MODEL_DIR names the model, which then counts. */
  readonly modelsDir: string | null;
  /** Whether decisions may be taken out as rows to train with, of people who agreed. */
  readonly trainingExport: boolean;
  /** Null: supervised engagements are off, as they are everywhere but in an authority's deployment. */
  readonly engagements: EngagementsConfig | null;
  readonly evidence: EvidenceConfig;
  /** Null: the first reader reads alone. */
  readonly secondReader: SecondReaderConfig | null;
}

/** The second reader: worker threads, and the folders of its encoder and of what was tuned and joined. */
export interface SecondReaderConfig {
  readonly workers: number;
  readonly encoderDir: string;
  readonly secondDir: string;
  /** Folder of promoted ones and their pointer; null when SECOND_MODEL_DIR names the model, which then counts. */
  readonly promotedDir: string | null;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Reads and checks the environment. `root` is the project's folder: shipped content and models are found from there, and
 * relative paths are meant from `cwd`. Throws AppError('bad_config') that names every wrong setting and its mend.
 */
export function loadConfig(env: NodeJS.ProcessEnv, root: string, cwd: string): Config {
  const read = new Reader(env);
  const profile = read.oneOf('PROFILE', ['development', 'ngo', 'authority'] as const, 'development');
  const development = profile === 'development';
  const publicUrl = read.url('PUBLIC_URL', development);
  const store = storeUrl(read, cwd);
  const folders = models(read, root, cwd, store);
  const config: Config = {
    profile,
    host: read.text('HOST') ?? (development ? '127.0.0.1' : '0.0.0.0'),
    port: read.integer('PORT', 8080, 0, 65_535),
    deskHost: read.text('DESK_HOST') ?? '127.0.0.1',
    deskPort: read.integer('DESK_PORT', 8081, 0, 65_535),
    publicUrl,
    deskUrl: read.url('DESK_URL', development),
    storeUrl: store,
    keyFile: resolve(cwd, read.text('KEY_FILE') ?? './data/keys.json'),
    trustProxy: read.integer('TRUST_PROXY', 0, 0, 10),
    rateLimit: read.oneOf('RATE_LIMIT', ['on', 'off'] as const, 'on') === 'on',
    alarm: {
      webhook: read.url('ALARM_WEBHOOK', development),
      mail: read.text('ALARM_MAIL'),
      smtpUrl: read.text('SMTP_URL'),
    },
    telegram: readTelegram(read, development, publicUrl),
    country: read.matching('COUNTRY', /^[A-Z]{2}$/, 'a country code of two capital letters, e.g. COUNTRY=FR'),
    languages: read.list('LANGUAGES', /^[a-z]{2,3}$/, 'language codes apart by commas, e.g. LANGUAGES=fr,en'),
    retentionDays: read.integer('RETENTION_DAYS', 90, 1, 3650),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    contentDir: resolve(cwd, read.text('CONTENT_DIR') ?? resolve(root, 'content')),
    ...folders,
    talksDir: resolve(root, 'models/talks'),
    trainingExport: read.oneOf('TRAINING_EXPORT', ['off', 'on'] as const, 'off') === 'on',
    engagements: readEngagements(read, profile, root, cwd),
    evidence: readEvidence(read),
    secondReader: secondReader(read, root, cwd, folders.modelsDir),
  };
  if (read.text('DEBUG') !== null) read.problem('DEBUG makes libraries print what people write: remove it');
  if (!development) checkProduction(read, config, env);
  read.finish();
  return config;
}

/** Promoted models lie beside the embedded store, where the service may write, unless MODELS_DIR says otherwise. */
function models(read: Reader, root: string, cwd: string, store: string): Pick<Config, 'modelDir' | 'modelsDir'> {
  const named = read.text('MODEL_DIR');
  const data = store.startsWith('sqlite:') ? dirname(store.slice('sqlite:'.length)) : resolve(cwd, 'data');
  return {
    modelDir: resolve(cwd, named ?? resolve(root, 'models/first')),
    modelsDir: named === null ? resolve(cwd, read.text('MODELS_DIR') ?? resolve(data, 'models')) : null,
  };
}

function secondReader(read: Reader, root: string, cwd: string, modelsDir: string | null): SecondReaderConfig | null {
  const named = read.text('SECOND_MODEL_DIR');
  const config: SecondReaderConfig = {
    workers: read.integer('SECOND_READER_WORKERS', 1, 1, 64),
    encoderDir: resolve(root, 'models/encoder'),
    secondDir: resolve(cwd, named ?? resolve(root, 'models/second')),
    promotedDir: named === null && modelsDir !== null ? resolve(modelsDir, 'second') : null,
  };
  return read.oneOf('SECOND_READER', ['on', 'off'] as const, 'on') === 'on' ? config : null;
}

function storeUrl(read: Reader, cwd: string): string {
  const url = read.text('STORE_URL') ?? 'sqlite:./data/safe-passage.db';
  if (isMongo(url)) {
    if (!/^mongodb(\+srv)?:\/\/[^/?]+\/[\w-]+(\?|$)/.test(url)) {
      read.problem('STORE_URL must name servers and database, e.g. mongodb://db1,db2,db3/safe_passage?replicaSet=rs0');
    }
    return url;
  }
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  if (path === '' || path.startsWith('//')) {
    read.problem(
      'STORE_URL must be like sqlite:./data/safe-passage.db or, absolute, sqlite:/var/lib/safe-passage/store.db',
    );
    return url;
  }
  return `sqlite:${isAbsolute(path) ? path : resolve(cwd, path)}`;
}

/** Whether an address leads to a MongoDB: a store that several processes share. */
export function isMongo(storeUrl: string): boolean {
  return storeUrl.startsWith('mongodb://') || storeUrl.startsWith('mongodb+srv://');
}

/** A real deployment refuses what is handy in development (reliability-security.md, ASVS 13.2.3). */
function checkProduction(read: Reader, config: Config, env: NodeJS.ProcessEnv): void {
  if (config.publicUrl === null)
    read.problem('PUBLIC_URL is missing: set the https address of the chat page, e.g. https://chat.example.org');
  if (config.deskUrl === null)
    read.problem('DESK_URL is missing: set the https address of the desk, e.g. https://desk.example.org');
  if (config.publicUrl !== null && config.publicUrl === config.deskUrl) {
    read.problem(
      'PUBLIC_URL and DESK_URL must differ: the desk has a host name of its own, so that script on the public page has no staff cookie',
    );
  }
  if (env.KEY_FILE === undefined || env.KEY_FILE === '')
    read.problem(
      "KEY_FILE is missing: name a file outside the database's folder, e.g. KEY_FILE=/etc/safe-passage/keys.json",
    );
  if (!config.rateLimit) read.problem('RATE_LIMIT=off is for tests only: remove it');
  if (['debug', 'trace'].includes(config.logLevel))
    read.problem(`LOG_LEVEL=${config.logLevel} is for development only: use info`);
  if (config.alarm.webhook === null && config.alarm.mail === null) {
    read.problem(
      'ALARM_WEBHOOK or ALARM_MAIL is missing: somebody must be told when a person waits and nobody is on duty',
    );
  }
  if (config.alarm.mail !== null && config.alarm.smtpUrl === null)
    read.problem('SMTP_URL is missing: ALARM_MAIL needs a mail server, e.g. smtps://user:password@mail.example.org');
}
