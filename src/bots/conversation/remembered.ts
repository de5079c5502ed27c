// What is made of a content once and looked up at every turn.

import type { Content } from '../../domain/content.js';

/**
 * Makes a value of some parts of a content, once for all contents that share these parts: a version differs from the one before in few
 * files, and the check of the flows plays copies that differ in flows alone. `partsOf` must name everything that `make` looks at.
 */
export function remembered<V>(partsOf: (content: Content) => readonly object[], make: (content: Content) => V) {
  const byContent = new WeakMap<Content, V>();
  const byPart = new WeakMap<object, { readonly parts: readonly object[]; readonly value: V }>();
  return (content: Content): V => {
    const known = byContent.get(content);
    if (known !== undefined) return known;
    const parts = partsOf(content);
    const [first = content] = parts;
    const before = byPart.get(first);
    const isSame = before?.parts.every((part, n) => part === parts[n]) ?? false;
    const value = before && isSame ? before.value : make(content);
    byContent.set(content, value);
    byPart.set(first, { parts, value });
    return value;
  };
}
