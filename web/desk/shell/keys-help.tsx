// The list of keys, opened by `?`; here they can be switched off.

import { type Key, t } from '../i18n/words.js';
import { Dialog } from '../parts/dialog.js';
import { keysOn, setKeys } from '../state/keys.js';

const ROWS: readonly (readonly [readonly string[], Key])[] = [
  [['j', 'k'], 'keys.move'],
  [['Enter'], 'keys.open'],
  [['c'], 'keys.claim'],
  [['m'], 'keys.mine'],
  [['/'], 'keys.filter'],
  [['n'], 'keys.show'],
  [['t'], 'keys.takeOver'],
  [['h'], 'keys.handBack'],
  [['w'], 'keys.write'],
  [['1', '2', '3', '4'], 'keys.choose'],
  [['Ctrl ↵'], 'keys.record'],
  [['q'], 'keys.back'],
  [['?'], 'keys.all'],
];

/** All keys of the desk. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} act={t('act.done')} onDo={onClose} onClose={onClose}>
      <dl class="kv">
        {ROWS.map(([keys, what]) => (
          <div key={what} class="kv__row">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input type="checkbox" checked={keysOn.value} onChange={(event) => setKeys(event.currentTarget.checked)} />
        {t('keys.switch')}
      </label>
      <p class="hint">{t('keys.notInText')}</p>
    </Dialog>
  );
}
