// The Kubernetes manifests: valid, restricted, reachable from where they must be and from nowhere else.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { parseAllDocuments } from 'yaml';
import { type RunningService, runningService } from '../helpers/running-service.js';
import { isSetting, ROOT, readYaml, runIfThere, SECRET } from './files.js';

const BASE = 'deploy/kubernetes/base';
const KINDS = {
  ConfigMap,
  CronJob,
  Deployment,
  Ingress,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Service,
};

interface Manifest {
  readonly kind: keyof typeof KINDS;
  readonly apiVersion: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Container {
  readonly image: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly securityContext: object;
  readonly resources: { readonly limits?: { readonly memory?: string } };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
}

interface PodSpec {
  readonly securityContext: object;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly Container[];
  readonly volumes: readonly { readonly name: string; readonly secret?: object }[];
}

const KUSTOMIZATION = readYaml(join(BASE, 'kustomization.yaml'))[0] as { readonly resources: readonly string[] };
const MANIFESTS = KUSTOMIZATION.resources.flatMap((path) => readYaml(join(BASE, path)) as Manifest[]);
const NAMED = MANIFESTS.map((one) => [`${one.kind} ${one.metadata.name}`, one] as const);

/** The pods that manifests ask for. */
const PODS = MANIFESTS.flatMap((one): readonly (readonly [string, PodSpec])[] => {
  const found = one as never as {
    spec: { template?: { spec: PodSpec }; jobTemplate?: { spec: { template: { spec: PodSpec } } } };
  };
  const pod = found.spec?.template?.spec ?? found.spec?.jobTemplate?.spec.template.spec;
  return pod === undefined ? [] : [[`${one.kind} ${one.metadata.name}`, pod]];
});

function the<T>(kind: Manifest['kind'], name: string): T {
  return MANIFESTS.find((one) => one.kind === kind && one.metadata.name === name) as never as T;
}

function validate(manifest: Manifest): void {
  const kind = KINDS[manifest.kind];
  expect(kind).toBeDefined();
  const { apiVersion, kind: _kind, ...rest } = manifest;
  const made = new kind(rest as never);
  expect(made.apiVersion).toBe(apiVersion);
  made.validate();
}

describe('the Kubernetes manifests', () => {
  it('are all named by the kustomization', () => {
    const files = readdirSync(join(ROOT, BASE)).filter((name) => name !== 'kustomization.yaml');
    expect([...KUSTOMIZATION.resources].sort()).toEqual(files.sort());
  });

  it.each(NAMED)('%s keeps to the schema of Kubernetes', (_, manifest) => validate(manifest));

  it('are not found right by a schema that finds everything right', () => {
    const wrong = { ...the<Manifest>('Deployment', 'safe-passage'), spec: { replicas: 'one' } };
    expect(() => validate(wrong)).toThrow('replicas');
  });

  it.each(PODS)('%s runs unprivileged, with a read-only root and a bound to its memory', (_, pod) => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of pod.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources.limits?.memory).toMatch(/^\d+[MG]i$/);
      const volumes = pod.volumes.map(({ name }) => name);
      for (const { name } of container.volumeMounts) expect(volumes).toContain(name);
      expect(volumes).toHaveLength(container.volumeMounts.length);
    }
  });

  it('enforces the restricted standard on the whole namespace', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    expect(the('Namespace', 'safe-passage')).toMatchObject({ metadata: { labels } });
  });

  it.each(
    MANIFESTS.filter(({ kind }) => kind === 'ConfigMap').map((one) => [one.metadata.name, one.data ?? {}] as const),
  )('sets in %s settings that there are, and secrets as files only', (_, data) => {
    expect(Object.keys(data).length).toBeGreaterThan(4);
    for (const [name, value] of Object.entries(data)) {
      expect({ name, setting: isSetting(name) }).toEqual({ name, setting: true });
      if (SECRET.test(name))
        expect({ name, value }).toEqual({
          name: expect.stringMatching(/_FILE$/),
          value: expect.stringMatching(/^\/secrets\//),
        });
    }
  });

  it('lets one process at a time have the embedded store', () => {
    expect(the('Deployment', 'safe-passage')).toMatchObject({ spec: { replicas: 1, strategy: { type: 'Recreate' } } });
  });

  it('gives requests in progress the time they need at the end', () => {
    const pod = PODS.find(([name]) => name.startsWith('Deployment'))?.[1];
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(25 + 5);
  });

  it('lets in the ingress to both ports and monitoring to the desk, and lets out what is needed', () => {
    const { spec } = the<{
      spec: { ingress: object[]; egress: { ports: { port: number }[] }[]; policyTypes: string[] };
    }>('NetworkPolicy', 'safe-passage');
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.ingress).toHaveLength(2);
    expect(spec.egress.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([53, 53, 443, 465, 587]);
  });

  it('shows /metrics to nobody outside: the desk is reached at the addresses it is made of', () => {
    const { spec } = the<{ spec: { rules: { http: { paths: { path: string; pathType: string }[] } }[] } }>(
      'Ingress',
      'desk',
    );
    const paths = spec.rules.flatMap(({ http }) => http.paths.map(({ path, pathType }) => [path, pathType]));
    expect(paths).toEqual([
      ['/desk', 'Prefix'],
      ['/api/v1', 'Prefix'],
      ['/', 'Exact'],
    ]);
  });

  describe('probe', () => {
    let running: RunningService;
    beforeAll(async () => {
      running = await runningService();
    });
    afterAll(() => running.end());

    it('addresses that the service answers, on the port it answers them', async () => {
      const container = PODS.find(([name]) => name.startsWith('Deployment'))?.[1].containers[0];
      expect(container?.ports).toEqual([
        { name: 'public', containerPort: 8080 },
        { name: 'desk', containerPort: 8081 },
      ]);
      for (const probe of [container?.startupProbe, container?.livenessProbe, container?.readinessProbe]) {
        expect(probe?.httpGet.port).toBe('public');
        expect((await fetch(`${running.chat}${probe?.httpGet.path}`)).status).toBe(200);
      }
      // Alive must not depend on the store: a store that is away is no reason to kill the process.
      expect(container?.livenessProbe.httpGet.path).toBe('/healthz');
      expect(container?.readinessProbe.httpGet.path).toBe('/readyz');
    });
  });

  it.each(['base', 'mongodb'])('make a whole in %s that Kubernetes takes, where kubectl is on PATH', (overlay) => {
    const made = runIfThere('kubectl', ['kustomize', `deploy/kubernetes/${overlay}`]);
    if (made === undefined) return;
    const whole = parseAllDocuments(made).map((document) => document.toJS() as Manifest);
    for (const manifest of whole) validate(manifest);
    expect(whole.length).toBeGreaterThan(8);
    const claims = whole.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ metadata: { name } }) => name);
    expect(claims.sort()).toEqual(overlay === 'base' ? ['backups', 'data', 'keys'] : ['backups', 'keys']);
    expect(made.includes('\n  replicas: 2\n')).toBe(overlay === 'mongodb');
    // A label of ours on the peers of the network policy would shut the cluster's names out.
    expect(made).toMatch(/podSelector:\n\s+matchLabels:\n\s+k8s-app: kube-dns\n/);
  });
});
