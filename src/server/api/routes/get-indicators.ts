// GET /indicators: what signs are called and what they mean.

import { defineRoute } from '../route.js';
import { IndicatorsQuery, IndicatorWords } from '../schemas/desk-lists.js';

export const getIndicators = defineRoute<unknown, IndicatorsQuery>({
  name: 'indicators.list',
  summary: 'Words of signs, by indicator id.',
  query: IndicatorsQuery,
  answers: { 200: IndicatorWords },
  async handle({ query, language }, _asker, deps) {
    const lang = query.lang ?? language;
    const indicators = Object.fromEntries(
      Object.entries(deps.words(lang)).map(([id, { name, explains, weight }]) => [
        id,
        { name, explains, weight: weight ?? null },
      ]),
    );
    const body: IndicatorWords = { lang, indicators };
    return { status: 200, body };
  },
});
