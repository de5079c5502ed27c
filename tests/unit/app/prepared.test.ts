// What a build kept is used while no file changed, and never a moment longer.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { contentOf, lexiconOf } from '../../../src/app/preparations.js';
import { type Preparation, prepare, prepared } from '../../../src/app/prepared.js';
import { openLexicon } from '../../../src/app/understanding/lexicon-bytes.js';

function neverAgain<T>(preparation: Preparation<T>): Preparation<T> {
  return { ...preparation, make: () => Promise.reject(new Error('made again')) };
}

describe('what a build prepares', () => {
  let root: string;
  let kept: string;
  let made: number;
  let words: Preparation<{ readonly made: number }>;
  const put = (file: string, text: string) => writeFileSync(join(root, 'words', file), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'prepared-'));
    kept = join(root, 'kept');
    mkdirSync(join(root, 'words', 'deep'), { recursive: true });
    put('a.txt', 'one');
    put('deep/b.txt', 'two');
    made = 0;
    words = { name: 'words', dirs: [join(root, 'words')], make: () => ({ made: ++made }) };
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is taken as it was made, without making it again', async () => {
    await prepare(words, kept);
    expect(await prepared(words, kept)).toEqual({ made: 1 });
    expect(made).toBe(1);
  });

  it.each([
    ['a changed file', () => put('a.txt', 'onf')],
    ['a changed file deeper down', () => put('deep/b.txt', '')],
    ['a new file', () => put('c.txt', '')],
    ['a file less', () => rmSync(join(root, 'words', 'a.txt'))],
    [
      'text that moved from one file to the next',
      () => {
        put('a.txt', 'onetwo');
        put('deep/b.txt', '');
      },
    ],
  ])('is made anew after %s', async (_what, change) => {
    await prepare(words, kept);
    change();
    expect(await prepared(words, kept)).toEqual({ made: 2 });
  });

  it.each([
    ['was never kept', () => undefined],
    ['is half written', () => writeFileSync(join(kept, 'words.bin'), Buffer.from([255, 15, 111]))],
    ['is something else', () => writeFileSync(join(kept, 'words.bin'), 'null')],
  ])('is made when what lies there %s', async (what, spoil) => {
    if (what !== 'was never kept') await prepare(words, kept);
    spoil();
    expect((await prepared(words, kept)).made).toBe(made);
  });

  it('says what is wrong when the folder is missing, kept or not', async () => {
    await prepare(words, kept);
    rmSync(join(root, 'words'), { recursive: true });
    const broken = { ...words, make: () => Promise.reject(new Error('the folder is missing')) };
    await expect(prepared(broken, kept)).rejects.toThrow('the folder is missing');
    await expect(prepare(broken, kept)).rejects.toThrow('the folder is missing');
  });

  it('is the same content as is made at once', async () => {
    const content = contentOf('content');
    await prepare(content, kept);
    expect(await prepared(neverAgain(content), kept)).toEqual(await content.make());
  });

  it('is the same lexicon as is made at once', async () => {
    const lexicon = lexiconOf('content/lexicon');
    await prepare(lexicon, kept);
    const [read, made] = [await prepared(neverAgain(lexicon), kept), await lexicon.make()];
    expect(isDeepStrictEqual(openLexicon(read), openLexicon(made))).toBe(true);
  });

  it('is frozen like content that was just read', async () => {
    await prepare(contentOf('content'), kept);
    const content = await prepared(contentOf('content'), kept);
    expect(Object.isFrozen(content.flows.help?.steps)).toBe(true);
  });
});
