import { type Comparison, compareReaders } from '../text/yaml/compare-readers.ts';
import { loadJudge, type YamlJudge } from '../text/yaml/judge.ts';
import type { Workspace } from './workspace.ts';

/** Reads every record of a book with both YAML readers, and says where they do not agree. */
export async function crossCheck({ registries }: Workspace, judge?: YamlJudge): Promise<Comparison> {
  const second = judge ?? (await loadJudge());
  const compared = [...registries.values()].flatMap(({ schema, files }) =>
    files.map((file) => {
      const { both, disagreements } = compareReaders(file, second);
      return { both, disagreements: disagreements.map((each) => ({ ...each, registry: schema.name })) };
    }),
  );
  return {
    both: compared.reduce((sum, { both }) => sum + both, 0),
    disagreements: compared.flatMap(({ disagreements }) => disagreements),
  };
}
