// Somebody is told when messages cannot be stored, and when one could not be processed.

import { lookAtStore, watchStore } from '../../../src/app/watch-store.js';
import { AppError } from '../../../src/domain/errors.js';

/** A store that is well or not, and an alarm that keeps what it was told. */
function scene() {
  const told: string[] = [];
  const state = { away: false, setAside: 0 };
  const deps = {
    store: {
      ping: async () => {
        if (state.away) throw new AppError('store_unavailable', 'The disk is full.');
      },
      log: { counts: async () => ({ entries: 9, turns: 9, pending: 0, quarantined: state.setAside }) },
    },
    alarm: {
      ring: (kind: string, count: number) => void told.push(`${kind} ${count}`),
      quiet: (kind: string) => void told.push(`quiet ${kind}`),
      close: () => undefined,
    },
  };
  return { told, state, deps };
}

it('rings while the store cannot be written, and is quiet when it can again', async () => {
  const { told, state, deps } = scene();
  state.away = true;
  const watch = await lookAtStore(deps, { setAside: 0 });
  state.away = false;
  await lookAtStore(deps, watch);
  expect(told).toEqual(['store 1', 'quiet store', 'quiet quarantined']);
});

it('rings for messages newly set aside, also when the store was away in between, and not again for those somebody was told of', async () => {
  const { told, state, deps } = scene();
  state.setAside = 2;
  let watch = await lookAtStore(deps, { setAside: null });
  expect(told).not.toContain('quarantined 2');
  state.away = true;
  watch = await lookAtStore(deps, watch);
  Object.assign(state, { away: false, setAside: 5 });
  watch = await lookAtStore(deps, watch);
  expect(told).toContain('quarantined 3');
  told.length = 0;
  await lookAtStore(deps, watch);
  expect(told).toEqual(['quiet store', 'quiet quarantined']);
});

it('looks at once when it begins, and a look that fails ends nothing', async () => {
  const { deps } = scene();
  const errors: string[] = [];
  const failed = new Promise<void>((resolve) => {
    const counts = () => Promise.reject(new AppError('store_unavailable', 'gone'));
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (event: string) => {
        errors.push(event);
        resolve();
      },
    };
    watchStore({ ...deps, store: { ...deps.store, log: { counts } }, log })();
  });
  await failed;
  expect(errors).toEqual(['store_not_watched']);
});
