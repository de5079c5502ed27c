// The talk of this page: opens a session, sends, follows the stream, and ends it when the server or the person says so.

import { MAX_TEXT_BYTES } from '../../src/domain/message.js';
import { backOffMs, createWaiter } from '../shared/back-off.js';
import { nativeName, primarySubtag } from '../shared/languages.js';
import type { ServerEvent } from '../shared/server-events.js';
import { exit, openEvents, openSession, type SendAnswer, sendMessage } from './api.js';
import { forget, keep, recall } from './keep.js';
import { safeTarget } from './leave.js';
import { createOutbox } from './outbox.js';
import { type ChatReply, type Opening, readFlags, readReply, type TurnFlags } from './protocol.js';
import { bare, draft, items, languages, offline, starting, tooLong, untouched, withPerson } from './state.js';
import { followStream, type Stream } from './stream.js';
import { type Item, lastSeq, type OwnState, withAllAnswered, withOwn, withOwnState, withReply } from './transcript.js';
import { language, speak, t } from './words.js';

let token: string | null = null;
let stream: Stream | null = null;
/** The stream is open: all that there was has come. */
let streamUp = false;
let opening: Promise<Opening | null> | null = null;
/** Counts the talks of this page, so that an answer to an ended one is dropped. */
let talk = 0;
/** Talk in which each message was last sent, by its id. */
const sentIn = new Map<string, number>();
let gone = false;

const startWaiter = createWaiter();
const sendWaiter = createWaiter();
const streamWaiter = createWaiter();
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** 128 random bits as 32 hexadecimal digits; `randomUUID` is missing on pages without TLS. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ends the talk in this page: the token, the stream and what the tab remembers. */
function endTalk(): void {
  talk++;
  token = null;
  stream?.stop();
  stream = null;
  streamUp = false;
  withPerson.value = false;
  items.value = withAllAnswered(items.peek());
  forget();
}

function open(wanted: string): Promise<Opening | null> {
  opening ??= openSession(wanted).then((opened) => {
    opening = null;
    offline.value = opened === null;
    if (opened !== null && !gone) {
      token = opened.token;
      languages.value = opened.languages;
    }
    return opened;
  });
  return opening;
}

function apply(replies: readonly ChatReply[], { closed, clear }: TurnFlags): void {
  if (clear) {
    bare.value = true;
    items.value = [];
    draft.value = '';
  }
  for (const reply of replies) {
    items.value = withReply(items.peek(), reply, talk);
    withPerson.value = reply.from === 'person';
    if (reply.from === 'bot' && languages.peek().includes(reply.language)) void speak(reply.language);
  }
  if (closed) endTalk();
}

function onEvent({ event, data }: ServerEvent): void {
  let told: unknown;
  try {
    told = JSON.parse(data);
  } catch {
    return;
  }
  const reply = readReply(told);
  const flags = readFlags(told);
  apply(reply === null ? [] : [reply], { ...flags, closed: flags.closed || event === 'closed' });
}

function onOver(): void {
  endTalk();
  if (items.peek().some((item) => item.kind !== 'line')) return;
  items.value = [];
  void greet(language.peek());
}

function follow(after = ''): void {
  const mine = token;
  if (stream !== null || mine === null) return;
  stream = followStream(
    {
      open: (cursor, signal) => openEvents(mine, cursor, signal),
      onEvent,
      onOver,
      onConnection: (up) => {
        streamUp = up;
        offline.value = !up;
      },
      waiter: streamWaiter,
      random: Math.random,
    },
    after,
  );
}

async function sendOnce(id: string, text: string): Promise<SendAnswer> {
  if (token === null) await open(language.peek());
  if (token === null) return { kind: 'later', afterMs: 0 };
  if (sentIn.get(id) !== talk) {
    sentIn.set(id, talk);
    keep({
      token,
      after: streamUp ? lastSeq(items.peek(), talk) : stream?.cursor() || '0',
      language: language.peek(),
    });
  }
  const answer = await sendMessage(token, id, text);
  offline.value = answer.kind === 'later' && !navigator.onLine;
  return answer;
}

function stateOf(id: string): OwnState | null {
  const own = items.peek().find((item) => item.id === id);
  return own?.kind === 'own' ? own.state : null;
}

const outbox = createOutbox(
  {
    async send(id, text) {
      const answer = await sendOnce(id, text);
      if (answer.kind !== 'over' || gone) return answer;
      // The talk ended elsewhere. What the person just wrote must not be lost with it.
      endTalk();
      return sendOnce(id, text);
    },
    onState(id, state) {
      items.value = withOwnState(items.peek(), id, state);
    },
    onAnswer(id, answer) {
      if (gone || sentIn.get(id) !== talk) return;
      if (answer.kind === 'refused' && answer.tooLong) tooLong.value = true;
      if (answer.kind === 'answered') {
        apply(answer.replies, answer);
        if (answer.replies.length === 0) withPerson.value = !answer.closed;
        else items.value = withOwnState(items.peek(), id, 'answered');
      }
      if (answer.kind === 'answered' || answer.kind === 'accepted') follow();
    },
    isUnanswered: (id) => sentIn.get(id) === talk && stateOf(id) === 'sent',
    waiter: sendWaiter,
    random: Math.random,
  },
  pause,
);

/** Opens a talk and shows its first words; tries until it comes. */
async function greet(wanted: string): Promise<void> {
  starting.value = true;
  for (let tries = 0; ; tries++) {
    const opened = await open(wanted);
    if (gone) return;
    if (opened !== null) return welcome(opened);
    await startWaiter.wait(backOffMs(tries, Math.random()));
  }
}

async function welcome(opened: Opening): Promise<void> {
  await speak(opened.replies[0]?.language || 'en');
  starting.value = false;
  if (gone || !untouched.peek()) return;
  items.value = opened.replies.reduce<readonly Item[]>((all, reply) => withReply(all, reply, talk), []);
}

/** Starts the page: takes up the talk of this tab, or greets. */
export async function start(): Promise<void> {
  const kept = recall();
  if (kept === null) return greet(primarySubtag(navigator.language));
  token = kept.token;
  items.value = [{ kind: 'line', id: 'resumed', word: 'resumed' }];
  starting.value = false;
  follow(kept.after);
  await speak(kept.language);
}

/** Sends words of the person. Returns their id, or null when they are too long (nothing is sent, nothing lost). */
export function say(text: string): string | null {
  tooLong.value = new TextEncoder().encode(text).length > MAX_TEXT_BYTES;
  if (tooLong.peek()) return null;
  const id = randomId();
  items.value = withOwn(items.peek(), id, text, language.peek());
  outbox.push(id, text);
  return id;
}

/** Tries again to send what could not be sent. */
export function sayAgain(id: string): void {
  outbox.again(id);
}

/** Another language: a new greeting before the first message, later the language's own name as a message. */
export async function chooseLanguage(code: string): Promise<void> {
  if (!untouched.peek()) {
    say(nativeName(code));
    await speak(code);
    return;
  }
  await opening;
  await greet(code);
}

/** The network or the person is back: nothing that waits goes on waiting. */
export function hurry(): void {
  for (const waiter of [startWaiter, sendWaiter, streamWaiter]) waiter.kick();
}

/** Leaves at once: the page is emptied, the talk ended, and another page takes this one's place in the history. */
export function quit(): void {
  const target = safeTarget(t('leaveTo'));
  const last = token;
  gone = true;
  document.body.replaceChildren();
  endTalk();
  items.value = [];
  draft.value = '';
  if (last !== null) exit(last);
  location.replace(target);
}

/** A page that comes back from the browser's memory shows nothing of before. */
export function comeBack(): void {
  document.body.replaceChildren();
  if (gone) quit();
  else location.reload();
}
