// The reason of a decision: signs that carry it, and words.

import { t } from '../../i18n/words.js';
import { signName } from '../../state/indicators.js';
import type { Said, Sign } from './signs.js';

/** What was ticked and typed. */
export interface BecauseValue {
  readonly signs: ReadonlySet<number>;
  readonly words: string;
}

/** Nothing yet. */
export const NO_REASON: BecauseValue = { signs: new Set(), words: '' };

const OFFERED = 4;
const RANK: Readonly<Record<string, number>> = { strong: 0, medium: 1, weak: 2 };

/** The signs most worth naming: strong ones first, then as numbered. */
function strongest(messages: readonly Said[]): readonly Sign[] {
  return messages
    .flatMap((message) => message.signs)
    .sort((a, b) => (RANK[a.weight ?? 'weak'] ?? 2) - (RANK[b.weight ?? 'weak'] ?? 2) || a.n - b.n)
    .slice(0, OFFERED);
}

function signWords(sign: Sign): string {
  return t('because.sign', { name: signName(sign.indicator), turn: sign.turn });
}

/** The reason as it is recorded; empty when nothing was given. */
export function reasonText(value: BecauseValue, messages: readonly Said[]): string {
  const ticked = strongest(messages).filter((sign) => value.signs.has(sign.n));
  return [...ticked.map(signWords), value.words.trim()].filter((part) => part !== '').join('; ');
}

interface BecauseProps {
  readonly value: BecauseValue;
  readonly messages: readonly Said[];
  readonly onChange: (value: BecauseValue) => void;
}

/** Ticks and a field. */
export function Because({ value, messages, onChange }: BecauseProps) {
  const toggle = (n: number): void => {
    const signs = new Set(value.signs);
    if (!signs.delete(n)) signs.add(n);
    onChange({ ...value, signs });
  };
  return (
    <fieldset class="reasonset">
      <legend>{t('because.title')}</legend>
      {strongest(messages).map((sign) => (
        <label key={sign.n} class="tick">
          <input type="checkbox" checked={value.signs.has(sign.n)} onChange={() => toggle(sign.n)} />
          <span>
            {t('because.n', { n: sign.n })} <span class="second">{signName(sign.indicator)}</span>
          </span>
        </label>
      ))}
      <label class="sr" for="because">
        {t('because.words')}
      </label>
      <textarea
        class="input"
        id="because"
        rows={2}
        dir="auto"
        placeholder={t('because.placeholder')}
        value={value.words}
        onInput={(event) => onChange({ ...value, words: event.currentTarget.value })}
      />
    </fieldset>
  );
}
