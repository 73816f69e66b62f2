import { beforeAll, describe, expect, test } from 'vitest';
import { readCheckstyle, readGitlab, readJunit, readSarif } from './report-readers.ts';
import { type Answer, copyOf, exampleBook, git, link, read, replace, runLine, write } from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const D41 = 'project-data/deliverables/D4.1.yaml';

describe('the machine form of findings', () => {
  test('has its version, a summary, and places that count from 1', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    replace(book, 'project-data/risks.yaml', ['- id: R-002', '- id: R-001']);
    const { stdout, stderr, status } = await runLine(book, 'grantbook validate --format json');
    const report = JSON.parse(stdout) as { findings: { code: string }[] } & Record<string, unknown>;
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(report).toMatchObject({
      schemaVersion: 1,
      ok: false,
      summary: {
        errors: report.findings.length,
        warnings: 0,
        infos: 0,
        records: expect.any(Number),
        registries: expect.any(Number),
      },
    });
    expect(report.findings.find(({ code }) => code === 'references/unknown-id')).toEqual({
      code: 'references/unknown-id',
      severity: 'error',
      file: D41,
      line: 18,
      column: 9,
      endLine: 18,
      endColumn: 14,
      registry: 'deliverables',
      record: 'D4.1',
      field: 'editor',
      message: '"P-999" is not in people',
      hint: 'see: grantbook list people',
      suggestions: [],
      related: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
    expect(report.findings.find(({ code }) => code === 'ids/duplicate')).toMatchObject({
      record: 'R-001',
      related: [
        {
          file: 'project-data/risks.yaml',
          line: 7,
          column: 7,
          endLine: 7,
          endColumn: 12,
          message: expect.any(String) as unknown,
        },
      ],
    });
  });

  test('is the same bytes on every run, and a finding keeps its fingerprint when lines are added above it', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    const first = (await runLine(book, 'grantbook validate --json')).stdout;
    expect((await runLine(book, 'grantbook validate --json')).stdout).toBe(first);
    replace(book, D41, ['id: D4.1', '# One\n# Two\nid: D4.1']);
    const [before, after] = [first, (await runLine(book, 'grantbook validate --json')).stdout].map(
      (text) => (JSON.parse(text) as { findings: { fingerprint: string; line: number }[] }).findings[0],
    );
    expect(after).toMatchObject({ fingerprint: before?.fingerprint, line: (before?.line ?? 0) + 2 });
  });

  test('a book in order is ok, with no findings', async () => {
    const { stdout, status } = await runLine(clean, 'grantbook validate --json');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      ok: true,
      summary: {
        errors: 0,
        warnings: 0,
        infos: 0,
        records: expect.any(Number),
        registries: expect.any(Number),
        advised: 0,
        off: 0,
        known: 0,
        elsewhere: 0,
      },
      findings: [],
      setAside: [],
    });
    expect(status).toBe(0);
  });

  test('drops no finding, where text shows the first fifty, and annotations those that GitHub shows, and say how many more there are', async () => {
    const book = copyOf(clean);
    const tasks = Array.from({ length: 70 }, (_, i) => `- id: T9.${i + 20}\n  odd: 1\n`).join('\n');
    write(book, { 'project-data/tasks.yaml': tasks });
    const count = (
      JSON.parse((await runLine(book, 'grantbook validate --json')).stdout) as { findings: unknown[] }
    ).findings.length;
    expect(count).toBeGreaterThan(70);
    const text = (await runLine(book, 'grantbook validate')).stdout.trimEnd().split('\n');
    expect(text).toHaveLength(51);
    expect(text.at(-1)).toBe(`and ${count - 50} more: --format json lists all`);
    const github = (await runLine(book, 'grantbook validate --format github')).stdout.trimEnd().split('\n');
    expect(github).toHaveLength(21);
    expect(github.at(-1)).toBe(
      `::notice title=grantbook::and ${count - 20} more findings: grantbook validate shows all`,
    );
  });
});

describe('findings for people', () => {
  const mistake = ['strategy: reduce\n', 'strategy: redcue\n'] as const;
  const edited = () => {
    const book = copyOf(clean);
    write(book, { 'project-data/risks.yaml': read(book, 'project-data/risks.yaml').replace(...mistake) });
    return book;
  };

  test('where the width is known: message, line and hint on lines of their own, none wider', async () => {
    const book = edited();
    const { stdout } = await runLine(book, 'COLUMNS=60 grantbook validate');
    const line = stdout.split('\n')[0] ?? '';
    expect(line).toMatch(/^project-data\/risks\.yaml:\d+:13 error schema\/choice$/);
    expect(stdout.split('\n').slice(1)).toEqual([
      '  "redcue" is not one of avoid, reduce, transfer_share,',
      '  accept, exploit, enhance, share',
      expect.stringMatching(/^ {2}\d+ \| {3}strategy: redcue$/),
      expect.stringMatching(/^ {5}\| {13}\^{6}$/),
      '  hint: did you mean "reduce"?',
      '',
      '',
    ]);
    const refused = (await runLine(clean, 'COLUMNS=60 grantbook move D4.1 submit')).stdout.split('\n');
    expect(refused.slice(1).filter((each) => each.length > 60)).toEqual([]);
    expect(refused.length).toBeGreaterThan(5);
    const wrong = (await runLine(clean, `COLUMNS=60 grantbook move D4.1 ${'x'.repeat(30)}`)).stderr.split(
      '\n',
    );
    expect(wrong.filter((each) => each.length > 60)).toEqual([]);
  });

  test('a title on two lines is refused, from the command line as from a file', async () => {
    const { status, stdout } = await runLine(
      clean,
      'grantbook set R-008 "title=a\nb" && git status --porcelain',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^project-data\/risks\.yaml:\d+:10 error schema\/format "a b" has more than one line; hint: a name or a title is one line: put the rest into another field\n$/,
    );
  });

  test('in a pipe: one line for each', async () => {
    expect((await runLine(edited(), 'grantbook validate')).stdout.trimEnd().split('\n')).toHaveLength(1);
  });
});

/** What a terminal would act upon. */
const RAW = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** Everything at once that a pull request could bring: links, bombs, what cannot be seen, commands for CI. */
function hostileBook(): string {
  const book = copyOf(clean);
  const bomb = `id: D5.7\ntitle: ${'['.repeat(1024)}${']'.repeat(1024)}\n`;
  const laughs = [
    'a: &a [x, x, x]',
    ...['b', 'c', 'd', 'e'].map((n, i) => `${n}: &${n} [${`*${'abcd'[i]}, `.repeat(9)}1]`),
  ];
  link(book, 'project-data/deliverables/D5.3.yaml', '/etc/passwd');
  link(book, 'templates/stolen.md.hbs', '/etc/passwd');
  write(book, {
    'project-data/deliverables/D5.4.yaml': bomb,
    'project-data/deliverables/D5.5.yaml': bomb,
    'project-data/deliverables/D5.6.yaml': `${laughs.join('\n')}\n`,
    'project-data/deliverables/D5.7.yaml':
      'id: D5.7\ntitle: "red \x1b[31m\x07 and \u202e back"\n\x9bkey: 1\n',
    'project-data/deliverables/D5.8.yaml': Buffer.from('id: D5.8\ntitle: sixteen\n', 'utf16le'),
    'project-data/deliverables/D5.9.yaml': 'id: D5.9\n__proto__: {polluted: 1}\n',
    'project-data/deliverables/a,b:c%d\n::error::x.yaml':
      'id: D5.10\ntitle: X\ntype: R\n"%0A::error::y": 1\nstatus: "##[error]x %0A ::error::pwned"\n',
    'project-data/deliverables/\x1b]0;title\x07.yaml':
      'id: D5.11\nstatus: "\\n::add-mask::z\\r##[group]\\u009b31m"\n',
  });
  return book;
}

describe('a hostile book', () => {
  let book: string;
  beforeAll(async () => {
    book = hostileBook();
    for (const option of options) answers.set(option, await runLine(book, `grantbook validate ${option}`));
  });

  const places = [
    'D5.3.yaml:1:1 error book/not-a-file',
    'D5.4.yaml:2:40 error yaml/too-deep',
    'D5.5.yaml:2:40 error yaml/too-deep',
    'D5.6.yaml:1:4 error yaml/anchor',
    'D5.7.yaml:2:13 error yaml/control-character',
    'D5.8.yaml:1:1 error yaml/encoding',
    'D5.9.yaml:2:1 error yaml/reserved-key',
    '\\u{1b}]0;title\\u{7}.yaml:2:25 error yaml/control-character',
  ];
  const formats = ['github', 'gitlab', 'sarif', 'junit', 'checkstyle'];
  const options = ['', '--json', ...formats.map((format) => `--format ${format}`)];
  const answers = new Map<string, Answer>();
  test.each(options)(
    'ends with findings, no stack trace, nothing raw for the terminal: validate %s',
    (option) => {
      const { stdout = '', stderr = '', status } = answers.get(option) ?? {};
      expect(status).toBe(1);
      expect(stdout + stderr).not.toMatch(/^\s+at /m);
      expect(stdout + stderr).not.toMatch(RAW);
      expect(stdout + stderr).not.toMatch(/##\[|root:x:|internal error/);
    },
  );

  test('each of it is found at its place', () => {
    const lines = answers.get('')?.stdout.split('\n') ?? [];
    for (const place of places)
      expect(
        lines.filter((line) => line.startsWith(`project-data/deliverables/${place}`)),
        place,
      ).not.toEqual([]);
  });

  test('no value and no file name can end an annotation, begin another, or speak to the runner', () => {
    const { stdout = '' } = answers.get('--format github') ?? {};
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      expect(line).toMatch(
        /^::(error|warning|notice) (file=[^,:\n]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,)?title=[^,:]+::[^\n]*$/,
      );
      expect(line).not.toMatch(/%(?!25|0A|0D|3A|2C)/);
    }
  });

  test('an annotation holds what the data says, escaped', async () => {
    const own = copyOf(clean);
    write(own, {
      'project-data/deliverables/a,b:c%d\n::error::x.yaml':
        'id: D5.10\ntitle: X\ntype: R\n"%0A::error::y": 1\nstatus: "##[error]x %0A ::error::pwned"\n',
    });
    const { stdout } = await runLine(own, 'grantbook validate --format github');
    expect(stdout).toContain('file=project-data/deliverables/a%2Cb%3Ac%25d');
    expect(stdout).toContain('"#\\u{23}[error]x %250A ::error::pwned"');
  });

  test('what is made for other programs can be read by them, and holds every finding', async () => {
    const text = (format: string) => answers.get(`--format ${format}`)?.stdout ?? '';
    const { findings } = JSON.parse(answers.get('--json')?.stdout ?? '') as { findings: unknown[] };
    expect(readSarif(text('sarif')).runs[0]?.results).toHaveLength(findings.length);
    expect(readGitlab(text('gitlab'))).toHaveLength(findings.length);
    const cases = (await readJunit(text('junit'))).filter(({ name }) => name === 'testcase');
    expect(cases).toHaveLength(findings.length);
    const errors = (await readCheckstyle(text('checkstyle'))).filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(findings.length);
  });

  test('list and status of it speak as carefully, and do not pass for whole', async () => {
    for (const line of ['list deliverables', 'list deliverables --json', 'status']) {
      const { stdout, stderr, status } = await runLine(book, `grantbook ${line}`);
      expect(status, line).toBe(1);
      expect(stdout + stderr, line).not.toMatch(RAW);
    }
  });
});

test('no line of text that people read in a log of GitHub is a command to it', async () => {
  const book = copyOf(clean);
  const value = '##[error]one\n  ::error::two\n\n::warning::three';
  const lines = [
    'grantbook set R-008 "title=$LINE" "description=$TEXT" "notes=$TEXT" -m "$TEXT" --dry-run',
    'grantbook set R-008 "title=$LINE" "description=$TEXT" "notes=$TEXT" -m "$TEXT"',
    'grantbook show R-008',
    'grantbook show R-008 --json',
    'grantbook list risks --columns title,id --where id=R-008',
    'grantbook log R-008',
    'grantbook set R-008 "status=$TEXT"',
    'grantbook set R-008 "$TEXT"',
  ];
  for (const line of lines) {
    const { stdout, stderr } = await runLine(book, line, {
      TEXT: value,
      LINE: value.replaceAll(/\s+/g, ' '),
    });
    expect(stdout + stderr, line).toContain('error::two');
    expect(stdout + stderr, line).not.toMatch(/##\[|^\s*::/m);
  }
  expect(JSON.parse((await runLine(book, 'grantbook show R-008 --json')).stdout)).toMatchObject({
    data: { notes: value },
  });
});

test('a reference that looks like an option is a reference that does not exist', async () => {
  const heads = git(clean, 'rev-parse', 'HEAD');
  for (const ref of ['--output=/tmp/x', 'HEAD --', ':(top)x']) {
    const { stdout, stderr, status } = await runLine(clean, `grantbook validate --at="${ref}"`);
    expect({ stdout, status }, ref).toEqual({ stdout: '', status: 2 });
    expect(stderr, ref).toBe(
      `error: "${ref}" is no commit, branch or tag of this repository\nhint: see the last ones: git log --oneline -10\n`,
    );
  }
  expect(git(clean, 'rev-parse', 'HEAD')).toBe(heads);
});
