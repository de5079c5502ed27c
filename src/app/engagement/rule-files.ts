// The files that the rules rest on, read at one moment: keys of those who sign, signed policy and words, the library of suggestions.

import { basename } from 'node:path';
import { type PolicyFiles, readPolicyFiles } from '../../content/policy/load-policy.js';
import { readTemplateFiles } from '../../content/policy/load-templates.js';
import { type FolderFiles, readFolder } from '../../content/policy/read-folder.js';
import { AppError } from '../../domain/errors.js';
import { err, ok, type Result } from '../../domain/result.js';
import { sha256Hex } from '../evidence/chain.js';

/** Where they lie. `policyDir` holds `countries/`, `words/` and `signatures.yaml`. */
export interface RuleFolders {
  readonly policyDir: string;
  readonly trustAnchorsDir: string;
  readonly contentDir: string;
}

/** What was read; the error of a part that could not be. */
export interface RuleFiles {
  readonly anchors: Result<FolderFiles, AppError>;
  readonly policy: Result<PolicyFiles, AppError>;
  readonly templates: Result<FolderFiles, AppError>;
  /** SHA-256 (hex) of all of it: another one, other files. Contents, not times, for times can be set. */
  readonly fingerprint: string;
}

/** Reads them. Never throws. */
export async function readRuleFiles({ policyDir, trustAnchorsDir, contentDir }: RuleFolders): Promise<RuleFiles> {
  const [anchors, policy, templates] = await Promise.all([
    settled(readFolder(trustAnchorsDir, basename(trustAnchorsDir))),
    settled(readPolicyFiles(policyDir)),
    settled(readTemplateFiles(contentDir)),
  ]);
  const fingerprint = sha256Hex(JSON.stringify([anchors, policy, templates], plain));
  return { anchors, policy, templates, fingerprint };
}

async function settled<T>(reading: Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await reading);
  } catch (error) {
    return err(asAppError(error));
  }
}

/** What a part's files come to, or why they come to nothing. */
export function attempt<T, U>(files: Result<T, AppError>, make: (files: T) => U): Result<U, AppError> {
  if (!files.ok) return files;
  try {
    return ok(make(files.value));
  } catch (error) {
    return err(asAppError(error));
  }
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('bad_content', 'A file that the rules rest on is broken.');
}

/** Maps as lists, errors as their sentence: JSON shows neither. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  return value instanceof AppError ? value.message : value;
}
