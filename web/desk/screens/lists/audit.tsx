// The audit log, newest first: who read, changed and exported what, and why; and whether its chains hold.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { query } from '../../api/client.js';
import { audit, auditChains } from '../../api/routes.js';
import type { AuditChain, AuditEvent } from '../../api/types.js';
import { clock } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { State } from '../../parts/small.js';
import { HOME } from '../../shell/menu.js';
import { Page } from '../../shell/page.js';
import { ListFrame } from './frame.js';
import { usePages } from './use-pages.js';

function Chains() {
  const [chains, setChains] = useState<readonly AuditChain[] | null>(null);
  useEffect(() => {
    void auditChains().then((answer) => {
      if (answer.ok) setChains(answer.value.items);
    });
  }, []);
  if (chains === null) return null;
  const broken = chains.filter((chain) => !chain.ok);
  return (
    <p role="status">
      {broken.length === 0 ? (
        <State icon="check" tone="ok">
          {t('audit.holds', { n: chains.length })}
        </State>
      ) : (
        broken.map((chain) => (
          <State key={chain.chain} icon="stop" tone="danger">
            {t('audit.broken', { chain: chain.chain, at: chain.brokenAt ?? 0 })}
          </State>
        ))
      )}
    </p>
  );
}

interface Asked {
  readonly actor: string;
  readonly object: string;
}

function AuditFilter({ asked }: { asked: Asked }) {
  const { route } = useLocation();
  const [values, setValues] = useState(asked);
  const field = (name: keyof Asked, words: string) => (
    <div class="field">
      <label for={`audit-${name}`}>{words}</label>
      <input
        class="input"
        id={`audit-${name}`}
        value={values[name]}
        onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <form
      class="askline"
      onSubmit={(event) => {
        event.preventDefault();
        route(`${HOME}audit${query({ ...values })}`);
      }}
    >
      {field('actor', t('audit.actor'))}
      {field('object', t('audit.object'))}
      <button class="btn" type="submit">
        {t('act.filter')}
      </button>
    </form>
  );
}

/** The audit log's screen; what was asked for stands in the address. */
export function AuditScreen() {
  const { query: inAddress } = useLocation();
  const asked = { actor: inAddress.actor ?? '', object: inAddress.object ?? '' };
  const pages = usePages<AuditEvent>(JSON.stringify(asked), (cursor) =>
    audit({
      ...(asked.actor === '' ? {} : { actor: asked.actor }),
      ...(asked.object === '' ? {} : { object: asked.object }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
  );
  return (
    <Page title={t('screen.audit')}>
      <div class="body">
        <Chains />
        <AuditFilter key={JSON.stringify(asked)} asked={asked} />
        <ListFrame
          pages={pages}
          caption={t('audit.caption')}
          columns={[t('col.when'), t('col.who'), t('col.act'), t('col.object'), t('col.outcome'), t('col.reason')]}
          empty={t('audit.empty')}
          row={(one) => (
            <tr key={`${one.chain}:${one.n}`}>
              <td class="nowrap">{clock(Date.parse(one.at))}</td>
              <th scope="row">{one.actorName ?? one.actor}</th>
              <td>{tOr(`audit.act.${one.act}`, one.act)}</td>
              <td class="mono">{one.object}</td>
              <td>{one.outcome === 'ok' ? t('audit.ok') : one.outcome}</td>
              <td>{one.reason ?? ''}</td>
            </tr>
          )}
        />
      </div>
    </Page>
  );
}
