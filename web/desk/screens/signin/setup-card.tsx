// The first sign-in: a password of one's own, then the code app, which is proved by its first code.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../api/client.js';
import { t } from '../../i18n/words.js';
import { Empty } from '../../parts/small.js';
import { SignInProblem } from './form-card.js';
import { PasswordField } from './password-field.js';

const PASSWORD_MIN = 12;

/** Which of the three steps this is. */
export function Steps({ at }: { at: 1 | 2 | 3 }) {
  return (
    <ol class="steps">
      {([1, 2, 3] as const).map((n) => (
        <li key={n} {...(n === at ? { 'aria-current': 'step' as const } : {})}>
          {t(`setup.step${n}`)}
        </li>
      ))}
    </ol>
  );
}

/** The code is drawn by a part of the page that is only loaded here. */
async function drawn(text: string) {
  const { encode } = await import('uqr');
  return encode(text, { ecc: 'M' });
}

function Qr({ text }: { text: string }) {
  const [qr, setQr] = useState<Awaited<ReturnType<typeof drawn>> | null>(null);
  useEffect(() => void drawn(text).then(setQr), [text]);
  if (qr === null) return null;
  const { data, size } = qr;
  const path = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" role="img" aria-label={t('setup.qr')}>
      <path fill="#000" d={path} />
    </svg>
  );
}

function secretOf(totpUri: string): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

interface SetupCardProps {
  readonly totpUri: string;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onGo: (newPassword: string, code: string) => void;
}

function CodeStep({ totpUri, code, onCode }: { totpUri: string; code: string; onCode: (code: string) => void }) {
  return (
    <>
      <p>{t('setup.scan')}</p>
      <div class="line">
        <Qr text={totpUri} />
        <div class="stack stack--tight grow">
          <p class="small second">{t('setup.type')}</p>
          <p class="mono">{secretOf(totpUri)}</p>
        </div>
      </div>
      <div class="field">
        <label for="first-code">{t('setup.code')}</label>
        <input
          class="input input--code"
          id="first-code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={6}
          required
          value={code}
          onInput={(event) => onCode(event.currentTarget.value)}
        />
      </div>
    </>
  );
}

/** Both steps; nothing is set before the first code was right. */
export function SetupCard({ totpUri, problem, busy, onBack, onGo }: SetupCardProps) {
  const [step, setStep] = useState<1 | 2>(1);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  useEffect(() => setCode(''), [problem]);
  if (!totpUri.startsWith('otpauth://')) return <Empty icon="warn" title={t('setup.noUri')} />;
  return (
    <section class="gate__card" aria-labelledby="setup">
      <Steps at={step} />
      <h1 id="setup">{step === 1 ? t('setup.password.title') : t('setup.app.title')}</h1>
      {problem === null ? null : <SignInProblem problem={problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (step === 1) setStep(2);
          else if (!busy) onGo(password, code);
        }}
      >
        {step === 1 ? (
          <PasswordField
            id="new-password"
            label={t('setup.password')}
            complete="new-password"
            value={password}
            hint={t('setup.password.hint', { n: PASSWORD_MIN })}
            minLength={PASSWORD_MIN}
            onInput={setPassword}
          />
        ) : (
          <CodeStep totpUri={totpUri} code={code} onCode={setCode} />
        )}
        <p class="line">
          <button class="btn btn--primary" type="submit" aria-busy={busy}>
            {t('act.continue')}
          </button>
          <button class="btn btn--quiet" type="button" onClick={step === 1 ? onBack : () => setStep(1)}>
            {t('act.back')}
          </button>
        </p>
      </form>
    </section>
  );
}
