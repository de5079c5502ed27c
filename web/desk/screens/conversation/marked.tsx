// A person's text as text, with its signs: underlined and numbered, explained on hover and focus.

import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { directionOf } from '../../../shared/languages.js';
import { labelName, list } from '../../i18n/names.js';
import { language, t } from '../../i18n/words.js';
import { signExplains, signName } from '../../state/indicators.js';
import { pieces, type Sign } from './signs.js';

/** Number of the sign that is lit on both sides; null: none. */
export const lit = signal<number | null>(null);

/** Word for a sign's weight. */
export function weightWord(sign: Pick<Sign, 'weight'>): string {
  return t(`weight.${sign.weight ?? 'none'}`);
}

/** Puts the focus on the other side of a sign. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
}

function Explained({ sign }: { sign: Sign }) {
  return (
    <span class="tipbox__one">
      <b>
        {sign.n} {signName(sign.indicator)}
      </b>
      <span class="on2">
        {list(sign.labels.map(labelName))}, {t(`weight.sign.${sign.weight ?? 'none'}`)}
      </span>
      <span>{signExplains(sign.indicator)}</span>
      {sign.weight === 'strong' ? null : <span>{t('weight.onlyWithOthers')}</span>}
    </span>
  );
}

function Mark({ text, signs }: { text: string; signs: readonly Sign[] }) {
  const [quiet, setQuiet] = useState(false);
  const first = signs[0];
  if (first === undefined) return <>{text}</>;
  const strong = signs.some((sign) => sign.weight === 'strong');
  const on = signs.some((sign) => sign.n === lit.value);
  const classes = ['mk', strong ? 'mk--strong' : '', on ? 'is-on' : ''].filter(Boolean).join(' ');
  const light = (n: number | null): void => {
    lit.value = n;
    if (n !== null) setQuiet(false);
  };
  return (
    <span class={quiet ? 'mkwrap is-quiet' : 'mkwrap'}>
      <a
        class={classes}
        id={`mark-${first.n}`}
        href={`#reason-${first.n}`}
        aria-describedby={`tip-${first.n}`}
        onMouseEnter={() => light(first.n)}
        onMouseLeave={() => light(null)}
        onFocus={() => light(first.n)}
        onBlur={() => light(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setQuiet(true);
        }}
        onClick={(event) => {
          event.preventDefault();
          goTo(`reason-${first.n}`);
        }}
      >
        {text}
        {signs.map((sign) => (
          <sup key={sign.n}>
            <span class="sr">, {t('sign.number')} </span>
            {sign.n}
          </sup>
        ))}
      </a>
      <span
        class="tipbox on-inverse"
        role="tooltip"
        id={`tip-${first.n}`}
        lang={language.value}
        dir={directionOf(language.value)}
      >
        {signs.map((sign) => (
          <Explained key={sign.n} sign={sign} />
        ))}
      </span>
    </span>
  );
}

/** The text; what a person wrote is text and nothing else. */
export function MarkedText({ text, signs, lang }: { text: string; signs: readonly Sign[]; lang?: string }) {
  return (
    <div class="turn__text" dir="auto" {...(lang === undefined || lang === 'und' ? {} : { lang })}>
      {pieces(text, signs).map((piece, at) => (
        <Mark key={`${at}:${piece.signs[0]?.n ?? ''}`} text={piece.text} signs={piece.signs} />
      ))}
    </div>
  );
}
