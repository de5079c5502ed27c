// What a rule says, as answers hold it.

import { ENGAGEMENT_RULES, type Verdict } from '../../../../domain/engagement-rules.js';
import type { VerdictView } from '../../schemas/engagements/common.js';

/** With the rule's number in docs/engagement-rules.md. */
export function verdictView({ rule, ok, why, article }: Verdict): VerdictView {
  return { rule, number: ENGAGEMENT_RULES[rule], ok, why, article };
}
