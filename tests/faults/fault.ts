// What a fault run is: something is done to the service, and each thing that must hold all the same is looked at.

/** One thing that must hold, in words with its figures, and whether it did. */
export interface Finding {
  readonly says: string;
  readonly holds: boolean;
}

/** A fault by its name on the command line. */
export interface Fault {
  readonly name: string;
  /** What is done to the service, in words. */
  readonly injects: string;
  /** Does it at full size. */
  run(): Promise<readonly Finding[]>;
}

/** A finding that holds when the number is what it should be. */
export function equal(what: string, seen: number, wanted: number): Finding {
  return { says: `${what}: ${seen} of ${wanted}`, holds: seen === wanted };
}

/** A finding that holds when nothing of the kind was seen. */
export function none(what: string, seen: number): Finding {
  return { says: `${what}: ${seen}`, holds: seen === 0 };
}

/** A finding that holds when the number does not pass the limit. */
export function atMost(what: string, seen: number, limit: number, unit = ''): Finding {
  return { says: `${what}: ${round(seen)}${unit} (limit ${round(limit)}${unit})`, holds: seen <= limit };
}

/** A finding that holds when the number reaches the least that is wanted: a fault that was not hit proves nothing. */
export function atLeast(what: string, seen: number, least: number): Finding {
  return { says: `${what}: ${seen} (at least ${least})`, holds: seen >= least };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
