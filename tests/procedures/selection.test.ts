import { expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, lastCommit, replace, runLine } from '../cli/sandbox.ts';

const clean = exampleBook();

/** Acts as somebody of the example book. */
function as(book: string, name: string, email: string): void {
  git(book, 'config', 'user.name', name);
  git(book, 'config', 'user.email', `${email}@example.org`);
}

/** Runs a line that has to succeed. */
async function run(book: string, line: string): Promise<void> {
  const { status, stdout, stderr } = await runLine(book, line);
  if (status !== 0) throw new Error(`${line}: ${stdout}${stderr}`);
}

let small: string | undefined;

/** Returns a book with the call SEL-002 in evaluation: three proposals, each with two evaluations asked for. */
async function evaluating(): Promise<string> {
  small ??= await makeEvaluating();
  return copyOf(small);
}

async function makeEvaluating(): Promise<string> {
  const book = copyOf(clean);
  chair(book);
  await run(
    book,
    `grantbook add selection "Two practices" lead=EASPD chair=P-005 places=2 tie_break=transfer criteria='${CRITERIA}'`,
  );
  await run(book, 'grantbook selection open SEL-002 proposals_due=2023-11-24');
  for (const [title, country, partner, person] of PROPOSALS)
    await run(
      book,
      `grantbook add good-practice "${title}" country=${country} author_partner=${partner} submitted_by=${person} submitted_on=2023-11-20 selection=SEL-002`,
    );
  await run(book, `grantbook selection evaluate SEL-002 evaluations_due=2023-12-18 committee='${COMMITTEE}'`);
  await run(book, 'grantbook selection assign SEL-002');
  return book;
}

const CRITERIA =
  '[{"key": "need", "title": "Answers a need", "weight": 60}, {"key": "transfer", "title": "Can be taken up", "weight": 40}]';
const PROPOSALS = [
  ['Bakery', 'BG', 'NASO', 'P-011'],
  ['Shop', 'PL', 'SWR', 'P-023'],
  ['Chat', 'SI', 'SENT', 'P-012'],
];
const COMMITTEE = JSON.stringify(
  ['P-005', 'P-012', 'P-010'].map((person) => ({ person, declared_on: '2023-11-20' })),
);

const chair = (book: string) => as(book, 'Cosmin Dellatorri', 'cosmin.dellatorri');

test('how the ten good practices of B-WISE were chosen can be read and is the same for every reader', async () => {
  await expectTranscript(
    clean,
    `
    $ grantbook selection rank SEL-001 | head -13
    rank  id      title             country  total  votes  outcome  tie
    1     GP-003  Smart support s…  BE       4.775  2/2    chosen
    2     GP-023  Pilot MBO Prakt…  NL       4.7    2/2    chosen
    3     GP-021  Online shadowin…  LV       4.625  2/2    chosen
    4     GP-002  Digital Workpla…  AT       4.575  2/2    chosen   = GP-020 (trans…
    5     GP-020  ENTELIS+ Digita…  BE       4.575  2/2    chosen   = GP-002 (trans…
    6     GP-032  Order picking b…  ES       4.5    2/2    chosen
    7     GP-008  Zero-Coercion e…  HR       4.45   2/2    chosen
    8     GP-024  Knowledge Allia…  NL       4.4    2/2    chosen
    9     GP-030  Peer tutors for…  SI       4.35   2/2    chosen
    10    GP-016  Learning island…  IT       4.25   2/2    chosen   = GP-013 (trans…
    11    GP-013  A digital passp…  FR       4.25   2/2    below    = GP-016 (trans…
    12    GP-011  Tablets for the…  FR       4.025  2/2    below
    ! 34 proposals, 10 of 10 places, 8 countries
    $ grantbook selection rank SEL-001 --format md | sed -n '1,3p'
    | rank | id | title | country | total | votes | outcome | tie | partner | relevance | effect | novelty | transfer |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | 1 | GP-003 | Smart support stations for work and training with augmented reality | BE | 4.775 | 2/2 | chosen |  | Lichtwerk | 4.5 | 5 | 4.5 | 5 |
    $ grantbook selection rank SEL-001 --json | grep -c '"outcome": "chosen"'
    10
    $ grantbook list good-practices --columns id,title,country,score,rank --where "rank<=3" --sort rank
    id      title                                               country  score  rank
    GP-003  Smart support stations for work and training with…  BE       4.775  1
    GP-023  Pilot MBO Praktijkleren – Roetz Bikes               NL       4.7    2
    GP-021  Online shadowing practice                           LV       4.625  3
    $ grantbook show GP-021 | grep -A4 "evaluations:"
      evaluations: EVAL-041, EVAL-042
      ranked_in: SEL-001
    `,
  );
});

test('a call from its first step to its last', { timeout: 300_000 }, async () => {
  const book = copyOf(clean);
  chair(book);
  await expectTranscript(
    book,
    `
    $ grantbook add selection "Two practices for the pilots" lead=EASPD chair=P-005 places=2 max_per_country=1 tie_break=transfer criteria='[{"key": "need", "title": "Answers a need", "weight": 60}, {"key": "transfer", "title": "Can be taken up", "weight": 40}]'
    SEL-002 added (selection)
    ! committed OID  selection SEL-002: add
    $ grantbook selection open SEL-002 proposals_due=2023-11-24 -m "sent to all partners"
    SEL-002 status: prepared → open
    SEL-002 call_sent_on: set to 2023-11-20
    SEL-002 proposals_due: set to 2023-11-24
    ! committed OID  selection SEL-002: open
    $ grantbook set SEL-002 places=3
    project-data/selections/SEL-002.yaml:8:9 error lifecycle/frozen "places" does not change while SEL-002 is "open"; hint: from "open": grantbook move SEL-002 evaluate (to evaluating) · grantbook move SEL-002 cancel (to cancelled)
    ! refused: nothing was changed
    [1]
    $ grantbook add good-practice "Bakery with two timetables" country=BG author_partner=NASO submitted_by=P-011 submitted_on=2023-11-20 selection=SEL-002
    GP-035 added (good-practice)
    ! committed OID  good-practice GP-035: add
    $ grantbook add good-practice "Shop with two tills" country=PL author_partner=SWR submitted_by=P-023 submitted_on=2023-11-20 selection=SEL-002
    GP-036 added (good-practice)
    ! committed OID  good-practice GP-036: add
    $ grantbook add good-practice "Chat for job coaches" country=SI author_partner=SENT submitted_by=P-012 submitted_on=2023-11-20 selection=SEL-002
    GP-037 added (good-practice)
    ! committed OID  good-practice GP-037: add
    $ grantbook add good-practice "Tea kitchen" country=SI author_partner=SENT submitted_by=P-012 submitted_on=2023-11-25 selection=SEL-002
    project-data/good-practices/GP-038.yaml:8:15 error time/too-late "2023-11-25" is 1 day too late for "submitted_on": at most 0 days after 2023-11-24 (selection.proposals_due) is 2023-11-24; hint: selections.grace_days is 0 in project.yaml: by 2023-11-24; or say why: late_reason: …
    ! refused: nothing was changed
    [1]
    $ grantbook selection evaluate SEL-002 evaluations_due=2023-12-18
    project-data/selections/SEL-002.yaml:1:5 error lifecycle/required-field selection SEL-002 is "evaluating" and has no "committee"; hint: grantbook set SEL-002 committee=…
    ! refused: nothing was changed
    [1]
    $ grantbook selection evaluate SEL-002 evaluations_due=2023-12-18 committee='[{"person": "P-005", "declared_on": "2023-11-20"}, {"person": "P-012", "declared_on": "2023-11-20"}, {"person": "P-010", "declared_on": "2023-11-20", "conflicts": ["GP-035"]}]'
    SEL-002 status: open → evaluating
    SEL-002 evaluations_due: set to 2023-12-18
    SEL-002 committee: set to person: P-005; declared_on: 2023-11-20, person: P-012; declared_on: 2…
    ! committed OID  selection SEL-002: evaluate
    $ grantbook selection assign SEL-002
    EVAL-070 added (evaluation)
    EVAL-071 added (evaluation)
    EVAL-072 added (evaluation)
    EVAL-073 added (evaluation)
    EVAL-074 added (evaluation)
    EVAL-075 added (evaluation)
    ! committed OID  selection SEL-002: ask for evaluations
    $ grantbook list evaluations --where selection=SEL-002 --columns id,proposal,evaluator,status
    id        proposal  evaluator  status
    EVAL-070  GP-035    P-005      requested
    EVAL-071  GP-035    P-012      requested
    EVAL-072  GP-036    P-010      requested
    EVAL-073  GP-036    P-005      requested
    EVAL-074  GP-037    P-010      requested
    EVAL-075  GP-037    P-005      requested
    $ git log -1 --format=%B
    selection SEL-002: ask for evaluations

    Record: EVAL-070
    Registry: evaluations
    Record: EVAL-071
    Registry: evaluations
    Record: EVAL-072
    Registry: evaluations
    Record: EVAL-073
    Registry: evaluations
    Record: EVAL-074
    Registry: evaluations
    Record: EVAL-075
    Registry: evaluations

    $ grantbook selection assign SEL-002
    ! nothing to change: it says so already
    `,
  );
});

test('nobody scores for others, nor a proposal of their own organisation, nor off the scale', async () => {
  const book = await evaluating();
  as(book, 'Špela Zorkovnik', 'spela.zorkovnik');
  await expectTranscript(
    book,
    `
    $ grantbook evaluation return EVAL-070 scores='[{"criterion": "need", "score": 1}, {"criterion": "transfer", "score": 1}]'
    project-data/evaluations.yaml:1247:11 error lifecycle/not-your-role the step "return" is for the coordinator or those named in "evaluator": P-012 is not one of them; hint: ask P-001, P-005
    ! refused: nothing was changed
    [1]
    $ grantbook evaluation return EVAL-071 scores='[{"criterion": "need", "score": 6}]'
    project-data/evaluations.yaml:1258:5 error selection/missing-score EVAL-071 has no score for "transfer"; hint: criteria of SEL-002: need, transfer
    project-data/evaluations.yaml:1259:14 error selection/off-scale "6" is not on the scale of SEL-002, 1 to 5
    ! refused: nothing was changed
    [1]
    $ grantbook set EVAL-074 evaluator=P-012
    project-data/evaluations.yaml:1274:14 error roles/not-independent "P-012" is of SENT, which stands in "proposal.author_partner"; hint: name somebody else: grantbook set EVAL-074 evaluator=…
    ! refused: nothing was changed
    [1]
    $ grantbook evaluation return EVAL-071 scores='[{"criterion": "need", "score": 4}, {"criterion": "transfer", "score": 3}]' | tail -2
    EVAL-071 returned_on: set to 2023-11-20
    EVAL-071 scores: set to criterion: need; score: 4, criterion: transfer; score: 3
    ! committed OID  evaluation EVAL-071: return
    $ grantbook set EVAL-071 scores[0].score=5
    project-data/evaluations.yaml:1258:5 error lifecycle/frozen "scores" does not change while EVAL-071 is "returned"; hint: "returned" is a last state: no step leads on
    ! refused: nothing was changed
    [1]
    $ grantbook evaluation recuse EVAL-073 recused_because="A cousin works in the shop."
    project-data/evaluations.yaml:1274:11 error lifecycle/not-your-role the step "recuse" is for the coordinator or those named in "evaluator" or "selection.chair": P-012 is not one of them; hint: ask P-001, P-005
    ! refused: nothing was changed
    [1]
    `,
  );
});

test('a choice waits for every evaluation and for the committee to break a tie at the cut', {
  timeout: 300_000,
}, async () => {
  const book = await evaluating();
  chair(book);
  await expectTranscript(
    book,
    `
    $ grantbook selection choose SEL-002 meeting=MTG-2023-11-16-WP decision=DEC-004
    project-data/good-practices/GP-035.yaml:5:12 error selection/missing-evaluations GP-035 has 0 of 2 evaluations; hint: waiting for EVAL-070 (P-005), EVAL-071 (P-012)
    project-data/good-practices/GP-036.yaml:5:12 error selection/missing-evaluations GP-036 has 0 of 2 evaluations; hint: waiting for EVAL-072 (P-010), EVAL-073 (P-005)
    project-data/good-practices/GP-037.yaml:5:12 error selection/missing-evaluations GP-037 has 0 of 2 evaluations; hint: waiting for EVAL-074 (P-010), EVAL-075 (P-005)
    ! refused: nothing was changed
    [1]
    $ grantbook selection decide SEL-002 meeting=MTG-2023-11-16-WP decision=DEC-004 minutes=x ranking='[{"proposal": "GP-035", "rank": 1, "total": 5, "outcome": "chosen"}]'
    project-data/good-practices/GP-035.yaml:5:12 error selection/missing-evaluations GP-035 has 0 of 2 evaluations; hint: waiting for EVAL-070 (P-005), EVAL-071 (P-012)
    project-data/good-practices/GP-036.yaml:5:12 error selection/missing-evaluations GP-036 has 0 of 2 evaluations; hint: waiting for EVAL-072 (P-010), EVAL-073 (P-005)
    project-data/good-practices/GP-037.yaml:5:12 error selection/missing-evaluations GP-037 has 0 of 2 evaluations; hint: waiting for EVAL-074 (P-010), EVAL-075 (P-005)
    project-data/selections/SEL-002.yaml:3:9 error lifecycle/open-record selection SEL-002 is "chosen" while not every evaluation of it is "returned" or "recused": EVAL-070, EVAL-071, EVAL-072 and 3 more (see project-data/evaluations.yaml:1247:11) (see project-data/evaluations.yaml:1254:11) (see project-data/evaluations.yaml:1261:11) (see project-data/evaluations.yaml:1268:11) (see project-data/evaluations.yaml:1275:11) (see project-data/evaluations.yaml:1282:11); hint: grantbook move EVAL-070 return
    ! refused: nothing was changed
    [1]
    `,
  );
  const scores: readonly (readonly [string, string, number, number])[] = [
    ['EVAL-070', 'cosmin.dellatorri', 4, 4],
    ['EVAL-071', 'spela.zorkovnik', 4, 4],
    ['EVAL-072', 'sabina.toldoverri', 5, 5],
    ['EVAL-073', 'cosmin.dellatorri', 5, 5],
    ['EVAL-074', 'sabina.toldoverri', 4, 4],
    ['EVAL-075', 'cosmin.dellatorri', 4, 4],
  ];
  for (const [id, email, need, transfer] of scores) {
    as(book, email, email);
    const given = `[{"criterion": "need", "score": ${need}}, {"criterion": "transfer", "score": ${transfer}}]`;
    await run(book, `grantbook evaluation return ${id} scores='${given}'`);
  }
  chair(book);
  await expectTranscript(
    book,
    `
    $ grantbook selection rank SEL-002
    rank  id      title   country  total  votes  outcome    tie
    1     GP-036  Shop    PL       5      2/2    chosen
    2=    GP-035  Bakery  BG       4      2/2    undecided  = GP-037
    2=    GP-037  Chat    SI       4      2/2    undecided  = GP-035
    ! 3 proposals, 2 of 2 places, 2 countries
    ! open: GP-035 and GP-037 are equal, and not all of them have a place
    $ grantbook selection choose SEL-002 meeting=MTG-2023-11-16-WP decision=DEC-004
    project-data/selections/SEL-002.yaml:9:9 error selection/open-tie GP-035 and GP-037 are equal, and not all of them have a place; hint: record what the committee decides: grantbook set SEL-002 ties+='{"order":["GP-035","GP-037"],"reason":"…"}'
    ! refused: nothing was changed
    [1]
    $ grantbook set SEL-002 ties='[{"order": ["GP-037", "GP-035"], "reason": "Tried for longer."}]' -m "the committee on 16 November"
    SEL-002 ties: set to order: GP-037, GP-035; reason: Tried for longer.
    ! committed OID  selection SEL-002: set ties
    $ grantbook selection choose SEL-002 meeting=MTG-2023-11-16-WP decision=DEC-004 -m "on the evaluations, as the committee decided"
    GP-035 status: proposed → not_selected
    GP-036 status: proposed → selected
    GP-037 status: proposed → selected
    SEL-002 status: evaluating → chosen
    SEL-002 meeting: set to MTG-2023-11-16-WP
    SEL-002 decision: set to DEC-004
    SEL-002 chosen_on: set to 2023-11-20
    SEL-002 ranking: set to proposal: GP-036; rank: 1; total: 5; outcome: chosen, proposal: GP-03…
    SEL-002 minutes: set to 3 proposals ranked on 6 evaluations by the committee: P-005 (EASPD), …
    ! committed OID  selection SEL-002: choose
    $ git log -1 --format=%B
    selection SEL-002: choose

    on the evaluations, as the committee decided

    Record: SEL-002
    Registry: selections
    Transition: evaluating -> chosen
    Record: GP-036
    Registry: good-practices
    Transition: GP-036 proposed -> selected
    Record: GP-037
    Registry: good-practices
    Transition: GP-037 proposed -> selected
    Record: GP-035
    Registry: good-practices
    Transition: GP-035 proposed -> not_selected

    $ sed -n '/^minutes/,$p' project-data/selections/SEL-002.yaml
    minutes: |
      3 proposals ranked on 6 evaluations by the committee: P-005 (EASPD), P-012 (SENT), P-010 (SCF). Nobody scored a proposal of their own organisation.

      Criteria: Answers a need (60 %); Can be taken up (40 %). Places: 2. Equal totals are told apart by: Can be taken up; then the committee.

      Chosen, from 2 countries:

      1. GP-036 Shop, PL, SWR: 5
      2. GP-037 Chat, SI, SENT: 4

      Equal totals:

      - GP-037, GP-035 (4): told apart by the committee
    $ grantbook selection choose SEL-002
    ! error: SEL-002 is "chosen", not "evaluating"
    ! hint: see its steps: grantbook show SEL-002
    [2]
    $ grantbook selection close SEL-002
    SEL-002 status: chosen → closed
    SEL-002 told_on: set to 2023-11-20
    ! committed OID  selection SEL-002: close
    $ grantbook validate | tail -1
    ! N records in N registries: nothing to mend
    `,
  );
  expect(lastCommit(book).files).toEqual(['project-data/selections/SEL-002.yaml']);
});

test('what was chosen cannot be changed by hand: not the winners, not the scores, not the rules', async () => {
  const book = copyOf(clean);
  replace(book, 'project-data/good-practices/GP-013.yaml', ['status: not_selected', 'status: selected']);
  replace(book, 'project-data/selections/SEL-001.yaml', ['max_per_country: 2', 'max_per_country: 3']);
  await expectTranscript(
    book,
    `
    $ grantbook validate
    project-data/good-practices/GP-013.yaml:5:9 error lifecycle/not-allowed good-practice GP-013 cannot go from "not_selected" to "selected"; hint: "not_selected" is a last state: no step leads on
    project-data/good-practices/GP-013.yaml:5:9 error selection/not-the-ranking GP-013 is "selected", and by the ranking of SEL-001 it is not chosen; hint: see: grantbook selection rank SEL-001
    project-data/selections/SEL-001.yaml:37:18 error lifecycle/frozen "max_per_country" does not change while SEL-001 is "closed"; hint: "closed" is a last state: no step leads on
    ! N records in N registries: 3 errors, 0 warnings
    [1]
    `,
  );
});
