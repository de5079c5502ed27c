// Check of the Telegram bot: does Telegram know it, and does it call us where we listen?

import { tellingWord } from '../../../bots/conversation/check/wording.js';
import { type Check, fine, type MessengerFacts, type MessengerTrouble, type Setting, span, wrong } from './check.js';

/** A failed call older than this is history. */
const RECENT_MS = 3_600_000;
/** So many updates wait only when nobody takes them. */
const MANY_PENDING = 100;

const TROUBLE: Readonly<Record<MessengerTrouble, readonly [string, string]>> = {
  not_authorised: ['Telegram does not know this bot.', 'Set TELEGRAM_BOT_TOKEN to the token that BotFather shows.'],
  conflict: ["Another program fetches this bot's updates.", 'End it: only one may.'],
  refused: ['Telegram refuses to say how the bot is set up.', 'Look at TELEGRAM_API_ROOT.'],
  unreachable: ['Telegram cannot be reached from here.', 'Look at the network, or at TELEGRAM_API_ROOT.'],
};

/** Token, webhook, what Telegram last complained about. */
export async function telegram({ telegram: ask, clock }: Setting): Promise<Check> {
  if (ask === null) return fine('telegram', 'The Telegram channel is off: no TELEGRAM_BOT_TOKEN.');
  const facts = await ask();
  if (typeof facts === 'string') return wrong('telegram', ...TROUBLE[facts]);
  return webhookCheck(facts) ?? callsCheck(facts, clock.now());
}

/**
 * A bystander reads name, user name and descriptions in the list of chats: none may say what the bot is for (help-safety, 1). Nothing
 * is said twice: what stands between us and Telegram is the other check's.
 */
export async function telegramProfile({ telegram: ask, content }: Setting): Promise<Check> {
  const facts = ask === null ? 'unreachable' : await ask();
  if (typeof facts === 'string') return fine('bot-profile', 'No profile to look at.');
  const words = await content();
  const telling = facts.shown.flatMap((text) => tellingWord(words, apart(text)) ?? []);
  if (telling.length === 0)
    return fine('bot-profile', "The bot's name and descriptions say nothing that a bystander may not read.");
  return wrong(
    'bot-profile',
    `The bot's name or a description says what it is for: ${[...new Set(telling)].join(', ')}.`,
    'Choose everyday words at BotFather, under /mybots: everybody with the phone in hand reads them.',
  );
}

/** The words of a user name: `SafeWork_bot` has three. */
function apart(text: string): string {
  return text.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

function webhookCheck({ expectedWebhook, webhookUrl }: MessengerFacts): Check | undefined {
  if (webhookUrl === expectedWebhook) return undefined;
  const says =
    expectedWebhook === null
      ? 'Telegram calls a webhook, while this deployment fetches.'
      : `Telegram ${webhookUrl === null ? 'calls no webhook' : 'calls another webhook'}, while this deployment waits at ${expectedWebhook}.`;
  return wrong(
    'telegram',
    says,
    'Restart the service, which registers itself; each deployment needs a bot of its own.',
  );
}

function callsCheck({ lastError, pending }: MessengerFacts, now: number): Check {
  if (lastError !== null && now - lastError.at < RECENT_MS) {
    return wrong(
      'telegram',
      `Telegram could not hand over an update ${span(Math.max(0, now - lastError.at))} ago: ${lastError.says}.`,
      'Try PUBLIC_URL from outside: DNS, certificate and proxy must let POST /webhooks/telegram through.',
    );
  }
  if (pending > MANY_PENDING) {
    return wrong(
      'telegram',
      `${pending} updates wait at Telegram.`,
      'Is the service running? Its log says what it refuses.',
    );
  }
  return fine('telegram', 'Telegram knows the bot and hands its updates over.');
}
