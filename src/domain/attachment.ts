// What a message carries that is no words: the bot reads words only, a person at the desk is told that it is there.

/** `voice`: spoken; `video`: moving pictures of any kind; `document`: a file; `other`: a kind that we do not know. */
export const ATTACHMENT_KINDS = [
  'sticker',
  'photo',
  'video',
  'voice',
  'document',
  'location',
  'contact',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** The file itself stays with the platform. */
export interface Attachment {
  readonly kind: AttachmentKind;
  /** What can be told of it in words: a place as `latitude, longitude`, a shared contact, a file's name. It is the person's. */
  readonly note: string | null;
}
