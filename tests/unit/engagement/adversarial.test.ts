// Whoever tries to get round a rule is refused, and the rule is named. Each case spoils one thing of a situation in which everything is right.

import { maySend, mayStillLeave, type SendSituation } from '../../../src/bots/engagement/may-send.js';
import { renewalProblem } from '../../../src/bots/engagement/numbered.js';
import { personaHash, personaPasses } from '../../../src/bots/engagement/persona.js';
import { openThread, sentTo } from '../../../src/bots/engagement/thread.js';
import type { NumberedDocument } from '../../../src/domain/authorisation.js';
import type { Campaign } from '../../../src/domain/campaign.js';
import type { Draft, Thread } from '../../../src/domain/engagement.js';
import type { EngagementRule, Verdict } from '../../../src/domain/engagement-rules.js';
import type { Persona } from '../../../src/domain/persona.js';
import {
  approval,
  authorisation,
  DAY,
  draft,
  FRANCE,
  NOW,
  PERSONA,
  POLICIES,
  ports,
  readSigns,
  SECOND,
  sha256,
  situation,
  THEIRS,
  threadAfter,
  token,
} from './world.js';

const PLAIN = 'You wrote “3,800 euros each”. What does that include?';

interface Case {
  readonly what: string;
  readonly rule: EngagementRule;
  readonly why?: string;
  /** What the rules say of the attempt. */
  readonly tries: () => readonly Verdict[];
}

/** An attempt to send, with what is spoilt. */
function send(text: string, spoil: Partial<SendSituation> = {}): () => readonly Verdict[] {
  return () => maySend(situation(text, spoil), ports).verdicts;
}

const by = (author: string, text: string, changes: Partial<Draft> = {}): Draft => draft(text, { author, ...changes });
const grant: NumberedDocument = { authorisationId: 'A-014', n: 1, at: NOW - 10 * DAY, kind: 'grant' };
const revoked: NumberedDocument = {
  authorisationId: 'A-014',
  n: 2,
  at: NOW - 2,
  kind: 'revocation',
  by: 'colonel',
  reason: 'over',
};
const intent = (n: number, changes: object = {}): NumberedDocument => ({
  authorisationId: 'A-014',
  n,
  at: NOW - 2,
  kind: 'send_intent',
  intentId: 'I-1',
  approvalId: 'Y-1',
  threadId: 'T-18',
  textSha256: sha256(PLAIN),
  ...changes,
});

const AUTHORITY: readonly Case[] = [
  { what: 'expired by one second', rule: 'live', why: 'expired', tries: send(PLAIN, spoilt({ end: NOW - SECOND })) },
  { what: 'ends this very millisecond', rule: 'live', why: 'expired', tries: send(PLAIN, spoilt({ end: NOW })) },
  { what: 'begins in a second', rule: 'live', why: 'not_yet', tries: send(PLAIN, spoilt({ start: NOW + SECOND })) },
  {
    what: 'a clock turned back by an hour',
    rule: 'live',
    why: 'clock_turned_back',
    tries: send(PLAIN, { now: NOW - 3600 * SECOND }),
  },
  { what: 'a clock that says nothing', rule: 'live', why: 'no_time', tries: send(PLAIN, { now: Number.NaN }) },
  {
    what: 'signed by somebody whose key nobody knows',
    rule: 'signed',
    why: 'unknown_key',
    tries: send(PLAIN, { granted: authorisation({ signer: 'mallory' }, 'mallory') }),
  },
  {
    what: 'signed with a key that ran out',
    rule: 'signed',
    why: 'key_not_current',
    tries: send(PLAIN, { granted: authorisation({ signer: 'stale' }, 'stale') }),
  },
  {
    what: 'signed by a judge in the place of the authoriser',
    rule: 'signed',
    why: 'key_of_another_office',
    tries: send(PLAIN, { granted: authorisation({ signer: 'judge' }, 'judge') }),
  },
  {
    what: 'signed by another than it names',
    rule: 'signed',
    why: 'other_signer',
    tries: send(PLAIN, { granted: authorisation({ signer: 'general' }) }),
  },
  {
    what: 'lengthened by a day after it was signed',
    rule: 'signed',
    why: 'bad_signature',
    tries: send(PLAIN, { granted: { ...authorisation(), end: NOW + 21 * DAY } }),
  },
  {
    what: 'a subject added after it was signed',
    rule: 'signed',
    why: 'bad_signature',
    tries: send(PLAIN, { granted: { ...authorisation(), subjects: ['S-2', 'S-3'] } }),
  },
  {
    what: 'a signature that is no base64',
    rule: 'signed',
    why: 'bad_signature',
    tries: send(PLAIN, { granted: { ...authorisation(), signature: { keyId: 'key-colonel', value: '!' } } }),
  },
  {
    what: 'half a surrogate pair in what was signed',
    rule: 'signed',
    why: 'not_canonical',
    tries: send(PLAIN, { granted: { ...authorisation(), legalBasis: 'x\ud83d' } }),
  },
  {
    what: 'another subject',
    rule: 'scope',
    why: 'subject',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { subject: 'S-3' }) }),
  },
  {
    what: 'another platform',
    rule: 'scope',
    why: 'platform',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { platform: 'messenger' }) }),
  },
  {
    what: 'a thread of another authorisation',
    rule: 'scope',
    why: 'other_authorisation',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { authorisationId: 'A-015' }) }),
  },
  {
    what: 'an officer whom it does not name',
    rule: 'scope',
    why: 'operator',
    tries: send(PLAIN, { operator: { id: 'officer5', roles: ['operator'] } }),
  },
  {
    what: 'asking where only replies are permitted',
    rule: 'scope',
    why: 'act',
    tries: send(PLAIN, spoilt({ permitted: [{ act: 'reply', article: 'CPP art. 706-81' }] })),
  },
  {
    what: 'an act without an article',
    rule: 'scope',
    why: 'act',
    tries: send(PLAIN, spoilt({ permitted: [{ act: 'ask', article: ' ' }] })),
  },
  { what: 'no legal basis', rule: 'scope', why: 'no_legal_basis', tries: send(PLAIN, spoilt({ legalBasis: '' })) },
  {
    what: 'writing first where only answers are permitted',
    rule: 'scope',
    why: 'act',
    tries: send('Hello, how are you today?', {
      thread: threadAfter([]),
      ...spoilt({
        permitted: [
          { act: 'ask', article: 'CPP art. 706-81' },
          { act: 'reply', article: 'CPP art. 706-81' },
        ],
      }),
    }),
  },
  {
    what: 'the authoriser operates',
    rule: 'separation',
    tries: send(PLAIN, {
      operator: { id: 'colonel', roles: ['operator'] },
      ...spoilt({ operators: ['officer4', 'colonel'] }),
    }),
  },
  {
    what: 'the authoriser names themselves as an operator',
    rule: 'separation',
    tries: send(PLAIN, spoilt({ operators: ['officer4', 'colonel'] })),
  },
  {
    what: 'oversight sends',
    rule: 'role',
    why: 'oversight_sends_nothing',
    tries: send(PLAIN, { operator: { id: 'officer4', roles: ['oversight'] } }),
  },
  {
    what: 'oversight sends with a second role',
    rule: 'role',
    why: 'oversight_sends_nothing',
    tries: send(PLAIN, { operator: { id: 'officer4', roles: ['operator', 'oversight'] } }),
  },
  {
    what: 'somebody without the role sends',
    rule: 'role',
    why: 'not_an_operator',
    tries: send(PLAIN, { operator: { id: 'officer4', roles: ['approver'] } }),
  },
  { what: 'no training record', rule: 'training', why: 'no_record', tries: send(PLAIN, { training: [] }) },
  {
    what: 'training that ran out a second ago',
    rule: 'training',
    why: 'not_current',
    tries: send(PLAIN, trained({ expiresAt: NOW - SECOND })),
  },
  {
    what: 'training of another kind',
    rule: 'training',
    why: 'no_record',
    tries: send(PLAIN, trained({ kind: 'first-aid' })),
  },
  {
    what: 'a training record of one’s own making',
    rule: 'training',
    why: 'own_record',
    tries: send(PLAIN, trained({ recordedBy: 'officer4' })),
  },
  { what: 'no token of a prosecutor', rule: 'second_token', why: 'missing', tries: send(PLAIN, { tokens: [] }) },
  {
    what: 'a token for other acts',
    rule: 'second_token',
    why: 'missing',
    tries: send(PLAIN, { tokens: [token(authorisation(), { acts: ['warn'] })] }),
  },
  {
    what: 'a token for an earlier wording',
    rule: 'second_token',
    why: 'other_authorisation',
    tries: send(PLAIN, {
      tokens: [token(authorisation({ necessity: 'another text that was signed before this one was' }))],
    }),
  },
  {
    what: 'a token signed by the authoriser',
    rule: 'second_token',
    why: 'same_person',
    tries: send(PLAIN, { tokens: [token(authorisation(), { signer: 'colonel' })] }),
  },
  {
    what: 'a token of a policy signer',
    rule: 'second_token',
    why: 'key_of_another_office',
    tries: send(PLAIN, { tokens: [token(authorisation(), { signer: 'lex1' })] }),
  },
  {
    what: 'a prosecutor’s token where a judge’s is needed',
    rule: 'second_token',
    why: 'judge_needed',
    tries: send(PLAIN, france({ bases: [{ ...FRANCE.bases[0]!, secondToken: 'judge' }] })),
  },
  {
    what: 'a token of tomorrow',
    rule: 'second_token',
    why: 'in_the_future',
    tries: send(PLAIN, { tokens: [token(authorisation(), { at: NOW + DAY })] }),
  },
];

const NUMBERED: readonly Case[] = [
  {
    what: 'revoked before it is asked',
    rule: 'numbered',
    why: 'revoked',
    tries: send(PLAIN, { documents: [grant, revoked] }),
  },
  { what: 'revoked between approval and send', rule: 'numbered', tries: still([grant, revoked, intent(3)]) },
  {
    what: 'a send whose number comes after the revocation',
    rule: 'numbered',
    why: 'revoked',
    tries: send(PLAIN, { documents: [grant, revoked, intent(3)], intentId: 'I-1' }),
  },
  {
    what: 'revoked after the intent, before the network call',
    rule: 'numbered',
    why: 'revoked',
    tries: still([grant, intent(2), { ...revoked, n: 3 }]),
  },
  {
    what: 'renewed after it was revoked',
    rule: 'numbered',
    why: 'revoked',
    tries: send(PLAIN, {
      documents: [
        grant,
        revoked,
        { authorisationId: 'A-014', n: 3, at: NOW - 1, kind: 'renewal', authorisation: authorisation() },
      ],
    }),
  },
  {
    what: 'a number left out, where a revocation may stand',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [grant, intent(3)], intentId: 'I-1' }),
  },
  {
    what: 'one number twice, from two processes',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [grant, intent(2), { ...revoked, n: 2 }], intentId: 'I-1' }),
  },
  {
    what: 'documents without a grant',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [{ ...intent(1) }] }),
  },
  {
    what: 'documents of another authorisation',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [grant, { ...intent(2), authorisationId: 'A-015' }] }),
  },
  { what: 'an intent that is not in the row', rule: 'numbered', why: 'no_such_intent', tries: still([grant]) },
  {
    what: 'one approval, two intents (second tab)',
    rule: 'numbered',
    why: 'approval_used',
    tries: still([grant, intent(2, { intentId: 'I-0' }), intent(3)]),
  },
  { what: 'no documents at all', rule: 'numbered', why: 'broken_row', tries: send(PLAIN, { documents: [] }) },
  { what: 'the kill switch', rule: 'stopped', why: 'all_stopped', tries: send(PLAIN, stop('all', null)) },
  {
    what: 'the kill switch after the intent',
    rule: 'stopped',
    why: 'all_stopped',
    tries: still([grant, intent(2)], stop('all', null)),
  },
  { what: 'a stop of this authorisation', rule: 'stopped', tries: send(PLAIN, stop('authorisation', 'A-014')) },
  { what: 'a stop of this thread', rule: 'stopped', tries: send(PLAIN, stop('thread', 'T-18')) },
  {
    what: 'a stop that one person lifted twice',
    rule: 'stopped',
    tries: send(PLAIN, stop('all', null, ['officer9', 'officer9'])),
  },
  {
    what: 'another text than the intent’s, at the last moment',
    rule: 'approval',
    why: 'text_changed',
    tries: still([grant, intent(2)], {}, 'Another text'),
  },
  {
    what: 'expired after the intent',
    rule: 'live',
    why: 'expired',
    tries: still([grant, intent(2)], { granted: authorisation({ end: NOW }) }),
  },
  {
    what: 'frozen after the intent',
    rule: 'safeguarding',
    tries: still([grant, intent(2)], { thread: threadAfter([...THEIRS, 'i am 15 years old']) }),
  },
  {
    what: 'a renewal with the old necessity',
    rule: 'renewal',
    why: 'necessity_copied',
    tries: () => [renewalProblem(renewed({ necessity: authorisation().necessity }), [authorisation()], NOW)],
  },
  {
    what: 'a renewal with one word changed',
    rule: 'renewal',
    why: 'proportionality_copied',
    tries: () => [
      renewalProblem(
        renewed({ proportionality: authorisation().proportionality.replace('Only', 'Just') }),
        [authorisation()],
        NOW,
      ),
    ],
  },
  {
    what: 'a renewal without reasons',
    rule: 'renewal',
    why: 'reasons_missing',
    tries: () => [renewalProblem(renewed({ necessity: 'Still needed.' }), [authorisation()], NOW)],
  },
  {
    what: 'a renewal for another offence',
    rule: 'renewal',
    why: 'other_offence',
    tries: () => [renewalProblem(renewed({ offence: 'trafficking' }), [authorisation()], NOW)],
  },
];

const LAW: readonly Case[] = [
  {
    what: 'engagements switched off',
    rule: 'deployment',
    why: 'off',
    tries: send(PLAIN, { deployment: { profile: 'authority', on: false } }),
  },
  {
    what: 'a help line’s deployment',
    rule: 'deployment',
    why: 'not_an_authority',
    tries: send(PLAIN, { deployment: { profile: 'ngo', on: true } }),
  },
  {
    what: 'a developer’s machine',
    rule: 'deployment',
    why: 'not_an_authority',
    tries: send(PLAIN, { deployment: { profile: 'development', on: true } }),
  },
  {
    what: 'jurisdiction not known',
    rule: 'policy',
    why: 'jurisdiction_unknown',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { countries: [] }) }),
  },
  {
    what: 'a country without a profile',
    rule: 'policy',
    why: 'jurisdiction_unknown',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { countries: ['FR', 'AQ'] }) }),
  },
  {
    what: 'a country outside the authorisation',
    rule: 'scope',
    why: 'jurisdiction',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { countries: ['FR', 'BE'] }) }),
  },
  {
    what: 'a profile signed by one person',
    rule: 'policy',
    why: 'unsigned',
    tries: send(PLAIN, france({ signedBy: ['lex1'] })),
  },
  {
    what: 'a profile signed by one person twice',
    rule: 'policy',
    why: 'unsigned',
    tries: send(PLAIN, france({ signedBy: ['lex1', 'lex1'] })),
  },
  {
    what: 'a country whose law nobody knows',
    rule: 'policy',
    why: 'law_unknown',
    tries: send(PLAIN, france({ standing: 'unknown' })),
  },
  {
    what: 'a country that forbids it',
    rule: 'policy',
    why: 'forbidden',
    tries: send(PLAIN, france({ standing: 'forbidden' })),
  },
  {
    what: 'two files on one country',
    rule: 'policy',
    why: 'conflicting',
    tries: send(PLAIN, { policies: { ...POLICIES, conflicting: new Set(['FR']) } }),
  },
  {
    what: 'an article that the policy does not have',
    rule: 'policy',
    why: 'article_not_in_policy',
    tries: send(
      PLAIN,
      spoilt({
        permitted: (['ask', 'reply', 'discuss_terms'] as const).map((act) => ({ act, article: 'CPP art. 1' })),
      }),
    ),
  },
  {
    what: 'an act that the article does not cover',
    rule: 'policy',
    why: 'act_not_under_article',
    tries: send(PLAIN, france({ bases: [{ ...FRANCE.bases[0]!, acts: ['reply', 'ask'] }] })),
  },
  {
    what: 'longer than the law lets it run',
    rule: 'policy',
    why: 'too_long',
    tries: send(PLAIN, spoilt({ end: NOW + 200 * DAY })),
  },
  {
    what: 'a language without signed words',
    rule: 'language',
    why: 'unsupported',
    tries: send(PLAIN, { policies: { ...POLICIES, languages: new Map([['fr', 'x']]) } }),
  },
  { what: 'a language nobody can tell', rule: 'language', tries: send('zxq vrt plk gnf wwx') },
  {
    what: 'a language without words (German)',
    rule: 'language',
    tries: send('Was bedeutet das denn eigentlich genau, bitte erklären Sie es mir'),
  },
  {
    what: 'a reader that failed',
    rule: 'language',
    why: 'not_read',
    tries: () => maySend(situation(PLAIN), { ...ports, readSigns: () => ({ ...readSigns(''), read: false }) }).verdicts,
  },
  {
    what: 'SMS by software where the law does not allow it',
    rule: 'channel',
    why: 'law_does_not_allow',
    tries: send(PLAIN, sms('+33700000001')),
  },
  {
    what: 'SMS from a number that is not authorised',
    rule: 'channel',
    why: 'number_not_authorised',
    tries: send(PLAIN, sms('+33700000002')),
  },
  {
    what: 'SMS from a help line’s number',
    rule: 'channel',
    why: 'number_of_a_help_line',
    tries: send(PLAIN, { ...sms('+33100000000'), ...france({ sms: true }), granted: smsGrant(['+33100000000']) }),
  },
  {
    what: 'software sending on a platform that is relay only',
    rule: 'channel',
    why: 'relay_only',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { channel: 'sms', smsFrom: '+33700000001' }) }),
  },
  {
    what: 'no suspicion on record',
    rule: 'suspicion',
    why: 'not_recorded',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { suspicion: null }) }),
  },
  {
    what: 'suspicion written down after first contact',
    rule: 'suspicion',
    why: 'after_first_contact',
    tries: send(PLAIN, suspected({ recordedAt: NOW - 1 })),
  },
  {
    what: 'suspicion without grounds',
    rule: 'suspicion',
    why: 'grounds_missing',
    tries: send(PLAIN, suspected({ grounds: 'a feeling' })),
  },
  { what: 'suspicion by nobody', rule: 'suspicion', why: 'nobody_named', tries: send(PLAIN, suspected({ by: ' ' })) },
  {
    what: 'picked for religion',
    rule: 'targeting',
    why: 'grounds',
    tries: send(PLAIN, suspected({ grounds: 'He is suspect because he is muslim and goes out at night.' })),
  },
  {
    what: 'picked for a protest',
    rule: 'targeting',
    why: 'grounds',
    tries: send(PLAIN, suspected({ grounds: 'She took part in a demonstration in the capital last week.' })),
  },
  {
    what: 'picked for origin, in French',
    rule: 'targeting',
    why: 'grounds',
    tries: send(PLAIN, suspected({ grounds: 'Suspect parce qu’il est syrien et vit seul dans la ville.' })),
  },
];

/** Drafts of an officer, with the rule that stops each. In threads where service and price were opened by the other side. */
const DRAFTS: readonly (readonly [EngagementRule, string])[] = [
  ['first_mention', 'Where do we meet to pay the first half?'],
  ['first_mention', 'Do you also bring a passport for me?'],
  ['first_mention', 'Does it go by sea or through the forest?'],
  ['first_mention', 'Is it 5,000 euros for two?'],
  ['first_mention', 'I thought it was five thousand for two.'],
  ['first_mention', 'Would f i v e thousand euros be fine?'],
  ['first_mention', 'Est-ce que vous apportez aussi un passeport ?'],
  ['first_mention', 'C’est bien cinq mille euros pour deux ?'],
  ['first_mention', '¿Dónde nos vemos mañana?'],
  ['first_mention', '¿También me da un pasaporte?'],
  ['first_mention', 'هل يمكن أن تحضر جواز سفر أيضا؟'],
  ['first_mention', '你们也提供护照吗？'],
  ['first_mention', '在哪里见面？'],
  ['first_mention', 'Bạn có làm hộ chiếu luôn không?'],
  ['first_mention', 'Apakah ada paspor juga untuk saya?'],
  ['first_mention', 'Adakah awak sediakan pasport juga?'],
  ['first_mention', 'May kasama po bang pasaporte iyan?'],
  ['first_mention', 'มีหนังสือเดินทางให้ด้วยไหมครับ'],
  ['first_mention', 'আপনি কি পাসপোর্টও দেবেন?'],
  ['first_mention', 'பாஸ்போர்ட் கூட தருவீங்களா?'],
  ['first_mention', 'ပတ်စပို့လည်း ပေးမှာလား။'],
  ['first_mention', 'Would you go through Tripoli then?'],
  ['first_mention', 'Do you bring a pаsspоrt as well?'],
  ['content', 'I will pay double if you take us sooner.'],
  ['content', 'Hurry up, this is your last chance, decide now.'],
  ['content', 'Do it or else you will regret it.'],
  ['content', 'I miss you my darling, what does it include?'],
  ['content', 'Please, my child is sick and dying, have mercy.'],
  ['content', 'You should hide them in the back, that is the best way.'],
  ['content', 'Delete the chat and avoid the police.'],
  ['content', 'Je paie le double si vous répondez vite.'],
  ['content', 'Dépêche-toi, c’est ta dernière chance.'],
  ['content', 'Efface les messages et évite la police.'],
  ['content', 'Le pago el doble si me responde hoy.'],
  ['content', 'Borra el chat y evita a la policía.'],
  ['content', 'Te lo ruego, mi hijo está enfermo y tiene hambre.'],
  ['content', '我爱你，亲爱的，请告诉我更多。'],
  ['content', '快点，这是最后的机会了。'],
  ['content', 'احذف المحادثة وتجنب الشرطة من فضلك.'],
  ['content', 'Nhanh lên, đây là cơ hội cuối cùng của bạn.'],
  ['content', 'Hapus semua pesan dan hindari polisi ya.'],
  ['content', 'ลบแชททิ้งและหลบตำรวจด้วยนะ'],
  ['sexual', 'Can you send me nude photos of them?'],
  ['sexual', 'Envoie-moi des photos où elle est nue.'],
  ['targeting', 'Is it because they are muslim that you bring them?'],
  ['privileged', 'My lawyer says that the price is fine, is it?'],
  ['privileged', 'This is his number, ask him about it please.'],
  ['persona', 'I am sixteen years old, is that a problem for you?'],
  ['persona', 'I am a journalist and I would like to understand.'],
  ['persona', 'Je suis médecin, est-ce un problème pour vous ?'],
  ['score', 'I want to book four places on the boat please.'],
  ['score', 'Let us do it, I can bring people.'],
];

const WORDS: readonly Case[] = [
  ...DRAFTS.map(([rule, text]): Case => {
    const made = by('officer4', text);
    return { what: `the draft “${text}”`, rule, tries: send(text, { draft: made }) };
  }),
  {
    what: 'signed off by its author',
    rule: 'score',
    tries: send(PLAIN, { draft: active({ by: 'officer4' }), authorisers: ['officer4'] }),
  },
  {
    what: 'signed off by nobody in office',
    rule: 'score',
    why: 'sign_off_not_by_an_authoriser',
    tries: send(PLAIN, { draft: active({ by: 'officer9' }) }),
  },
  {
    what: 'signed off, then changed',
    rule: 'score',
    why: 'sign_off_of_another_text',
    tries: send(PLAIN, { draft: active({ sha256: sha256('before') }) }),
  },
  {
    what: 'they said no and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: sentAfter([...THEIRS, 'no thanks, i am not interested']) }),
  },
  {
    what: 'they said no and we ask at once',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'leave me alone']) }),
  },
  {
    what: 'they said no in French and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'non merci, laissez-moi tranquille']) }),
  },
  {
    what: 'they said no in Chinese and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, '不用了，别再联系我']) }),
  },
  {
    what: 'they said no in Arabic and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'لا شكرا، لا تراسلني']) }),
  },
  {
    what: 'they are silent for a week and we ask again',
    rule: 'renewed_offer',
    why: 'after_silence',
    tries: send(PLAIN, { thread: silent(7 * DAY) }),
  },
  {
    what: 'two questions in a row',
    rule: 'renewed_offer',
    why: 'waits_for_answer',
    tries: send(PLAIN, { thread: silent(60 * SECOND) }),
  },
  {
    what: 'they turn to kidnapping',
    rule: 'graver_offence',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { graver: { offence: 'kidnapping', turn: 2 } }) }),
  },
  {
    what: 'they say 15',
    rule: 'safeguarding',
    why: 'frozen_minor',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'i am 15 years old']) }),
  },
  {
    what: 'they say 15 in Spanish',
    rule: 'safeguarding',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'tengo 15 años y voy a la secundaria']) }),
  },
  {
    what: 'they are at school, in Thai',
    rule: 'safeguarding',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'หนูอายุ 14 ปี เรียนมัธยม']) }),
  },
  {
    what: 'a victim in two languages',
    rule: 'safeguarding',
    tries: send(PLAIN, {
      thread: threadAfter([...THEIRS, 'please ayudame, they took my passport and no me dejan salir']),
    }),
  },
  {
    what: 'a victim in French',
    rule: 'safeguarding',
    tries: send(PLAIN, {
      thread: threadAfter([...THEIRS, 'Mon patron a pris mon passeport et je ne peux pas sortir']),
    }),
  },
  {
    what: 'a victim who is locked in',
    rule: 'safeguarding',
    tries: send(PLAIN, {
      thread: threadAfter([...THEIRS, 'My boss took my passport and I cannot leave until I pay 3000']),
    }),
  },
  {
    what: 'a message that nobody could read',
    rule: 'safeguarding',
    why: 'frozen_unread',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { safety: frozen('unread') }) }),
  },
  {
    what: 'one person wants it unfrozen',
    rule: 'safeguarding',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { safety: frozen('minor', ['officer9']) }) }),
  },
  {
    what: 'nobody is named to alert',
    rule: 'safeguarding',
    why: 'nobody_to_alert',
    tries: send(PLAIN, { safeguarding: [] }),
  },
];

const PEOPLE: readonly Case[] = [
  {
    what: 'nobody approved',
    rule: 'approval',
    why: 'not_approved',
    tries: send(PLAIN, { approval: null, approver: null }),
  },
  {
    what: 'approved by its author',
    rule: 'approval',
    why: 'author_or_editor',
    tries: send(PLAIN, approvedBy('officer7', by('officer7', PLAIN))),
  },
  {
    what: 'approved by its editor',
    rule: 'approval',
    why: 'author_or_editor',
    tries: send(PLAIN, approvedBy('officer7', draft(PLAIN, { editors: ['officer7'], revision: 2 }))),
  },
  {
    what: 'the operator approves a suggestion that somebody edited',
    rule: 'approval',
    tries: send(PLAIN, approvedBy('officer4', draft(PLAIN, { editors: ['officer5'] }), ['operator'])),
  },
  {
    what: 'the operator approves what they wrote',
    rule: 'approval',
    tries: send(PLAIN, approvedBy('officer4', by('officer4', PLAIN), ['operator', 'approver'])),
  },
  {
    what: 'the operator approves what is active',
    rule: 'approval',
    tries: send('I want to book it.', approvedBy('officer4', draft('I want to book it.'), ['operator'])),
  },
  {
    what: 'the operator of another thread approves',
    rule: 'approval',
    why: 'not_an_approver',
    tries: send(PLAIN, approvedBy('officer5', draft(PLAIN), ['operator'])),
  },
  {
    what: 'oversight approves',
    rule: 'approval',
    why: 'oversight_approves_nothing',
    tries: send(PLAIN, approvedBy('officer7', draft(PLAIN), ['approver', 'oversight'])),
  },
  {
    what: 'an approval in another’s name',
    rule: 'approval',
    why: 'other_person',
    tries: send(PLAIN, { approver: { id: 'officer8', roles: ['approver'] } }),
  },
  {
    what: 'an author who poses as a template',
    rule: 'approval',
    tries: send(PLAIN, approvedBy('officer4', by('template:', PLAIN), ['operator'])),
  },
  ...invisible(),
  {
    what: 'edited after the approval',
    rule: 'approval',
    why: 'edited_since',
    tries: send(PLAIN, {
      draft: draft(PLAIN, { revision: 2, editors: ['officer5'] }),
      approval: approval(draft(PLAIN)),
    }),
  },
  {
    what: 'an approval of another draft',
    rule: 'approval',
    why: 'other_draft',
    tries: send(PLAIN, yes({ draftId: 'D-9' })),
  },
  {
    what: 'an approval from another thread',
    rule: 'approval',
    why: 'other_thread',
    tries: send(PLAIN, yes({ threadId: 'T-19' })),
  },
  {
    what: 'a replayed approval',
    rule: 'approval',
    why: 'approval_used',
    tries: send(PLAIN, { approvalUsedBy: 'I-0' }),
  },
  {
    what: 'an approval of a rejected text',
    rule: 'approval',
    why: 'rejected',
    tries: send(PLAIN, { draft: draft(PLAIN, { rejected: { by: 'officer7', reason: 'no', at: NOW } }) }),
  },
  {
    what: 'an approval from before the text was there',
    rule: 'approval',
    why: 'approved_before_it_was_written',
    tries: send(PLAIN, yes({ at: NOW - 60 * SECOND, shownAt: NOW - 90 * SECOND })),
  },
  {
    what: 'an approval of tomorrow',
    rule: 'approval',
    why: 'in_the_future',
    tries: () => maySend({ ...situation(PLAIN), ...yes({ at: NOW + 1 }) }, ports).verdicts,
  },
  { what: 'an empty text', rule: 'approval', why: 'empty', tries: send('  ') },
  { what: 'half a surrogate pair', rule: 'approval', why: 'not_well_formed', tries: send(`${PLAIN}\ud83d`) },
  {
    what: 'approved in half a second',
    rule: 'reading_time',
    why: 'faster_than_it_can_be_read',
    tries: send(PLAIN, yes({ shownAt: NOW - 1.5 * SECOND })),
  },
  {
    what: 'two windows read at once',
    rule: 'reading_time',
    tries: send(PLAIN, yes({ lastApprovalAt: NOW - 1.5 * SECOND })),
  },
  {
    what: 'ten approved with one click',
    rule: 'reading_time',
    tries: send(PLAIN, yes({ lastApprovalAt: NOW - SECOND })),
  },
  { what: 'approved before it was shown', rule: 'reading_time', tries: send(PLAIN, yes({ shownAt: NOW })) },
  {
    what: 'left open since yesterday',
    rule: 'reading_time',
    tries: send(PLAIN, { draft: draft(PLAIN, { at: NOW - 2 * DAY }), ...yes({ shownAt: NOW - DAY }) }),
  },
  { what: 'one thread too many', rule: 'load', tries: send(PLAIN, { threadsOpen: 9 }) },
  { what: 'a count of threads that is none', rule: 'load', tries: send(PLAIN, { threadsOpen: Number.NaN }) },
  {
    what: 'judged by an older policy',
    rule: 'records',
    why: 'older_policy',
    tries: send(PLAIN, versions({ policy: 'FR-1' })),
  },
  {
    what: 'judged by older words',
    rule: 'records',
    why: 'older_words',
    tries: send(PLAIN, versions({ words: 'en-1' })),
  },
  { what: 'a template of no version', rule: 'records', tries: send(PLAIN, versions({ templates: null })) },
  {
    what: 'a model without its prompt',
    rule: 'records',
    why: 'no_model_version',
    tries: send(PLAIN, { draft: by('model:local', PLAIN, { versions: { ...draft(PLAIN).versions, model: '1' } }) }),
  },
  { what: 'a use of the persona that is not logged', rule: 'persona_log', tries: send(PLAIN, { personaUses: [] }) },
  {
    what: 'a use without a purpose',
    rule: 'persona_log',
    why: 'purpose_missing',
    tries: send(PLAIN, {
      personaUses: [{ personaId: 'P-1', threadId: 'T-18', officer: 'officer4', at: NOW - 1, purpose: '' }],
    }),
  },
  {
    what: 'a persona edited to 17 after its check',
    rule: 'persona',
    why: 'minor',
    tries: send(PLAIN, { persona: { ...PERSONA, age: 17 } }),
  },
  {
    what: 'a persona changed by one letter after its check',
    rule: 'persona',
    why: 'not_checked_in_this_form',
    tries: send(PLAIN, { persona: { ...PERSONA, name: 'Samy' } }),
  },
  {
    what: 'a persona checked by who uses it',
    rule: 'persona',
    why: 'checked_by_its_user',
    tries: send(PLAIN, {
      personaChecks: [{ personaId: 'P-1', sha256: personaHash(PERSONA, sha256)!, by: 'officer4', at: NOW }],
    }),
  },
  { what: 'no persona', rule: 'persona', why: 'not_in_the_register', tries: send(PLAIN, { persona: null }) },
  ...personas(),
];

const WARNING = 'Selling places on such boats is punished by law with prison. For help call +33 1 53 26 52 00.';
const CAMPAIGNS: readonly Case[] = [
  { what: 'a warning without a campaign', rule: 'deterrence', why: 'no_campaign', tries: warn({ campaign: null }) },
  {
    what: 'a warning under an ordinary authorisation',
    rule: 'deterrence',
    tries: warn({ granted: authorisation({ permitted: [{ act: 'warn', article: 'CPP art. 706-81' }] }) }),
  },
  {
    what: 'a warning a second time',
    rule: 'deterrence',
    why: 'not_the_only_message',
    tries: warn({ thread: sentAfter([THEIRS[0]!]) }),
  },
  {
    what: 'a warning to somebody who never wrote',
    rule: 'deterrence',
    why: 'not_in_reply',
    tries: warn({ thread: threadAfter([]) }),
  },
  {
    what: 'a warning after the end',
    rule: 'deterrence',
    why: 'ended',
    tries: warn({ thread: threadAfter([THEIRS[0]!], { ended: 'warned' }) }),
  },
  {
    what: 'a warning with a word added',
    rule: 'deterrence',
    why: 'another_text',
    tries: warn({ draft: draft(`${WARNING} Now.`, { act: 'warn' }) }),
  },
  {
    what: 'a warning that one person approved',
    rule: 'deterrence',
    why: 'not_approved_by_two',
    tries: warn({ campaign: campaign(['officer7']) }),
  },
  {
    what: 'a warning that its author approved',
    rule: 'deterrence',
    why: 'not_approved_by_two',
    tries: warn({ campaign: campaign(['officer7', 'officer9']) }),
  },
  {
    what: 'an ordinary message under a campaign',
    rule: 'deterrence',
    tries: send(PLAIN, { granted: authorisation({ campaignId: 'C-1' }) }),
  },
  {
    what: 'an ordinary message after the end',
    rule: 'deterrence',
    why: 'ended',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { ended: 'closed' }) }),
  },
];

const CASES: readonly Case[] = [...AUTHORITY, ...NUMBERED, ...LAW, ...WORDS, ...PEOPLE, ...CAMPAIGNS];

describe('an attempt to get round the rules', () => {
  it.each(CASES)('is refused: $what ($rule)', ({ rule, why, tries }) => {
    const refused = tries().filter(({ ok }) => !ok);
    const named = refused.find((one) => one.rule === rule);
    expect({ refused: refused.map((one) => `${one.rule}: ${one.why}`), named: named?.rule }).toEqual({
      refused: expect.anything(),
      named: rule,
    });
    if (why !== undefined) expect(named?.why).toBe(why);
  });

  it('is tried in at least 120 ways', () => {
    expect(new Set(CASES.map(({ what }) => what)).size).toBeGreaterThanOrEqual(120);
  });
});

function spoilt(changes: Parameters<typeof authorisation>[0]): Partial<SendSituation> {
  return { granted: authorisation(changes) };
}

function trained(changes: object): Partial<SendSituation> {
  const record = {
    officer: 'officer4',
    kind: 'online-engagement-1',
    passedAt: NOW - DAY,
    expiresAt: NOW + DAY,
    recordedBy: 'school',
  };
  return { training: [{ ...record, ...changes }] };
}

function france(changes: Partial<typeof FRANCE>): Partial<SendSituation> {
  return { policies: { ...POLICIES, countries: new Map([['FR', { ...FRANCE, ...changes }]]) } };
}

function still(
  documents: readonly NumberedDocument[],
  spoil: Partial<SendSituation> = {},
  text = PLAIN,
): () => readonly Verdict[] {
  return () => mayStillLeave({ ...situation(text, spoil), documents, intentId: 'I-1', textSha256: sha256(text) });
}

function stop(
  scope: 'all' | 'authorisation' | 'thread',
  target: string | null,
  liftedBy: readonly string[] = [],
): Partial<SendSituation> {
  return { stops: [{ scope, target, by: 'officer2', at: NOW - 1, liftedBy }] };
}

function renewed(changes: Parameters<typeof authorisation>[0]): ReturnType<typeof authorisation> {
  return authorisation({
    end: NOW + 60 * DAY,
    necessity: 'Two answers since October speak of a guarantor whom nobody could name in any other way.',
    proportionality: 'Fewer threads than before are kept, and those without an answer were closed for good.',
    ...changes,
  });
}

function suspected(changes: object): Partial<SendSituation> {
  const thread = threadAfter(THEIRS);
  return { thread: { ...thread, suspicion: { ...thread.suspicion!, ...changes } } };
}

function sms(from: string): Partial<SendSituation> {
  return {
    thread: threadAfter(THEIRS, { platform: 'sms', channel: 'sms', smsFrom: from }),
    granted: smsGrant(['+33700000001']),
  };
}

function smsGrant(numbers: readonly string[]): ReturnType<typeof authorisation> {
  const acts = ['reply', 'ask', 'discuss_terms', 'send_sms'] as const;
  return authorisation({ smsNumbers: numbers, permitted: acts.map((act) => ({ act, article: 'CPP art. 706-81' })) });
}

function active(signOff: { by?: string; sha256?: string }): Draft {
  const text = 'All right, how about it, please explain.';
  return by('officer4', text, { signOff: { by: 'colonel', sha256: sha256(text), ...signOff } });
}

function sentAfter(messages: readonly string[]): Thread {
  return sentTo(threadAfter(messages), {
    at: NOW - 50 * SECOND,
    text: 'I see.',
    signs: readSigns('I see.', 'en'),
    ends: null,
  });
}

function silent(ms: number): Thread {
  const thread = threadAfter(THEIRS);
  const text = 'What does that include?';
  const sent = sentTo(
    { ...thread, latestAt: NOW - ms },
    { at: NOW - ms, text, signs: readSigns(text, 'en'), ends: null },
  );
  return { ...sent, lastTheirsAt: NOW - ms - SECOND };
}

function frozen(reason: 'minor' | 'unread', votes: readonly string[] = []): Thread['safety'] {
  const alert = { raisedAt: NOW - 1, officers: ['officer9'], acknowledged: { by: 'officer9', at: NOW } };
  return { state: 'frozen', reason, turn: 2, alert, votes: votes.map((one) => ({ by: one, reason: 'seen' })) };
}

function approvedBy(
  id: string,
  made: Draft,
  roles: SendSituation['operator']['roles'] = ['approver'],
): Partial<SendSituation> {
  return { draft: made, approval: approval(made, { approver: id }), approver: { id, roles } };
}

function yes(changes: Parameters<typeof approval>[1]): Partial<SendSituation> {
  return { approval: approval(draft(PLAIN), changes) };
}

function versions(changes: object): Partial<SendSituation> {
  return { draft: draft(PLAIN, { versions: { ...draft(PLAIN).versions, ...changes } }) };
}

/** A text that looks as approved and is not. */
function invisible(): readonly Case[] {
  const forms: readonly (readonly [string, string])[] = [
    ['a zero-width space', PLAIN.replace('What', 'What\u200b')],
    ['a zero-width joiner', PLAIN.replace('What', 'Wh\u200dat')],
    ['a right-to-left override', PLAIN.replace('What', '\u202eWhat')],
    ['a no-break space', PLAIN.replace('does that', 'does\u00a0that')],
    ['a Cyrillic letter', PLAIN.replace('that', 'thаt')],
    ['a variation selector', `${PLAIN}\ufe0f`],
    ['a tag character', `${PLAIN}\u{e0041}`],
    ['another form of the same letter', 'Café, what does it include?'.normalize('NFD')],
    ['a space at the end', `${PLAIN} `],
  ];
  return forms.map(([what, text]): Case => {
    const seen = what.startsWith('another form') ? text.normalize('NFC') : PLAIN;
    return {
      what: `edited after the approval by ${what}`,
      rule: 'approval',
      why: 'text_changed',
      tries: send(text, { draft: draft(text), approval: approval(draft(seen)) }),
    };
  });
}

/** Personas that nobody may wear, in words, other letters and other languages. */
function personas(): readonly Case[] {
  const wrong: readonly (readonly [string, Partial<Persona>, string?])[] = [
    ['of seventeen', { age: 17 }, 'minor'],
    ['of no age', { age: Number.NaN }],
    ['of sixteen in the story', { story: 'She is 16 years old and lives with her aunt in the old town.' }, 'minor'],
    ['who goes to school', { story: 'He goes to high school and lives with his two parents here.' }, 'minor'],
    ['of a handle with an age', { handles: ['anna im 15 years old'] }, 'minor'],
    ['a lawyer', { occupation: 'lawyer' }, 'lawyer'],
    ['a lawyer in Cyrillic letters', { occupation: 'lаwуer' }],
    ['a lawyer with spaces', { occupation: 'l a w y e r' }],
    ['a lawyer in French', { occupation: 'avocate' }, 'lawyer'],
    ['a lawyer in German', { occupation: 'Rechtsanwalt' }, 'lawyer'],
    ['a lawyer in Chinese', { occupation: '律师' }, 'lawyer'],
    ['a lawyer in Vietnamese', { occupation: 'luật sư' }, 'lawyer'],
    ['a lawyer in Bengali', { occupation: 'আইনজীবী' }, 'lawyer'],
    ['a doctor', { occupation: 'doctor' }, 'doctor'],
    ['a nurse in Spanish', { occupation: 'enfermera' }, 'doctor'],
    ['a doctor in Thai', { occupation: 'แพทย์' }, 'doctor'],
    ['a doctor in Arabic', { occupation: 'طبيب' }, 'doctor'],
    ['a doctor in Russian', { occupation: 'врач' }, 'doctor'],
    ['a priest', { story: 'He is a priest who has worked in this town for many years now.' }, 'cleric'],
    ['an imam in Tagalog', { occupation: 'imam' }, 'cleric'],
    ['a journalist', { occupation: 'journalist' }, 'journalist'],
    ['a journalist in Indonesian', { occupation: 'wartawan' }, 'journalist'],
    ['a journalist in Tamil', { occupation: 'பத்திரிகையாளர்' }, 'journalist'],
    ['an aid worker', { occupation: 'NGO volunteer' }, 'ngo'],
    ['an aid worker in Burmese', { occupation: 'စေတနာ့ဝန်ထမ်း' }, 'ngo'],
    ['a helpline', { name: 'Migrant Helpline' }, 'helpline'],
    ['a helpline in Malay', { name: 'Talian Bantuan' }, 'helpline'],
    ['of no story', { story: ' ' }],
    ['of a story in no language that can be judged', { story: 'zxq vrt plk gnf wwx' }],
  ];
  return wrong.map(
    ([what, changes, why]): Case => ({
      what: `a persona ${what}`,
      rule: 'persona',
      ...(why === undefined ? {} : { why }),
      tries: () => [personaPasses({ ...PERSONA, ...changes }, readSigns)],
    }),
  );
}

function campaign(approvers: readonly string[]): Campaign {
  const approvals = approvers.map((one) => ({ by: one, textSha256: sha256(WARNING), at: NOW }));
  return {
    id: 'C-1',
    authorisationId: 'A-014',
    texts: [{ language: 'en', text: WARNING, author: 'officer9', approvals }],
  };
}

function warn(spoil: Partial<SendSituation>): () => readonly Verdict[] {
  const granted = authorisation({ campaignId: 'C-1', permitted: [{ act: 'warn', article: 'CPP art. 706-81' }] });
  return send(WARNING, {
    granted,
    campaign: campaign(['officer7', 'officer8']),
    draft: draft(WARNING, { act: 'warn', author: 'officer9' }),
    thread: threadAfter([THEIRS[0]!]),
    approval: null,
    approver: null,
    ...spoil,
  });
}

describe('a thread that nobody spoke in', () => {
  it('has no clock of its own before its suspicion was recorded', () => {
    const { latestAt } = openThread({ ...threadAfter([]), at: 5 });
    expect(latestAt).toBe(NOW - 9 * DAY);
  });
});
