// The field in which somebody gives a reason for an act.

import type { ComponentChildren } from 'preact';
import { t } from '../i18n/words.js';

interface ReasonFieldProps {
  /** Of the field, unique on the page. */
  readonly id: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  /** Where it is not called a reason. */
  readonly label?: ComponentChildren;
}

/** A reason in one's own words. */
export function ReasonField({ id, value, onInput, label = t('reason.words') }: ReasonFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        class="input"
        id={id}
        rows={2}
        dir="auto"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
