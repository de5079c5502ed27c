// What every command of `safe-passage` is.

/** The process as a command sees it: streams and environment come in as values, so that tests can run a command. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  /** Relative paths are meant from here. */
  readonly cwd: string;
}

/** One command. `run` gets the words after the command's name and returns 0 done, 1 a finding, 2 bad usage or input. */
export interface Command {
  /** One or two words: `serve`, `flows check`. */
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** Full help text. */
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<number>;
}
