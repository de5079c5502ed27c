// Starts the desk: theme and language first, so that nothing flickers, then the page.

import { render } from 'preact';
import { App } from './app.js';
import { startLanguage } from './i18n/words.js';
import { startTheme } from './state/theme.js';

startTheme();
await startLanguage();
const root = document.getElementById('desk');
if (root !== null) render(<App />, root);
