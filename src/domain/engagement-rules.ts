// The rules of supervised engagements by name, and what a check of one says. docs/engagement-rules.md tells each in words.

/** Every rule that a check can name, with its number in docs/engagement-rules.md; 0: the preamble. */
export const ENGAGEMENT_RULES = {
  deployment: 0,
  policy: 0,
  language: 0,
  signed: 1,
  live: 1,
  scope: 1,
  stopped: 2,
  numbered: 2,
  renewal: 2,
  separation: 3,
  role: 3,
  training: 4,
  second_token: 5,
  suspicion: 6,
  first_mention: 7,
  renewed_offer: 8,
  content: 9,
  score: 10,
  graver_offence: 11,
  persona: 12,
  safeguarding: 13,
  sexual: 14,
  media: 14,
  privileged: 15,
  targeting: 15,
  approval: 16,
  load: 17,
  reading_time: 17,
  records: 18,
  deterrence: 19,
  persona_log: 20,
  channel: 24,
} as const;
export type EngagementRule = keyof typeof ENGAGEMENT_RULES;

/**
 * What one rule says. `why` is a stable code (`ok` when it passes), which screens put into words; it never holds text of a person.
 * `article` names the article of the authorisation that allows the act, where one does.
 */
export interface Verdict {
  readonly rule: EngagementRule;
  readonly ok: boolean;
  readonly why: string;
  readonly article: string | null;
}

/** The rule holds. */
export function passes(rule: EngagementRule, article: string | null = null): Verdict {
  return { rule, ok: true, why: 'ok', article };
}

/** The rule refuses, for this reason. */
export function refuses(rule: EngagementRule, why: string): Verdict {
  return { rule, ok: false, why, article: null };
}

/** The first reason that holds refuses; none: the rule passes. Reasons are told in the order given. */
export function verdict(rule: EngagementRule, reasons: readonly (readonly [boolean, string])[]): Verdict {
  const found = reasons.find(([holds]) => holds);
  return found === undefined ? passes(rule) : refuses(rule, found[1]);
}
