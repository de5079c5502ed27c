// What somebody has typed and not sent yet, kept in this page's memory only.

const drafts = new Map<string, string>();

/** The draft under a name such as `message:<conversation>`. */
export function draft(name: string): string {
  return drafts.get(name) ?? '';
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(name: string, text: string): void {
  if (text === '') drafts.delete(name);
  else drafts.set(name, text);
}

/** Forgets all: somebody else may sit here next. */
export function forgetDrafts(): void {
  drafts.clear();
}
