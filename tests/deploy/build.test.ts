// Building again does not take the server away from whoever starts it meanwhile.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { projectRoot } from '../../src/cli/project-root.js';
import { ensureBuilt } from '../helpers/built.js';

const OUT = join(projectRoot(), 'dist/server');

/** What the built command line cannot find, at this moment. */
function missing(): readonly string[] {
  if (!existsSync(join(OUT, 'main.js'))) return ['main.js'];
  const parts = [...readFileSync(join(OUT, 'main.js'), 'utf8').matchAll(/["'](\.\/[\w-]+\.js)["']/g)];
  expect(parts.length).toBeGreaterThan(10);
  return parts.map(([, part]) => join(OUT, part ?? '')).filter((part) => !existsSync(part));
}

it('keeps the built server whole at every moment while it is built again', async () => {
  ensureBuilt();
  const building = spawn(process.execPath, ['tools/build.mjs'], { cwd: projectRoot(), stdio: 'ignore' });
  let code: number | null | undefined;
  building.once('exit', (status) => {
    code = status;
  });
  let looks = 0;
  while (code === undefined) {
    expect(missing()).toEqual([]);
    looks += 1;
    await nextTurn();
  }
  expect({ code, lookedOften: looks > 20 }).toEqual({ code: 0, lookedOften: true });
});
