// A contact: service, country, number, call, languages, hours, then who checked it and when.

import type { ContactCard } from '../../../src/domain/message.js';
import { Icon } from '../../shared/icon.js';
import { CHECKED, CLOCK, GLOBE, MAP, PHONE, WARN } from '../../shared/icons.js';
import { countryName, languageName, primarySubtag } from '../../shared/languages.js';
import { Numbers } from '../../shared/numbers.js';
import { around, language, t } from '../words.js';

/** A number as a telephone takes it: digits, a leading plus, star and hash. */
function dialled(phone: string): string {
  return phone.replace(/[^\d+*#]/g, '');
}

function WorksIn({ card }: { card: ContactCard }) {
  const [before, after] = around('card.worksIn', 'country');
  return (
    <p class="card__in">
      <Icon path={MAP} /> {before}
      <b>{countryName(card.country, language.value)}</b>
      {after}
    </p>
  );
}

function Call({ card, phone }: { card: ContactCard; phone: string }) {
  const sure = card.verifiedOn !== null || card.emergency;
  return (
    <div class="card__call">
      <bdi class="card__n" dir="ltr">
        {phone}
      </bdi>
      <a class={`touch${sure ? ' touch--go' : ''}`} href={`tel:${dialled(phone)}`}>
        <Icon path={PHONE} />
        {t('card.call')}
        <span class="sr">
          : {card.service}, <bdi dir="ltr">{phone}</bdi>
        </span>
      </a>
    </div>
  );
}

function Website({ card, url }: { card: ContactCard; url: string }) {
  return (
    <p class="card__web">
      <a class="touch" href={url} target="_blank" rel="noopener noreferrer">
        {t('card.website')}
        <span class="sr">: {card.service}</span>
      </a>
      <span>{t('card.websiteStays')}</span>
    </p>
  );
}

function Facts({ card }: { card: ContactCard }) {
  if (card.languages.length === 0 && card.hours === null) return null;
  const spoken = card.languages.map((code) => languageName(code, language.value));
  return (
    <ul class="card__facts">
      {spoken.length > 0 && (
        <li class="fact">
          <Icon path={GLOBE} />
          <span>{spoken.join(', ')}</span>
        </li>
      )}
      {card.hours !== null && (
        <li class="fact">
          <Icon path={CLOCK} />
          <span dir="auto">
            <Numbers text={card.hours} />
          </span>
        </li>
      )}
    </ul>
  );
}

function day(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  // The reader's own way to write a date, when it is of the language shown.
  const tag = primarySubtag(navigator.language) === language.value ? navigator.language : language.value;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

function Check({ card }: { card: ContactCard }) {
  if (card.verifiedOn === null) {
    return (
      <div class="fact card__check card__check--no">
        <Icon path={WARN} />
        <div>
          <b>{t('card.unchecked')}</b>
          <br />
          <span>{t(card.emergency ? 'card.uncheckedEmergency' : 'card.uncheckedWhy')}</span>
        </div>
      </div>
    );
  }
  const date = day(card.verifiedOn);
  const words =
    card.verifiedBy === null ? t('card.checkedStaff', { date }) : t('card.checked', { who: card.verifiedBy, date });
  return (
    <p class="fact card__check card__check--ok">
      <Icon path={CHECKED} />
      <span>{words}</span>
    </p>
  );
}

/** A contact as a card. `language` is that of the service's name. */
export function ContactCardView({ card, language: named }: { card: ContactCard; language: string }) {
  const website = card.url !== null && /^https?:\/\//.test(card.url) ? card.url : null;
  return (
    <article class={`card${card.verifiedOn === null ? ' card--unchecked' : ''}`}>
      <h2 dir="auto" lang={named || language.value}>
        {card.service}
      </h2>
      {card.country !== '' && <WorksIn card={card} />}
      {card.phone !== null && <Call card={card} phone={card.phone} />}
      {website !== null && <Website card={card} url={website} />}
      <Facts card={card} />
      <Check card={card} />
    </article>
  );
}
