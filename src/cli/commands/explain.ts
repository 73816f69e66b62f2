import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import { codeEntry, codes } from '../../text/codes/index.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';

/** `grantbook explain CODE`: what a code means, why the rule exists and how to put it right. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what a finding’s code means and how to put it right',
  args: [
    {
      name: 'code',
      description: 'the code, such as references/unknown-id; without it, all codes',
      optional: true,
    },
  ],
  options: [],
  reads: 'nothing',
  writes: 'nothing',
  exits: ['0 explained', '2 no such code'],
  examples: [
    ['grantbook explain references/unknown-id', 'what to do when an id is not found'],
    ['grantbook explain', 'list every code'],
  ],
  run: (context, input) => Promise.resolve(runExplain(context, input)),
};

function runExplain({ out }: Context, { args }: Input): number {
  const [code] = args;
  if (code === undefined) {
    for (const [name, { title }] of Object.entries(codes)) out.data(`${out.paint.bold(name)}\n  ${title}\n`);
    return EXIT.clean;
  }
  const entry = codeEntry(code);
  if (!entry) {
    const near = nearCodes(code);
    throw new RequestError(
      `there is no code "${code}"`,
      near.length > 0 ? `did you mean ${near.join(', ')}?` : 'list them with: grantbook explain',
    );
  }
  const { title, why, fix, severity } = entry;
  out.data(`${out.paint.bold(code)} (${severity})\n\n`);
  for (const [head, text] of [
    ['Rule', title],
    ['Why', why],
    ['What to do', fix],
  ] as const) {
    out.data(`${out.paint.bold(head)}\n${wrapText(text, out.width, '  ')}\n`);
  }
  out.data(`${out.paint.bold('Policy')}\n${wrapText(policyOf(code), out.width, '  ')}`);
  return EXIT.clean;
}

/** Says whether a book may make less of a code, and how. */
function policyOf(code: string): string {
  if (isAlwaysOn(code)) return 'It always counts: no policy switches it off, and it cannot be accepted.';
  return `A project may make it advice, switch it off or have it block: a line of “findings” in project.yaml, with code: ${code}, as: advise, and why.`;
}

/** People remember half of a code: its slug, its area or a word of it. */
function nearCodes(code: string): string[] {
  const all = Object.keys(codes);
  const near = closest(code, all);
  if (near.length > 0) return near;
  const [area = '', slug = area] = code.toLowerCase().split('/');
  const same = all.filter((each) => each.split('/')[1] === slug);
  if (same.length > 0) return same;
  const slugs = closest(
    slug,
    all.map((each) => each.split('/')[1] ?? ''),
  );
  const words = slug.split('-').filter((word) => word.length > 3);
  const alike = all.filter((each) => {
    const [, own = ''] = each.split('/');
    return each.split('/')[0] === slug || slugs.includes(own) || words.some((word) => own.includes(word));
  });
  return alike.slice(0, 5);
}
