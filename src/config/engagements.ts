// The settings of supervised engagements: off, unless an authority turns them on.

import { isAbsolute, resolve } from 'node:path';
import type { Reader } from './reader.js';

export interface EngagementsConfig {
  /** Profiles of countries, words and their signatures. */
  readonly policyDir: string;
  /** Absolute path of the folder with the public keys of those who sign. */
  readonly trustAnchorsDir: string;
  /** Numbers and accounts of help lines that engagements must never use; kept by hand, for nothing crosses between the two. */
  readonly helpLineAccounts: readonly string[];
  /** The account by which SMS of engagements leave, never a help line's; null: none do. */
  readonly twilio: { readonly accountSid: string; readonly authToken: string; readonly apiRoot: string } | null;
}

/** Reads them. Null: engagements are off. On in any other profile than `authority` is a mistake that stops the start. */
export function readEngagements(read: Reader, profile: string, root: string, cwd: string): EngagementsConfig | null {
  const on = read.oneOf('ENGAGEMENTS', ['off', 'on'] as const, 'off') === 'on';
  const anchors = read.text('TRUST_ANCHORS');
  const policyDir = resolve(cwd, read.text('POLICY_DIR') ?? resolve(root, 'policy'));
  const helpLineAccounts =
    read.list('HELP_LINE_ACCOUNTS', /^[\w+@.-]{1,128}$/, 'numbers and accounts apart by commas') ?? [];
  if (!on) return null;
  if (profile !== 'authority') read.problem('ENGAGEMENTS=on is for PROFILE=authority only: remove it');
  if (anchors === null || !isAbsolute(anchors)) {
    read.problem('TRUST_ANCHORS must be an absolute path: the folder with the public keys of those who sign');
    return null;
  }
  return { policyDir, trustAnchorsDir: anchors, helpLineAccounts, twilio: readTwilio(read) };
}

function readTwilio(read: Reader): EngagementsConfig['twilio'] {
  const accountSid = read.text('ENGAGEMENT_TWILIO_ACCOUNT_SID');
  const authToken = read.text('ENGAGEMENT_TWILIO_AUTH_TOKEN');
  const apiRoot = read.url('ENGAGEMENT_TWILIO_API_ROOT', true) ?? 'https://api.twilio.com';
  if (accountSid !== null && authToken !== null) return { accountSid, authToken, apiRoot };
  if (accountSid !== null || authToken !== null)
    read.problem('ENGAGEMENT_TWILIO_ACCOUNT_SID and ENGAGEMENT_TWILIO_AUTH_TOKEN go together: set both or none');
  return null;
}
