// GET /healthz and /readyz: alive; can take traffic.

import type { Request, Response } from 'express';
import { AppError } from '../../domain/errors.js';
import type { PublicDeps } from './public-deps.js';

/** Alive as long as it can answer at all. */
export function getHealth(_request: Request, response: Response): void {
  response.set('Cache-Control', 'no-store').json({ status: 'alive' });
}

/** 503 while the store cannot be written or the model is not loaded. `degraded` names parts that keep something from leaving, if any. */
export function getReady({ checkReady, degraded }: Pick<PublicDeps, 'checkReady' | 'degraded'>) {
  return async (_request: Request, response: Response): Promise<void> => {
    await checkReady().catch((error: unknown) => {
      throw error instanceof AppError ? error : new AppError('store_unavailable', 'The store cannot be written.');
    });
    const parts = degraded?.() ?? [];
    response.set('Cache-Control', 'no-store').json({ status: 'ready', ...(parts.length > 0 && { degraded: parts }) });
  };
}
