// Closing a help request with how it ended, and passing it to a colleague.

import { useEffect, useState } from 'preact/hooks';
import { HELP_OUTCOMES } from '../../../../src/domain/help-request.js';
import type { Problem } from '../../api/client.js';
import { closeHelp, passOn } from '../../api/routes.js';
import type { HelpOutcome, QueueRow } from '../../api/types.js';
import { languageName, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Dialog } from '../../parts/dialog.js';
import { ReasonField } from '../../parts/reason-field.js';
import { myId } from '../../state/may.js';
import { loadRoster, roster } from '../../state/roster.js';

interface HelpDialogProps {
  readonly row: QueueRow;
  readonly onDone: (words: string) => void;
  readonly onFailed: (problem: Problem) => void;
  readonly onClose: () => void;
}

function NoteField(field: { id: string; value: string; onInput: (text: string) => void }) {
  const label = (
    <>
      {t('help.note')} <span class="hint">{t('help.note.hint')}</span>
    </>
  );
  return <ReasonField {...field} label={label} />;
}

/** How it ended. */
export function CloseDialog({ row, onDone, onFailed, onClose }: HelpDialogProps) {
  const [outcome, setOutcome] = useState<HelpOutcome | null>(null);
  const [note, setNote] = useState('');
  const go = async (): Promise<void> => {
    if (outcome === null) return;
    const answer = await closeHelp(row, outcome, note.trim());
    if (answer.ok) onDone(t('help.closed'));
    else onFailed(answer.problem);
  };
  return (
    <Dialog
      title={t('help.close.title')}
      act={t('help.close.act')}
      notYet={outcome === null ? t('help.close.choose') : null}
      onDo={go}
      onClose={onClose}
    >
      <fieldset class="reasonset">
        <legend>{t('help.close.outcome')}</legend>
        {HELP_OUTCOMES.map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
            {t(`outcome.${one}`)}
          </label>
        ))}
      </fieldset>
      <NoteField id="close-note" value={note} onInput={setNote} />
    </Dialog>
  );
}

/** To whom, those on duty first. */
export function PassOnDialog({ row, onDone, onFailed, onClose }: HelpDialogProps) {
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  useEffect(() => void loadRoster(), []);
  const others = (roster.value?.items ?? []).filter((duty) => duty.staffId !== myId());
  const go = async (): Promise<void> => {
    if (to === '') return;
    const answer = await passOn(row, to, note.trim());
    if (answer.ok) onDone(t('help.passed', { name: others.find((duty) => duty.staffId === to)?.name ?? '' }));
    else onFailed(answer.problem);
  };
  return (
    <Dialog
      title={t('help.pass.title')}
      act={t('help.pass.act')}
      notYet={to === '' ? t('help.pass.choose') : null}
      onDo={go}
      onClose={onClose}
    >
      <div class="field">
        <label for="pass-to">{t('help.pass.to')}</label>
        <select class="input" id="pass-to" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          <option value="">{t('help.pass.nobody')}</option>
          {others.map((duty) => (
            <option key={duty.staffId} value={duty.staffId}>
              {duty.name} · {duty.onDuty ? t('duty.on') : t('duty.off')}
              {duty.languages.length === 0 ? '' : ` · ${list(duty.languages.map(languageName), 'unit')}`}
            </option>
          ))}
        </select>
      </div>
      <NoteField id="pass-note" value={note} onInput={setNote} />
    </Dialog>
  );
}
