// GET /chat/strings/<lang>.json: the page's own words, as the NGO published them.

import type { Request, Response } from 'express';
import { AppError } from '../../domain/errors.js';
import type { PublicDeps } from './public-deps.js';

/** 404 for a language that is not spoken. */
export function getStrings({ texts }: Pick<PublicDeps, 'texts'>) {
  return (request: Request<{ file: string }>, response: Response): void => {
    const language = /^([a-z]{2,3})\.json$/.exec(request.params.file)?.[1];
    const strings = language === undefined ? undefined : texts.strings(language);
    if (strings === undefined) throw new AppError('not_found', 'This language is not spoken here.');
    response.json(strings);
  };
}
