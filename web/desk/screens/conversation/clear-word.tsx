// Whoever writes has not given the code word: staff decide whether it is the person, with a reason.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icon.js';
import { ReasonField } from '../../parts/reason-field.js';
import type { OpenConversation } from './store.js';

/** The button and its dialog. */
export function ClearWord({ open }: { open: OpenConversation }) {
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const go = async (): Promise<void> => {
    await open.clearWord(reason.trim());
    setAsks(false);
  };
  return (
    <>
      <button class="btn" type="button" aria-busy={open.busy.value === 'act'} onClick={() => setAsks(true)}>
        <Icon name="lock" />
        {t('word.clear')}
      </button>
      {asks ? (
        <Dialog
          title={t('word.clear.title')}
          act={t('word.clear')}
          notYet={reason.trim() === '' ? t('reason.first') : null}
          onDo={go}
          onClose={() => setAsks(false)}
        >
          <p>{t('word.clear.text')}</p>
          <ReasonField id="clear-word-reason" value={reason} onInput={setReason} />
        </Dialog>
      ) : null}
    </>
  );
}
