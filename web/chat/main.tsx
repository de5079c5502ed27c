// Starts the chat's page.

import { render } from 'preact';
import { createShiftWatch } from './leave.js';
import { Foot } from './parts/foot.js';
import { Head } from './parts/head.js';
import { Log } from './parts/log.js';
import { offline } from './state.js';
import { comeBack, hurry, quit, start } from './talk.js';

function Page() {
  return (
    <>
      <Head />
      <main class="chat__main">
        <Log />
      </main>
      <Foot />
    </>
  );
}

function listen(): void {
  const isThirdShift = createShiftWatch();
  addEventListener(
    'keydown',
    ({ key, repeat, timeStamp }) => {
      if (isThirdShift({ key, repeat, at: timeStamp })) quit();
    },
    true,
  );
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) comeBack();
  });
  addEventListener('online', () => {
    offline.value = false;
    hurry();
  });
  addEventListener('offline', () => {
    offline.value = true;
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) hurry();
  });
}

const page = document.getElementById('page');
if (page !== null) {
  render(<Page />, page);
  listen();
  void start();
}
