// A line that an officer types on the training range: a message, or an act that begins with a slash.

/** What a line asks for. Times in milliseconds. */
export type TrainingLine =
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'use'; readonly suggestion: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'took'; readonly ms: number }
  | { readonly kind: 'freeze' | 'acknowledge' | 'close' }
  | { readonly kind: 'unknown'; readonly why: string };

const UNITS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** Reads a line. One that begins with a slash and is no act is never sent as a message. */
export function readLine(text: string): TrainingLine {
  const line = text.trim();
  if (!line.startsWith('/')) return { kind: 'send', text: line };
  const [word = '', value = ''] = line.split(/\s+/);
  if (word === '/freeze') return { kind: 'freeze' };
  if (word === '/ack') return { kind: 'acknowledge' };
  if (word === '/close') return { kind: 'close' };
  if (word === '/use' && /^\d{1,2}$/.test(value)) return { kind: 'use', suggestion: Number(value) };
  const ms = spanOf(value);
  if ((word === '/wait' || word === '/took') && ms !== null) return { kind: word === '/wait' ? 'wait' : 'took', ms };
  return {
    kind: 'unknown',
    why: 'acts are /use N, /freeze, /ack, /wait 20m, /took 30s and /close; nothing was sent',
  };
}

function spanOf(value: string): number | null {
  const found = /^(\d{1,4})([smh])$/.exec(value);
  return found === null ? null : Number(found[1]) * UNITS[found[2] as keyof typeof UNITS];
}
