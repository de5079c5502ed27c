// What the rules rest on, made of its files as they are: whose key is good, what law and words are signed, how a text is read.
// A part that cannot be used counts as nothing, which blocks; the one before it does not go on counting.

import { basename } from 'node:path';
import type { VerifySignature } from '../../bots/engagement/ports.js';
import { engagementWordsOf } from '../../classifiers/engagement-words/load-words.js';
import type { EngagementWords } from '../../classifiers/engagement-words/types.js';
import { policySetOf } from '../../content/policy/load-policy.js';
import { type LoadedTemplates, libraryOf } from '../../content/policy/load-templates.js';
import { signatureChecker, type TrustAnchors, trustAnchorsOf } from '../../content/policy/trust-anchors.js';
import type { Instant } from '../../domain/clock.js';
import type { PolicySet } from '../../domain/country-policy.js';
import type { AppError } from '../../domain/errors.js';
import type { Result } from '../../domain/result.js';
import { NO_SIGNS, type ReadSigns, type TextSigns } from '../../domain/text-signs.js';
import { type ReadInbound, UNREAD } from './read-inbound.js';
import { attempt, type RuleFiles, type RuleFolders } from './rule-files.js';

/** The parts, as logs and health name them. */
export type BasisPart = 'anchors' | 'policy' | 'words' | 'templates';

/** How texts are read by the words: drafts at once, messages of a subject's with the second reader. */
export interface WordReaders {
  readonly readSigns: ReadSigns;
  readonly readInbound: ReadInbound;
}

/** All of it at one moment. Nothing in it is ever changed: it is replaced as a whole. */
export interface Basis extends WordReaders {
  readonly verify: VerifySignature;
  readonly policies: PolicySet;
  readonly templates: LoadedTemplates;
  /** Ids of the keys that are known. */
  readonly keys: readonly string[];
  /** Why parts cannot be used. */
  readonly broken: readonly (readonly [BasisPart, AppError])[];
  readonly fingerprint: string;
  readonly builtAt: Instant;
  /** When a key begins or ends next, so that a signature's worth may be another one. */
  readonly goodUntil: Instant;
}

/** How words become readers of texts; built anew only where words changed, for it takes a tenth of a second. */
export type MakeReaders = (words: EngagementWords) => WordReaders;

const NO_TEMPLATES: LoadedTemplates = { library: new Map(), version: 'none' };
const NO_KEYS: VerifySignature = () => ({ ok: false, why: 'keys_unreadable' });

/** Builds it. `before`: what stood so far, whose reader serves on where words did not change. */
export function basisMaker(
  { trustAnchorsDir }: Pick<RuleFolders, 'trustAnchorsDir'>,
  makeReaders: MakeReaders,
): (files: RuleFiles, now: Instant, before: Basis | null) => Basis {
  let readBy: { readonly words: string; readonly readers: WordReaders } | null = null;
  const readersOf = (words: ReadonlyMap<string, string>): WordReaders => {
    const written = JSON.stringify([...words]);
    if (readBy?.words !== written)
      readBy = { words: written, readers: makeReaders(engagementWordsOf('policy/words', words)) };
    return readBy.readers;
  };
  return (files, now, before) => {
    const anchors = attempt(files.anchors, (folder) => trustAnchorsOf(basename(trustAnchorsDir), folder));
    const verify = anchors.ok ? signatureChecker(anchors.value) : NO_KEYS;
    const policy = attempt(files.policy, (folder) => policySetOf(folder, verify, now));
    const readers = attempt(files.policy, ({ words }) => readersOf(words));
    const templates = attempt(files.templates, libraryOf);
    const keys = anchors.ok ? anchors.value : new Map();
    return {
      verify,
      policies: policiesOf(policy, !anchors.ok, !readers.ok),
      ...(readers.ok ? readers.value : withoutMentions(before)),
      templates: templates.ok ? templates.value : NO_TEMPLATES,
      keys: [...keys.keys()],
      broken: brokenOf({ anchors, policy, words: readers, templates }),
      fingerprint: files.fingerprint,
      builtAt: now,
      goodUntil: nextTurn(keys, now),
    };
  };
}

/** Without keys nobody knows who signed, and without words nobody can judge: then there is no policy, and no language. */
function policiesOf(policy: Result<PolicySet, AppError>, noKeys: boolean, noWords: boolean): PolicySet {
  const unreadable = new Set<'policy' | 'words'>();
  if (!policy.ok || noKeys) unreadable.add('policy');
  if (noWords || noKeys) unreadable.add('words');
  const none: PolicySet = { countries: new Map(), conflicting: new Set(), languages: new Map() };
  const set = policy.ok && !noKeys ? policy.value : none;
  return unreadable.size === 0 ? set : { ...set, ...(noWords && { languages: new Map() }), unreadable };
}

/**
 * While words are broken nothing leaves, but a child or a victim must still be seen in what comes in: the readers of before look on. What
 * they find opens no topic.
 */
function withoutMentions(before: WordReaders | null): WordReaders {
  const without = (signs: TextSigns): TextSigns => ({ ...signs, mentions: [] });
  if (before === null) return { readSigns: () => NO_SIGNS, readInbound: async () => UNREAD };
  const { readSigns, readInbound } = before;
  return {
    readSigns: (text, hint) => without(readSigns(text, hint)),
    async readInbound(text, hint) {
      const read = await readInbound(text, hint);
      return { ...read, signs: without(read.signs) };
    },
  };
}

function brokenOf(parts: Readonly<Record<BasisPart, Result<unknown, AppError>>>): Basis['broken'] {
  return Object.entries(parts).flatMap(([part, result]) =>
    result.ok ? [] : [[part as BasisPart, result.error] as const],
  );
}

function nextTurn(keys: TrustAnchors, now: Instant): Instant {
  const turns = [...keys.values()].flatMap(({ notBefore, notAfter }) => [notBefore, notAfter]);
  return Math.min(Number.POSITIVE_INFINITY, ...turns.filter((at) => at > now));
}
