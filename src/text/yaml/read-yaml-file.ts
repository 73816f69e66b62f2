import { loadJudge } from './judge.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile, YamlSource } from './yaml-file.ts';

/** Reads a registry file, with the full YAML parser where the strict reader asks for it. */
export async function readYamlFile(source: YamlSource): Promise<YamlFile> {
  const read = readYaml(source);
  if (read !== 'needs-judge') return read;
  const judged = readYaml(source, await loadJudge());
  if (judged === 'needs-judge') throw new Error(`${source.file}: the full parser declined`);
  return judged;
}
