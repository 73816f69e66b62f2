import { membersAt } from '../../registry/members.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Rule } from '../rule.ts';

/** Every file of the evidence folder is named by a record: what nobody refers to is found by nobody. */
export const orphanRule: Rule = {
  name: 'orphans',
  *check({ workspace }) {
    const named = namedFiles(workspace);
    for (const { path } of workspace.files.list()) {
      if (!path.startsWith('evidence/') || path.endsWith('/README.md') || named.has(path)) continue;
      yield {
        code: 'files/orphan',
        severity: 'warning',
        file: path,
        message: `no record names "${path}"`,
        hint: `register it: grantbook add document path=${path} title=…, or remove the file`,
      };
    }
  },
};

function namedFiles({ registries }: Workspace): Set<string> {
  const named = new Set<string>();
  for (const registry of registries.values()) {
    for (const { field } of registry.schema.evidence) {
      for (const { data } of registry.entries) {
        for (const { value } of membersAt(data, field)) named.add(String(value));
      }
    }
  }
  return named;
}
