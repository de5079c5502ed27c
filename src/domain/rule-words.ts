// The rules of engagements in words, for officers: one short sentence a rule, one a reason. English is the source; each has a key, by
// which a screen finds its translation.

import type { EngagementRule, Verdict } from './engagement-rules.js';

/** What each rule asks for. Key of a translation: `engagement.rule.<rule>`. */
export const RULE_WORDS: Readonly<Record<EngagementRule, string>> = {
  deployment: 'Engagements are on only where an authority turned them on.',
  policy: 'The law of every country involved is known, signed by two people and allows it.',
  language: 'The text is in a language that can be judged, with nothing hidden in it.',
  signed: 'The authorisation is signed by an authoriser whose key is valid today.',
  live: 'The authorisation has begun and is not over.',
  scope: 'Act, subject, platform, country and officer are named in the authorisation.',
  stopped: 'Nobody has stopped this.',
  numbered: 'The authorisation was not revoked before this message.',
  renewal: 'A renewal gives its reasons in fresh words.',
  separation: 'Who authorises does not operate.',
  role: 'Only an operator sends.',
  training: 'The officer’s training is on file and current.',
  second_token: 'A judge or prosecutor agreed where the law asks for it.',
  suspicion: 'The suspicion was written down before first contact.',
  first_mention: 'They speak first of service, price, route, document and meeting.',
  renewed_offer: 'After a no or a silence we do not ask or offer again.',
  content: 'No pay above the market, no pressure, threat, romance, pity or advice.',
  score: 'A text that takes a step of its own needs an authoriser’s sign-off.',
  graver_offence: 'A graver offence needs a new authorisation.',
  persona: 'The persona is a checked adult of no protected calling.',
  safeguarding: 'Signs of a child or a victim stop all sending.',
  sexual: 'Nothing sexual is written.',
  media: 'Files from the other side stay unopened.',
  privileged: 'No confidential matter and nobody else’s data.',
  targeting: 'Nobody is picked for nationality, ethnicity, religion or protest.',
  approval: 'One named person approves exactly this text.',
  load: 'An officer runs no more threads than one can watch.',
  reading_time: 'A text is read before it is approved.',
  records: 'What made the text is on record and up to date.',
  deterrence: 'A campaign sends its one warning, in reply, once.',
  persona_log: 'This use of the persona is in the log, with a purpose.',
  channel: 'It leaves by hand, or by SMS where number and law allow.',
};

/** A topic that our side would be the first to name. */
const TOPIC_WORDS = {
  service: 'the service',
  price: 'the price',
  route: 'the way or a place',
  document: 'documents',
  meeting: 'a meeting or a time',
} as const;

/** What can be wrong by each rule. Key of a translation: `engagement.why.<rule>.<why>`. */
const WHY_WORDS: Readonly<Partial<Record<EngagementRule, Readonly<Record<string, string>>>>> = {
  deployment: { not_an_authority: 'This is no deployment of an authority.', off: 'Engagements are turned off here.' },
  policy: {
    unreadable: 'A file of policy or keys cannot be read. Nothing leaves until it is mended.',
    jurisdiction_unknown: 'A country is not known.',
    conflicting: 'The laws of the countries do not agree.',
    unsigned: 'Two people have not signed the country’s policy.',
    law_unknown: 'The law of a country is not known.',
    forbidden: 'The law of a country forbids it.',
    article_not_in_policy: 'The article that is cited stands in no policy.',
    act_not_under_article: 'The article that is cited does not allow this act.',
    too_long: 'The authorisation runs longer than the law allows.',
  },
  language: {
    words_unreadable: 'The signed words cannot be read. Nothing leaves until they are mended.',
    not_read: 'The text could not be read.',
    hidden_characters: 'There are hidden or look-alike characters in it.',
    unsure: 'The language cannot be told for sure. Write a full sentence.',
    unsupported: 'There are no signed words for this language.',
  },
  signed: {
    keys_unreadable: 'The keys of those who sign cannot be read.',
    unknown_key: 'The key is not known.',
    key_not_current: 'The key is not valid now.',
    bad_signature: 'The signature does not fit the text.',
    other_signer: 'Another person signed.',
    key_of_another_office: 'The key is not one of an authoriser.',
    not_canonical: 'The document has no clean form to check.',
  },
  live: {
    no_time: 'A time is missing.',
    clock_turned_back: 'The clock was turned back.',
    not_yet: 'It has not begun.',
    expired: 'It is over.',
  },
  scope: {
    other_authorisation: 'The thread belongs to another authorisation.',
    no_legal_basis: 'No legal basis is named.',
    subject: 'This subject is not in it.',
    platform: 'This platform is not in it.',
    jurisdiction: 'A country is not in it.',
    operator: 'This officer is not in it, or does not run the thread.',
    act: 'This act is not permitted.',
  },
  stopped: {
    all_stopped: 'All engagements are stopped.',
    authorisation_stopped: 'This authorisation is stopped.',
    thread_stopped: 'This thread is stopped.',
  },
  numbered: {
    revoked: 'The authorisation is revoked.',
    revoked_before: 'It was revoked before this message.',
    broken_row: 'A document of the authorisation is missing.',
    no_such_intent: 'The decision to send is not on record.',
    approval_used: 'The approval was used before.',
  },
  renewal: {
    nothing_to_renew: 'There is nothing to renew.',
    other_authorisation: 'It renews another authorisation.',
    already_over: 'It would be over already.',
    other_offence: 'It names another offence.',
    reasons_missing: 'The reasons are missing.',
    necessity_copied: 'The necessity is copied from before.',
    proportionality_copied: 'The proportionality is copied from before.',
  },
  separation: {
    authoriser_operates: 'The authoriser cannot operate.',
    authoriser_named_as_operator: 'The authoriser is named as an operator.',
  },
  role: { oversight_sends_nothing: 'Oversight sends nothing.', not_an_operator: 'This person is no operator.' },
  training: {
    no_record: 'There is no record of training.',
    own_record: 'Nobody else put the training on file.',
    not_current: 'The training has run out.',
  },
  second_token: {
    missing: 'The judge or prosecutor has not agreed.',
    judge_needed: 'A judge has to agree; a prosecutor is not enough.',
    other_authorisation: 'The agreement is for another wording.',
    in_the_future: 'The agreement is dated in the future.',
    same_person: 'One person cannot authorise and agree.',
    keys_unreadable: 'The keys of those who sign cannot be read.',
    unknown_key: 'The key of the agreement is not known.',
    key_not_current: 'The key of the agreement is not valid now.',
    bad_signature: 'The signature of the agreement does not fit.',
    other_signer: 'Another person signed the agreement.',
    key_of_another_office: 'The agreement is signed with a key of another office.',
    not_canonical: 'The agreement has no clean form to check.',
  },
  suspicion: {
    not_recorded: 'No suspicion is written down.',
    nobody_named: 'Nobody stands for the suspicion by name.',
    grounds_missing: 'The grounds say too little.',
    in_the_future: 'The suspicion is dated in the future.',
    after_first_contact: 'It was written down after first contact.',
  },
  renewed_offer: {
    after_refusal: 'They said no. A plain goodbye is all that may leave.',
    after_silence: 'They are silent. A plain goodbye is all that may leave.',
    waits_for_answer: 'Our last message waits for an answer.',
  },
  content: {
    pay_offer: 'It offers more money.',
    pressure: 'It presses.',
    threat: 'It threatens.',
    romance: 'It flirts.',
    compassion: 'It appeals to pity.',
    advice_committing: 'It tells how to commit the offence.',
    advice_evading: 'It tells how to evade the police.',
  },
  score: {
    active_needs_sign_off: 'The text takes a step that they did not take.',
    sign_off_of_another_text: 'The sign-off is for another text.',
    sign_off_not_by_an_authoriser: 'Who signed off is no authoriser.',
    sign_off_by_one_who_takes_part: 'Who signed off takes part in the thread.',
  },
  persona: {
    draft_minor: 'The text sounds like a child.',
    not_in_the_register: 'The persona is not in the register.',
    age_missing: 'The persona has no age.',
    minor: 'The persona is, or sounds like, a child.',
    incomplete: 'The persona is not complete.',
    not_read: 'The persona could not be read.',
    hidden_characters: 'There are hidden characters in the persona.',
    language_unsure: 'The language of the persona’s story cannot be told.',
    not_checked_in_this_form: 'The persona was changed after its check.',
    checked_by_its_user: 'The persona was checked by who uses it.',
  },
  safeguarding: {
    frozen_minor: 'The thread is frozen: signs of a child.',
    frozen_victim: 'The thread is frozen: signs of a victim.',
    frozen_unread: 'The thread is frozen: a message could not be read.',
    frozen_person: 'The thread was frozen by hand.',
    nobody_to_alert: 'Nobody is named who would be alerted.',
  },
  sexual: { sexual_content: 'It is sexual.' },
  privileged: {
    privileged: 'It speaks of what is confidential.',
    third_party: 'It holds data of somebody else.',
  },
  targeting: {
    grounds_not_read: 'The grounds of suspicion could not be read.',
    grounds: 'The grounds pick people by what they are.',
    draft: 'The text speaks of what people are, not of what they do.',
  },
  approval: {
    not_approved: 'Nobody has approved it yet.',
    not_well_formed: 'The text is damaged.',
    empty: 'The text is empty.',
    other_thread: 'The approval is for another thread.',
    other_draft: 'The approval is for another draft.',
    edited_since: 'The text was edited after the approval.',
    text_changed: 'The text is not the one that was approved.',
    rejected: 'The text was rejected.',
    approved_before_it_was_written: 'It was approved before it was written.',
    other_person: 'Another person gave the approval.',
    oversight_approves_nothing: 'Oversight approves nothing.',
    author_or_editor: 'Who wrote or edited a text cannot approve it.',
    operator_approves_suggestions_only: 'An operator approves untouched suggestions only.',
    not_an_approver: 'This person is no approver.',
    approval_used: 'The approval was used before.',
    in_the_future: 'The approval is dated in the future.',
  },
  load: { too_many_threads: 'The officer has too many threads.' },
  reading_time: {
    not_approved: 'Nobody has approved it yet.',
    no_time: 'A time is missing.',
    shown_before_it_was_written: 'It was shown before it was written.',
    faster_than_it_can_be_read: 'It was approved faster than it can be read.',
    shown_too_long_ago: 'It was shown too long ago. Look at it again.',
  },
  records: {
    no_author: 'Nobody stands as its author.',
    no_template_version: 'The version of the suggestions is missing.',
    no_model_version: 'The version of the model or its prompt is missing.',
    older_policy: 'It was judged by an older policy.',
    older_words: 'It was judged by older words.',
  },
  deterrence: {
    no_campaign: 'There is no campaign.',
    no_authorisation_of_its_own: 'The campaign has no authorisation of its own.',
    ended: 'The conversation has ended.',
    not_in_reply: 'They have not written.',
    not_the_only_message: 'We have written before.',
    warned_before: 'This contact was warned before.',
    no_text_in_this_language: 'The campaign has no text in this language.',
    another_text: 'It is not the text of the campaign.',
    not_approved_by_two: 'Two people have not approved the text.',
    no_help_named: 'The text names no place to get help.',
    in_another_language: 'The text is in another language than it is for.',
    not_well_formed: 'The text holds broken characters.',
    campaign_sends_its_warning_only: 'Under a campaign nothing but its warning is sent.',
  },
  persona_log: { not_logged: 'The use is not in the log.', purpose_missing: 'The log names no purpose.' },
  channel: {
    relay_has_no_number: 'A thread that is sent by hand has no number.',
    relay_only: 'This platform is sent by hand only.',
    no_number: 'There is no number to send from.',
    number_not_authorised: 'The number is not in the authorisation.',
    act_not_permitted: 'The authorisation does not permit SMS.',
    law_does_not_allow: 'The law of a country does not allow it.',
    number_of_a_help_line: 'The number belongs to a help line.',
  },
};

/** A sentence and the key under which a translation of it lies. */
export interface KeyedWords {
  readonly key: string;
  readonly text: string;
}

/** What the rule asks for. */
export function ruleInWords(rule: EngagementRule): KeyedWords {
  return { key: `engagement.rule.${rule}`, text: RULE_WORDS[rule] };
}

/** Why a verdict refuses; of one that passes, and where a reason has no words of its own, what the rule asks for. */
export function whyInWords({ rule, ok, why }: Verdict): KeyedWords {
  const text = ok ? undefined : (WHY_WORDS[rule]?.[why] ?? firstInWords(rule, why) ?? offenceInWords(rule, why));
  return text === undefined ? ruleInWords(rule) : { key: `engagement.why.${rule}.${why}`, text };
}

/** `price`, `fact:price`: what our side would be the first to name. */
function firstInWords(rule: EngagementRule, why: string): string | undefined {
  if (rule !== 'first_mention') return undefined;
  const topic = why.replace('fact:', '') as keyof typeof TOPIC_WORDS;
  if (!Object.hasOwn(TOPIC_WORDS, topic)) return undefined;
  const what = TOPIC_WORDS[topic];
  return why.startsWith('fact:')
    ? `It names something about ${what} that they have not named.`
    : `They have not spoken of ${what} yet.`;
}

function offenceInWords(rule: EngagementRule, why: string): string | undefined {
  if (rule === 'graver_offence') return `They speak of a graver offence: ${why.replaceAll('_', ' ')}.`;
  if (rule !== 'persona') return undefined;
  return `The persona or the text claims a protected calling: ${why.replace('draft_', '')}.`;
}
