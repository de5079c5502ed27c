// The list of keys, opened by `?`; here they can be switched off.

import { type Key, t } from '../i18n/words.js';
import { Dialog } from '../parts/dialog.js';
import { keysOn, setKeys } from '../state/keys.js';

/** Keys and what they do, in words. */
export type KeyRows = readonly (readonly [keys: readonly string[], what: string])[];

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

/** All keys of the desk, or those of the screen that has its `own`. */
export function KeysHelp({ own, onClose }: { own?: KeyRows; onClose: () => void }) {
  const rows = own ?? ROWS.map(([keys, what]) => [keys, t(what)] as const);
  return (
    <Dialog title={t('keys.title')} act={t('act.done')} onDo={onClose} onClose={onClose}>
      <dl class="kv">
        {rows.map(([keys, what]) => (
          <div key={what} class="kv__row">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
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
