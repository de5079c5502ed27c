// What the page shows, as signals. Only talk.ts and the typing field change them.

import { computed, signal } from '@preact/signals';
import { type Item, openOptions } from './transcript.js';

/** The talk so far. */
export const items = signal<readonly Item[]>([]);
/** Languages that the server speaks, BCP 47. */
export const languages = signal<readonly string[]>([]);
/** The first words of the bot are still on their way. */
export const starting = signal(true);
/** The server cannot be reached now. */
export const offline = signal(false);
/** A counsellor has the chat. */
export const withPerson = signal(false);
/** After hiding: the page shows the last reply and nothing that tells what it was for. */
export const bare = signal(false);
/** What stands in the typing field. */
export const draft = signal('');
/** The last text was refused for its length. */
export const tooLong = signal(false);
/** Own message that takes the focus when it appears: its answer's button is gone. */
export const focusNext = { id: '' };

/** The answers that can be chosen now. */
export const options = computed(() => openOptions(items.value));
/** The person has not written anything in this page yet, and nothing was taken up from before. */
export const untouched = computed(() => items.value.every((item) => item.kind === 'reply') && !bare.value);
