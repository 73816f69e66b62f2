import type { Code } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping, type Path, type Value } from '../../text/value.ts';
import { readYamlFile } from '../../text/yaml/read-yaml-file.ts';

/** A step of a job, or a script of one on GitLab. */
export type Step = {
  readonly path: Path;
  readonly data: Mapping;
  /** What it runs, without its comments, and where that stands. */
  readonly run: string | undefined;
  readonly runPath: Path;
};

/** A job, or the steps of a composite action. */
export type Job = { readonly path: Path; readonly data: Mapping; readonly steps: readonly Step[] };

/** A file that CI runs. */
export type Workflow = {
  readonly file: string;
  readonly kind: 'workflow' | 'action' | 'gitlab';
  readonly data: Mapping;
  /** On what it runs: `pull_request`, `push`. */
  readonly events: readonly string[];
  readonly jobs: readonly Job[];
};

/** What a rule finds, and where. */
export type Found = { readonly code: Code; readonly path: Path; readonly message: string };

/** A rule of what CI runs. */
export type CiRule = (workflow: Workflow) => Iterable<Found>;

/** A file as it was read: what it runs where that could be read, and how to set a finding into its place. */
export type ReadWorkflow = {
  readonly workflow: Workflow | undefined;
  readonly problems: readonly Diagnostic[];
  readonly spanOf: (path: Path) => Diagnostic['span'];
};

/** Reads a file that CI runs. */
export async function readWorkflow(file: string, text: string): Promise<ReadWorkflow> {
  const { records, problems } = await readYamlFile({ file, text, shape: 'record', idField: 'name' });
  const [record] = records;
  const data = isMapping(record?.value) ? record.value : undefined;
  const spanOf = (path: Path) => {
    const place = record?.locate(path);
    return place?.key ?? place?.value;
  };
  if (!data) return { workflow: undefined, problems, spanOf };
  return { workflow: { file, data, ...partsOf(file, data) }, problems, spanOf };
}

function partsOf(file: string, data: Mapping): Pick<Workflow, 'kind' | 'events' | 'jobs'> {
  if (/(?:^|\/)\.gitlab-ci\.ya?ml$/.test(file))
    return { kind: 'gitlab', events: [], jobs: membersOf(data, []).flatMap(gitlabJob) };
  const { runs } = data;
  if (isMapping(runs)) {
    const job = { path: ['runs'], data: runs, steps: stepsOf(runs, ['runs']) };
    return { kind: 'action', events: [], jobs: [job] };
  }
  const jobs = membersOf(data.jobs, ['jobs']).map(({ path, data: job }) => ({
    path,
    data: job,
    steps: stepsOf(job, path),
  }));
  return { kind: 'workflow', events: eventsOf(data.on), jobs };
}

function eventsOf(on: Value | undefined): string[] {
  if (typeof on === 'string') return [on];
  if (isList(on)) return on.filter((each) => typeof each === 'string');
  return isMapping(on) ? Object.keys(on) : [];
}

type Member = { readonly path: Path; readonly data: Mapping };

function membersOf(value: Value | undefined, path: Path): Member[] {
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([name, data]) =>
    isMapping(data) ? [{ path: [...path, name], data }] : [],
  );
}

function stepsOf({ steps }: Mapping, path: Path): Step[] {
  if (!isList(steps)) return [];
  return steps.flatMap((data, i) =>
    isMapping(data) ? [stepOf(data, [...path, 'steps', i], [...path, 'steps', i, 'run'])] : [],
  );
}

function stepOf(data: Mapping, path: Path, runPath: Path): Step {
  return { path, data, run: typeof data.run === 'string' ? withoutComments(data.run) : undefined, runPath };
}

const GITLAB_SCRIPTS = ['before_script', 'script', 'after_script'];

function gitlabJob({ path, data }: Member): Job[] {
  const steps = GITLAB_SCRIPTS.flatMap((name) => {
    const script = data[name];
    const lines = isList(script) ? script : [script];
    return lines.flatMap((run, i) => {
      const at = isList(script) ? [...path, name, i] : [...path, name];
      return typeof run === 'string' ? [{ ...stepOf({ run }, at, at), data: {} }] : [];
    });
  });
  const isTemplate = /^(?:\.|default$)/.test(String(path.at(-1)));
  return steps.length > 0 || isTemplate ? [{ path, data, steps }] : [];
}

function withoutComments(script: string): string {
  return script.replaceAll(/^\s*#.*$/gm, '');
}

/** Returns whether a step uses an action: `actions/checkout`. */
export function usesAction({ data }: Step, name: string): boolean {
  return typeof data.uses === 'string' && data.uses.startsWith(`${name}@`);
}

/** Returns what a step gives its action, by name. */
export function inputsOf({ data }: Step): Mapping {
  return isMapping(data.with) ? data.with : {};
}
