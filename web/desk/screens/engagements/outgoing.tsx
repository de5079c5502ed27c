// A text that is out for the device: copy it, send it by hand, say that it left or that it did not. After a stop it is hidden.

import { useState } from 'preact/hooks';
import type { Thread } from '../../api/engagement-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { Icon } from '../../parts/icon.js';
import { Notice } from '../../parts/small.js';
import { stopOf } from '../../state/engagements.js';
import { tell } from '../../state/toast.js';
import { TextField, utc } from './form.js';
import { myPart } from './my-part.js';
import { ReasonDialog } from './reason-dialog.js';
import { RefusedNotice } from './refused-notice.js';
import type { OpenThread } from './thread-store.js';

type Out = NonNullable<Thread['outgoing']>;

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(w('out.copied'));
  } catch {
    tell(w('out.notCopied'), false);
  }
}

function Text({ out, stopped, sms }: { out: Out; stopped: string | null; sms: boolean }) {
  if (stopped !== null) {
    return (
      <Notice tone="danger" icon="stop" title={w('out.stopped')} speaks="alert">
        <p>{stopped}</p>
        <p>{w('out.stopped.text')}</p>
      </Notice>
    );
  }
  return (
    <>
      <p class="draft__text" dir="auto">
        {out.text}
      </p>
      {sms ? null : (
        <p>
          <button class="btn" type="button" onClick={() => void copy(out.text)}>
            <Icon name="copy" />
            {w('out.copy')}
          </button>
        </p>
      )}
    </>
  );
}

function Marks({ open, out, sms }: { open: OpenThread; out: Out; sms: boolean }) {
  const [at, setAt] = useState('');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <details class="rules__more">
        <summary>{w('out.otherTime')}</summary>
        <TextField
          label={w('out.sentAt')}
          hint={w('out.sentAt.hint', { time: clock(Date.parse(out.releasedAt)) })}
          type="datetime-local"
          value={at}
          onChange={setAt}
        />
      </details>
      <div class="draft__acts">
        <button
          class="btn btn--primary"
          type="button"
          aria-busy={open.busy.value}
          onClick={() => void open.markSent(out.intentId, utc(at))}
        >
          <Icon name="check" />
          {sms ? w('out.sms.sent') : w('out.sent')}
        </button>
        <button class="btn" type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {w('out.unsent')}…
        </button>
      </div>
      {asking ? (
        <ReasonDialog
          title={w('unsent.title')}
          act={w('out.unsent')}
          onDo={(reason) => open.markUnsent(out.intentId, reason)}
          onClose={() => setAsking(false)}
        >
          <p>{w('unsent.text')}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** How it leaves: by hand, or by the service, and then never by hand as well. */
function How({ view, mine }: { view: Thread; mine: boolean }) {
  if (view.channel === 'sms') return mine ? <p>{w('out.sms')}</p> : <p class="hint">{w('out.sms.others')}</p>;
  if (!mine) return <p class="hint">{w('out.others')}</p>;
  return <p>{w('out.text', { platform: wOr(`platform.${view.platform}`, view.platform) })}</p>;
}

/** The panel; nothing while nothing is out. */
export function Outgoing({ open, view }: { open: OpenThread; view: Thread }) {
  const { outgoing, safety } = view;
  if (outgoing === null) return null;
  const stop = stopOf(view.authorisationId, view.id);
  const frozen = safety.state === 'frozen' ? w(`frozen.${safety.reason ?? 'person'}`) : null;
  const stopped = stop === undefined ? frozen : w('out.stopped.why', { name: stop.by.name, reason: stop.reason });
  const { mine } = myPart(view);
  const sms = view.channel === 'sms';
  const refused = open.refused.value;
  return (
    <section class="draft draft--out" id="outgoing" aria-labelledby="outgoing-title">
      <div class="panel__h">
        <h2 id="outgoing-title">{sms ? w('out.sms.title') : w('out.title')}</h2>
        <span class="hint">
          {w('out.since', { name: outgoing.by.name, time: clock(Date.parse(outgoing.releasedAt)) })}
        </span>
      </div>
      <How view={view} mine={mine} />
      <Text out={outgoing} stopped={stopped} sms={sms} />
      {refused === null || refused.draftId !== null ? null : <RefusedNotice {...refused} />}
      {mine ? <Marks open={open} out={outgoing} sms={sms} /> : null}
    </section>
  );
}
