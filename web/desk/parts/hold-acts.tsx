// What a supervisor may do with a legal hold: ask with a reason and an end, approve what a colleague asked for, lift it.

import { useState } from 'preact/hooks';
import { HOLD_AT_MOST_MS } from '../../../src/domain/hold.js';
import { actOnHold } from '../api/routes.js';
import type { Hold } from '../api/types.js';
import { day } from '../i18n/names.js';
import { t } from '../i18n/words.js';
import { loadHolds } from '../state/holds.js';
import { may, myId } from '../state/may.js';
import { tell } from '../state/toast.js';
import { Dialog } from './dialog.js';
import { ReasonField } from './reason-field.js';
import { problemWords } from './small.js';

type HoldAct = 'ask' | 'approve' | 'lift';

interface HoldDialogProps {
  readonly conversationId: string;
  readonly act: HoldAct;
  readonly hold: Hold | null;
  readonly onClose: () => void;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function EndField({ value, onInput }: { value: string; onInput: (day: string) => void }) {
  const now = Date.now();
  return (
    <div class="field">
      <label for="hold-until">
        {t('hold.until')} <span class="hint">{t('hold.until.hint')}</span>
      </label>
      <input
        class="input"
        id="hold-until"
        type="date"
        min={dayOf(now + 86_400_000)}
        max={dayOf(now + HOLD_AT_MOST_MS)}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

function HoldDialog({ conversationId, act, hold, onClose }: HoldDialogProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const missing =
    reason.trim() === '' ? t('reason.first') : act === 'ask' && until === '' ? t('hold.until.first') : null;
  const go = async (): Promise<void> => {
    const end = act === 'ask' ? { until: `${until}T00:00:00Z` } : {};
    const answer = await actOnHold({ conversationId, act, reason: reason.trim(), ...end });
    onClose();
    if (answer.ok) tell(t(`hold.${act}.done`));
    else tell(problemWords(answer.problem), false);
    await loadHolds();
  };
  return (
    <Dialog title={t(`hold.${act}.title`)} act={t(`hold.${act}`)} notYet={missing} onDo={go} onClose={onClose}>
      <p>{t(`hold.${act}.text`)}</p>
      {act === 'approve' && hold?.reason ? (
        <p>{t('hold.their', { name: hold.askedByName ?? t('hold.somebody'), reason: hold.reason })}</p>
      ) : null}
      <ReasonField id="hold-reason" value={reason} onInput={setReason} />
      {act === 'ask' ? <EndField value={until} onInput={setUntil} /> : null}
    </Dialog>
  );
}

function actsFor(hold: Hold | null): readonly HoldAct[] {
  if (hold === null || hold.state === 'none') return ['ask'];
  return hold.state === 'asked' && hold.askedBy !== myId() ? ['approve', 'lift'] : ['lift'];
}

/** Who asked, who approved, until when, in words. */
export function holdWords(hold: Hold): string {
  const until = hold.until === null ? '' : day(Date.parse(hold.until));
  const asked = hold.askedByName ?? t('hold.somebody');
  if (hold.state === 'held') {
    return t('hold.held', { asked, approved: hold.approvedByName ?? t('hold.somebody'), until });
  }
  return t(hold.askedBy === myId() ? 'hold.askedByYou' : 'hold.asked', { asked, until });
}

/** The buttons, and the dialog that asks for a reason. Nothing for whoever may only read. */
export function HoldActs({ conversationId, hold }: { conversationId: string; hold: Hold | null }) {
  const [act, setAct] = useState<HoldAct | null>(null);
  if (!may('hold.act')) return null;
  return (
    <p class="line">
      {actsFor(hold).map((one) => (
        <button key={one} class="btn btn--sm" type="button" onClick={() => setAct(one)}>
          {t(`hold.${one}`)}
        </button>
      ))}
      {act === null ? null : (
        <HoldDialog conversationId={conversationId} act={act} hold={hold} onClose={() => setAct(null)} />
      )}
    </p>
  );
}
