// Names of the values that a message wants.

import IntlMessageFormat from 'intl-messageformat';

/** Names of the placeholders of an ICU message, sorted, each once. Throws on broken syntax. */
export function placeholdersIn(message: string, language: string): string[] {
  if (!message.includes('{')) return [];
  const names = new Set<string>();
  collect(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst(), names);
  return [...names].sort();
}

function collect(nodes: ReturnType<IntlMessageFormat['getAst']>, names: Set<string>): void {
  for (const node of nodes) {
    // Literals and the # of plurals carry no name of their own.
    if (node.type !== 0 && node.type !== 7) names.add(node.value);
    if ('options' in node) for (const option of Object.values(node.options)) collect(option.value, names);
  }
}
