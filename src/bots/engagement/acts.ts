// Which acts a text is. The officer's word for it is not asked: the text and the thread say it.

import type { Act } from '../../domain/authorisation.js';
import type { Draft, Thread } from '../../domain/engagement.js';
import type { TextSigns, Topic } from '../../domain/text-signs.js';

/** Topics whose talk is about terms. */
const TERMS: readonly Topic[] = ['price', 'document', 'meeting'];

/** Every act that sending it would be; all must be permitted. Never empty. */
export function actsOf(thread: Thread, draft: Draft, signs: TextSigns): readonly Act[] {
  if (draft.act === 'warn') return thread.channel === 'sms' ? ['warn', 'send_sms'] : ['warn'];
  const acts = new Set<Act>([draft.act]);
  if (thread.heard === 0) acts.add('first_contact');
  else acts.add(signs.question ? 'ask' : 'reply');
  if (signs.mentions.some(({ topic }) => TERMS.includes(topic))) acts.add('discuss_terms');
  if (thread.channel === 'sms') acts.add('send_sms');
  return [...acts];
}
