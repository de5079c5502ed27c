// A password that can be looked at.

import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';

interface PasswordFieldProps {
  readonly id: string;
  readonly label: string;
  readonly complete: 'current-password' | 'new-password';
  readonly value: string;
  readonly hint?: string;
  readonly minLength?: number | undefined;
  readonly onInput: (text: string) => void;
}

/** Field, "Show" and, where there is one, a hint. */
export function PasswordField({ id, label, complete, value, hint, minLength, onInput }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="pw">
        <input
          class="input"
          id={id}
          type={(shown ? 'text' : 'password') as 'password'}
          autocomplete={complete}
          autocapitalize="none"
          spellcheck={false}
          required
          minLength={minLength ?? 0}
          aria-describedby={`${id}-hint`}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button class="btn btn--quiet btn--sm" type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          <Icon name="eye" />
          {t('signin.show')}
          <span class="sr"> {label}</span>
        </button>
      </div>
      <span class="hint" id={`${id}-hint`} hidden={hint === undefined}>
        {hint}
      </span>
    </div>
  );
}
