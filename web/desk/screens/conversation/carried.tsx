// What a message carried that is no words: its kind, what can be told of it, and that the file is not here.

import type { Message } from '../../api/conversation-types.js';
import { t } from '../../i18n/words.js';
import { State } from '../../parts/small.js';

/** One line under the words; nothing where there were only words. */
export function Carried({ message }: { message: Message | null }) {
  if (message?.kind !== 'inbound' || message.attachment === undefined) return null;
  const { kind, note } = message.attachment;
  const told = kind === 'sticker' || kind === 'location' || kind === 'contact';
  return (
    <State icon="info">
      {t(`attachment.${kind}`)}
      {note === null ? null : (
        <>
          {': '}
          <bdi>{note}</bdi>
        </>
      )}
      {told ? null : ` ${t('attachment.stays')}`}
    </State>
  );
}
