import type { BookScenario, Edit } from '../../support/b-wise-book.ts';

/** One more record at the end of a registry's file: the text of its lines, without the first dash. */
function more(registry: string, lines: string): Edit {
  return [
    `project-data/${registry}.yaml`,
    '',
    `\n- ${lines.trim().replaceAll('\n', '\n  ')}\n  illustrative: true\n`,
  ];
}

/** A scenario with one more record. */
export function record(name: string, [registry, lines, ...finds]: readonly string[]): BookScenario {
  return { name, edits: [more(registry ?? '', lines ?? '')], finds };
}

/** A change of one record's state by hand, which the lifecycle does not know. */
export function leap(name: string, [registry, lines, to]: readonly [string, string, string]): BookScenario {
  const path = `project-data/${registry}.yaml`;
  const [start = '', state = '', rest = ''] = lines.split(/(status: [a-z_]+)/);
  const text = (status: string) => more(registry, `${start}${status}${rest}`)[2];
  return {
    name,
    before: [[path, '', text(state)]],
    edits: [[path, text(state), text(`status: «${to}`)]],
    change: true,
    finds: ['lifecycle/not-allowed'],
  };
}
