// gettext-parser ships no types.

declare module 'gettext-parser' {
  export interface PoComments {
    reference?: string;
    extracted?: string;
    flag?: string;
  }
  export interface PoEntry {
    msgctxt?: string;
    msgid: string;
    msgid_plural?: string;
    msgstr: string[];
    comments?: PoComments;
  }
  export interface PoTable {
    charset?: string;
    headers?: Record<string, string>;
    translations: Record<string, Record<string, PoEntry>>;
  }
  export const po: {
    /** Throws SyntaxError with `lineNumber`, or RangeError. */
    parse(input: string, options?: { validation?: boolean }): PoTable;
    compile(table: PoTable, options?: { foldLength?: number }): Buffer;
  };
}
