// What was said no to: the rules that refused, each in words; or who was first.

import type { Problem } from '../../api/client.js';
import { w } from '../../i18n/engagement-words.js';
import { Notice } from '../../parts/small.js';
import { refusalWords, refusedRules, ruleName, whyWords } from './say.js';

/** The notice; nothing that was typed is gone. */
export function RefusedNotice({ problem, conflict = null }: { problem: Problem; conflict?: string | null }) {
  if (conflict !== null) {
    return (
      <Notice tone="info" icon="info" title={conflict} speaks="alert">
        <p>{w('conflict.text')}</p>
      </Notice>
    );
  }
  const rules = refusedRules(problem);
  if (rules.length === 0) {
    return <Notice tone="danger" icon="stop" title={refusalWords(problem)} speaks="alert" />;
  }
  return (
    <Notice tone="danger" icon="stop" title={w('refused.title', { n: rules.length })} speaks="alert">
      <ul>
        {rules.map(({ rule, why }) => (
          <li key={`${rule}:${why}`}>
            <b>{ruleName(rule)}</b>: {whyWords(rule, why)}
          </li>
        ))}
      </ul>
      <p>{w('refused.kept')}</p>
    </Notice>
  );
}
