// The whole desk: who is signed in decides whether the sign-in form or the screens are shown; the address names the screen.

import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { holdLine } from './api/events.js';
import { t } from './i18n/words.js';
import { Empty, Loading } from './parts/small.js';
import { Toasts } from './parts/toasts.js';
import { ConversationScreen } from './screens/conversation/screen.js';
import { EngagementScreens } from './screens/engagements/load.js';
import { AuditScreen } from './screens/lists/audit.js';
import { DeliveriesScreen } from './screens/lists/deliveries.js';
import { HoldsScreen } from './screens/lists/holds.js';
import { QueueScreen } from './screens/queue/screen.js';
import { RosterScreen } from './screens/roster/screen.js';
import { SignInScreen } from './screens/signin/screen.js';
import { ENGAGEMENTS, HOME, menu } from './shell/menu.js';
import { Page } from './shell/page.js';
import { engagements, takesPart, watchEngagements } from './state/engagements.js';
import { may } from './state/may.js';
import { refreshSession, session, watchIdle } from './state/session.js';
import { watchWaiting } from './state/watch.js';

function Nowhere() {
  return (
    <Page title={t('nowhere.title')}>
      <Empty icon="info" title={t('nowhere.title')}>
        <p>{menu().length === 0 ? t('nowhere.noScreens') : t('nowhere.text')}</p>
      </Empty>
    </Page>
  );
}

/** The first screen that this account has. */
function Home() {
  const { route } = useLocation();
  const first = menu()[0]?.href;
  useEffect(() => {
    if (first !== undefined) route(first, true);
  }, [first]);
  return first === undefined ? <Nowhere /> : null;
}

const SCREENS = [
  ['queue.list', 'queue', QueueScreen],
  ['conversation.read', 'conversations/:id', ConversationScreen],
  ['roster.read', 'roster', RosterScreen],
  ['deliveries.list', 'deliveries', DeliveriesScreen],
  ['holds.list', 'holds', HoldsScreen],
  ['audit.list', 'audit', AuditScreen],
] as const;

function Screens() {
  useEffect(() => {
    const stop = new AbortController();
    void holdLine(stop.signal);
    const stopIdle = watchIdle();
    const stopWatch = may('queue.list') ? watchWaiting() : undefined;
    const stopEngagements = takesPart() ? watchEngagements() : undefined;
    return () => {
      stop.abort();
      stopIdle();
      stopWatch?.();
      stopEngagements?.();
    };
  }, []);
  // Until it is known which screens there are, none is called missing.
  if (takesPart() && engagements.value === 'unknown') return <Loading what={t('loading.desk')} />;
  return (
    <Router>
      <Route path={HOME} component={Home} />
      {SCREENS.filter(([route]) => may(route)).map(([, path, Screen]) => (
        <Route key={path} path={`${HOME}${path}`} component={Screen} />
      ))}
      {engagements.value === 'on'
        ? [<Route key="e" path={`${ENGAGEMENTS}/:where*`} component={EngagementScreens} />]
        : []}
      <Route default component={Nowhere} />
    </Router>
  );
}

/** The page. */
export function App() {
  useEffect(() => {
    void refreshSession();
  }, []);
  const who = session.value;
  return (
    <LocationProvider scope="/desk/">
      {who === 'unknown' ? <Loading what={t('loading.desk')} /> : null}
      {who === null ? <SignInScreen /> : null}
      {who === null || who === 'unknown' ? null : <Screens key={who.id} />}
      <Toasts />
    </LocationProvider>
  );
}
