// The state of an authorisation: a shape, a colour and always a word.

import type { ComponentChildren } from 'preact';
import type { AuthorisationState } from '../../api/register-types.js';
import type { IconName } from '../../parts/icon.js';
import { State } from '../../parts/small.js';

const SHOWN: Readonly<
  Record<AuthorisationState, { readonly icon: IconName; readonly tone?: 'ok' | 'warn' | 'danger' }>
> = {
  requested: { icon: 'clock', tone: 'warn' },
  not_yet: { icon: 'clock' },
  live: { icon: 'check', tone: 'ok' },
  expired: { icon: 'lock', tone: 'warn' },
  revoked: { icon: 'stop', tone: 'danger' },
  broken: { icon: 'stop', tone: 'danger' },
};

/** The words in their state. */
export function AuthorisationStateWords({
  state,
  children,
}: {
  state: AuthorisationState;
  children: ComponentChildren;
}) {
  const { icon, tone } = SHOWN[state];
  return (
    <State icon={icon} {...(tone === undefined ? {} : { tone })}>
      {children}
    </State>
  );
}
