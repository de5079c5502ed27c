// What can be done with an authorisation: hand in the signature made offline, a second token, a renewal; stop it; revoke it.

import { useState } from 'preact/hooks';
import { stop } from '../../api/engagement-routes.js';
import {
  addToken,
  officers,
  renewAuthorisation,
  revokeAuthorisation,
  signAuthorisation,
} from '../../api/register-routes.js';
import type { AuthorisationView, Signature } from '../../api/register-types.js';
import { w } from '../../i18n/engagement-words.js';
import { Icon } from '../../parts/icon.js';
import { knownStops, stopOf } from '../../state/engagements.js';
import { hasRole, may, myId } from '../../state/may.js';
import { tell } from '../../state/toast.js';
import { Choice, localTime, TextArea, TextField, useForm, utc } from './form.js';
import { ReasonDialog } from './reason-dialog.js';
import { saveFile } from './save-file.js';
import { refusalWords } from './say.js';
import type { Acts } from './use-act.js';
import { useOne } from './use-one.js';

interface ActsProps {
  readonly view: AuthorisationView;
  readonly acts: Acts<AuthorisationView>;
}

const DAY_MS = 86_400_000;

/** A signature as the signing tool prints it: `{"keyId":"…","value":"…"}`; null: it is none. */
function signatureOf(text: string): Signature | null {
  try {
    const { keyId, value } = JSON.parse(text) as Partial<Signature>;
    return typeof keyId === 'string' && typeof value === 'string' ? { keyId, value } : null;
  } catch {
    return null;
  }
}

function Sign({ view, acts }: ActsProps) {
  const [text, setText] = useState('');
  const signature = signatureOf(text);
  const { toSign } = view;
  if (toSign === null) return null;
  const mine = view.signer.id === myId() && may('engagement.authorisation.sign');
  if (!mine) return <p class="second">{w('sign.waits', { name: view.signer.name })}</p>;
  const hand = (): void => {
    if (signature === null) return;
    void acts.act(() => signAuthorisation(view.id, signature), w('did.signed')).then((done) => done && setText(''));
  };
  return (
    <section class="box box--pad stack" aria-labelledby="sign-title">
      <h2 id="sign-title">{w('sign.title')}</h2>
      <p>{w('sign.text')}</p>
      <TextArea label={w('sign.exact')} value={toSign} rows={4} onChange={() => undefined} />
      <p>
        <button
          class="btn"
          type="button"
          onClick={() => saveFile(`authorisation-${view.id}.json`, new Blob([toSign], { type: 'text/plain' }))}
        >
          <Icon name="down" />
          {w('sign.save')}
        </button>
      </p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          hand();
        }}
      >
        <TextArea label={w('sign.paste')} hint={w('sign.paste.hint')} value={text} rows={2} onChange={setText} />
        <p>
          <button class="btn btn--primary" type="submit" aria-disabled={signature === null} aria-busy={acts.busy}>
            {w('sign.act')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** A token as its signer made it: all of its fields as JSON. */
function Token({ view, acts }: ActsProps) {
  const [text, setText] = useState('');
  const hand = (): void => {
    let token: Parameters<typeof addToken>[1];
    try {
      token = JSON.parse(text) as Parameters<typeof addToken>[1];
    } catch {
      tell(w('token.noJson'), false);
      return;
    }
    void acts.act(() => addToken(view.id, token), w('did.token')).then((done) => done && setText(''));
  };
  return (
    <details class="rules__more">
      <summary>{w('token.title')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          hand();
        }}
      >
        <TextArea
          label={w('token.label')}
          hint={w('token.hint', { sha256: view.sha256 })}
          value={text}
          onChange={setText}
        />
        <p>
          <button class="btn" type="submit" aria-disabled={text.trim() === ''} aria-busy={acts.busy}>
            {w('token.act')}
          </button>
        </p>
      </form>
    </details>
  );
}

function Renew({ view, acts }: ActsProps) {
  const signers =
    useOne('officers', officers, []).value?.items.filter(({ roles }) => roles.includes('authoriser')) ?? [];
  const length = Date.parse(view.end) - Date.parse(view.start);
  const { values, set } = useForm({
    start: localTime(Date.parse(view.end)),
    end: localTime(Date.parse(view.end) + Math.max(DAY_MS, length)),
    necessity: '',
    proportionality: '',
    signer: view.signer.id,
  });
  const [start, end] = [utc(values.start), utc(values.end)];
  const ask = (): void => {
    if (start === null || end === null) return;
    const renewal = { ...values, start, end };
    void acts.act(() => renewAuthorisation(view.id, renewal), w('did.renewal'));
  };
  return (
    <details class="rules__more">
      <summary>{w('renew.title')}</summary>
      <form
        class="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <TextField label={w('field.start')} type="datetime-local" value={values.start} onChange={set('start')} />
        <TextField label={w('field.end')} type="datetime-local" value={values.end} onChange={set('end')} />
        <TextArea
          label={w('field.necessity')}
          hint={w('renew.hint')}
          value={values.necessity}
          onChange={set('necessity')}
        />
        <TextArea label={w('field.proportionality')} value={values.proportionality} onChange={set('proportionality')} />
        <Choice
          label={w('field.signer')}
          value={values.signer}
          onChange={set('signer')}
          options={signers.map(({ id, name }) => [id, name])}
        />
        <p>
          <button class="btn" type="submit" aria-disabled={start === null || end === null} aria-busy={acts.busy}>
            {w('renew.act')}
          </button>
        </p>
      </form>
    </details>
  );
}

async function stopIt(id: string, reason: string): Promise<boolean> {
  const answer = await stop('authorisation', id, reason);
  if (answer.ok) knownStops.value = answer.value.items;
  tell(answer.ok ? w('stop.done.one') : refusalWords(answer.problem), answer.ok);
  return answer.ok;
}

function Ending({ view, acts }: ActsProps) {
  const [asking, setAsking] = useState<'stop' | 'revoke' | null>(null);
  const mayStop = may('engagement.stop') && !hasRole('oversight') && stopOf(view.id, null) === undefined;
  const mayRevoke = may('engagement.authorisation.revoke') && view.state !== 'revoked' && view.signedAt !== null;
  return (
    <p class="line">
      {mayStop && view.state === 'live' ? (
        <button class="btn btn--warn" type="button" aria-haspopup="dialog" onClick={() => setAsking('stop')}>
          <Icon name="power" />
          {w('authorisation.stop')}
        </button>
      ) : null}
      {mayRevoke ? (
        <button class="btn btn--warn" type="button" aria-haspopup="dialog" onClick={() => setAsking('revoke')}>
          {w('revoke.act')}…
        </button>
      ) : null}
      {asking === null ? null : (
        <ReasonDialog
          title={asking === 'stop' ? w('authorisation.stop') : w('revoke.title')}
          act={asking === 'stop' ? w('authorisation.stop') : w('revoke.act')}
          danger
          onDo={(reason) =>
            asking === 'stop'
              ? stopIt(view.id, reason)
              : acts.act(() => revokeAuthorisation(view.id, reason), w('did.revoked'))
          }
          onClose={() => setAsking(null)}
        >
          <p>{asking === 'stop' ? w('authorisation.stop.text') : w('revoke.text')}</p>
        </ReasonDialog>
      )}
    </p>
  );
}

/** All that whoever is signed in may do. */
export function AuthorisationActs({ view, acts }: ActsProps) {
  const renewable = view.signedAt !== null && (view.state === 'live' || view.state === 'expired');
  return (
    <>
      <Sign view={view} acts={acts} />
      <Ending view={view} acts={acts} />
      {may('engagement.authorisation.token') && view.signedAt !== null ? <Token view={view} acts={acts} /> : null}
      {may('engagement.authorisation.renew') && renewable ? <Renew view={view} acts={acts} /> : null}
    </>
  );
}
