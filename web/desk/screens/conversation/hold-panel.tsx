// The legal hold of a conversation, for supervisors: whether it may be erased.

import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { HoldActs, holdWords } from '../../parts/hold-acts.js';
import { problemWords } from '../../parts/small.js';
import { holds, holdsProblem, loadHolds } from '../../state/holds.js';
import { may } from '../../state/may.js';

/** The panel; nothing for those who may not see holds. */
export function HoldPanel({ conversationId }: { conversationId: string }) {
  const sees = may('holds.list');
  useEffect(() => {
    if (sees) void loadHolds();
  }, [sees, conversationId]);
  if (!sees) return null;
  const known = holds.value;
  const hold = known?.find((one) => one.conversationId === conversationId) ?? null;
  const problem = holdsProblem.value;
  return (
    <section class="panel" aria-labelledby="hold-title">
      <div class="panel__h">
        <h2 id="hold-title">{t('hold.title')}</h2>
      </div>
      {known === null && problem !== null ? <p>{problemWords(problem)}</p> : null}
      {known === null ? null : (
        <>
          <p>{hold === null ? t('hold.none') : holdWords(hold)}</p>
          {hold?.reason ? <p class="hint">{t('hold.reason', { reason: hold.reason })}</p> : null}
          <HoldActs conversationId={conversationId} hold={hold} />
        </>
      )}
    </section>
  );
}
