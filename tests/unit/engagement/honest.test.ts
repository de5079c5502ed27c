// The honest path: whoever does everything right may send, at every step, and by a named article. A rule that always refuses fails here.

import { maySend, mayStillLeave } from '../../../src/bots/engagement/may-send.js';
import { nextNumber } from '../../../src/bots/engagement/numbered.js';
import { personaPasses } from '../../../src/bots/engagement/persona.js';
import { languageIsSure } from '../../../src/bots/engagement/policy.js';
import { suggest } from '../../../src/bots/engagement/suggest.js';
import { heardFrom, sentTo } from '../../../src/bots/engagement/thread.js';
import { loadEngagementTemplates } from '../../../src/content/policy/load-templates.js';
import type { NumberedDocument } from '../../../src/domain/authorisation.js';
import type { Thread } from '../../../src/domain/engagement.js';
import {
  approval,
  authorisation,
  draft,
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
} from './world.js';

const CUSTODY = { live: true, offence: 'smuggling', officers: ['officer9'] } as const;

/** The rules that refuse, with the reason. */
function refusals(verdicts: ReturnType<typeof maySend>['verdicts']): readonly string[] {
  return verdicts.filter(({ ok }) => !ok).map(({ rule, why }) => `${rule}: ${why}`);
}

describe('an authorised talk', () => {
  it('lets every message leave that is asked, suggested, approved and in turn', async () => {
    const { library } = await loadEngagementTemplates('content');
    let thread = threadAfter([]);
    let now = NOW;
    const said = [...THEIRS, 'we leave from the beach near Calais', 'papers i bring also, a new passport'];
    let documents: NumberedDocument[] = [{ authorisationId: 'A-014', n: 1, at: NOW - 1, kind: 'grant' }];
    for (const [i, text] of said.entries()) {
      now += 600 * SECOND;
      const signs = readSigns(text, thread.language ?? undefined);
      thread = heardFrom(thread, { at: now, text, signs, media: 0 }, CUSTODY).thread;
      const [first] = suggest(thread, library);
      expect(first).toBeDefined();
      const made = draft(first!.text, { id: `D-${i}`, author: first!.author, at: now + SECOND });
      const yes = approval(made, { id: `Y-${i}`, shownAt: now + SECOND, at: now + 60 * SECOND, approver: 'officer4' });
      const operator = { id: 'officer4', roles: ['operator' as const] };
      const asked = { draft: made, approval: yes, approver: operator, thread, documents, now: now + 61 * SECOND };
      const decision = maySend(situation(made.text, asked), ports);
      expect({ text: made.text, refused: refusals(decision.verdicts) }).toEqual({ text: made.text, refused: [] });
      expect(decision.ok).toBe(true);
      const intent: NumberedDocument = {
        kind: 'send_intent',
        authorisationId: 'A-014',
        n: nextNumber(documents),
        at: asked.now,
        intentId: `I-${i}`,
        approvalId: yes.id,
        threadId: thread.id,
        textSha256: sha256(made.text),
      };
      documents = [...documents, intent];
      const last = {
        ...situation(made.text, asked),
        documents,
        intentId: intent.intentId,
        textSha256: sha256(made.text),
      };
      expect(refusals(mayStillLeave(last))).toEqual([]);
      thread = sentTo(thread, { at: asked.now, text: made.text, signs: readSigns(made.text, 'en'), ends: null });
      now = asked.now;
    }
    expect(thread.turns).toBe(said.length * 2);
  });

  it('names the article of the authorisation that allows it', () => {
    const { verdicts } = maySend(situation('What does that include?'), ports);
    expect(verdicts.find(({ rule }) => rule === 'scope')?.article).toBe('A-014: CPP art. 706-81');
  });

  it('lets another officer approve what an officer wrote, and scores it', () => {
    const made = draft('You wrote 3,800 euros. What does that price include?', { author: 'officer4' });
    const decision = maySend(situation(made.text, { draft: made }), ports);
    expect(refusals(decision.verdicts)).toEqual([]);
    expect(decision.scored.score).toBe('opportunity');
  });

  it('lets a plain goodbye leave after a refusal, in a thread that is not frozen', () => {
    const thread = threadAfter([...THEIRS, 'no thanks, i am not interested'], { safety: { state: 'open' } });
    const made = draft('All right. I understand, goodbye and all the best.', { author: 'officer4' });
    expect(refusals(maySend(situation(made.text, { thread, draft: made }), ports).verdicts)).toEqual([]);
  });

  it('lets an active text leave that an authoriser signed off', () => {
    const text = 'All right, how about it, please explain.';
    const made = draft(text, { author: 'officer4', signOff: { by: 'general', sha256: sha256(text) } });
    const asked = situation(text, { draft: made, authorisers: ['colonel', 'general'] });
    const decision = maySend(asked, ports);
    expect(decision.scored.score).toBe('active');
    expect(refusals(decision.verdicts)).toEqual([]);
  });

  it('lets the one warning of a campaign leave, in reply, in the words that two approved', () => {
    const text = 'Selling places on such boats is punished by law with prison. For help call +33 1 53 26 52 00.';
    const granted = authorisation({
      campaignId: 'C-1',
      permitted: [{ act: 'warn', article: 'CPP art. 706-81' }],
    });
    const approvals = ['officer7', 'officer8'].map((by) => ({ by, textSha256: sha256(text), at: NOW }));
    const campaign = {
      id: 'C-1',
      authorisationId: 'A-014',
      texts: [{ language: 'en', text, author: 'officer9', approvals }],
    };
    const made = draft(text, { act: 'warn', author: 'officer9' });
    const thread: Thread = threadAfter([THEIRS[0]!]);
    const decision = maySend(
      situation(text, { granted, campaign, draft: made, thread, approval: null, approver: null }),
      ports,
    );
    expect(refusals(decision.verdicts)).toEqual([]);
  });

  it('takes a persona who is an adult of an ordinary calling', () => {
    expect(personaPasses(PERSONA, readSigns)).toMatchObject({ ok: true });
  });

  it('reads the language of every template surely, and finds no topic in it that they did not open', async () => {
    const { library } = await loadEngagementTemplates('content');
    const wrong: string[] = [];
    for (const [lang, templates] of library) {
      for (const { text: written, id } of templates) {
        const text = written.replace(/\{\w+\}/g, '…');
        const signs = readSigns(text, lang);
        const sure = languageIsSure(POLICIES, signs);
        if (!sure.ok) wrong.push(`${id}: ${sure.why} ${signs.lang}`);
        const found = [
          ...signs.mentions.map(({ topic, start, end }) => `${topic} ${text.slice(start, end)}`),
          ...signs.content.filter((one) => one !== 'interest'),
        ];
        if (found.length > 0 || signs.minor || signs.refusal || signs.callings.length > 0)
          wrong.push(`${id}: ${found.join()} ${signs.minor} ${signs.refusal} ${signs.callings.join()}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
