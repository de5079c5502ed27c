// What a draft may not be: the rules on its words (8 to 11, 14, 15), and how far it pushes.

import type { Instant } from '../../domain/clock.js';
import type { Draft, Scored, Thread } from '../../domain/engagement.js';
import { passes, refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import type { OffenceId } from '../../domain/offence.js';
import type { ContentSign, TextSigns } from '../../domain/text-signs.js';
import { firstMentions } from './ledger.js';

const HOUR_MS = 3_600_000;

/** What rule 9 blocks, whoever signs. */
const FORBIDDEN: readonly ContentSign[] = [
  'pay_offer',
  'pressure',
  'threat',
  'romance',
  'compassion',
  'advice_committing',
  'advice_evading',
];

/** Above-market pay, pressure, threats, romance, compassion, advice (rule 9). */
export function contentIsAllowed(signs: TextSigns): Verdict {
  return verdict(
    'content',
    FORBIDDEN.map((sign) => [signs.content.includes(sign), sign]),
  );
}

/** No sexual content (rule 14). */
export function isNotSexual(signs: TextSigns): Verdict {
  return verdict('sexual', [[signs.content.includes('sexual'), 'sexual_content']]);
}

/** No privileged matter and nobody else's data in a draft (rule 15). */
export function isNotPrivileged(signs: TextSigns): Verdict {
  return verdict('privileged', [
    [signs.content.includes('privileged'), 'privileged'],
    [signs.content.includes('third_party'), 'third_party'],
  ]);
}

/** Nobody is picked, or spoken to, for nationality, ethnicity, religion or protest (rule 15). */
export function targetsNobody(grounds: TextSigns, signs: TextSigns): Verdict {
  return verdict('targeting', [
    [!grounds.read, 'grounds_not_read'],
    [grounds.content.includes('targeting'), 'grounds'],
    [signs.content.includes('targeting'), 'draft'],
  ]);
}

/** A draft never claims to be a child or of a protected calling, whatever the register says of its persona (rule 12). */
export function claimsNothingForbidden(signs: TextSigns): Verdict {
  return verdict('persona', [
    [signs.minor || signs.ages.some((age) => age < 18), 'draft_minor'],
    [signs.callings.length > 0, `draft_${signs.callings[0] ?? 'calling'}`],
  ]);
}

/**
 * While a message of ours waits for an answer, nothing leaves that asks, offers, shows interest or names a topic (rule 8): what is left is a
 * plain acknowledgement. After a no or a silence there is only a goodbye, once: an offer has more words than any list of offers.
 */
export function renewsNothing(thread: Thread, signs: TextSigns, silenceHours: number, now: Instant): Verdict {
  const bland =
    !signs.question &&
    signs.mentions.length === 0 &&
    !signs.content.includes('initiative') &&
    !signs.content.includes('interest');
  const last = thread.lastTheirsAt;
  const silent =
    thread.unanswered > 0 && (last === null || now - Math.max(last, thread.lastOursAt ?? 0) >= silenceHours * HOUR_MS);
  const over = thread.refusedIn !== null || silent;
  const parting = !over || (signs.goodbye && (silent || thread.unanswered === 0));
  if (bland && parting && thread.unanswered <= 1) return passes('renewed_offer');
  return verdict('renewed_offer', [
    [thread.refusedIn !== null, 'after_refusal'],
    [silent, 'after_silence'],
    [thread.unanswered > 0, 'waits_for_answer'],
  ]);
}

/** They moved to a graver offence: the thread waits for a new authorisation (rule 11). */
export function isNotGraver(thread: Thread, authorised: OffenceId): Verdict {
  if (thread.graver === null) return passes('graver_offence');
  return thread.graver.offence === authorised
    ? passes('graver_offence')
    : refuses('graver_offence', thread.graver.offence);
}

/** How far a draft pushes, with every reason (rule 10). Active: it takes a step that the other side did not. */
export function scoreDraft(thread: Thread, signs: TextSigns): Scored {
  const active = [
    ...FORBIDDEN.filter((sign) => signs.content.includes(sign)),
    ...firstMentions(thread.ledger, signs).map((what) => `first:${what}`),
    ...(signs.content.includes('initiative') ? ['initiative'] : []),
    ...(thread.heard === 0 ? ['writes_first'] : []),
  ];
  if (active.length > 0) return { score: 'active', reasons: active };
  const open = [
    ...new Set(signs.mentions.map(({ topic }) => `speaks_of:${topic}`)),
    ...(signs.content.includes('interest') ? ['interest'] : []),
  ];
  if (open.length > 0) return { score: 'opportunity', reasons: open };
  return { score: 'passive', reasons: [signs.question ? 'asks_only' : 'acknowledges'] };
}

/** An active text needs the sign-off of an authoriser who has no other part in it, over exactly this text (rule 10). */
export function isSignedOff(
  { score }: Scored,
  draft: Draft,
  others: { readonly sha256: string; readonly authorisers: readonly string[]; readonly taking: readonly string[] },
): Verdict {
  if (score !== 'active') return passes('score');
  const by = draft.signOff?.by;
  return verdict('score', [
    [by === undefined, 'active_needs_sign_off'],
    [draft.signOff?.sha256 !== others.sha256, 'sign_off_of_another_text'],
    [by !== undefined && !others.authorisers.includes(by), 'sign_off_not_by_an_authoriser'],
    [
      by !== undefined && [draft.author, ...draft.editors, ...others.taking].includes(by),
      'sign_off_by_one_who_takes_part',
    ],
  ]);
}
