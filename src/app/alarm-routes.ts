// The two ways in which the alarm leaves the house: a webhook and an e-mail.

import { createTransport } from 'nodemailer';
import type { AlarmNotice, AlarmRoute } from './alarm.js';

/** A webhook or mail server that takes longer is tried again later. */
const PATIENCE_MS = 10_000;

const WORDS: Readonly<Record<AlarmNotice['kind'], string>> = {
  nobody_on_duty: 'Somebody waits and nobody is on duty',
  waiting_too_long: 'Somebody has waited longer than we promise',
  store: 'Messages cannot be stored',
  channel_down: 'A channel is down',
  quarantined: 'A message could not be processed',
  safeguarding: 'A safeguarding alert waits for an answer',
  test: 'This is a test of the alarm',
};

/** POSTs the notice as JSON. Follows no redirect. */
export function webhookRoute(url: string): AlarmRoute {
  return {
    name: 'webhook',
    async send(notice) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(notice),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
    },
  };
}

/** Sends a short plain mail from the on-call address to itself. */
export function mailRoute(smtpUrl: string, to: string): AlarmRoute {
  const url = new URL(smtpUrl);
  for (const wait of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    url.searchParams.set(wait, String(PATIENCE_MS));
  }
  const transport = createTransport(url.href);
  return {
    name: 'mail',
    async send(notice) {
      await transport.sendMail({
        from: to,
        to,
        subject: `Desk: ${WORDS[notice.kind]}`,
        text: mailText(notice),
      });
    },
  };
}

function mailText(notice: AlarmNotice): string {
  const lines = [`${WORDS[notice.kind]}.`, `How many: ${notice.count}. Since ${notice.since}.`];
  return [...lines, ...(notice.desk === null ? [] : [`The desk: ${notice.desk}/desk/`])].join('\n');
}

/** The ways that a configuration names; none is legal in development. */
export function alarmRoutes(alarm: {
  readonly webhook: string | null;
  readonly mail: string | null;
  readonly smtpUrl: string | null;
}): readonly AlarmRoute[] {
  return [
    ...(alarm.webhook === null ? [] : [webhookRoute(alarm.webhook)]),
    ...(alarm.mail === null || alarm.smtpUrl === null ? [] : [mailRoute(alarm.smtpUrl, alarm.mail)]),
  ];
}
