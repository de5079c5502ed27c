// One measured figure beside its peer or limit.

/** A row of docs/benchmarks.md. Everything but `reached` is text as it is printed. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly against: string;
  /** Measured over peer or limit. */
  readonly ratio: string;
  readonly goal: string;
  readonly reached: boolean;
}
