// Filters, each a plain choice that stands in the address.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { LABELS } from '../../../../src/domain/assessment.js';
import { HELP_STATES } from '../../../../src/domain/help-request.js';
import { CHANNELS } from '../../../../src/domain/message.js';
import { REVIEW_STATES } from '../../../../src/domain/review.js';
import { query } from '../../api/client.js';
import { channelName, labelName, languageName } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { HOME } from '../../shell/menu.js';
import { roster } from '../../state/roster.js';
import type { Filter } from './store.js';

interface ChoiceProps {
  readonly id: keyof Filter;
  readonly name: string;
  readonly options: readonly (readonly [string, string])[];
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
}

function Choice({ id, name, options, value, onChoose }: ChoiceProps) {
  const chosen = value !== undefined && value !== '';
  return (
    <label class="folds">
      <span class="sr">{name}</span>
      <select
        class={chosen ? 'chip is-on' : 'chip'}
        id={`filter-${id}`}
        value={value ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t('filter.any', { name })}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Languages worth offering: those of the desk's people and those waited in. */
function languages(filter: Filter): [string, string][] {
  const known = new Set(['en', 'fr', 'es', ...(filter.language === undefined ? [] : [filter.language])]);
  for (const duty of roster.value?.items ?? []) for (const tag of duty.languages) known.add(tag);
  for (const gap of roster.value?.gaps ?? []) known.add(gap.language);
  return [...known].map((tag): [string, string] => [tag, languageName(tag)]).sort((a, b) => a[1].localeCompare(b[1]));
}

function choices(filter: Filter): Omit<ChoiceProps, 'value' | 'onChoose'>[] {
  const states =
    filter.kind === 'help'
      ? HELP_STATES
      : filter.kind === 'review'
        ? REVIEW_STATES
        : [...HELP_STATES, ...REVIEW_STATES];
  return [
    {
      id: 'kind',
      name: t('filter.kind'),
      options: [
        ['help', t('queue.help')],
        ['review', t('queue.review')],
      ],
    },
    { id: 'state', name: t('filter.state'), options: states.map((one) => [one, tOr(`state.${one}`, one)] as const) },
    { id: 'label', name: t('filter.label'), options: LABELS.map((label) => [label, labelName(label)] as const) },
    { id: 'language', name: t('filter.language'), options: languages(filter) },
    { id: 'channel', name: t('filter.channel'), options: CHANNELS.map((one) => [one, channelName(one)] as const) },
  ];
}

/** The address of the queue under a filter. */
export function queueHref(filter: Filter): string {
  return `${HOME}queue${query(filter)}`;
}

/** All filters. `/` puts the focus on the first. */
export function Filters({ filter }: { filter: Filter }) {
  const { route } = useLocation();
  const [open, setOpen] = useState(false);
  const any = Object.values(filter).some((value) => value !== undefined && value !== '');
  const mine = filter.mine === 'true';
  return (
    <fieldset class={open ? 'filters is-open' : 'filters'} aria-label={t('filter.all')}>
      <button
        class="chip"
        id="filter-mine"
        type="button"
        aria-pressed={mine}
        onClick={() => route(queueHref({ ...filter, mine: mine ? '' : 'true' }))}
      >
        {t('filter.mine')}
        {mine ? <Icon name="close" /> : null}
      </button>
      <button class="chip narrow-only" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="filter" />
        {t('filter.more')}
      </button>
      {choices(filter).map((choice) => (
        <Choice
          key={choice.id}
          {...choice}
          value={filter[choice.id]}
          onChoose={(value) => route(queueHref({ ...filter, [choice.id]: value }))}
        />
      ))}
      {any ? (
        <a class="btn btn--quiet btn--sm" href={`${HOME}queue`}>
          {t('filter.clear')}
        </a>
      ) : null}
      <p class="filters__sort wide-only">
        <Icon name="lock" /> {t('queue.textsHidden')}
      </p>
    </fieldset>
  );
}
