// Words of the signs, by indicator id. Staff never see an id where there is a name.

import { effect, signal } from '@preact/signals';
import type { IndicatorWords } from '../api/conversation-types.js';
import { indicatorWords } from '../api/routes.js';
import { language, t } from '../i18n/words.js';
import { session } from './session.js';

const words = signal<IndicatorWords['indicators']>({});
let loadedFor = '';

effect(() => {
  const who = session.value;
  const wanted = language.value;
  if (who === null || who === 'unknown' || loadedFor === wanted) return;
  loadedFor = wanted;
  void indicatorWords(wanted).then((answer) => {
    if (answer.ok) words.value = answer.value.indicators;
    else loadedFor = '';
  });
});

/** Its name; before the words are there, or for a sign that has none, "a sign without a name". */
export function signName(id: string): string {
  return words.value[id]?.name ?? t('sign.unnamed');
}

/** What it means, or nothing. */
export function signExplains(id: string): string {
  return words.value[id]?.explains ?? '';
}
