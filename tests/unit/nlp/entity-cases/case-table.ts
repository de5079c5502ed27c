// The shape of the tables of entities: for each script, sentences with the value that is to be found in them.

/** Scripts of the service. Latin stands for English, French, Spanish, Vietnamese, Filipino, Malay and Indonesian. */
export const SCRIPTS = ['Latin', 'Arabic', 'Bengali', 'Thai', 'Burmese', 'Tamil', 'Han'] as const;
export type Script = (typeof SCRIPTS)[number];

export interface EntityCase {
  readonly text: string;
  readonly value: string;
}

export type CaseTable = Readonly<Record<Script, readonly EntityCase[]>>;

/** One case a line, `sentence => value`; `write` makes the full value of the short one in the table. */
export function tableOf(lines: Readonly<Record<Script, string>>, write = (value: string): string => value): CaseTable {
  return byScript((script) =>
    lines[script]
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [text = '', value = ''] = line.split(' => ');
        return { text, value: write(value) };
      }),
  );
}

/** Something written, and its value. */
export type Written = readonly [written: string, value: string];

/** Each sentence of a script (one a line, `#` for what is written) with each of these. */
export function crossed(sentences: Readonly<Record<Script, string>>, all: readonly Written[]): CaseTable {
  return byScript((script) =>
    sentences[script]
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line) => all.map(([written, value]) => ({ text: line.replace('#', written), value }))),
  );
}

function byScript(casesOf: (script: Script) => readonly EntityCase[]): CaseTable {
  return Object.fromEntries(SCRIPTS.map((script) => [script, casesOf(script)])) as unknown as CaseTable;
}
