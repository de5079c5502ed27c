// The disk fills up: nothing is acknowledged that is not stored, the service says so, and goes on once there is space.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceProcess, statusOf } from '../helpers/service.js';
import { atLeast, equal, type Fault, type Finding, none } from './fault.js';
import { type Answered, openChats, type Person } from './person.js';
import { checkAllStored, contactIdOf, find, type Stored, withStored } from './stored.js';
import { atATime, until } from './until.js';

/** How the space is taken away and given back. */
interface Disk {
  readonly how: string;
  readonly folder: string;
  fill(service: ServiceProcess): void;
  free(service: ServiceProcess): void;
  end(): void;
}

/** A file may not grow beyond this while the limit holds; the write-ahead log is soon there. */
const FILE_LIMIT = 64 * 1024;
const CHATS = 20;
/** Long enough that a few of them need new pages of the store's files. */
const LONG_TEXT = 'they keep our papers '.repeat(1_500);
/** Messages for each one that is to be refused, at most. */
const MOST_TRIES = 10;
const AGAIN_WITHIN_MS = 15_000;

/** A limit on the size of the running process's files (EFBIG). Needs no rights. */
function limitedFiles(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'disk-full-'));
  const limit = (service: ServiceProcess, size: string) =>
    execFileSync('prlimit', ['--pid', String(service.pid), `--fsize=${size}:unlimited`]);
  return {
    how: 'a limit on the size of files (RLIMIT_FSIZE)',
    folder,
    fill: (service) => limit(service, String(FILE_LIMIT)),
    free: (service) => limit(service, 'unlimited'),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A small file system in memory that another file fills up (ENOSPC). Undefined where we may not mount. */
function smallDisk(): Disk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'disk-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    how: 'a full file system of 48 MiB (ENOSPC)',
    folder,
    fill: () => fillUp(filler),
    free: () => rmSync(filler),
    end() {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fillUp(file: string): void {
  for (const size of [1_048_576, 65_536, 4_096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for this size: the rest goes to the next smaller one.
    }
  }
}

interface Seen {
  readonly refused: number;
  readonly other: number;
  readonly ready: number | undefined;
  readonly alive: number | undefined;
}

/** With one way of filling the disk, until so many messages were refused while it is full. */
async function fullRun(disk: Disk, messages: number): Promise<readonly Finding[]> {
  const service = await ServiceProcess.start({ folder: disk.folder });
  try {
    const people = await openChats(service.port, CHATS);
    await atATime(8, people, async (person) => {
      for (let n = 0; n < 5; n++) await person.say('hello', `b${n}`);
    });
    disk.fill(service);
    const full = await whileFull(service, people, messages);
    disk.free(service);
    const back = await until(async () => (await statusOf(`${service.chat}/readyz`)) === 200, AGAIN_WITHIN_MS, 50);
    await atATime(8, people, async (person) => {
      for (const id of unacknowledged(person)) await person.say(LONG_TEXT, id);
      await person.say('hello', 'after');
    });
    await until(() => isSettled(service), AGAIN_WITHIN_MS, 100);
    await service.stop();
    return [
      atLeast(`${disk.how}: messages refused with 503`, full.refused, messages),
      none('answered with anything but 200, 202 and 503', full.other),
      equal('readyz while it is full', full.ready ?? 0, 503),
      equal('healthz while it is full', full.alive ?? 0, 200),
      equal('ready again without a restart', back ? 1 : 0, 1),
      ...(await withStored(service, (stored) => lookInto(people, stored))),
    ];
  } finally {
    await service.end();
    disk.end();
  }
}

/** Ids of the time when the disk was full that nobody acknowledged: the page sends them again. */
const unacknowledgedIds = new WeakMap<Person, string[]>();

function unacknowledged(person: Person): readonly string[] {
  return unacknowledgedIds.get(person) ?? [];
}

async function whileFull(service: ServiceProcess, people: readonly Person[], messages: number): Promise<Seen> {
  let refused = 0;
  let other = 0;
  await atATime(8, people, async (person) => {
    const open: string[] = [];
    unacknowledgedIds.set(person, open);
    const share = messages / people.length;
    // What room the log still has inside its file is used up first; how much that is depends on what was before.
    for (let n = 0; open.length < share && n < MOST_TRIES * share; n++) {
      const id = `d${n}`;
      const answer = await person.post(id, LONG_TEXT);
      if (answer.status === 503) {
        refused += 1;
        open.push(id);
      } else if (answer.status === 200 || answer.status === 202) acknowledge(person, id, answer.status, answer.text);
      else other += 1;
    }
  });
  const ready = await statusOf(`${service.chat}/readyz`);
  return { refused, other, ready, alive: await statusOf(`${service.chat}/healthz`) };
}

function acknowledge(person: Person, id: string, status: number, text: string): void {
  const answered = status === 200 ? (JSON.parse(text) as Answered) : null;
  person.acknowledged += 1;
  person.said.push({ id, text: LONG_TEXT, tries: 1, refusals: 0, underway: false, acknowledgedAt: 0, answered });
}

function isSettled(service: ServiceProcess): Promise<boolean> {
  return withStored(service, async ({ store }) => (await store.log.counts()).pending === 0);
}

async function lookInto(people: readonly Person[], stored: Stored): Promise<readonly Finding[]> {
  const after = await Promise.all(
    people.map(async (person) => (await find(await contactIdOf(person, stored), 'after', stored)).outcome),
  );
  return [
    equal('chats that go on afterwards', after.filter((turn) => turn !== undefined).length, people.length),
    ...(await checkAllStored(people, stored)),
  ];
}

/** Every way of filling a disk that is permitted here; the others are named and not counted. */
export async function diskFullRun(messages: number): Promise<readonly Finding[]> {
  const findings = [...(await fullRun(limitedFiles(), messages))];
  const disk = smallDisk();
  if (disk === undefined)
    return [...findings, { says: 'no file system may be mounted here: ENOSPC not tried', holds: true }];
  return [...findings, ...(await fullRun(disk, messages))];
}

export const diskFull: Fault = {
  name: 'disk-full',
  injects: 'no space for the store until 400 messages of 20 chats were refused, then space again',
  run: () => diskFullRun(400),
};
