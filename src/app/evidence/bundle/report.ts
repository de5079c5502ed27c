// report.html: the bundle for people to read and print. Nothing in it runs, nothing is loaded, media is named and never shown.

import { type BundleInput, iso, utf8 } from './input.js';
import { custodyOf, disclosureOf, type ToldRecord } from './told.js';

/**
 * For the screen and for A4. The faces are those of the machine, the stack names some for each script; lines of scripts that stack marks are
 * higher. A page says which it is and, in its head, what it belongs to (CSS paged media, which browsers print).
 */
const STYLE = `
body { font: 11pt/1.5 system-ui, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Bengali', 'Noto Sans Devanagari', 'Noto Sans Ethiopic',
 'Noto Sans Khmer', 'Noto Sans Lao', 'Noto Sans Myanmar', 'Noto Sans Tamil', 'Noto Sans Thai', 'Noto Sans CJK SC', 'Noto Color Emoji', sans-serif;
 max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid } h2 + p { break-after: avoid }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #999; padding: .3rem .45rem; text-align: start; vertical-align: top }
th { background: #eee } td { overflow-wrap: anywhere } thead { display: table-header-group }
.records { table-layout: fixed }
.n { width: 17% } .act { width: 23% }
code { font-size: .85em; overflow-wrap: anywhere } .facts { font-size: .85em; color: #444 }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; line-height: 1.7; unicode-bidi: plaintext; text-align: start }
.mark { border: 1px solid #b00; color: #b00; font-size: .75em; unicode-bidi: isolate } .scroll { overflow-x: auto }
@media print {
 body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt } .scroll { overflow: visible } a { color: inherit }
 tr { break-inside: avoid } .long { break-inside: auto } * { print-color-adjust: exact }
}
@page { size: A4; margin: 20mm 14mm 18mm;
 @top-left { content: RUNNING_HEAD; font: 8pt sans-serif; color: #444 }
 @bottom-left { content: RUNNING_FOOT; font: 7pt monospace; color: #444 }
 @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444 } }`;

/** Text between which and the next a row of the table may be parted by a page's end: a longer one does not fit a page. */
const LONG = 1_500;

/** A value as a CSS string. Ids and hashes hold nothing else. */
function cssString(text: string): string {
  return `"${text.replace(/[^\w .:,/-]/g, '?')}"`;
}

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
      : `<pre class="said" dir="auto">${shown(record.text)}</pre>`;
  return `${text}<div class="facts">${facts.map(shown).join(' · ')}</div><code>${record.contentSha256}</code>`;
}

function table(records: readonly ToldRecord[]): string {
  if (records.length === 0) return '<p>None.</p>';
  const rows = records.map(
    (record) =>
      `<tr id="r${record.seq}"${(record.text?.length ?? 0) > LONG ? ' class="long"' : ''}><td><b>${record.seq}</b><br>${record.threadSeq} in ` +
      `${shown(record.threadId)}</td><td><b>${shown(record.kind)}</b><br>${record.time}<br>${who(record)}</td><td>${what(record)}</td></tr>`,
  );
  const head =
    '<thead><tr><th class="n">Record, number in thread</th><th class="act">Kind, time (UTC), by</th><th>Content</th></tr></thead>';
  return `<div class="scroll"><table class="records">${head}<tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
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

function styleOf({ threadId, root, made }: BundleInput): string {
  const head = `Evidence, ${threadId === null ? 'the whole log' : `thread ${threadId}`}, ${iso(made)}`;
  const names = { RUNNING_HEAD: cssString(head), RUNNING_FOOT: cssString(`root ${root.rootHash}`) };
  return STYLE.replace(/RUNNING_\w+/g, (name) => names[name as keyof typeof names] ?? '');
}

/** The page. Records are told as they were captured; what cannot be seen in a text is shown by number. */
export function reportFile(input: BundleInput, told: readonly ToldRecord[]): Uint8Array {
  return utf8(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evidence of a supervised engagement</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${styleOf(input)}</style></head><body>
<h1>Evidence of a supervised engagement</h1>
${summary(input)}
<p>README.txt says how to check this bundle. This page is for reading; the evidence are the files beside it. Where a sign shows as an
empty box, this machine has no face for it: the bytes are in content/.</p>
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
