// Types of the verifier, for tests. The verifier itself is plain JavaScript, so that a court's expert can read and run it as it is.

export interface Finding {
  readonly file: string;
  readonly what: string;
}

export interface VerifyOptions {
  readonly key?: string;
  readonly root?: { readonly size: number; readonly hash: string };
  readonly tsaCa?: string;
}

export function leafHash(data: Uint8Array): Buffer;
export function rootOfInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
): Buffer | undefined;
export function isConsistent(
  first: number,
  second: number,
  firstRoot: Buffer,
  secondRoot: Buffer,
  proof: readonly Uint8Array[],
): boolean;
export function verifyBundle(
  files: ReadonlyMap<string, Buffer>,
  options?: VerifyOptions,
): { readonly findings: readonly Finding[]; readonly notes: readonly string[] };
export function main(
  words: readonly string[],
  io: {
    readonly stdout: { write(text: string): unknown };
    readonly stderr: { write(text: string): unknown };
    /** From where paths are named. */
    readonly cwd: string;
  },
): number;
