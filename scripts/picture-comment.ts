/** Draws what docs/pull-request.md shows, in the look of a platform. Needs pandoc and Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const FOLDER = 'docs/pull-request';
const WIDTH = 860;

const STYLE = `
body { margin: 0; padding: 16px; background: #fff; font: 14px/1.5 "Liberation Sans", "DejaVu Sans", sans-serif; color: #1f2328; }
.box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
.head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; color: #59636e; }
.head b { color: #1f2328; } .head span { border: 1px solid #d1d9e0; border-radius: 10px; padding: 0 6px; font-size: 12px; }
.body { padding: 12px 16px; } h3 { margin: 4px 0 12px; font-size: 18px; } h4 { margin: 18px 0 8px; font-size: 15px; }
ul, ol { margin: 4px 0; padding-left: 28px; } li { margin: 3px 0; } p { margin: 4px 0 8px; }
code { background: #818b981f; border-radius: 6px; padding: 2px 5px; font: 12px "Liberation Mono", "DejaVu Sans Mono", monospace; }
a { color: #0969da; text-decoration: none; } a code { color: inherit; }
table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: 5px 9px; vertical-align: top; text-align: left; }
tr:nth-child(2n) { background: #f6f8fa; }`;

/** Draws the comments and the marks at lines. */
export function drawPullRequest(): void {
  draw('comment', '<b>github-actions</b> <span>bot</span> commented');
  draw('mended', '<b>github-actions</b> <span>bot</span> commented · edited');
  draw('annotations', '<b>gate</b> · annotations');
}

function draw(name: string, head: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-comment-'));
  try {
    const body = execFileSync('pandoc', ['-f', 'gfm', '-t', 'html'], {
      input: readFileSync(`${FOLDER}/${name}.md`, 'utf8'),
      encoding: 'utf8',
    });
    const page = join(folder, 'page.html');
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div class="box"><div class="head">${head}</div><div class="body">${body}</div></div><script>document.title = document.body.scrollHeight</script>`,
    );
    const shown = chromium(['--dump-dom', page]);
    const height = Number(/<title>(\d+)<\/title>/.exec(shown)?.[1] ?? '800');
    chromium([`--screenshot=${resolve(FOLDER, `${name}.png`)}`, `--window-size=${WIDTH},${height}`, page]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chromium(args: readonly string[]): string {
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--window-size=${WIDTH},800`,
  ];
  return execFileSync('chromium', [...flags, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
