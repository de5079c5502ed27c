// A member of staff with an authenticator, for tests that sign in at a real service.

import { type TOTP, URI } from 'otpauth';

const STEP_MS = 30_000;

/** An account whose first sign-in was done. Codes are single-use: each call of `code` gives one that was not used yet. */
export interface DeskAccount {
  readonly name: string;
  readonly password: string;
  code(): string;
}

/** Does the first sign-in with a one-time password over the desk's API. */
export async function setUpAccount(desk: string, name: string, oneTime: string): Promise<DeskAccount> {
  const password = 'four quiet words here';
  const post = (body: object) =>
    fetch(`${desk}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk },
      body: JSON.stringify(body),
    });
  const { totpUri } = (await (await post({ name, password: oneTime, code: '' })).json()) as { totpUri: string };
  const totp = URI.parse(totpUri) as TOTP;
  // The service takes the step before, the present one and the next: so three codes at once can be given out.
  let offset = -1;
  const code = () => totp.generate({ timestamp: Date.now() + STEP_MS * offset++ });
  const done = await post({ name, password: oneTime, newPassword: password, code: code() });
  if (done.status >= 300) throw new Error(`The first sign-in ended with ${done.status}: ${await done.text()}`);
  return { name, password, code };
}
