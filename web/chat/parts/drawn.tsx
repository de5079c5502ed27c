// Words as a picture. What draws them comes when there is something to draw: the page itself has to stay small.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PictureView } from '../picture/picture-view.js';

/** A picture of the words; nothing when what draws it does not come: the words stand above it anyway. */
export function Drawn(props: { words: string; language: string }) {
  const view = useSignal<typeof PictureView | null>(null);
  useEffect(() => {
    import('../picture/picture-view.js').then(
      (loaded) => {
        view.value = loaded.PictureView;
      },
      () => {},
    );
  }, []);
  return view.value && <view.value {...props} />;
}
