// Puts together what doctor looks at: settings, store, keys, content, and what Telegram says of the bot.

import type { AlarmNotice, AlarmRoute } from '../app/alarm.js';
import { alarmRoutes } from '../app/alarm-routes.js';
import { type Check, fine, type MessengerFacts, type MessengerTrouble, wrong } from '../app/operations/doctor/check.js';
import type { DoctorDeps } from '../app/operations/doctor/doctor.js';
import { firstModelOf } from '../classifiers/linear/fingerprint.js';
import { loadReaderModel } from '../classifiers/load-first-reader.js';
import { liveModelDir } from '../classifiers/promoted.js';
import { loadSecondReader } from '../classifiers/second/second-reader.js';
import type { Config } from '../config/config.js';
import type { TelegramConfig } from '../config/telegram.js';
import { loadContent } from '../content/load.js';
import { keyRing, openExistingStore, placeFacts } from './compose-store.js';
import { telegramWebhookUrl } from './compose-telegram.js';
import { secondDirs } from './compose-understanding.js';

/** What doctor works with in the deployment of this configuration. */
export function doctorDeps(config: Config): DoctorDeps {
  let content: ReturnType<typeof loadContent> | undefined;
  return {
    openStore: () => openExistingStore(config),
    readKeys: () => keyRing(config),
    facts: () => placeFacts(config),
    settings: config,
    clock: { now: Date.now },
    nodeVersion: process.versions.node,
    content: () => {
      content ??= loadContent(config.contentDir);
      return content;
    },
    telegram: telegramFacts(config),
    secondReader: secondReaderOf(config),
  };
}

function secondReaderOf({ secondReader, modelsDir, modelDir }: Config): DoctorDeps['secondReader'] {
  if (secondReader === null) return null;
  return async () => {
    const loaded = await loadSecondReader(
      secondDirs(secondReader),
      firstModelOf(loadReaderModel(liveModelDir({ promoted: modelsDir, shipped: modelDir }))),
    );
    loaded.dispose();
    return loaded.version;
  };
}

function telegramFacts(config: Config): DoctorDeps['telegram'] {
  const { telegram } = config;
  if (telegram === null) return null;
  let asked: ReturnType<typeof ask> | undefined;
  async function ask(settings: TelegramConfig): Promise<MessengerFacts | MessengerTrouble> {
    const { askTelegram } = await import('../bots/channels/telegram/connect.js');
    const facts = await askTelegram(settings);
    if (typeof facts === 'string') return facts;
    // Where only a secret is set, somebody registers the address by hand: any will do, none will not.
    const called = telegramWebhookUrl(config) ?? facts.webhookUrl ?? 'an address that you tell Telegram yourself';
    return { ...facts, expectedWebhook: settings.mode === 'polling' ? null : called };
  }
  return () => {
    asked ??= ask(telegram);
    return asked;
  };
}

/** Rings the alarm as a test, by each way that the configuration names, and says which took it. */
export async function ringAlarm(config: Config): Promise<readonly Check[]> {
  const notice: AlarmNotice = {
    kind: 'test',
    count: 0,
    since: new Date().toISOString(),
    desk: config.deskUrl,
  };
  return Promise.all(alarmRoutes(config.alarm).map((route) => ring(route, notice)));
}

async function ring(route: AlarmRoute, notice: AlarmNotice): Promise<Check> {
  const id = `ring-${route.name}`;
  try {
    await route.send(notice);
    return fine(id, `The ${route.name} took a test of the alarm: did it reach a person?`);
  } catch {
    // A mail server's or webhook's words may quote its address with the password.
    const setting = route.name === 'mail' ? 'ALARM_MAIL and SMTP_URL' : 'ALARM_WEBHOOK';
    return wrong(id, `The ${route.name} did not take a test of the alarm.`, `Look at ${setting}, and at the network.`);
  }
}
