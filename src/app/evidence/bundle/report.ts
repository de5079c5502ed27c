// report.html: the bundle for people to read and print. Nothing in it runs, nothing is loaded, media is named and never shown.

import { type BundleInput, iso, utf8 } from './input.js';
import { custodyOf, disclosureOf, type ToldRecord } from './told.js';

const STYLE = `
body { font: 11pt/1.45 system-ui, 'Noto Sans', sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #999; padding: .3rem .45rem; text-align: start; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid } code { font-size: .85em; overflow-wrap: anywhere }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit } .mark { border: 1px solid #b00; color: #b00; font-size: .75em }
.facts { font-size: .85em; color: #444 } @page { margin: 18mm 15mm } @media print { body { margin: 0; max-width: none } }`;

/** Characters that a reader would not see or that turn the reading direction: shown by number. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u{e0000}-\u{e0fff}]/gu;
/** Line ends, and joiners that Indic, Arabic and emoji spellings need. */
const ORDINARY = ['\n', '\t', '\u200c', '\u200d'];

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Text as it was written, with what cannot be seen made visible. */
function shown(text: string): string {
  return escaped(text).replace(UNSEEN, (sign) => {
    if (ORDINARY.includes(sign)) return sign;
    const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<span class="mark">U+${number}</span>`;
  });
}

function who({ by, byName }: ToldRecord): string {
  return byName === null ? shown(by) : `${shown(byName)}<br><code>${shown(by)}</code>`;
}

function what(record: ToldRecord): string {
  if (record.missing !== null) return `<em>Content not in this bundle: ${shown(record.missing)}</em>`;
  const facts = Object.entries(record.meta ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
  const text =
    record.text === null
      ? `<em>${shown(record.mediaType ?? '')}, ${record.contentBytes} bytes, not shown: ${shown(record.file ?? '')}</em>`
      : `<pre dir="auto">${shown(record.text)}</pre>`;
  return `${text}<div class="facts">${facts.map(shown).join(' · ')}</div><code>${record.contentSha256}</code>`;
}

function table(records: readonly ToldRecord[]): string {
  if (records.length === 0) return '<p>None.</p>';
  const rows = records.map(
    (record) =>
      `<tr id="r${record.seq}"><td>${record.seq}</td><td>${shown(record.threadId)}<br>${record.threadSeq}</td><td>${record.time}</td>` +
      `<td>${shown(record.kind)}</td><td>${who(record)}</td><td>${what(record)}</td></tr>`,
  );
  const head =
    '<thead><tr><th>Record</th><th>Thread, number</th><th>Time (UTC)</th><th>Kind</th><th>By</th><th>Content</th></tr></thead>';
  return `<table>${head}<tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function summary({ threadId, tool, made, root, signer, count }: BundleInput): string {
  const stamp = root.timestamp === null ? 'none' : 'root.tsr (RFC 3161)';
  const facts = [
    ['What', threadId === null ? 'the whole log' : `thread ${threadId}`],
    ['Records', String(count)],
    ['Made', `${iso(made)} by ${tool.name} ${tool.version}`],
    ['Signed root', `${root.rootHash}, over ${root.size} records, ${iso(root.at)}`],
    ['Signing key', signer.keyId],
    ['Time stamp by a third party', stamp],
  ];
  return `<table><tbody>${facts.map(([name = '', value = '']) => `<tr><th>${name}</th><td><code>${shown(value)}</code></td></tr>`).join('')}</tbody></table>`;
}

/** The page. Records are told as they were captured; what cannot be seen in a text is shown by number. */
export function reportFile(input: BundleInput, told: readonly ToldRecord[]): Uint8Array {
  return utf8(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evidence of a supervised engagement</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${STYLE}</style></head><body>
<h1>Evidence of a supervised engagement</h1>
${summary(input)}
<p>README.txt says how to check this bundle. This page is for reading; the evidence are the files beside it.</p>
<h2>What speaks for the subject</h2>
<p>Refusals, doubts, signs of a victim, texts of ours that a rule or a person stopped, and what was marked so.</p>
${table(disclosureOf(told))}
<h2>Custody: who looked, took out, held</h2>
${table(custodyOf(told))}
<h2>All records</h2>
${table(told)}
</body></html>
`);
}
