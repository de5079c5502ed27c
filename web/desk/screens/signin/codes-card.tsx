// Recovery codes, shown once.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { Steps } from './setup-card.js';

/** The codes; the desk opens after somebody says that they are kept. */
export function CodesCard({ codes, onOpen }: { codes: readonly string[]; onOpen: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <section class="gate__card" aria-labelledby="codes">
      <Steps at={3} />
      <h1 id="codes">{t('codes.title')}</h1>
      <p>{t('codes.text')}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p class="line">
        <button class="btn" type="button" onClick={() => print()}>
          <Icon name="print" />
          {t('codes.print')}
        </button>
      </p>
      <label class="tick">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        {t('codes.kept')}
      </label>
      <p class="line">
        <button
          class={kept ? 'btn btn--primary' : 'btn'}
          type="button"
          aria-disabled={!kept}
          {...(kept ? {} : { 'aria-describedby': 'codes-why' })}
          onClick={() => {
            if (kept) onOpen();
          }}
        >
          {t('codes.open')}
        </button>
        {kept ? null : (
          <span class="hint" id="codes-why">
            {t('codes.tickFirst')}
          </span>
        )}
      </p>
    </section>
  );
}
