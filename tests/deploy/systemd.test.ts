// The units: an own user, nothing writable but the service's folders, settings that there are.

import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AS_DEPLOYED } from '../helpers/service.js';
import { isSetting, ROOT, read, runIfThere, SECRET } from './files.js';

const FOLDER = 'deploy/systemd';
const UNITS = readdirSync(join(ROOT, FOLDER)).filter((name) => /\.(service|timer)$/.test(name));
const SERVICES = UNITS.filter((name) => name.endsWith('.service'));
/** How exposed `systemd-analyze security` may find a unit, of 10. What is left is the network that the service is for. */
const MOST_EXPOSED = 1.5;

type Unit = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Reads a unit as strictly as it can be written: sections, `Name=value`, comments. Throws at any other line. */
function parseUnit(text: string): Unit {
  const unit: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[(Unit|Service|Timer|Install)\]$/.exec(line)?.[1];
    const [, name, value] = /^([A-Z][A-Za-z]+)=(\S.*|)$/.exec(line) ?? [];
    if (header !== undefined) section = unit[header] ??= {};
    else if (section !== undefined && name !== undefined && value !== undefined)
      section[name] = [...(section[name] ?? []), value];
    else throw new Error(`line ${index + 1} is no setting of a unit: ${line}`);
  }
  return unit;
}

const parsed = (name: string): Unit => parseUnit(read(join(FOLDER, name)));

describe('the units of systemd', () => {
  it('reads strictly', () => {
    expect(() => parseUnit('[Service]\nUser safe-passage')).toThrow('line 2');
    expect(() => parseUnit('User=x')).toThrow('line 1');
    expect(() => parseUnit('[Servise]')).toThrow('line 1');
  });

  it.each(SERVICES)('%s runs as a user of its own who cannot become more', (name) => {
    expect(parsed(name).Service).toMatchObject({
      User: ['safe-passage'],
      NoNewPrivileges: ['yes'],
      CapabilityBoundingSet: [''],
      RestrictSUIDSGID: ['yes'],
      PrivateUsers: ['yes'],
    });
  });

  it.each(SERVICES)('%s can write into its own folders only, which nobody else can read', (name) => {
    const { Service = {} } = parsed(name);
    expect(Service).toMatchObject({
      ProtectSystem: ['strict'],
      ProtectHome: ['yes'],
      PrivateTmp: ['yes'],
      StateDirectoryMode: ['0700'],
      UMask: ['0077'],
    });
    expect(Service.ReadWritePaths).toBeUndefined();
    expect(Service.StateDirectory?.[0]).toMatch(/^safe-passage safe-passage-keys( safe-passage-backups)?$/);
  });

  it.each(SERVICES)('%s takes settings that there are, and secrets from the file of settings only', (name) => {
    const { Service = {} } = parsed(name);
    expect(Service.EnvironmentFile).toEqual(['/etc/safe-passage/env']);
    for (const pair of Service.Environment ?? []) {
      const setting = pair.split('=')[0] ?? '';
      expect({ setting, known: isSetting(setting), secret: SECRET.test(setting) }).toEqual({
        setting,
        known: true,
        secret: false,
      });
    }
    for (const [, setting = ''] of read(join(FOLDER, 'env.example')).matchAll(/^#?([A-Z][A-Z_]+)=/gm))
      expect({ setting, known: isSetting(setting) }).toEqual({ setting, known: true });
  });

  it.each(SERVICES)('%s starts a command that there is', (name) => {
    const start = parsed(name).Service?.ExecStart?.[0] ?? '';
    const words = /safe-passage\.mjs ([a-z]+)( [a-z]+)?/.exec(start);
    const commands = read('src/cli/commands.ts');
    expect(commands).toContain(`./commands/${words?.[1] === 'keys' ? 'keys-rotate' : words?.[1]}.js`);
  });

  it('gives node the same arguments as npm start', () => {
    const start = `node ${AS_DEPLOYED.join(' ')} bin/safe-passage.mjs serve`;
    expect(parsed('safe-passage.service').Service?.ExecStart?.[0]).toContain(start);
    expect(read('package.json')).toContain(start);
  });

  it('ends no earlier than the service needs to finish requests in progress', () => {
    expect(Number(parsed('safe-passage.service').Service?.TimeoutStopSec?.[0])).toBeGreaterThan(25);
    expect(parsed('safe-passage.service').Service?.Restart).toEqual(['always']);
  });

  it('makes up leeway for a machine that slept, and each timer has its service', () => {
    const timers = UNITS.filter((name) => name.endsWith('.timer'));
    expect(timers).toHaveLength(2);
    for (const timer of timers) {
      expect(parsed(timer).Timer?.Persistent).toEqual(['yes']);
      expect(SERVICES).toContain(timer.replace('.timer', '.service'));
    }
  });

  it.each(UNITS)('%s is taken by systemd, where it is on PATH', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'units-'));
    // Verify follows to the binaries, and Node may lie elsewhere on this machine.
    for (const unit of UNITS)
      await writeFile(join(folder, unit), read(join(FOLDER, unit)).replaceAll('/usr/bin/node', process.execPath));
    expect(runIfThere('systemd-analyze', ['verify', '--man=no', join(folder, name)]) ?? '').toBe('');
    await rm(folder, { recursive: true });
  });

  it.each(SERVICES)('%s is little exposed in the eyes of systemd, where it is on PATH', (name) => {
    const said = runIfThere('systemd-analyze', ['security', '--offline=true', join(ROOT, FOLDER, name)]);
    if (said === undefined) return;
    const level = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(said)?.[1]);
    expect(level).toBeLessThanOrEqual(MOST_EXPOSED);
  });
});
