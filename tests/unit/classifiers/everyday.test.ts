// The shipped reader on the shortest things people say: a person is called for need, not for a greeting.

import { buildReader } from '../../../src/app/understanding/reader.js';
import { loadContent } from '../../../src/content/load.js';
import { shippedReaderData } from '../../helpers/shipped-reader.js';

describe('the shipped reader', () => {
  const started = loadContent('content').then(async ({ commands }) => buildReader(await shippedReaderData(), commands));

  it.each(['hello', 'ok', 'bonjour', 'hola', 'thanks', 'merci', 'Work', 'I am at the bus stop'])(
    'calls nobody for "%s"',
    async (text) => {
      const { needsPerson, flagged } = (await started)(text);
      expect({ needsPerson, flagged }).toEqual({ needsPerson: false, flagged: false });
    },
  );

  it.each([
    'My boss took my passport and I cannot leave until I pay 3000',
    'Mon patron a pris mon passeport et je ne peux pas sortir',
    'Mi jefe me quitó el pasaporte y no puedo salir de la casa',
    'My cousin is locked in a house and they want money from us',
  ])('calls a person, and suspects nobody, for "%s"', async (text) => {
    const { needsPerson, speaker } = (await started)(text);
    expect({ needsPerson, offeror: speaker === 'offeror' }).toEqual({ needsPerson: true, offeror: false });
  });
});
