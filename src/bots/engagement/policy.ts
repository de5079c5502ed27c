// Whether the law of every country that a thread touches is known, signed, and allows the act.

import type { Act, Authorisation } from '../../domain/authorisation.js';
import type { CountryPolicy, PolicySet } from '../../domain/country-policy.js';
import { passes, refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import type { TextSigns } from '../../domain/text-signs.js';
import { lengthInDays } from './authorisation.js';

/** People who must have signed a profile or a word list. */
export const POLICY_SIGNERS = 2;

/** The profiles of these countries; one that is unknown, unsigned or in conflict leaves a refusal in its place. */
export function policiesFor(
  set: PolicySet,
  countries: readonly string[],
): { readonly policies: readonly CountryPolicy[]; readonly verdict: Verdict } {
  if (set.unreadable?.has('policy')) return { policies: [], verdict: refuses('policy', 'unreadable') };
  if (countries.length === 0) return { policies: [], verdict: refuses('policy', 'jurisdiction_unknown') };
  const policies = countries.flatMap((country) => set.countries.get(country) ?? []);
  const unsigned = policies.some(({ signedBy }) => new Set(signedBy).size < POLICY_SIGNERS);
  return {
    policies,
    verdict: verdict('policy', [
      [countries.some((country) => set.conflicting.has(country)), 'conflicting'],
      [policies.length < countries.length, 'jurisdiction_unknown'],
      [unsigned, 'unsigned'],
      [policies.some(({ standing }) => standing === 'unknown'), 'law_unknown'],
      [policies.some(({ standing }) => standing === 'forbidden'), 'forbidden'],
    ]),
  };
}

/**
 * Whether the article that the authorisation cites for the act is a basis of at least one touched country, allows the act there, and the
 * authorisation runs no longer than it may. Every other country must have a basis for the act too: one that has none is in conflict.
 */
export function actHasBasis(policies: readonly CountryPolicy[], authorisation: Authorisation, act: Act): Verdict {
  const article = authorisation.permitted.find((one) => one.act === act)?.article;
  const cited = policies.flatMap(({ bases }) => bases).filter((basis) => basis.article === article);
  const fitting = cited.filter(({ acts }) => acts.includes(act));
  const short = fitting.filter(({ maxDays }) => maxDays === null || lengthInDays(authorisation) <= maxDays);
  return verdict('policy', [
    [cited.length === 0, 'article_not_in_policy'],
    [fitting.length === 0, 'act_not_under_article'],
    [short.length === 0, 'too_long'],
    [policies.some(({ bases }) => !bases.some(({ acts }) => acts.includes(act))), 'conflicting'],
  ]);
}

/** A text is judged only in languages whose words two people signed; unsure or unread blocks, and so does a hidden character. */
export function languageIsSure(set: PolicySet, signs: TextSigns): Verdict {
  const languages = signs.languages.length > 0 ? signs.languages : [signs.lang];
  return verdict('language', [
    [set.unreadable?.has('words') ?? false, 'words_unreadable'],
    [!signs.read, 'not_read'],
    [signs.obfuscated, 'hidden_characters'],
    [signs.lang === 'und', 'unsure'],
    [languages.some((lang) => !set.languages.has(lang)), 'unsupported'],
  ]);
}

/** Engagements exist only where a deployment of an authority turned them on, over a store of that realm. */
export function deploymentAllows(deployment: { readonly profile: string; readonly on: boolean }): Verdict {
  if (deployment.profile !== 'authority') return refuses('deployment', 'not_an_authority');
  return deployment.on ? passes('deployment') : refuses('deployment', 'off');
}
