// What a Telegram message carries beside, or instead of, words.

import { z } from 'zod';
import type { Attachment, AttachmentKind } from '../../../domain/attachment.js';

const Point = z.object({ latitude: z.number(), longitude: z.number() });
const Venue = z.object({ location: Point, title: z.string(), address: z.string() });
const Card = z.object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional() });
const Named = z.object({ file_name: z.string() });
const WithEmoji = z.object({ emoji: z.string() });

/** A content's key, in the order in which they are looked for: a venue also carries a location, an animation a document. */
const KINDS: readonly (readonly [key: string, kind: AttachmentKind])[] = [
  ['sticker', 'sticker'],
  ['dice', 'sticker'],
  ['photo', 'photo'],
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['venue', 'location'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['document', 'document'],
];

/** What the message carries, or null when it is of none of the kinds that we know. */
export function attachmentIn(message: Readonly<Record<string, unknown>>): Attachment | null {
  const found = KINDS.find(([key]) => message[key] !== undefined);
  return found === undefined ? null : { kind: found[1], note: noteOf(found[0], message[found[0]]) };
}

/** The emoji that a sticker or a thrown die stands for: the nearest thing to words that it has. */
export function emojiIn(message: Readonly<Record<string, unknown>>): string {
  return read(WithEmoji, message.sticker ?? message.dice)?.emoji ?? '';
}

function noteOf(key: string, value: unknown): string | null {
  switch (key) {
    case 'location':
      return placeWords(read(Point, value));
    case 'venue':
      return venueWords(read(Venue, value));
    case 'contact':
      return cardWords(read(Card, value));
    default:
      return read(Named, value)?.file_name ?? null;
  }
}

function placeWords(point: z.infer<typeof Point> | undefined): string | null {
  return point === undefined ? null : `${point.latitude}, ${point.longitude}`;
}

function venueWords(venue: z.infer<typeof Venue> | undefined): string | null {
  return venue === undefined ? null : `${venue.title}, ${venue.address} (${placeWords(venue.location)})`;
}

function cardWords(card: z.infer<typeof Card> | undefined): string | null {
  if (card === undefined) return null;
  return `${[card.first_name, card.last_name].filter(Boolean).join(' ')}, ${card.phone_number}`;
}

/** A content whose shape changed is still a content of its kind; only its note is lost. */
function read<T>(shape: z.ZodType<T>, value: unknown): T | undefined {
  const result = shape.safeParse(value);
  return result.success ? result.data : undefined;
}
