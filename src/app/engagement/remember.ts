// What was read of the newest texts, so that the same text is read once: a template, a persona's story, a draft that ten rules look at.

/** Longer texts are read each time: a few of them would fill the memory. Characters. */
const MOST_CHARACTERS = 2_000;

/** A reading of a text in a talk whose language may be known. */
export type ReadText<T> = (text: string, hint?: string) => T;

/**
 * The same function with a memory of its `size` newest answers, least recently asked for out first. `read` must say the same of the same
 * text for ever. `keeps` says whether an answer may be kept: one that failed is asked for again.
 */
export function remembering<T>(
  read: ReadText<T>,
  size: number,
  keeps: (answer: T) => boolean = () => true,
): ReadText<T> {
  const known = new Map<string, T>();
  return (text, hint) => {
    // No language holds a line end, so no two questions have one name.
    const name = `${hint ?? ''}\n${text}`;
    const there = known.get(name);
    if (there !== undefined) {
      known.delete(name);
      known.set(name, there);
      return there;
    }
    const answer = read(text, hint);
    if (text.length > MOST_CHARACTERS || !keeps(answer)) return answer;
    known.set(name, answer);
    if (known.size > size) known.delete(known.keys().next().value ?? name);
    return answer;
  };
}
