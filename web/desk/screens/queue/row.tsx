// One row: how long and against which target, why in words, where from and how it is known, who holds it.

import type { QueueRow } from '../../api/types.js';
import { channelName, countryKnown, languageName, span } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { Kbd } from '../../parts/kbd.js';
import { State, Tags, Who } from '../../parts/small.js';
import { conversationHref } from '../../shell/menu.js';
import { signName } from '../../state/indicators.js';
import { mayClaim, myId } from '../../state/may.js';
import { now } from '../../state/now.js';

/** From this share of the target on, a wait is called near. */
const NEAR = 0.75;
const TARGET_AT = 80;
const WIDTH = 120;

/** Seconds that a row has waited for its first human answer. */
export function waited(row: QueueRow, at: number): number {
  const end = row.answeredAt === null ? at : Date.parse(row.answeredAt);
  return Math.max(0, (end - Date.parse(row.since)) / 1000);
}

function Meter({ share }: { share: number }) {
  const inside = Math.min(TARGET_AT, TARGET_AT * share);
  const over = Math.max(0, Math.min(WIDTH - TARGET_AT, TARGET_AT * (share - 1)));
  return (
    <svg class="meter" viewBox="0 0 120 5" aria-hidden="true">
      <rect class="meter__track" width={WIDTH} height="5" rx="2" />
      <rect class="meter__in" width={inside} height="5" rx="2" />
      {over > 0 ? <rect class="meter__over" x={TARGET_AT} width={over} height="5" /> : null}
      <rect class="meter__tick" x={TARGET_AT - 1} width="2" height="5" />
    </svg>
  );
}

function Wait({ row }: { row: QueueRow }) {
  const seconds = waited(row, now.value);
  if (row.answeredAt !== null) {
    return (
      <div class="wait">
        <Icon name="chat" />
        <b>{span(seconds)}</b>
        <span>{t('row.answered')}</span>
      </div>
    );
  }
  const share = row.targetS === 0 ? 1 : seconds / row.targetS;
  const tone = share > 1 ? 'wait wait--over' : share >= NEAR ? 'wait wait--near' : 'wait';
  return (
    <div class={tone}>
      <Icon name={share > 1 ? 'clockFull' : 'clock'} />
      <b>{span(seconds)}</b>
      <span>
        {share > 1
          ? t('row.over', { over: span(seconds - row.targetS) })
          : t('row.target', { target: span(row.targetS) })}
      </span>
      <Meter share={share} />
    </div>
  );
}

function Why({ row }: { row: QueueRow }) {
  const { why } = row;
  const urgent = why.code === 'danger';
  return (
    <div class="why">
      <a class="row__open" href={conversationHref(row.conversationId)} data-row={row.id}>
        {urgent ? <Icon name="stop" danger /> : null}
        {urgent ? ' ' : ''}
        {why.sentence}
      </a>
      <p class="tags">
        <Tags labels={why.labels} />
        {why.code === 'unassessed' ? <span>{t('row.unassessed')}</span> : null}
        {row.hidden ? <span class="tag tag--line">{t('row.hidden')}</span> : null}
        {why.indicator === null ? null : (
          <span>
            <span class="sr">{t('row.strongest')} </span>
            {signName(why.indicator)}
          </span>
        )}
      </p>
    </div>
  );
}

function Held({ row, gone, gap }: { row: QueueRow; gone: boolean; gap: boolean }) {
  if (gone) return <State icon="check">{t('row.gone')}</State>;
  if (row.heldBy === null) {
    return (
      <div>
        <span class="held__none">{tOr(`row.none.${row.state}`, t('row.nobody'))}</span>
        {gap ? (
          <p class="state state--warn">
            <Icon name="warn" />
            {t('row.gap', { language: languageName(row.language) })}
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <div>
      <Who name={row.heldBy.name} me={row.heldBy.id === myId()} />
      <p>
        {row.answeredAt === null
          ? tOr(`state.${row.state}`, row.state)
          : t('row.answeredAgo', { ago: span((now.value - Date.parse(row.answeredAt)) / 1000) })}
      </p>
    </div>
  );
}

interface RowProps {
  readonly row: QueueRow;
  readonly cursor: boolean;
  readonly gone: boolean;
  /** Nobody on duty speaks its language. */
  readonly gap: boolean;
  readonly onFocus: () => void;
  readonly onClaim: () => void;
}

/** The row. The link covers it; Claim lies above the link. */
export function Row({ row, cursor, gone, gap, onFocus, onClaim }: RowProps) {
  return (
    <li class={cursor ? 'row row--cursor' : 'row'} onFocusIn={onFocus} {...(cursor ? { 'aria-current': true } : {})}>
      <Wait row={row} />
      <Why row={row} />
      <div class="from">
        <span>
          {languageName(row.language)} · {channelName(row.channel)}
        </span>
        <p>{countryKnown(row.country)}</p>
      </div>
      <div class="held">
        <Held row={row} gone={gone} gap={gap} />
        {!gone && mayClaim(row) ? (
          <button class={cursor ? 'btn btn--sm btn--primary' : 'btn btn--sm'} type="button" onClick={onClaim}>
            {t('act.claim')}
            <span class="sr">: {row.why.sentence}</span>
            {cursor ? <Kbd k="c" /> : null}
          </button>
        ) : null}
      </div>
    </li>
  );
}
