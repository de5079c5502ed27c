// What the subject wrote, pasted from the device. Files are hashed and quarantined: no page ever shows them.

import { useState } from 'preact/hooks';
import type { NewSubjectMessage, Thread } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { Kbd } from '../../parts/kbd.js';
import { draft, keepDraft } from '../../state/drafts.js';
import { useKeys } from '../../state/keys.js';
import { TextField, utc } from './form.js';
import type { OpenThread } from './thread-store.js';

/** Id of the field that key `w` goes to. */
const FIELD = 'paste-answer';
/** Largest file that the server takes, in bytes; base64 makes it a third longer. */
const FILE_MAX = 675_000;
const FILES_MAX = 8;

type Media = NewSubjectMessage['media'][number];

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

async function mediaOf(files: readonly File[]): Promise<readonly Media[]> {
  return await Promise.all(
    files.map(async (file) => ({
      name: file.name.slice(0, 200),
      mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      data: await base64(file),
    })),
  );
}

function useReceive(open: OpenThread, id: string) {
  const name = `subject:${id}`;
  const [text, setText] = useState(draft(name));
  const [writtenAt, setWrittenAt] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  // The same id until it is taken: a repeat after a lost answer is the same message.
  const [messageId, setMessageId] = useState(() => crypto.randomUUID());
  const tooLarge = files.length > FILES_MAX || files.some(({ size }) => size > FILE_MAX);
  const empty = text.trim() === '' && files.length === 0;
  const type = (words: string): void => {
    setText(words);
    keepDraft(name, words);
  };
  const go = async (): Promise<void> => {
    if (empty || tooLarge || open.busy.value) return;
    const message = {
      id: messageId,
      text,
      writtenAt: utc(writtenAt),
      capturedSha256: null,
      media: await mediaOf(files),
    };
    if (!(await open.receive(message))) return;
    type('');
    setFiles([]);
    setWrittenAt('');
    setMessageId(crypto.randomUUID());
  };
  return { text, type, writtenAt, setWrittenAt, files, setFiles, tooLarge, empty, go };
}

/** The form. */
export function Receive({ open, view }: { open: OpenThread; view: Thread }) {
  const { text, type, writtenAt, setWrittenAt, files, setFiles, tooLarge, empty, go } = useReceive(open, view.id);
  useKeys({ w: () => document.getElementById(FIELD)?.focus() });
  return (
    <form
      class="draft"
      id="receive"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <div class="field">
        <label for={FIELD}>
          {w('receive.label', { subject: view.subject })} <Kbd k="w" />
        </label>
        <textarea
          class="input"
          id={FIELD}
          rows={2}
          dir="auto"
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go();
          }}
        />
        <p class="hint">{view.channel === 'sms' ? w('receive.hint.sms') : w('receive.hint')}</p>
      </div>
      <details class="rules__more">
        <summary>{w('receive.more')}</summary>
        <div class="stack">
          <TextField
            label={w('receive.writtenAt')}
            hint={w('receive.writtenAt.hint')}
            type="datetime-local"
            value={writtenAt}
            onChange={setWrittenAt}
          />
          <div class="field">
            <label for="receive-files">{w('receive.files')}</label>
            <input
              class="input"
              id="receive-files"
              type="file"
              multiple
              onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
            />
            <p class="hint">
              {tooLarge
                ? w('receive.tooLarge', { kb: Math.floor(FILE_MAX / 1_000), n: FILES_MAX })
                : w('receive.files.hint', { n: files.length })}
            </p>
          </div>
        </div>
      </details>
      <p>
        <button class="btn" type="submit" aria-disabled={empty || tooLarge} aria-busy={open.busy.value}>
          {w('receive.save')} <Kbd k="Ctrl ↵" />
        </button>
      </p>
    </form>
  );
}
