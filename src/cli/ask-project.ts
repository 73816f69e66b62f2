import { RequestError } from '../base/request-error.ts';
import { showLine } from '../base/show-text.ts';
import type { NewProject } from '../procedures/new-book.ts';

/** What a new project is described by: options of `init`, and questions where they are not given. */
export type Answers = Omit<NewProject, 'coordinatorPerson' | 'governance' | 'reviews'>;

/** What is wrong with an answer, and what to do. */
export type Complaint = { readonly message: string; readonly hint?: string | undefined };

/** One thing to know of a new project. */
export type Question = {
  readonly option: string;
  readonly answer: keyof Answers;
  readonly text: string;
  /** The registry and field that it becomes. */
  readonly field: string;
};

/** Everything that a new book needs to know, in the order in which it is asked. */
export const QUESTIONS: readonly Question[] = [
  { option: 'acronym', answer: 'acronym', text: 'Acronym of the project', field: 'project.acronym' },
  { option: 'title', answer: 'title', text: 'Full title', field: 'project.title' },
  { option: 'grant', answer: 'grantNumber', text: 'Grant agreement number', field: 'project.grant_number' },
  { option: 'start', answer: 'start', text: 'First day (YYYY-MM-DD)', field: 'project.start_date' },
  { option: 'months', answer: 'months', text: 'Duration in months', field: 'project.duration_months' },
  {
    option: 'coordinator',
    answer: 'coordinator',
    text: 'Short name of the coordinating organisation',
    field: 'partners.id',
  },
  { option: 'country', answer: 'country', text: 'Its country, two letters', field: 'partners.country' },
];

/** How answers are got: from options, or else from somebody at a terminal. */
export type Asking = {
  readonly given: (option: string) => string | undefined;
  /** Asks somebody, who may end instead; undefined where nobody can be asked. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined;
  /** Says what is wrong with an answer by itself. */
  readonly check: (question: Question, answer: string) => Promise<Complaint | undefined>;
  readonly say: (text: string) => void;
};

/** Returns the answers; what is asked for is asked again until it will do. Throws a RequestError where one is missing. */
export async function askProject(asking: Asking): Promise<Answers> {
  const answers: Record<keyof Answers, string> = { ...NOTHING };
  for (const question of QUESTIONS) {
    const answer = asking.given(question.option) || (await askUntilRight(question, asking));
    answers[question.answer] = answer ?? '';
  }
  const missing = QUESTIONS.filter(({ answer }) => answers[answer] === '');
  if (missing.length > 0)
    throw new RequestError(
      `a new book needs ${missing.map(({ option }) => `--${option}`).join(', ')}`,
      NEEDS,
    );
  return answers;
}

const NOTHING: Answers = {
  acronym: '',
  title: '',
  grantNumber: '',
  start: '',
  months: '',
  coordinator: '',
  country: '',
};

const NEEDS = `give all of: ${QUESTIONS.map(({ option }) => `--${option}`).join(' ')}, or use --example`;

async function askUntilRight(question: Question, { ask, check, say }: Asking): Promise<string | undefined> {
  for (;;) {
    const answer = (await ask?.(`${question.text}: `))?.trim();
    if (answer === undefined) return undefined;
    const complaint = answer === '' ? NO_ANSWER : await check(question, answer);
    if (complaint === undefined) return answer;
    const hint = complaint.hint === undefined ? '' : `; ${showLine(complaint.hint)}`;
    say(`${showLine(complaint.message)}${hint}\n`);
  }
}

const NO_ANSWER: Complaint = { message: 'an answer is needed', hint: 'to stop without a book: Ctrl-C' };
