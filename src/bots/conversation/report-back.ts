// A witness who comes back with the code of a report: what is looked up.

import type { Content } from '../../domain/content.js';
import { REPORT_BACK } from '../../domain/needed-content.js';
import { isOffered } from '../../domain/offered.js';
import { readReportCode } from '../../domain/report-code.js';
import { isShut, type Session } from '../../domain/session.js';
import { meansLabel } from './answers.js';
import { interrupt } from './commands.js';
import type { HeardMessage, World } from './heard.js';
import { afterWrongCode, mayTryCode } from './report-tries.js';
import { beginTurn, resume, stepAt, type Turn } from './turn.js';

/** The code to be looked up for a message, null for none: any code that stands alone, and one among words where it was asked for. */
export function codeToFind(session: Session | null, text: string, content: Content): string | null {
  if (session !== null && (session.status === 'with_person' || isShut(session))) return null;
  const at = session?.at;
  const step = at ? stepAt({ content }, at) : undefined;
  return readReportCode(text, step?.type === 'code');
}

/**
 * Goes to the report of a code that was written by itself, at any point, or asks for the code when somebody says that they have one.
 * False when the message is neither. A code that is not known is counted and otherwise words like any others.
 */
export function hearReportBack(turn: Turn, world: World, heard: HeardMessage): boolean {
  const { at } = turn.session;
  if (at && stepAt(world, at)?.type === 'code') return false;
  if (!isOffered(world.content, REPORT_BACK, turn.session.language)) return false;
  if (heard.report === undefined) {
    if (!meansLabel(world.content, HAVE_CODE, heard.text)) return false;
    interrupt(turn, world, REPORT_BACK);
    return true;
  }
  if (heard.report.kind === 'unknown' || !mayTryCode(turn.session, world.now)) {
    turn.session = afterWrongCode(turn.session, world.now);
    return false;
  }
  const asked = beginTurn(turn.session);
  interrupt(asked, world, REPORT_BACK);
  turn.session = asked.session;
  resume(turn, world, heard);
  return true;
}

/** The words by which somebody says that they have a code. */
const HAVE_CODE = 'back.have';
