// POST /chat/session: a fresh token, and the bot's first words. Nothing of the person is stored yet.

import type { Request, Response } from 'express';
import { z } from 'zod';
import { readBody } from './body.js';
import type { PublicDeps } from './public-deps.js';

const Body = z.object({ lang: z.string().max(35).optional() });

/** Opens a chat in the language asked for, the browser's, or the default. */
export function postSession({ sessions, texts }: Pick<PublicDeps, 'sessions' | 'texts'>) {
  return async (request: Request, response: Response): Promise<void> => {
    const { lang } = readBody(Body, request);
    const { token } = await sessions.open();
    const language = chooseLanguage(lang, request, texts.languages());
    response.status(200).json({ token, language, languages: texts.languages(), opening: texts.opening(language) });
  };
}

/** The first spoken language of: what was asked for, what the browser prefers, the default. */
export function chooseLanguage(asked: string | undefined, request: Request, spoken: readonly string[]): string {
  const wanted = [asked, ...request.acceptsLanguages()]
    .filter((tag) => tag !== undefined)
    .map((tag) => tag.split('-')[0]?.toLowerCase());
  return wanted.find((tag) => tag !== undefined && spoken.includes(tag)) ?? spoken[0] ?? 'en';
}
