import type { Block, Report } from './report.ts';

/** Writes a report as one readable page that needs nothing else; `tail` goes before its end as it is. */
export function reportPage({ locale, title, notes, blocks }: Report, tail = ''): string {
  return `<!doctype html>
<html lang="${escape(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="tandem-copy">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${notes.map((note) => `<p class="note">${escape(note)}</p>`).join('\n')}
${blocks.map(blockHtml).join('\n')}
</main>
${tail}
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'facts':
      return `<dl>${block.rows
        .map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`)
        .join('')}</dl>`;
    case 'table': {
      const cells = (tag: string, row: readonly string[]) =>
        row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('');
      return `<div class="wide"><table><thead><tr>${cells('th', block.head)}</tr></thead><tbody>
${block.rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}
</tbody></table></div>`;
    }
    case 'text': {
      const label = block.label ? `<p class="label">${escape(block.label)}</p>` : '';
      return `${label}<p class="text">${escape(block.text)}</p>`;
    }
  }
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The page is read years later and printed: only what every browser has. */
const style = `
:root { color-scheme: light; }
body { margin: 0; background: #faf7f0; color: #22201c; font: 17px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3, h4 { line-height: 1.2; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; }
h2 { margin-top: 3rem; padding-top: 1rem; border-top: 2px solid #0b5560; font-size: 1.5rem; }
h3 { margin-top: 2rem; font-size: 1.2rem; }
h4 { margin-bottom: 0.25rem; font-size: 1.05rem; }
.note, .label, dt, th { color: #655f55; }
.note, .label, dt { font-size: 0.9rem; }
.label { margin: 0.75rem 0 0; }
.text { margin: 0.1rem 0 0.75rem; white-space: pre-line; overflow-wrap: anywhere; }
dl { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 0.5rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { width: 100%; margin: 0.5rem 0 1rem; border-collapse: collapse; font-size: 0.95rem; }
th, td { padding: 0.5rem 0.6rem; border: 1px solid #d8d2c4; text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: break-word; hyphens: auto; }
th { background: #f1ece1; font-weight: 500; }
@media print { body { background: none; font-size: 11pt; } h3, h4 { break-after: avoid; } tr { break-inside: avoid; } }
`;
