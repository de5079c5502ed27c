// Signing in: name, password and code on one form, one error for all three; the first time it also sets password and code app.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../api/client.js';
import { signIn } from '../../api/routes.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { LanguageChoice } from '../../shell/prefs.js';
import { refreshSession } from '../../state/session.js';
import { CodesCard } from './codes-card.js';
import { type Form, FormCard } from './form-card.js';
import { SetupCard } from './setup-card.js';

type Step =
  | { readonly at: 'form'; readonly problem: Problem | null }
  | { readonly at: 'setup'; readonly totpUri: string; readonly problem: Problem | null }
  | { readonly at: 'codes'; readonly codes: readonly string[] };

const EMPTY: Form = { name: '', password: '', code: '' };

async function next(form: Form & { newPassword?: string }, step: Step): Promise<Step | 'in'> {
  const answer = await signIn({ ...form, code: form.code.trim() });
  if (answer.ok) return answer.value === undefined ? 'in' : { at: 'codes', codes: answer.value.recoveryCodes };
  const { problem } = answer;
  const { totpUri } = problem;
  if (problem.code === 'setup_required' && typeof totpUri === 'string' && step.at === 'form') {
    return { at: 'setup', totpUri, problem: null };
  }
  return step.at === 'setup' ? { ...step, problem } : { at: 'form', problem };
}

/** The page before anybody has signed in. It says "Desk" and no more. */
export function SignInScreen() {
  const [step, setStep] = useState<Step>({ at: 'form', problem: null });
  const [form, setForm] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = t('desk.name');
  }, []);
  const go = async (values: Form & { newPassword?: string }): Promise<void> => {
    setBusy(true);
    setForm({ name: values.name, password: values.password, code: '' });
    const reached = await next(values, step);
    setBusy(false);
    if (reached === 'in') await refreshSession();
    else setStep(reached);
  };
  return (
    <div class="gate">
      <header class="gate__top">
        <span class="side__brand">
          <Icon name="desk" />
          {t('desk.name')}
        </span>
        <span class="line end">
          <LanguageChoice />
        </span>
      </header>
      <main class="gate__main" id="main">
        {step.at === 'form' ? <FormCard form={form} problem={step.problem} busy={busy} onGo={go} /> : null}
        {step.at === 'setup' ? (
          <SetupCard
            totpUri={step.totpUri}
            problem={step.problem}
            busy={busy}
            onBack={() => setStep({ at: 'form', problem: null })}
            onGo={(newPassword, code) => go({ ...form, newPassword, code })}
          />
        ) : null}
        {step.at === 'codes' ? <CodesCard codes={step.codes} onOpen={refreshSession} /> : null}
      </main>
      <footer class="gate__foot">{t('signin.foot')}</footer>
    </div>
  );
}
