// Rules in words: a title, a reason, a verdict word. What refuses comes first.

import type { Draft, Verdict } from '../../api/engagement-types.js';
import { type EngagementKey, w } from '../../i18n/engagement-words.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { ruleName, scoreReasons, whyWords } from './say.js';

/** `wait`: nothing is wrong, a person has to do something first. */
type Kind = 'block' | 'wait' | 'look' | 'pass';

const SHOWN: Readonly<Record<Kind, { readonly icon: IconName; readonly word: EngagementKey }>> = {
  block: { icon: 'stop', word: 'verdict.block' },
  wait: { icon: 'clock', word: 'verdict.wait' },
  look: { icon: 'warn', word: 'verdict.look' },
  pass: { icon: 'check', word: 'verdict.pass' },
};
const ORDER: readonly Kind[] = ['block', 'wait', 'look', 'pass'];

/** Nobody approved yet: that is no fault of the text. */
function isNotApprovedYet({ rule, why }: Verdict): boolean {
  return (rule === 'approval' || rule === 'reading_time') && why === 'not_approved';
}

function kindOf(verdict: Verdict, scored: Draft['scored'] | undefined): Kind {
  if (isNotApprovedYet(verdict)) return 'wait';
  if (!verdict.ok) return verdict.why === 'active_needs_sign_off' ? 'wait' : 'block';
  return verdict.rule === 'score' && scored !== undefined && scored.score !== 'passive' ? 'look' : 'pass';
}

/** Whether a rule forbids the text whoever approves it. */
export function isBlocked(draft: Pick<Draft, 'verdicts' | 'scored'>): boolean {
  return draft.verdicts.some((one) => kindOf(one, draft.scored) === 'block');
}

function reasonOf(verdict: Verdict, scored: Draft['scored'] | undefined): string {
  if (verdict.rule === 'score' && scored !== undefined) {
    const words = w(`score.${scored.score}`, { why: scoreReasons(scored) });
    return verdict.ok ? words : `${words} ${whyWords(verdict.rule, verdict.why)}`;
  }
  if (!verdict.ok) return whyWords(verdict.rule, verdict.why);
  return verdict.article === null ? '' : w('verdict.article', { article: verdict.article });
}

function Rule({ verdict, scored }: { verdict: Verdict; scored: Draft['scored'] | undefined }) {
  const kind = kindOf(verdict, scored);
  const { icon, word } = SHOWN[kind];
  const reason = reasonOf(verdict, scored);
  return (
    <li class={`rule rule--${kind}`}>
      <Icon name={icon} />
      <div>
        <b>{ruleName(verdict.rule)}</b>
        {verdict.number === 0 ? null : <span class="rule__no"> {w('rule.number', { n: verdict.number })}</span>}
        {reason === '' ? null : (
          <>
            <br />
            <span>{reason}</span>
          </>
        )}
      </div>
      <strong class="rule__v">{w(word)}</strong>
    </li>
  );
}

interface RulesProps {
  readonly verdicts: readonly Verdict[];
  readonly scored?: Draft['scored'];
}

/** Reading time waits for the same yes as approval does: told once. */
function toldOf(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter((one) => one.rule !== 'reading_time' || !isNotApprovedYet(one));
}

/** How many of each, in words. */
export function rulesCount({ verdicts, scored }: RulesProps): string {
  const n = (kind: Kind): number => toldOf(verdicts).filter((one) => kindOf(one, scored) === kind).length;
  return w('rules.count', { block: n('block'), wait: n('wait'), look: n('look'), pass: n('pass') });
}

/** All of them. Those that pass are folded away where another one does not. */
export function Rules({ verdicts, scored }: RulesProps) {
  const of = (kind: Kind) => toldOf(verdicts).filter((one) => kindOf(one, scored) === kind);
  const passing = of('pass');
  const first = ORDER.filter((kind) => kind !== 'pass').flatMap(of);
  const list = (some: readonly Verdict[]) => (
    <ul class="rules">
      {some.map((one, at) => (
        <Rule key={`${one.rule}:${at}`} verdict={one} scored={scored} />
      ))}
    </ul>
  );
  if (passing.length === 0) return list(first);
  return (
    <>
      {first.length === 0 ? null : list(first)}
      <details class="rules__more">
        <summary>{w('rules.passing', { n: passing.length })}</summary>
        {list(passing)}
      </details>
    </>
  );
}
