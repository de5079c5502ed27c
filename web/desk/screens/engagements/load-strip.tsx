// How many threads an officer runs, of how many the strictest country allows; and until when their training holds.

import { officers, policy, training } from '../../api/register-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { State } from '../../parts/small.js';
import { hasRole, myId } from '../../state/may.js';
import { useOne } from './use-one.js';

/** A bar of how much of how much; the words beside it say the same. */
export function Share({ part, whole }: { part: number; whole: number }) {
  const share = whole <= 0 ? 0 : Math.min(1, part / whole);
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar__track" width="100" height="4" />
      <rect class="bar__in" width={Math.round(share * 100)} height="4" />
    </svg>
  );
}

/** The most threads that an officer may run: the least of what countries allow in which anything may be sent; null: none does. */
export function useCap(): number | null {
  const { value } = useOne('policy', policy, []);
  const allowed = (value?.countries ?? []).filter(({ signed, standing }) => signed && standing === 'permitted');
  return allowed.length === 0 ? null : Math.min(...allowed.map(({ threadsPerOfficer }) => threadsPerOfficer));
}

/** Mine. */
export function LoadStrip() {
  const me = useOne('officers', officers, ['thread']).value?.items.find(({ id }) => id === myId());
  const trained = useOne('training', training, ['training']).value?.items.filter(
    ({ officer }) => officer.id === myId(),
  );
  const cap = useCap();
  if (!hasRole('operator') || me === undefined) return null;
  const valid = trained?.filter(({ current }) => current).map(({ expiresAt }) => Date.parse(expiresAt)) ?? [];
  return (
    <div class="load">
      <p>
        <b>{w('load.title')}</b>{' '}
        {cap === null ? w('load.noCountry', { n: me.threads }) : w('load.of', { n: me.threads, cap })}
      </p>
      {cap === null ? null : <Share part={me.threads} whole={cap} />}
      <p>
        {trained === undefined ? null : valid.length === 0 ? (
          <State icon="warn" tone="warn">
            {w('load.untrained')}
          </State>
        ) : (
          <span class="second">{w('load.trained', { time: clock(Math.max(...valid)) })}</span>
        )}
      </p>
    </div>
  );
}
