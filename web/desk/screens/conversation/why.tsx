// Why it is here: the signs by who speaks, and what was found in the text.

import type { Conversation } from '../../api/conversation-types.js';
import { clock, countryKnown, languageName, list, span } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { State, Tags } from '../../parts/small.js';
import { conversationHref, shortId } from '../../shell/menu.js';
import { signName } from '../../state/indicators.js';
import { now } from '../../state/now.js';
import { goTo, lit, weightWord } from './marked.js';
import { found, type Group, groups, type Said, type Sign } from './signs.js';

function ReasonRow({ sign }: { sign: Sign }) {
  return (
    <li>
      <a
        class={lit.value === sign.n ? 'reason is-on' : 'reason'}
        id={`reason-${sign.n}`}
        href={`#mark-${sign.n}`}
        onMouseEnter={() => {
          lit.value = sign.n;
        }}
        onMouseLeave={() => {
          lit.value = null;
        }}
        onFocus={() => {
          lit.value = sign.n;
        }}
        onBlur={() => {
          lit.value = null;
        }}
        onClick={(event) => {
          event.preventDefault();
          goTo(`mark-${sign.n}`);
        }}
      >
        <b class="mkn">
          <span class="sr">{t('sign.number')} </span>
          {sign.n}
        </b>
        <span>{signName(sign.indicator)}</span>
        <span class="reason__w">
          {weightWord(sign)}
          <span class="sr">, {t('turn.one', { n: sign.turn })}</span>
        </span>
      </a>
    </li>
  );
}

function ReasonGroup({ group }: { group: Group }) {
  const turns = t('turn.many', { n: group.turns.length, turns: list(group.turns.map(String)) });
  return (
    <>
      <p class="reason__group">
        <Tags labels={group.labels} />
        <span>
          {t(`speaker.${group.speaker}`)}, {turns}
        </span>
      </p>
      <ol class="reasons">
        {group.signs.map((sign) => (
          <ReasonRow key={sign.n} sign={sign} />
        ))}
      </ol>
    </>
  );
}

function Models({ messages }: { messages: readonly Said[] }) {
  const readings = messages.flatMap(({ reading }) => (reading?.kind === 'assessed' ? [reading] : []));
  const models = [...new Set(readings.map((reading) => reading.model))];
  const firstOnly = readings.some((reading) => !reading.readers.includes('second'));
  return (
    <p class="hint">
      {t('why.lines')} {models.length === 0 ? '' : t('why.model', { model: list(models) })}{' '}
      {firstOnly ? t('why.firstReader') : ''}
    </p>
  );
}

/** The signs, or that there are none, or that nothing is known. */
export function Reasons({ messages }: { messages: readonly Said[] }) {
  const all = groups(messages);
  const count = all.reduce((sum, group) => sum + group.signs.length, 0);
  const unknown = messages.filter(({ reading }) => reading?.kind === 'unassessed');
  return (
    <div class="panel">
      <div class="panel__h">
        <h2>{t('why.title')}</h2>
        <span class="hint">{t('why.count', { n: count })}</span>
      </div>
      {unknown.length === 0 ? null : (
        <p>
          <State icon="warn" tone="warn">
            {t('why.unassessed', { n: unknown.length, turns: list(unknown.map((message) => String(message.turn))) })}
          </State>
        </p>
      )}
      {count === 0 ? <p class="second">{t('why.none')}</p> : null}
      {all.map((group) => (
        <ReasonGroup key={group.speaker} group={group} />
      ))}
      {count === 0 ? null : <Models messages={messages} />}
    </div>
  );
}

const ICONS: Readonly<Record<string, IconName>> = {
  phone: 'phone',
  url: 'url',
  email: 'mail',
  handle: 'person',
  money: 'wallet',
};

/** What can be linked later, each once. Numbers are text: nothing here dials. */
export function Found({ messages }: { messages: readonly Said[] }) {
  const all = found(messages);
  if (all.length === 0) return null;
  return (
    <div class="panel">
      <div class="panel__h">
        <h2>{t('found.title')}</h2>
      </div>
      <ul class="ents">
        {all.map((entity) => (
          <li key={`${entity.type}:${entity.value}`} class="ent">
            <Icon name={ICONS[entity.type] ?? 'url'} />
            <div>
              <span class="sr">{t(`entity.${entity.type}`)}: </span>
              <b class="num">
                <bdi dir="ltr">{entity.value}</bdi>
              </b>
              <br />
              <span class="muted">
                {t('turn.many', { n: entity.turns.length, turns: list(entity.turns.map(String)) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is known of the person, each with how it is known. */
export function Known({ view }: { view: Conversation }) {
  const { talk } = view;
  return (
    <div class="panel">
      <div class="panel__h">
        <h2>{t('known.title')}</h2>
      </div>
      <ul class="known">
        {talk.danger ? (
          <li>
            <State icon="stop" tone="danger">
              {t('known.danger')}
            </State>
          </li>
        ) : null}
        {talk.codeWord === 'none' ? null : (
          <li>
            <State
              icon={talk.codeWord === 'failed' ? 'warn' : 'lock'}
              {...(talk.codeWord === 'failed' && { tone: 'warn' as const })}
            >
              {t(`known.codeWord.${talk.codeWord}`)}
            </State>
          </li>
        )}
        <li>
          <State icon={talk.phone === 'safe' ? 'check' : 'warn'} tone={talk.phone === 'safe' ? 'ok' : 'warn'}>
            {t(`known.phone.${talk.phone}`)}
          </State>
        </li>
        <li>
          <State icon="globe">
            {t(`known.language.${talk.languageHow}`, { language: languageName(talk.language) })}
          </State>
        </li>
        <li>
          <State icon="info">{countryKnown(talk.country)}</State>
        </li>
        {view.sameReport.map(({ conversationId, at }) => (
          <li key={conversationId}>
            <State icon="info">
              <a href={conversationHref(conversationId)}>
                {t('known.sameReport', { id: shortId(conversationId), time: clock(Date.parse(at)) })}
              </a>
            </State>
          </li>
        ))}
        {talk.lastInboundAt === null ? null : (
          <li>
            <State icon="clock">
              {t('known.last', {
                ago: span((now.value - Date.parse(talk.lastInboundAt)) / 1000),
                time: clock(Date.parse(talk.lastInboundAt)),
              })}
            </State>
          </li>
        )}
      </ul>
    </div>
  );
}
