// The built service as a real process of its own: started, killed, started again on the same ports and data, stopped.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from '../../src/cli/project-root.js';

/** A start that takes longer has failed. */
const START_LIMIT_MS = 30_000;
const POLL_MS = 10;
/** What the service printed, kept at most. */
const KEPT_OUTPUT = 2_000_000;

export interface ServiceOptions {
  /** Settings beside ports and places, e.g. `{ PROFILE: 'development' }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of store and keys; a fresh one that `end` removes when not given. */
  readonly folder?: string;
  /** Arguments of node itself instead of the usual ones, e.g. `['--cpu-prof']`. */
  readonly nodeArgs?: readonly string[];
  /** Arguments of `serve`, e.g. `['--demo']`. */
  readonly args?: readonly string[];
}

/** Node's own arguments, as `npm start` and deploy/ give them: what a turn leaves behind dies young (docs/operate.md). */
export const AS_DEPLOYED: readonly string[] = ['--max-semi-space-size=32'];

/** `safe-passage serve` as a child process. */
export class ServiceProcess {
  readonly folder: string;
  readonly port: number;
  readonly deskPort: number;
  readonly #options: ServiceOptions;
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(options: ServiceOptions, folder: string, ports: readonly [number, number]) {
    this.#options = options;
    this.folder = folder;
    [this.port, this.deskPort] = ports;
  }

  /** A service on free ports, not started yet. */
  static async prepare(options: ServiceOptions = {}): Promise<ServiceProcess> {
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'safe-passage-')));
    return new ServiceProcess(options, folder, [await freePort(), await freePort()]);
  }

  /** A service that is ready to answer. */
  static async start(options: ServiceOptions = {}): Promise<ServiceProcess> {
    const service = await ServiceProcess.prepare(options);
    await service.start();
    return service;
  }

  get chat(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get desk(): string {
    return `http://127.0.0.1:${this.deskPort}`;
  }

  /** Its environment, as `loadConfig` reads it too. */
  get env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(this.port),
      DESK_PORT: String(this.deskPort),
      STORE_URL: `sqlite:${join(this.folder, 'store.db')}`,
      KEY_FILE: join(this.folder, 'keys.json'),
      // It takes a core and 350 MB: only tests that are about it turn it on.
      SECOND_READER: 'off',
      ...this.#options.env,
    };
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('The service is not running.');
    return this.#child.pid;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  /** What all its lives printed, newest last. */
  get output(): string {
    return this.#output;
  }

  /** The one-time password of the first login; it is printed a moment after the service is ready. */
  async firstPassword(): Promise<string> {
    const begun = performance.now();
    while (performance.now() - begun < START_LIMIT_MS) {
      const printed = [...this.#output.matchAll(/one-time password (\S+)/g)].at(-1)?.[1];
      if (printed !== undefined) return printed;
      await delay(POLL_MS);
    }
    throw new Error('No one-time password was printed.');
  }

  /** Spawns the process without waiting for anything. */
  spawn(): void {
    if (this.#child !== undefined) throw new Error('The service is running already.');
    const { nodeArgs = AS_DEPLOYED, args = [] } = this.#options;
    const entry = join(projectRoot(), 'bin/safe-passage.mjs');
    const child = spawn(process.execPath, [...nodeArgs, entry, 'serve', ...args], {
      cwd: this.folder,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (bytes: Buffer) => {
      this.#output = `${this.#output}${bytes.toString()}`.slice(-KEPT_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#child = child;
  }

  /** Starts it and waits until `/readyz` says 200. Gives the milliseconds from the spawn on. Throws when it ends before. */
  async start(): Promise<number> {
    const begun = performance.now();
    this.spawn();
    while (performance.now() - begun < START_LIMIT_MS) {
      if ((await statusOf(`${this.chat}/readyz`)) === 200) return performance.now() - begun;
      if (this.#child === undefined) throw new Error(`The service ended at its start:\n${this.#output.slice(-2_000)}`);
      await delay(POLL_MS);
    }
    await this.kill();
    throw new Error(`The service was not ready after ${START_LIMIT_MS} ms:\n${this.#output.slice(-2_000)}`);
  }

  /** SIGKILL: nothing is finished, nothing is flushed. Resolves when the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** SIGTERM, and how it ended. */
  async stop(): Promise<{ readonly code: number | null; readonly ms: number }> {
    const child = this.#child;
    if (child === undefined) throw new Error('The service is not running.');
    const begun = performance.now();
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await gone) as [number | null];
    return { code, ms: performance.now() - begun };
  }

  /** Memory of the process with all its threads, in MiB. */
  async rssMiB(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  /** Ends whatever runs and removes the data, unless the folder was given. */
  async end(): Promise<void> {
    await this.kill();
    if (this.#options.folder === undefined) await rm(this.folder, { recursive: true, force: true });
  }
}

/** The status of a GET; undefined when nobody answers. */
export function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    // Longer than the service itself looks for a database that is away.
    const request = get(url, { agent: false, timeout: 10_000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
      response.once('error', () => resolve(undefined));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}

/**
 * A free port below those that the system gives to outgoing connections: while the service is down, a client that knocks
 * could otherwise be given the very port it knocks at.
 */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
