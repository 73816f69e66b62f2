import type { CiRule } from './workflow.ts';

const INSTALL = /\b(?:npm\s+(?:install|i|ci|add|update)|(?:pnpm|yarn|bun)\s+(?:install|add)|yarn)\b/;
const RUN = /\b(?:npx|bunx|npm\s+(?:exec|x|run|test|start)|(?:pnpm|yarn)\s+dlx)\b/;

/** Packages come without their scripts, and nothing is run that the checkout could bring. */
export const installRule: CiRule = function* ({ jobs }) {
  for (const { run, runPath } of jobs.flatMap(({ steps }) => steps)) {
    for (const command of commandsOf(run ?? '')) {
      const isBare = INSTALL.test(command) && !command.includes('--ignore-scripts');
      if (isBare || RUN.test(command))
        yield {
          code: 'ci/install-scripts',
          path: runPath,
          message: `"${command}" runs what a package or the checkout brings`,
        };
    }
  }
};

/** Returns the commands of a script, those over several lines as one. */
function commandsOf(script: string): string[] {
  return script
    .replaceAll(/\\\n\s*/g, ' ')
    .split(/[\n;]|&&|\|\|?/)
    .map((command) => command.trim())
    .filter((command) => command !== '');
}
