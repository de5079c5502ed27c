import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFreeSpace } from '../../../src/store/sqlite/free-space.js';

const path = join(tmpdir(), 'store.db');

it('is content while there is room', async () => {
  await expect(checkFreeSpace(path, 1)).resolves.toBeUndefined();
});

it('says that the store is away when the room left is less than it should be', async () => {
  await expect(checkFreeSpace(path, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ code: 'store_unavailable' });
});
