// Shapes that several routes of the desk's API share.

import { z } from 'zod';
import { LABELS } from '../../../domain/assessment.js';
import { CHANNELS } from '../../../domain/message.js';

/** Rows of one page of a list when the caller does not say. */
export const PAGE_LIMIT = 50;
/** Most rows of one page. */
export const PAGE_LIMIT_MAX = 200;
/** Longest text that staff write into a note, a reason or an outcome, in UTF-16 code units. */
export const STAFF_TEXT_MAX = 4_000;

/** An identifier of ours, as it stands in addresses and bodies. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,128}$/)
  .meta({ description: 'Opaque identifier.' });

/** A moment as RFC 3339 in UTC. */
export const Time = z.iso.datetime().meta({ description: 'RFC 3339, UTC, milliseconds.' });

/** BCP 47 primary subtag, or `und`. */
export const Language = z.string().regex(/^[a-z]{2,8}$/);

/** One of the eleven labels of understanding. */
export const LabelName = z.enum(LABELS);
/** One of the channels. */
export const ChannelName = z.enum(CHANNELS);

/** A member of staff as colleagues see them. */
export const Person = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'Person' });

/** The shape or null. A union, because `.nullable()` on a named shape would make the name itself nullable in OpenAPI. */
export function orNull<T extends z.ZodType>(shape: T): z.ZodUnion<[T, z.ZodNull]> {
  return z.union([shape, z.null()]);
}

/** A country and how it is known: told by the person, or guessed from the prefix of their number. */
export const CountryKnown = z
  .strictObject({ code: z.string(), how: z.enum(['said', 'prefix']) })
  .meta({ id: 'CountryKnown', description: 'ISO 3166-1 alpha-2 and how it is known.' });

/** Where the next page begins; absent on the last. */
export const Cursor = z.string().max(512).meta({ description: 'Opaque; pass it back to get the next page.' });

/** How a list is paged. */
export const PageQuery = {
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX).default(PAGE_LIMIT),
};

/** What staff write in their own words. */
export const StaffText = z.string().trim().min(1).max(STAFF_TEXT_MAX);

/** RFC 9457 problem document. `code` is stable; further members are facts for a program. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
  })
  .meta({ id: 'Problem' });

/** Path parameter `{id}`. */
export const IdParams = z.strictObject({ id: Id });
export type IdParams = z.infer<typeof IdParams>;

/** A moment as it is written into answers. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A moment as it is written into answers, or null. */
export function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
