import type { Edit } from './b-wise-book.ts';

/** A proposal of the small call: its country and partner, and the scores of its evaluators, `need` and `effect`. */
export type SmallProposal = {
  readonly country?: string;
  readonly partner?: string;
  readonly status?: string;
  readonly more?: string;
  /** By evaluator: two scores, or the lines that stand instead. */
  readonly scores?: Readonly<Record<string, readonly [number, number] | string>>;
};

/** A call with three members (EASPD, SENT, SCF), two criteria of equal weight, two evaluations each. */
export type SmallCall = {
  readonly status?: string;
  readonly places?: number;
  /** More lines of the call: limits, ties. */
  readonly more?: string;
  /** More lines of the member P-012. */
  readonly member?: string;
  readonly proposals: readonly SmallProposal[];
};

/** Returns the edits that add the call SEL-002 to the B-WISE book, with the proposals GP-101 and on, evaluated by EVAL-101 and on. */
export function smallCall({
  status = 'evaluating',
  places = 1,
  more = '',
  member = '',
  proposals,
}: SmallCall): Edit[] {
  const evaluations = proposals.flatMap(({ scores = {} }, i) =>
    Object.entries(scores).map(([evaluator, given]) => ({ proposal: proposalId(i), evaluator, given })),
  );
  return [
    ['project-data/selections/SEL-002.yaml', '', callText({ status, places, more, member, proposals })],
    ...proposals.map((each, i): Edit => [fileOf(i), '', proposalText(proposalId(i), each)]),
    ...(evaluations.length === 0
      ? []
      : [addedTo('project-data/evaluations.yaml', evaluations.map(evaluationText))]),
  ];
}

function addedTo(path: string, records: readonly string[]): Edit {
  return [path, '', records.join('')];
}

function callText({ status, places, more, member }: SmallCall): string {
  return `id: SEL-002
title: A small call
status: ${status}
lead: EASPD
chair: P-005
call_sent_on: 2023-09-01
proposals_due: 2023-09-29
evaluations_due: 2023-11-30
places: ${places}
criteria:
  - { key: need, title: Need, weight: 50 }
  - { key: effect, title: Effect, weight: 50 }
tie_break:
  - effect
committee:
  - { person: P-005, declared_on: 2023-10-02 }
  - { person: P-010, declared_on: 2023-10-02 }
  - person: P-012
    declared_on: 2023-10-02
${member}${more}illustrative: true
`;
}

function proposalId(i: number): string {
  return `GP-${101 + i}`;
}

function fileOf(i: number): string {
  return `project-data/good-practices/${proposalId(i)}.yaml`;
}

function proposalText(
  id: string,
  { country = 'HR', partner = 'ACT', status = 'proposed', more = '' }: SmallProposal,
): string {
  return `id: ${id}
title: Practice ${id}
status: ${status}
country: ${country}
selection: SEL-002
author_partner: ${partner}
${more}illustrative: true
`;
}

type SmallEvaluation = {
  readonly proposal: string;
  readonly evaluator: string;
  readonly given: readonly [number, number] | string;
};

function evaluationText({ proposal, evaluator, given }: SmallEvaluation, i: number): string {
  const [need, effect] = given;
  const scores =
    typeof given === 'string'
      ? given
      : `status: returned
  returned_on: 2023-10-20
  scores:
    - { criterion: need, score: ${need} }
    - { criterion: effect, score: ${effect} }`;
  return `
- id: EVAL-${101 + i}
  selection: SEL-002
  proposal: ${proposal}
  evaluator: ${evaluator}
  requested_on: 2023-10-03
  ${scores}
  illustrative: true
`;
}
