// Steps that ask for a code: the person's own word, or the code of a report.

import type { ReportState } from './report-code.js';

/** Asks for the code of a report; says where the report stands, or goes to `other`. */
export interface CodeStep {
  readonly type: 'code';
  readonly id: string;
  readonly text: string;
  readonly states: Readonly<Record<ReportState, string>>;
  readonly to: string;
  readonly other: string;
  readonly skipTo: string;
}

/**
 * Asks for the person's code word and waits (help-safety.md 6). `choose`: takes a new one, `repeat`: it is written once more and holds
 * from then on, `check`: the one that holds. `choose_panic` and `repeat_panic`: the same for a panic word of the person's own (5). Goes to
 * `other` when it cannot be one, differs or is wrong.
 */
export interface WordStep {
  readonly type: 'word';
  readonly id: string;
  readonly act: 'choose' | 'repeat' | 'check' | 'choose_panic' | 'repeat_panic';
  readonly text: string;
  readonly to: string;
  readonly other: string;
  readonly skipTo: string;
}
