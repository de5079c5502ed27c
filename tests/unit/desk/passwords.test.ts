// Passwords of staff: slow to guess, and as slow for names that do not exist.

import { createPasswords } from '../../../src/app/auth/passwords.js';

it('hashes with argon2id at 19 MiB and two passes, and works as hard for a name that does not exist', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('correct horse battery');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(hash, 'correct horse battery')).toBe(true);
  expect(await passwords.verify(hash, 'wrong')).toBe(false);
  expect(await passwords.verify(undefined, 'nobody has this password')).toBe(false);
  const spent = async (stored: string | undefined) => {
    const from = process.cpuUsage();
    for (let n = 0; n < 5; n++) await passwords.verify(stored, 'wrong');
    const { user, system } = process.cpuUsage(from);
    return user + system;
  };
  const [known, unknown] = [await spent(hash), await spent(undefined)];
  expect(unknown).toBeGreaterThan(known / 3);
});
