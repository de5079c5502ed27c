// A picture of words, with the ways to keep it and to pass it on.

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words.js';
import { draw, SIDE } from './draw.js';

/** Says nothing to whoever looks through the files of the phone. */
const FILE_NAME = 'picture.png';

/** Pictures that were drawn: the same one is not drawn at each look. */
interface Shown {
  readonly source: string;
  readonly file: Promise<File | null>;
}

function show(words: string, language: string): Shown | null {
  const canvas = draw(words, language);
  if (canvas === null) return null;
  const file = new Promise<File | null>((resolve) =>
    canvas.toBlob((blob) => resolve(blob && new File([blob], FILE_NAME, { type: blob.type }))),
  );
  return { source: canvas.toDataURL(), file };
}

function canShare(): boolean {
  return navigator.canShare?.({ files: [new File([], FILE_NAME, { type: 'image/png' })] }) ?? false;
}

function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(address);
}

/** The words drawn. Nothing leaves the page before one of the buttons is pressed. */
export function PictureView({ words, language }: { words: string; language: string }) {
  const shown = useRef<Shown | null | undefined>(undefined);
  shown.current ??= show(words, language);
  const ready = useRef<File | null>(null);
  useEffect(() => {
    shown.current?.file.then((file) => {
      ready.current = file;
    });
  }, []);
  // A browser shares only at once after the press: the file has to lie ready.
  const withFile = (act: (file: File) => unknown) => () => ready.current && act(ready.current);
  if (!shown.current) return null;
  return (
    <>
      <img class="msg__b" src={shown.current.source} alt={words} lang={language} width={SIDE / 4} height={SIDE / 4} />
      <div class="opts">
        <button type="button" class="touch" onClick={withFile(save)}>
          {t('picture.save')}
        </button>
        {canShare() && (
          <button
            type="button"
            class="touch"
            onClick={withFile((file) => navigator.share({ files: [file] }).catch(() => {}))}
          >
            {t('picture.share')}
          </button>
        )}
      </div>
      <span class="msg__state">{t('picture.stays')}</span>
    </>
  );
}
