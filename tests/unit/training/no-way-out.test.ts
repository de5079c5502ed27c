// From the training range nobody can be written to: whatever an officer types, no file of it knows a way out, and its papers are refused
// wherever there is one.

import { generateKeyPairSync } from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { maySend } from '../../../src/bots/engagement/may-send.js';
import { RANGE, trainingAuthorisation } from '../../../src/bots/engagement/training/authority.js';
import type { RangeSession } from '../../../src/bots/engagement/training/session.js';
import { rangePorts, rangeSituation, written } from '../../../src/bots/engagement/training/situation.js';
import { signatureChecker } from '../../../src/content/policy/trust-anchors.js';
import type { Authorisation } from '../../../src/domain/authorisation.js';
import { authorisation, POLICIES, ports as realPorts, situation } from '../engagement/world.js';
import { BEGIN, begin, MINUTE, OFFICER, play, type Step, subject, subjects, world } from './world.js';

const TEXTS = [
  'What is it exactly?',
  'Thank you for the answer. I understand.',
  'How much for two people?',
  'I will pay double, decide now.',
  'Please call me on +44 7700 900123 tonight.',
  'De quoi s’agit-il exactement ?',
  '',
  '\u200bWhat\u202e is it?',
];
const after = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 20_000, max: 3 * MINUTE }) },
  fc.nat({ max: 200 * MINUTE }),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), text: fc.constantFrom(...TEXTS), after }) },
    fc.record({ kind: fc.constant('send' as const), text: fc.string(), after }),
    fc.record({ kind: fc.constant('use' as const), suggestion: fc.nat({ max: 4 }), after }),
    fc.record({ kind: fc.constantFrom('freeze' as const, 'acknowledge' as const, 'wait' as const), after }),
    fc.record({ kind: fc.constant('close' as const), after }),
  ),
  { maxLength: 8 },
);
const talks = fc.record({
  id: fc.constantFrom(...subjects.keys()),
  language: fc.constantFrom('en', 'fr', 'es', 'ar'),
  seed: fc.nat({ max: 999 }),
  steps,
});

/** Whether at this place of the log sending had been stopped: frozen by the readers or by hand, or ended. */
function stoppedBefore({ log }: RangeSession, at: number): boolean {
  return log
    .slice(0, at)
    .some((one) => one.kind === 'froze' || one.kind === 'closed' || (one.kind === 'theirs' && one.froze !== null));
}

describe('whatever an officer does', () => {
  it('opens no connection, and lets a text "leave" only when every rule says yes and nothing is stopped', () => {
    const ways = [
      jest.spyOn(net.Socket.prototype, 'connect'),
      jest.spyOn(dgram, 'createSocket'),
      jest.spyOn(dns, 'lookup'),
      jest.spyOn(globalThis, 'fetch'),
    ];
    let left = 0;
    fc.assert(
      fc.property(talks, (talk) => {
        const session = play(begin(talk.id, talk.language, talk.seed), talk.steps);
        session.log.forEach((one, at) => {
          if (one.kind !== 'ours' || one.sentAt === null) return;
          left += 1;
          expect(one.verdicts.filter(({ ok }) => !ok)).toEqual([]);
          expect(stoppedBefore(session, at)).toBe(false);
        });
        expect(session.thread).toMatchObject({ channel: 'relay', smsFrom: null, platform: RANGE });
      }),
      { numRuns: 150, seed: 9 },
    );
    expect(left).toBeGreaterThan(50);
    for (const way of ways) expect(way).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });

  it('plays the same talk again by the same seed, and another by another', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        const once = play(begin(talk.id, talk.language, talk.seed), talk.steps);
        expect(play(begin(talk.id, talk.language, talk.seed), talk.steps).log).toEqual(once.log);
      }),
      { numRuns: 30, seed: 9 },
    );
    const openings = new Set([0, 1, 2, 3, 4, 5, 6, 7].map((seed) => JSON.stringify(begin('boat', 'en', seed).log)));
    expect(openings.size).toBeGreaterThan(1);
  });
});

describe('the papers of the range', () => {
  const session = begin('boat');
  const made = written(
    session,
    { text: 'What is it exactly?', author: OFFICER, script: 'Latn' },
    BEGIN + MINUTE,
    world,
  );
  const asked = rangeSituation(session, made, world);
  const refused = (verdicts: ReturnType<typeof maySend>['verdicts']) =>
    verdicts.filter(({ ok }) => !ok).map(({ rule, why }) => `${rule}: ${why}`);

  it('are refused by the keys and the policy of a real deployment', () => {
    expect(refused(maySend(asked, realPorts).verdicts)).toEqual(['signed: unknown_key']);
    expect(refused(maySend({ ...asked, policies: POLICIES }, realPorts).verdicts)).toEqual(
      expect.arrayContaining(['policy: jurisdiction_unknown', 'signed: unknown_key']),
    );
  });

  it('are refused even where somebody trusts a key of that name', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const anchor = { keyId: RANGE, person: 'range:authoriser', kinds: ['authoriser'] as const, key: publicKey };
    const verify = signatureChecker(new Map([[RANGE, { ...anchor, notBefore: 0, notAfter: BEGIN * 2 }]]));
    expect(refused(maySend(asked, { ...realPorts, verify }).verdicts)).toEqual(['signed: bad_signature']);
  });

  it('do not cover a real subject on a real platform', () => {
    const real = situation('What is it exactly?', { granted: asked.granted });
    expect(refused(maySend(real, realPorts).verdicts)).toEqual(
      expect.arrayContaining(['signed: unknown_key', 'scope: other_authorisation', 'numbered: broken_row']),
    );
  });

  it('are the only ones that the range takes: a real authorisation does not count there', () => {
    const verdicts = maySend({ ...asked, granted: authorisation() }, rangePorts(world)).verdicts;
    expect(refused(verdicts)).toContain('signed: unknown_key');
  });

  it('are a type of their own, which nothing that sends takes', () => {
    const training = trainingAuthorisation(subject('boat'), OFFICER, BEGIN, world.sha256);
    // @ts-expect-error a training authorisation is no authorisation
    const real: Authorisation = training;
    expect(real).not.toHaveProperty('signature');
  });
});

describe('the files of the range', () => {
  const ROOTS = ['src/bots/engagement/training', 'src/app/training'];
  const STARTS = [
    ...ROOTS.flatMap((dir) => readdirSync(dir).map((name) => join(dir, name))),
    'src/cli/commands/training.ts',
  ];
  const OUT = /^src\/(store|server|bots\/channels|app\/outbound)[/.]/;
  const NETWORK = /^(node:)?(net|tls|http|https|http2|dgram|dns|child_process|cluster)$/;

  it('lead to no store, no channel, no sender, no network, however far one follows their imports', () => {
    const seen = new Set<string>();
    const modules = new Set<string>();
    const waiting = [...STARTS];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(|^import) ?'([^']+)'/gm)) {
        if (!name.startsWith('.')) modules.add(name);
        else waiting.push(sourceOf(file, name));
      }
    }
    expect(seen.size).toBeGreaterThan(60);
    expect([...seen].filter((file) => OUT.test(file))).toEqual([]);
    expect([...modules].filter((name) => NETWORK.test(name))).toEqual([]);
  });

  function sourceOf(from: string, name: string): string {
    const path = resolve(dirname(from), name)
      .replace(`${resolve('.')}/`, '')
      .replace(/\.js$/, '.ts');
    if (!existsSync(path)) throw new Error(`${from} imports ${path}`);
    return path;
  }
});
