// `safe-passage serve`: the service, until it is told to stop.

import { parseArgs } from 'node:util';
import { giveBackStartMemory, growSlowly } from '../../app/memory.js';
import { type Config, loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { type Service, startService } from '../../server/compose.js';
import { loadDemoInto } from '../../server/compose-demo.js';
import { createLog } from '../../server/log.js';
import type { Command } from '../command.js';
import { projectRoot } from '../project-root.js';

/** Serves chat and desk with the configuration of the environment. */
export const command: Command = {
  name: 'serve',
  summary: 'serve the chat and the desk',
  usage: `
Usage: safe-passage serve [--demo]

Serves the chat page and webhooks on PORT, the desk on DESK_PORT. Settings come from the environment; .env.example lists them.
SIGTERM or Ctrl+C ends it: nothing new is taken, what is in progress is finished.

SIGHUP reads content/ again; a broken file is named in the log and the last good content stays.

  --demo   first load a small set of invented conversations, clearly marked (development profile only)
`,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { demo: { type: 'boolean', default: false } } });
    growSlowly();
    const root = projectRoot();
    const config = loadConfig(io.env, root, io.cwd);
    const log = createLog(config.logLevel, io.stderr);
    const service = await startService(config, log, root);
    if (values.demo) await loadDemoInto(service.core);
    io.stdout.write(greeting(service));
    giveBackStartMemory();
    process.on('SIGHUP', () => void reload(service));
    return (await ended(service)) ? 0 : 1;
  },
};

async function reload({ core: { content, log } }: Service): Promise<void> {
  const reloaded = await content.reload();
  if (reloaded.kind === 'kept') log.error('content_kept', { error: new AppError('bad_content', reloaded.reason) });
  else log.info(`content_${reloaded.kind}`);
}

/** What whoever started it needs to know: addresses, the first login, where the data lies, which channels are on. */
function greeting({ publicPort, deskPort, firstLogin, core: { config } }: Service): string {
  const chat = config.publicUrl ?? `http://${shown(publicPort.host)}:${publicPort.port}`;
  const desk = config.deskUrl ?? `http://${shown(deskPort.host)}:${deskPort.port}`;
  const lines = [
    '',
    `Chat      ${chat}/`,
    `Desk      ${desk}/desk/`,
    ...(firstLogin === undefined
      ? []
      : [`Login     ${firstLogin.name} · one-time password ${firstLogin.password} (the first sign-in sets your own)`]),
    `Data      ${config.storeUrl.replace(/^sqlite:/, '')}`,
    `Keys      ${config.keyFile}`,
    `Channels  web: on · telegram: ${telegramIs(config)} · messenger, whatsapp, sms: off (not built yet)`,
    `Profile   ${config.profile}${config.profile === 'development' ? ' (for trying out: do not invite people at risk yet)' : ''}`,
    '',
    '',
  ];
  return lines.join('\n');
}

function telegramIs({ telegram }: Config): string {
  if (telegram === null) return 'off (TELEGRAM_BOT_TOKEN is not set)';
  return telegram.mode === 'webhook' ? 'on, by webhook' : 'on, by asking for updates';
}

function shown(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}

/** Waits for the first signal to end, then stops. True when nothing had to be cut. */
function ended(service: Service): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      service.stop().then(resolve, reject);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
