// Limited-memory BFGS: minimises a smooth function of many variables. Nocedal and Wright, Numerical Optimization, 7.2.

/** Writes the gradient at `point` into `gradient` and returns the value there. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  readonly iterations: number;
  /** Ends when the gradient's length falls below this share of the first one. */
  readonly tolerance: number;
  /** Seen after each iteration; false ends the search. */
  readonly keepGoing?: (point: Float64Array, iteration: number) => boolean;
}

const MEMORY = 8;
const MAX_HALVINGS = 20;
const ARMIJO = 1e-4;

interface Step {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** Minimises in place, from what `point` holds. Deterministic. Returns the iterations made. */
export function minimise(objective: Objective, point: Float64Array, options: LbfgsOptions): number {
  const n = point.length;
  let gradient: Float64Array = new Float64Array(n);
  let value = objective(point, gradient);
  const enough = Math.sqrt(dot(gradient, gradient)) * options.tolerance;
  const memory: Step[] = [];
  for (let iteration = 1; iteration <= options.iterations; iteration += 1) {
    const direction = descend(gradient, memory);
    const taken = search(objective, point, value, gradient, direction, memory.length === 0);
    if (taken === null) return iteration - 1;
    remember(memory, taken.point, point, taken.gradient, gradient);
    point.set(taken.point);
    gradient = taken.gradient;
    value = taken.value;
    if (options.keepGoing?.(point, iteration) === false) return iteration;
    if (Math.sqrt(dot(gradient, gradient)) <= enough) return iteration;
  }
  return options.iterations;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(to: Float64Array, by: number, from: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + by * (from[i] ?? 0);
}

/** The two-loop recursion: minus the approximate inverse Hessian times the gradient. */
function descend(gradient: Float64Array, memory: readonly Step[]): Float64Array {
  const q = gradient.slice();
  const alphas: number[] = [];
  for (let i = memory.length - 1; i >= 0; i -= 1) {
    const step = memory[i];
    if (step === undefined) continue;
    const alpha = step.rho * dot(step.s, q);
    alphas[i] = alpha;
    addScaled(q, -alpha, step.y);
  }
  const last = memory[memory.length - 1];
  const scale = last === undefined ? 1 : 1 / (last.rho * dot(last.y, last.y));
  for (let i = 0; i < q.length; i += 1) q[i] = (q[i] ?? 0) * scale;
  memory.forEach((step, i) => {
    addScaled(q, (alphas[i] ?? 0) - step.rho * dot(step.y, q), step.s);
  });
  for (let i = 0; i < q.length; i += 1) q[i] = -(q[i] ?? 0);
  return q;
}

/** Halves the step until the value falls enough; null when it never does. */
function search(
  objective: Objective,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  first: boolean,
): { point: Float64Array; gradient: Float64Array; value: number } | null {
  const slope = dot(gradient, direction);
  if (slope >= 0) return null;
  let length = first ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1) {
    const tried = point.slice();
    addScaled(tried, length, direction);
    const triedGradient = new Float64Array(point.length);
    const triedValue = objective(tried, triedGradient);
    if (triedValue <= value + ARMIJO * length * slope) {
      return { point: tried, gradient: triedGradient, value: triedValue };
    }
    length /= 2;
  }
  return null;
}

function remember(
  memory: Step[],
  point: Float64Array,
  before: Float64Array,
  gradient: Float64Array,
  gradientBefore: Float64Array,
): void {
  const s = point.slice();
  addScaled(s, -1, before);
  const y = gradient.slice();
  addScaled(y, -1, gradientBefore);
  const curvature = dot(s, y);
  if (curvature <= 1e-12) return;
  memory.push({ s, y, rho: 1 / curvature });
  if (memory.length > MEMORY) memory.shift();
}
