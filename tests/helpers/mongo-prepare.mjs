// Finds, before the tests run, a server that speaks MongoDB's protocol, in this order: MONGODB_TEST_URL; mongod on PATH; the Go
// program in tests/mongo-server, built when go is on PATH. What was found travels to the tests in MONGO_TEST_SERVER.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const FOLDER = 'tests/mongo-server';
const PROGRAM = join('tmp', 'mongo-server', 'mongo-server');

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function isBuilt() {
  if (!existsSync(PROGRAM)) return false;
  const builtAt = statSync(PROGRAM).mtimeMs;
  return ['main.go', 'go.mod', 'go.sum'].every((file) => statSync(join(FOLDER, file)).mtimeMs < builtAt);
}

/** Builds beside and moves into place, so that nobody ever starts half a program. */
function buildProgram() {
  mkdirSync(join('tmp', 'mongo-server'), { recursive: true });
  const fresh = `${PROGRAM}.${process.pid}`;
  process.stdout.write('Building tests/mongo-server (two minutes the first time) …\n');
  execFileSync('go', ['build', '-C', FOLDER, '-o', join('..', '..', fresh), '.'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  renameSync(fresh, PROGRAM);
}

function found() {
  if (process.env.MONGODB_TEST_URL) return 'url';
  if (onPath('mongod')) return 'mongod';
  if (isBuilt()) return PROGRAM;
  if (!onPath('go')) return '';
  try {
    buildProgram();
    return PROGRAM;
  } catch {
    return '';
  }
}

export function prepareMongo() {
  process.env.MONGO_TEST_SERVER = found();
  if (process.env.MONGO_TEST_SERVER !== '') return;
  process.stdout.write('MongoDB tests skipped: no MONGODB_TEST_URL, no mongod and no working go on PATH.\n');
}
