// Rule 19: the one warning of a campaign.

import type { SendSituation } from '../../../../src/bots/engagement/may-send.js';
import { openThread } from '../../../../src/bots/engagement/thread.js';
import type { Campaign } from '../../../../src/domain/campaign.js';
import type { Verdict } from '../../../../src/domain/engagement-rules.js';
import { authorisation, DAY, draft, NOW, sha256, THEIRS, threadAfter } from '../world.js';

import { areRefused, PLAIN, send, sentAfter } from './attempt.js';

const WARNING = 'Selling places on such boats is punished by law with prison. For help call +33 1 53 26 52 00.';

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

areRefused([
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
]);

describe('a thread that nobody spoke in', () => {
  it('has no clock of its own before its suspicion was recorded', () => {
    const { latestAt } = openThread({ ...threadAfter([]), at: 5 });
    expect(latestAt).toBe(NOW - 9 * DAY);
  });
});
