// The line on top: languages, and the way out, in view on every screen and zoom.

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.js';
import { GLOBE, LEAVE } from '../../shared/icons.js';
import { directionOf, nativeName } from '../../shared/languages.js';
import { languages } from '../state.js';
import { chooseLanguage, quit } from '../talk.js';
import { language, t } from '../words.js';

function Languages() {
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  const choose = (code: string) => {
    close();
    if (code !== language.value) void chooseLanguage(code);
  };
  const now = nativeName(language.value);
  return (
    // A key or a focus that leaves the list closes it.
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is used
    <div
      class="langs end"
      onKeyDown={(event) => event.key === 'Escape' && open.value && close()}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) open.value = false;
      }}
    >
      <button
        type="button"
        class="touch touch--quiet"
        ref={button}
        aria-expanded={open.value}
        aria-label={t('language', { name: now })}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon path={GLOBE} />
        <span class="langs__now">{now}</span>
      </button>
      {open.value && (
        <ul class="langs__list">
          {languages.value.map((code) => (
            <li key={code}>
              <button
                type="button"
                class="touch touch--quiet"
                lang={code}
                dir={directionOf(code)}
                aria-current={code === language.value}
                onClick={() => choose(code)}
              >
                {nativeName(code)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Title, language, Leave. */
export function Head() {
  return (
    <header class="chat__head">
      <div class="chat__in">
        <h1>{t('title')}</h1>
        <Languages />
        <button type="button" class="touch touch--leave" onClick={quit}>
          <Icon path={LEAVE} turns />
          {t('leave')}
        </button>
      </div>
    </header>
  );
}
