// Where the rules ask why somebody opens a conversation, they say it before anything is shown.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { Dialog } from '../../parts/dialog.js';

const REASONS = ['reason.claimed', 'reason.second', 'reason.supervision'] as const;

/** The dialog; the words chosen stand in the audit log. */
export function AskReason({ onOpen, onCancel }: { onOpen: (reason: string) => void; onCancel: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const reason = chosen === 'other' ? words.trim() : (chosen ?? '');
  const choice = (value: string, name: string) => (
    <label key={value} class="tick">
      <input type="radio" name="why-open" checked={chosen === value} onChange={() => setChosen(value)} />
      {name}
    </label>
  );
  return (
    <Dialog
      title={t('reason.title')}
      act={t('act.open')}
      notYet={reason === '' ? t('reason.first') : null}
      onDo={() => onOpen(reason)}
      onClose={onCancel}
    >
      <p>{t('reason.text')}</p>
      <div class="stack stack--tight" role="radiogroup" aria-label={t('reason.title')}>
        {REASONS.map((key) => choice(t(key), t(key)))}
        {choice('other', t('reason.other'))}
      </div>
      {chosen === 'other' ? (
        <div class="field">
          <label for="why-words">{t('reason.words')}</label>
          <textarea
            class="input"
            id="why-words"
            rows={2}
            maxLength={500}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
