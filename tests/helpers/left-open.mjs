// When jest does not end by itself after its last test: says which files left a server, a socket, a child or a worker open, and ends it
// with the result it has. On one or two cores jest runs all files in its own process, where one thing left open would keep it for ever.

/** What node calls the things that keep a process alive, → what to call them here. Timers come and go: not counted. */
const KINDS = new Map([
  ['ProcessWrap', 'child process'],
  ['MessagePort', 'worker'],
  ['Worker', 'worker'],
  ['TCPServerWrap', 'listening server'],
  ['PipeWrap', 'pipe'],
  ['TCPSocketWrap', 'socket'],
]);

/** Longer than writing the results takes. */
const PATIENCE_MS = 10_000;

function open() {
  const counts = new Map();
  for (const resource of process.getActiveResourcesInfo()) {
    const kind = KINDS.get(resource);
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

export default class LeftOpen {
  #start = open();
  #before = this.#start;
  #grown = [];

  onTestFileResult({ path }) {
    const now = open();
    for (const [kind, count] of now) {
      if (count > (this.#before.get(kind) ?? 0)) this.#grown.push({ path, kind, count });
    }
    this.#before = now;
  }

  onRunComplete() {
    // Not counted among what keeps the process alive: where nothing was left open, it never fires.
    setTimeout(() => this.#end(), PATIENCE_MS).unref();
  }

  #end() {
    const left = open();
    // A file is named for what is still open at the end, not for what was only slow to close.
    const named = this.#grown.filter(({ kind }) => (left.get(kind) ?? 0) > (this.#start.get(kind) ?? 0));
    for (const { path, kind, count } of named) process.stderr.write(`Left open: ${kind} (${count}) after ${path}\n`);
    process.stderr.write('Ended although something was left open.\n');
    process.exit();
  }
}
