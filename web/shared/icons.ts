// The drawn signs as path data, one constant each, so that a page carries only those it shows.

const CIRCLE = 'M2.25 8a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0-11.5 0';

/** A program answers. */
export const BOT =
  'M4.5 5.5h7A1.5 1.5 0 0 1 13 7v4.5a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 11.5V7a1.5 1.5 0 0 1 1.5-1.5ZM8 5.5V3M6 9v.5M10 9v.5';
/** It is so. */
export const CHECK = 'm3.25 8.5 3.25 3.25 6.25-7';
/** Somebody checked it. */
export const CHECKED = `${CIRCLE}M5.4 8.2l1.8 1.8 3.5-3.8`;
/** A time. */
export const CLOCK = `${CIRCLE}M8 4.75V8l2.2 1.6`;
/** Take away, close. */
export const CLOSE = 'm4 4 8 8m0-8-8 8';
/** Opens downwards. */
export const DOWN = 'm4 6.25 4 4 4-4';
/** Languages. */
export const GLOBE = `${CIRCLE}M2.25 8h11.5M8 2.25c2.1 1.9 2.9 3.8 2.9 5.75s-.8 3.85-2.9 5.75C5.9 11.85 5.1 9.95 5.1 8s.8-3.85 2.9-5.75Z`;
/** A question. */
export const HELP = `${CIRCLE}M6.4 6.4a1.7 1.7 0 1 1 2.4 1.6c-.5.25-.8.6-.8 1.15M8 11.2v.1`;
/** Something to know. */
export const INFO = `${CIRCLE}M8 7.25V11M8 5v.1`;
/** The way out; points. */
export const LEAVE = 'M9.5 2.75h-6v10.5h6M6.75 8h6.75M11 5.5 13.5 8 11 10.5';
/** A place. */
export const MAP =
  'M8 14c3-3.4 4.5-5.7 4.5-7.6a4.5 4.5 0 0 0-9 0C3.5 8.3 5 10.6 8 14ZM6.4 6.4a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0';
/** The network is away. */
export const OFFLINE = 'M2 6.5c3.6-3.3 8.4-3.3 12 0M4.5 9c2.1-1.9 4.9-1.9 7 0M8 12v.1M3 13.5l10-11';
/** A human being. */
export const PERSON = 'M5.5 5.25a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M3 13.5c.4-2.9 2.4-4.25 5-4.25s4.6 1.35 5 4.25';
/** A call. */
export const PHONE =
  'M3.1 2.5h2.4l1.2 3.1-1.6 1.1a7.4 7.4 0 0 0 4.2 4.2l1.1-1.6 3.1 1.2v2.4a1 1 0 0 1-1.1 1A10.8 10.8 0 0 1 2.1 3.6a1 1 0 0 1 1-1.1Z';
/** Send; points. */
export const SEND = 'M2.5 8 13.5 2.75l-3 10.5L7.75 9Zm5.25 1 5.75-6.25';
/** Look at it. */
export const WARN = 'M8 2.5 14.25 13.25H1.75ZM8 6.5v3M8 11.3v.1';
