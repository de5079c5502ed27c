// What every store must hold about the queue that staff work through.

import type { HelpRequest } from '../../src/domain/help-request.js';
import type { ReviewItem } from '../../src/domain/review.js';
import type { Page, QueueFilter } from '../../src/store/contract.js';
import { aHelpAct, aHelpRequest, aReviewAct, aReviewItem, aTurn, aTurnRecord, T0 } from '../fixtures/rows.js';
import type { OpenedStore, OpenStore } from './harness.js';

const BEN = { id: 'ben', name: 'Ben' };

export function queueContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the queue`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    async function haveHelp(...requests: readonly Partial<HelpRequest>[]): Promise<void> {
      for (const [i, over] of requests.entries()) {
        const help = aHelpRequest({ conversationId: `c${i}`, ...over });
        await opened.store.log.finishTurn(aTurnRecord({ turn: aTurn({ contactId: `x${i}` }), help, deliveries: [] }));
      }
    }

    async function haveReviews(...items: readonly Partial<ReviewItem>[]): Promise<void> {
      for (const [i, over] of items.entries()) {
        const review = aReviewItem({ conversationId: `c${i}`, ...over });
        await opened.store.log.finishTurn(aTurnRecord({ turn: aTurn({ contactId: `x${i}` }), review, deliveries: [] }));
      }
    }

    async function helpIds(filter: QueueFilter): Promise<readonly string[]> {
      return (await opened.store.queue.listHelp(filter, { limit: 50 })).items.map(({ id }) => id);
    }

    async function reviewIds(filter: QueueFilter): Promise<readonly string[]> {
      return (await opened.store.queue.listReviews(filter, { limit: 50 })).items.map(({ id }) => id);
    }

    it('shows who waits first, longest first, then who is being helped; the closed only when asked for', async () => {
      await haveHelp(
        { id: 'claimed-early', state: 'claimed', since: T0 },
        { id: 'answered', state: 'answered', since: T0 + 1 },
        { id: 'waits-short', since: T0 + 9 },
        { id: 'waits-long', since: T0 + 5 },
        { id: 'closed', state: 'closed', since: T0 - 9 },
      );
      expect(await helpIds({})).toEqual(['waits-long', 'waits-short', 'claimed-early', 'answered']);
      expect(await helpIds({ states: ['closed', 'waiting'] })).toEqual(['waits-long', 'waits-short', 'closed']);
      expect(await helpIds({ states: [] })).toEqual([]);
    });

    it('shows help requests of hidden conversations but never their review items', async () => {
      await haveHelp({ id: 'told-first', hidden: true });
      await haveReviews({ id: 'hidden', hidden: true }, { id: 'seen' });
      expect(await helpIds({})).toEqual(['told-first']);
      expect(await reviewIds({})).toEqual(['seen']);
    });

    it('filters by language, channel, label, holder and state', async () => {
      await haveReviews(
        { id: 'fr', language: 'fr', since: T0 + 1 },
        { id: 'debt', labels: ['debt_bondage', 'coercion'], since: T0 + 2 },
        { id: 'held', state: 'in_review', holder: BEN, since: T0 + 3 },
        { id: 'over', state: 'confirmed', since: T0 + 4 },
      );
      expect(await reviewIds({})).toEqual(['fr', 'debt', 'held']);
      expect(await reviewIds({ language: 'fr' })).toEqual(['fr']);
      expect(await reviewIds({ channel: 'web', label: 'coercion' })).toEqual(['debt']);
      expect(await reviewIds({ holder: 'ben' })).toEqual(['held']);
      expect(await reviewIds({ holder: 'en' })).toEqual([]);
      expect(await reviewIds({ states: ['confirmed'] })).toEqual(['over']);
      expect(await reviewIds({ states: ['confirmed'], label: 'distress' })).toEqual([]);
    });

    it('pages through all of it once while requests come and go', async () => {
      await haveHelp(...[5, 4, 3, 2, 1, 0].map((n) => ({ id: `h${n}`, since: T0 + n, state: stateOf(n) })));
      const seen: string[] = [];
      let page: Page<HelpRequest> = { items: [], cursor: '' };
      for (let round = 0; page.cursor !== undefined; round += 1) {
        const { cursor } = page;
        page = await opened.store.queue.listHelp({}, { limit: 2, ...(cursor && { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        if (round === 0) await opened.store.queue.recordHelpAct(aHelpAct({ itemId: 'h1', state: 'closed' }));
      }
      expect(seen).toEqual(['h1', 'h3', 'h5', 'h0', 'h2', 'h4']);
    });

    function stateOf(n: number): HelpRequest['state'] {
      return n % 2 === 0 ? 'claimed' : 'waiting';
    }

    it('writes an act with the state and holder that follow from it', async () => {
      const { queue } = opened.store;
      await haveHelp({ id: 'h' });
      const claim = aHelpAct({ itemId: 'h' });
      expect(await queue.recordHelpAct(claim)).toBe('recorded');
      const answer = aHelpAct({ itemId: 'h', version: 2, act: 'answer', state: 'answered', at: T0 + 90_000 });
      await queue.recordHelpAct(answer);
      await queue.recordHelpAct({ ...answer, version: 3, at: T0 + 99_000 });
      expect(await queue.help('h')).toMatchObject({
        state: 'answered',
        holder: claim.holder,
        version: 3,
        answeredAt: T0 + 90_000,
      });
      expect(await queue.acts('h')).toEqual([claim, answer, { ...answer, version: 3, at: T0 + 99_000 }]);
      expect(await queue.acts('nothing')).toEqual([]);
    });

    it('lets one of many people win a claim; the others are told that it is stale', async () => {
      const { queue } = opened.store;
      await haveReviews({ id: 'r' });
      const people = Array.from({ length: 20 }, (_, n) => ({ id: `p${n}`, name: `P ${n}` }));
      const outcomes = await Promise.all(
        people.map((holder) => queue.recordReviewAct(aReviewAct({ itemId: 'r', holder, by: holder.id }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
      const winner = people[outcomes.indexOf('recorded')];
      expect(await queue.review('r')).toMatchObject({ state: 'in_review', holder: winner, version: 1 });
      expect(await queue.acts('r')).toHaveLength(1);
    });

    it('calls an act stale that skips a version or names an item that is gone', async () => {
      const { queue } = opened.store;
      await haveReviews({ id: 'r' });
      expect(await queue.recordReviewAct(aReviewAct({ itemId: 'r', version: 3 }))).toBe('stale');
      expect(await queue.recordReviewAct(aReviewAct({ itemId: 'gone' }))).toBe('stale');
      expect(await queue.acts('r')).toEqual([]);
      expect(await queue.acts('gone')).toEqual([]);
    });

    it('mends at the next read an item whose act was written just before a crash', async () => {
      const { queue } = opened.store;
      await haveHelp({ id: 'h' });
      await haveReviews({ id: 'r' });
      await opened.crashAfterAct(aHelpAct({ itemId: 'h' }));
      await opened.crashAfterAct(aReviewAct({ itemId: 'r' }));
      expect(await queue.help('h')).toMatchObject({ state: 'claimed', version: 1 });
      expect(await queue.review('r')).toMatchObject({ state: 'in_review', version: 1 });
      expect(await helpIds({ states: ['claimed'] })).toEqual(['h']);
    });

    it('finds the open help request and the review item of a conversation', async () => {
      const { queue } = opened.store;
      await haveHelp(
        { id: 'done', conversationId: 'c', openedTurn: 1, state: 'closed' },
        { id: 'open', conversationId: 'c', openedTurn: 5 },
      );
      await haveReviews({ conversationId: 'c' });
      expect((await queue.openHelpOf('c'))?.id).toBe('open');
      expect((await queue.reviewOf('c'))?.id).toBe('ri_c');
      await queue.recordHelpAct(aHelpAct({ itemId: 'open', state: 'closed' }));
      expect(await queue.openHelpOf('c')).toBeUndefined();
      expect(await queue.reviewOf('other')).toBeUndefined();
      expect(await queue.help('nothing')).toBeUndefined();
      expect(await queue.review('nothing')).toBeUndefined();
    });

    it('counts who waits, since when, and what is to be reviewed', async () => {
      const { queue } = opened.store;
      expect(await queue.counts()).toEqual({ waiting: 0, oldestWaitingSince: null, openReviews: 0 });
      await haveHelp({ since: T0 + 7 }, { since: T0 + 3 }, { state: 'claimed', since: T0 });
      await haveReviews({ state: 'open' }, { state: 'needs_more' }, { state: 'dismissed' }, { hidden: true });
      expect(await queue.counts()).toEqual({ waiting: 2, oldestWaitingSince: T0 + 3, openReviews: 2 });
    });
  });
}
