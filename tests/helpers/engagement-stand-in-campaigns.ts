// Campaigns behind the desk's stand-in: one that is there, its texts and yeses, and what the server would refuse.

import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { z } from 'zod';
import { CampaignList, CampaignView } from '../../src/server/api/schemas/engagements/registers.js';
import { ShownView } from '../../src/server/api/schemas/engagements/threads.js';
import type { MoreRoutes } from './desk-stand-in.js';
import { ago, type StandInAccount } from './desk-stand-in-data.js';
import type { Refused } from './desk-stand-in-world.js';
import { INA, LEA } from './engagement-stand-in-data.js';

type Campaign = z.infer<typeof CampaignView>;
type Text = Campaign['texts'][number];

/** How long a text of the stand-in takes to read, in milliseconds. */
const READING_MS = 300;

const refuse = (status: number, facts: Record<string, unknown>): Refused => ({ refusedWith: status, facts });
const person = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

/** A text that nobody approved yet. */
export function campaignText(
  language: string,
  text: string,
  author: { readonly id: string; readonly name: string } = LEA,
): Text {
  return {
    language,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    author: person(author),
    approvals: [],
    approved: false,
    readingMs: READING_MS,
  };
}

/** The world of one test. */
export class CampaignStandIn {
  one: Campaign = {
    id: 'winter-26',
    authorisationId: 'A_live014',
    by: person(INA),
    texts: [
      campaignText('en', 'This is the police. Selling places on a boat is a crime. Need help? Call +33 1 99 00 12 34.'),
    ],
    contacts: [
      { language: 'en', wrote: 5, warned: 0 },
      { language: 'ar', wrote: 2, warned: 0 },
    ],
  };
  readonly made: unknown[] = [];
  readonly shown: string[] = [];

  private text(request: Request): Text | undefined {
    return this.one.texts.find(({ language }) => language === request.params.language);
  }

  private put(text: Text): Campaign {
    const others = this.one.texts.filter(({ language }) => language !== text.language);
    this.one = { ...this.one, texts: [...others, text] };
    return this.one;
  }

  private write(request: Request, who: StandInAccount): unknown {
    const { text } = request.body as { text: string };
    if (!/\d\d \d\d/.test(text)) {
      const verdicts = [{ rule: 'deterrence', number: 19, ok: false, why: 'no_help_named', article: null }];
      return refuse(422, { code: 'refused', why: 'deterrence:no_help_named', verdicts });
    }
    return this.put(campaignText(String(request.params.language), text, who));
  }

  private approve(request: Request, who: StandInAccount): unknown {
    const text = this.text(request);
    const { sha256 } = request.body as { sha256: string };
    if (text?.sha256 !== sha256) return refuse(409, { code: 'stale' });
    if (!this.shown.includes(`${who.id} ${sha256}`)) return refuse(422, { code: 'refused', why: 'not_shown' });
    if (text.author.id === who.id) return refuse(422, { code: 'refused', why: 'own_text' });
    const approvals = [...text.approvals, { by: person(who), at: ago(0) }];
    return this.put({ ...text, approvals, approved: approvals.length >= 2 });
  }

  /** Every route that a test of the screens asks. */
  readonly routes: MoreRoutes['routes'] = [
    ['engagement.campaigns.list', CampaignList, () => ({ items: [this.one] })],
    ['engagement.campaign.read', CampaignView, () => this.one],
    [
      'engagement.campaign.create',
      CampaignView,
      (request) => {
        this.made.push(request.body);
        this.one = { ...this.one, id: (request.body as { id: string }).id, texts: [], contacts: [] };
        return this.one;
      },
    ],
    ['engagement.campaign.write', CampaignView, (request, who) => this.write(request, who)],
    [
      'engagement.campaign.show',
      ShownView,
      (request, who) => {
        this.shown.push(`${who.id} ${(request.body as { sha256: string }).sha256}`);
        return { shownAt: ago(0), approvableAt: new Date(Date.now() + READING_MS).toISOString() };
      },
    ],
    ['engagement.campaign.approve', CampaignView, (request, who) => this.approve(request, who)],
  ];
}
