import { type CiRule, inputsOf } from './workflow.ts';

/** No script holds an expression: what comes from outside is a variable. */
export const expressionRule: CiRule = function* ({ kind, jobs }) {
  if (kind === 'gitlab') return;
  for (const step of jobs.flatMap(({ steps }) => steps)) {
    const { script } = inputsOf(step);
    const scripts = [
      { text: step.run, path: step.runPath },
      { text: script, path: [...step.path, 'with', 'script'] },
    ];
    for (const { text, path } of scripts) {
      const [expression] = typeof text === 'string' ? (/\$\{\{.*?\}\}/s.exec(text) ?? []) : [];
      if (expression !== undefined)
        yield {
          code: 'ci/expression-in-script',
          path,
          message: `the script holds "${expression}", which is put into it before it runs`,
        };
    }
  }
};
