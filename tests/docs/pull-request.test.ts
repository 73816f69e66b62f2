import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { git, read, replace } from '../cli/sandbox.ts';
import { MISTAKES } from '../support/bad-pull-request.ts';
import { commit } from '../support/gate-book.ts';
import { type Event, gateEnded, opened, pullRequest, runJob, shown } from '../support/platform.ts';
import {
  type Annotation,
  annotations,
  lineOf,
  makeScene,
  type Scene,
} from '../support/pull-request-scene.ts';

/** The page, and what it shows. */
const PAGE = 'docs/pull-request.md';
const FOLDER = 'docs/pull-request';

let made: Readonly<Record<string, string>>;
beforeAll(() => {
  made = play();
});

/** Plays the pull request, and returns the files that tell of it. */
function play(): Record<string, string> {
  const scene = makeScene();
  const { fork } = scene;
  for (const { path, edit } of MISTAKES) replace(fork, path, edit);
  commit(fork, { who: 'partner', message: 'Several edits' });
  const bad = judged(scene);
  const lines = MISTAKES.map(({ path, at }) => lineOf(read(fork, path), at));
  for (const { path, edit, mended } of MISTAKES) replace(fork, path, [edit[1], mended]);
  git(fork, 'reset', '-q', '--soft', 'origin/main');
  commit(fork, { who: 'partner', message: 'What changed in the pilots' });
  const good = judged(scene);
  return {
    [PAGE]: page(bad.marks, lines),
    [`${FOLDER}/annotations.md`]: marksTable(bad.marks),
    [`${FOLDER}/comment.md`]: bad.comment,
    [`${FOLDER}/mended.md`]: good.comment,
  };
}

function judged({ platform, gate, say, fork }: Scene) {
  const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
  const ended: Event = gateEnded(pull);
  const marks = annotations(runJob(platform, gate, opened(pull)));
  runJob(platform, say, ended);
  const [{ body = '' } = {}] = shown(platform).comments;
  return { marks, comment: withoutIds(body) };
}

/** The ids of commits change with every line of the book. */
function withoutIds(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{40}\b|\b[0-9a-f]{10}\b/g, 'COMMIT');
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', '; ').trim();
const piece = (text: string) => (text === '' ? '(nothing)' : `\`${cell(text.replaceAll('\t', '⇥'))}\``);

function marksTable(marks: readonly Annotation[]): string {
  const rows = marks.map(
    ({ file, line, text }) =>
      `| \`${file}\` | ${line} | ${cell(withoutIds(text).replace(/ \(in commit COMMIT\)/, ''))} |`,
  );
  return `| file | line | what stands at it |\n|---|---:|---|\n${rows.join('\n')}\n`;
}

function page(marks: readonly Annotation[], lines: readonly number[]): string {
  const rows = MISTAKES.map(({ name, path, edit, mended, code }, i) => {
    const [old, fresh] = differing(edit[0], edit[1]);
    const [now] = differing(mended, edit[1]);
    const mark = marks.find((each) => each.file === path && each.line === lines[i] && each.code === code);
    const [what = '', hint = ''] = withoutIds(mark?.text ?? 'NOT FOUND').split('\n');
    const said = `line ${mark?.line ?? 0}: ${cell(what.replace(' (in commit COMMIT)', ''))}; ${cell(hint)}`;
    return `| ${i + 1} | ${name} | ${piece(old)} → ${piece(fresh)} | ${said} | ${mended === edit[0] ? 'taken back' : piece(now)} |`;
  });
  return `<!-- Made by a test that plays all of it: UPDATE_TRANSCRIPTS=1 npx vitest run --config tests/vitest.config.ts tests/docs/pull-request.test.ts -->

# A pull request that explains itself

A partner of B-WISE edits seven files in a web editor and opens a pull request. Nobody at the coordinator’s looks at it
yet: the workflows that \`grantbook init\` has written do. What follows is what they really print and post, played with
real git and the workflows’ own scripts.

## Seven mistakes, and what is said at each

| | the mistake | the edit | what stands at that line of the pull request | mended |
|---:|---|---|---|---|
${rows.join('\n')}

GitHub shows ten marks of a step at most; the comment has all ${marks.length}. They are listed in
[annotations.md](pull-request/annotations.md):

![The marks at the lines of the pull request](pull-request/annotations.png)

## The comment

One comment, written anew after each push by a job that the branch cannot change, as text here:
[comment.md](pull-request/comment.md). The second title of mistake 4 would call everybody, load a picture and close an
issue, if it were let to; it is words.

![The comment on the pull request](pull-request/comment.png)

## Mended

The partner puts right what is theirs, takes back what is not, and makes the branch one commit, as the comment says. The
check passes, and the same comment now reads ([mended.md](pull-request/mended.md)):

![The comment once all is mended](pull-request/mended.png)

The coordinator looks at what it changes, merges, and the check of the main branch passes.

The pictures are drawn by \`npm run pictures pull-request\`.
`;
}

/** Returns the first lines in which two texts differ. */
function differing(old: string, fresh: string): [string, string] {
  const [left, right] = [old.split('\n'), fresh.split('\n')];
  const at = left.findIndex((line, i) => line !== right[i]);
  const from =
    at === -1 || left[at] === '' ? right.findIndex((line, i) => line !== '' && line !== left[i]) : at;
  return [left[from] ?? '', right[from] ?? ''];
}

test.each([PAGE, ...['annotations', 'comment', 'mended'].map((name) => `${FOLDER}/${name}.md`)])(
  '%s says what the workflows do (else: UPDATE_TRANSCRIPTS=1)',
  (path) => {
    mkdirSync(FOLDER, { recursive: true });
    const fresh = made[path] ?? '';
    expect(fresh).not.toContain('NOT FOUND');
    if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(path, fresh);
    else expect(readFileSync(path, 'utf8')).toBe(fresh);
  },
);

test('every picture that the page shows is there, and small', () => {
  const shown = [...readFileSync(PAGE, 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/g)].map(
    ([, path = '']) => path,
  );
  expect(shown).toHaveLength(3);
  for (const path of shown) expect(statSync(`docs/${path}`).size).toBeLessThan(300 * 1024);
});
