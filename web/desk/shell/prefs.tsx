// Language and theme, in the menu and on the sign-in page.

import { LANGUAGES, language, speak, t } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { setTheme, type Theme, theme } from '../state/theme.js';

/** The language of the desk. */
export function LanguageChoice() {
  return (
    <label class="line small">
      <span class="sr">{t('prefs.language')}</span>
      <Icon name="globe" />
      <select class="input selw" value={language.value} onChange={(event) => void speak(event.currentTarget.value)}>
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Light, dark, or as the device is set. */
export function ThemeChoice() {
  return (
    <label class="line small">
      <span class="sr">{t('prefs.theme')}</span>
      <Icon name="theme" />
      <select class="input selw" value={theme.value} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
        <option value="system">{t('prefs.theme.system')}</option>
        <option value="light">{t('prefs.theme.light')}</option>
        <option value="dark">{t('prefs.theme.dark')}</option>
      </select>
    </label>
  );
}
