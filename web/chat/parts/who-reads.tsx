// "Who reads this?", closed beneath the first answers.

import { Icon } from '../../shared/icon.js';
import { BOT, CHECK, CLOSE, DOWN, HELP, INFO, PERSON } from '../../shared/icons.js';
import { focusNext } from '../state.js';
import { say } from '../talk.js';
import { t } from '../words.js';

const POINTS = [
  [BOT, 'who.bot'],
  [PERSON, 'who.staff'],
  [INFO, 'who.law'],
  [CLOSE, 'who.delete'],
  [CHECK, 'who.never'],
] as const;

/** Opens without sending anything; the question can also be put to the bot. */
export function WhoReads() {
  const ask = () => {
    focusNext.id = say(t('who')) ?? '';
  };
  return (
    <details class="more">
      <summary class="more__head">
        <Icon path={HELP} />
        {t('who')}
        <Icon path={DOWN} class="i--turn" />
      </summary>
      <ul>
        {POINTS.map(([path, key]) => (
          <li key={key} class="fact">
            <Icon path={path} />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
      <button type="button" class="touch touch--quiet" onClick={ask}>
        {t('who.ask')}
      </button>
    </details>
  );
}
