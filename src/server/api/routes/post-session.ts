// POST /session: signs in; at the first sign-in sets password and code.

import { type SignInRefusal, signIn } from '../../../app/auth/sign-in.js';
import { AppError } from '../../../domain/errors.js';
import { defineOpenRoute } from '../route.js';
import { SetupDone, SignInBody } from '../schemas/session.js';

export const postSession = defineOpenRoute<unknown, unknown, SignInBody>({
  name: 'session.start',
  summary: 'Sign in with name, password and code. One error for all three.',
  body: SignInBody,
  answers: { 200: SetupDone, 204: null },
  refusals: [401, 409, 422, 429],
  audited: true,
  async handle({ body, address }, deps) {
    await deps.throttle.attempt(body.name, address);
    const signedIn = await signIn(body, { ...deps, staff: deps.store.staff });
    if (!signedIn.ok) throw refusal(signedIn.error);
    const { account, recoveryCodes } = signedIn.value;
    await deps.throttle.succeeded(body.name, address);
    const cookie = await deps.sessions.start(account.id);
    const audit = { actor: account.id, object: `account:${account.id}` };
    return recoveryCodes === null
      ? { status: 204, cookie, audit }
      : { status: 200, cookie, audit, body: { recoveryCodes } };
  },
});

function refusal(why: SignInRefusal): AppError {
  switch (why.kind) {
    case 'setup_required':
      return new AppError('setup_required', 'Choose a password and set up the code first.', { totpUri: why.totpUri });
    case 'same_password':
      return new AppError('refused', 'Choose another password than the one you were given.', { why: 'same_password' });
    case 'refused':
      return new AppError('unauthorised', 'Name, password or code do not match.');
  }
}
