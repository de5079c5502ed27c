// The form for those who have an account: one form, one error.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/client.js';
import { t } from '../../i18n/words.js';
import { Notice, problemWords } from '../../parts/small.js';
import { endedBy } from '../../state/session.js';
import { PasswordField } from './password-field.js';

/** What the form holds. */
export interface Form {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

/** With the code of the app, with a recovery code, or for the first time without any. */
type Way = 'app' | 'recovery' | 'first';

/** Why it did not work: the same words whichever of the three was wrong. Takes the focus. */
export function SignInProblem({ problem }: { problem: Problem }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const wrong = problem.status === 401;
  return (
    <div ref={box} tabIndex={-1}>
      <Notice
        tone="danger"
        icon="stop"
        speaks="alert"
        title={wrong ? t('signin.wrong.title') : t('signin.failed.title')}
      >
        <p>{wrong ? t('signin.wrong.text') : problemWords(problem)}</p>
      </Notice>
    </div>
  );
}

function Ended() {
  if (endedBy.value === null) return null;
  const title = endedBy.value === 'idle' ? t('signin.idle.title') : t('signin.ended.title');
  return (
    <Notice icon="lock" title={title}>
      <p>{t('signin.ended.text')}</p>
    </Notice>
  );
}

function CodeField({ way, value, onInput }: { way: Way; value: string; onInput: (text: string) => void }) {
  if (way === 'first') return <p class="hint">{t('signin.first.hint')}</p>;
  const app = way === 'app';
  return (
    <div class="field">
      <label for="code">{app ? t('signin.code') : t('signin.recoveryCode')}</label>
      <input
        class="input input--code"
        id="code"
        inputMode={app ? 'numeric' : 'text'}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        maxLength={app ? 6 : 64}
        value={value}
        aria-describedby="code-hint"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span class="hint" id="code-hint">
        {app ? t('signin.code.hint') : t('signin.recoveryCode.hint')}
      </span>
    </div>
  );
}

function OtherWays({ way, onWay }: { way: Way; onWay: (way: Way) => void }) {
  const link = (to: Way, words: string, end: boolean) => (
    <button class={end ? 'textlink end' : 'textlink'} type="button" onClick={() => onWay(to)}>
      {words}
    </button>
  );
  return (
    <p class="small line">
      {way === 'app' ? link('recovery', t('signin.useRecovery'), false) : link('app', t('signin.useApp'), false)}
      {way === 'first' ? null : link('first', t('signin.firstTime'), true)}
    </p>
  );
}

interface FormCardProps {
  readonly form: Form;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly onGo: (form: Form) => void;
}

/** The card with the form. */
export function FormCard({ form, problem, busy, onGo }: FormCardProps) {
  const [values, setValues] = useState(form);
  const [way, setWay] = useState<Way>('app');
  const set = (change: Partial<Form>): void => setValues({ ...values, ...change });
  useEffect(() => set({ code: '' }), [problem, way]);
  return (
    <section class="gate__card" aria-labelledby="signin">
      <h1 id="signin">{t('signin.title')}</h1>
      {problem === null ? <Ended /> : <SignInProblem problem={problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onGo(values);
        }}
      >
        <div class="field">
          <label for="name">{t('signin.name')}</label>
          <input
            class="input"
            id="name"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            value={values.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </div>
        <PasswordField
          id="password"
          label={way === 'first' ? t('signin.oneTimePassword') : t('signin.password')}
          complete="current-password"
          value={values.password}
          onInput={(password) => set({ password })}
        />
        <CodeField way={way} value={values.code} onInput={(code) => set({ code })} />
        <button class="btn btn--primary btn--wide" type="submit" aria-busy={busy}>
          {t('signin.title')}
        </button>
        <OtherWays way={way} onWay={setWay} />
      </form>
    </section>
  );
}
