// The queue: people who ask for help first, then texts to review.

import type { Label } from '../../domain/assessment.js';
import { HELP_STATES, HELP_TARGET_S, type HelpRequest } from '../../domain/help-request.js';
import type { Channel } from '../../domain/message.js';
import { REVIEW_STATES, REVIEW_TARGET_S, type ReviewItem } from '../../domain/review.js';
import type { Page, PageRequest, QueueFilter } from '../../store/contract.js';
import { type DeskTools, openSummary, type QueueItem } from './desk-store.js';

export interface QueueRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly kind?: QueueItem['kind'] | undefined;
  readonly states?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly label?: Label | undefined;
  readonly channel?: Channel | undefined;
  readonly holder?: string | undefined;
}

/** The store's cursor with the kind it belongs to before it, as in `help:…`; `review:` alone is that list's beginning. */
const CURSOR = /^(help|review):(.*)$/s;

/** Seconds until a human should have seen to it. */
export function targetS(row: QueueItem): number {
  return row.kind === 'help' ? HELP_TARGET_S[row.item.reason] : REVIEW_TARGET_S;
}

/** One page. A page never holds both kinds' ends twice: when the help requests end, the reviews fill it up. */
export async function listQueue(request: QueueRequest, tools: DeskTools): Promise<Page<QueueItem>> {
  const [, from, inner] = CURSOR.exec(request.cursor ?? '') ?? [];
  const wanted = kinds(request);
  const help = from !== 'review' && wanted.includes('help') ? await helpPage(request, inner, tools) : { items: [] };
  if (help.cursor !== undefined) return { items: help.items, cursor: `help:${help.cursor}` };
  if (!wanted.includes('review')) return { items: help.items };
  const room = request.limit - help.items.length;
  if (room === 0) return { items: help.items, cursor: 'review:' };
  const reviews = await reviewPage({ ...request, limit: room }, from === 'review' ? inner : undefined, tools);
  const items = [...help.items, ...reviews.items];
  return reviews.cursor === undefined ? { items } : { items, cursor: `review:${reviews.cursor}` };
}

/** Opens one row. */
export async function openItem(row: HelpRequest, kind: 'help', tools: DeskTools): Promise<QueueItem & { kind: 'help' }>;
export async function openItem(
  row: ReviewItem,
  kind: 'review',
  tools: DeskTools,
): Promise<QueueItem & { kind: 'review' }>;
export async function openItem(
  item: HelpRequest | ReviewItem,
  kind: QueueItem['kind'],
  tools: DeskTools,
): Promise<QueueItem> {
  // What is hidden tells nothing but that it is there.
  const key = item.hidden ? undefined : await tools.vault.key(item.conversationId);
  return { kind, item, summary: openSummary(key, kind, item) } as QueueItem;
}

function kinds({ kind, states }: QueueRequest): readonly QueueItem['kind'][] {
  const holds = (names: readonly string[]): boolean =>
    states === undefined || states.some((one) => names.includes(one));
  const both = [
    ...(holds(HELP_STATES) ? (['help'] as const) : []),
    ...(holds(REVIEW_STATES) ? (['review'] as const) : []),
  ];
  return kind === undefined ? both : both.filter((one) => one === kind);
}

async function helpPage(request: QueueRequest, inner: string | undefined, tools: DeskTools): Promise<Page<QueueItem>> {
  const page = await tools.store.queue.listHelp(filterOf(request, HELP_STATES), pageOf(request.limit, inner));
  const items = await Promise.all(page.items.map((item) => openItem(item, 'help', tools)));
  return { ...page, items: byUrgency(items, tools.clock.now()) };
}

async function reviewPage(
  request: QueueRequest,
  inner: string | undefined,
  tools: DeskTools,
): Promise<Page<QueueItem>> {
  const page = await tools.store.queue.listReviews(filterOf(request, REVIEW_STATES), pageOf(request.limit, inner));
  return { ...page, items: await Promise.all(page.items.map((item) => openItem(item, 'review', tools))) };
}

/** Waiting ones first, then by how far over target: a minute in danger outweighs ten of something else. */
function byUrgency(items: readonly (QueueItem & { kind: 'help' })[], now: number): readonly QueueItem[] {
  const over = (row: QueueItem): number => (now - row.item.since) / (targetS(row) * 1000);
  const waits = (row: QueueItem): number => (row.item.state === 'waiting' ? 0 : 1);
  return [...items].sort((a, b) => waits(a) - waits(b) || over(b) - over(a));
}

function filterOf(request: QueueRequest, known: readonly string[]): QueueFilter {
  return {
    ...(request.states === undefined ? undefined : { states: request.states.filter((one) => known.includes(one)) }),
    ...(request.language === undefined ? undefined : { language: request.language }),
    ...(request.label === undefined ? undefined : { label: request.label }),
    ...(request.channel === undefined ? undefined : { channel: request.channel }),
    ...(request.holder === undefined ? undefined : { holder: request.holder }),
  };
}

function pageOf(limit: number, cursor: string | undefined): PageRequest {
  return cursor === undefined || cursor === '' ? { limit } : { limit, cursor };
}
