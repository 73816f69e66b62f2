import { whenAsked } from '../../base/when-asked.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import type { Template } from '../../render/template.ts';
import { type ComposedPart, composition } from '../deliverables/composition.ts';
import { checklistOf } from '../lifecycle/checklist.ts';
import { refusals } from '../lifecycle/refusals.ts';
import { type EffortMatrix, effortMatrix } from '../reporting/effort-matrix.ts';
import { type RiskMatrix, riskMatrix } from '../risks/risk-matrix.ts';
import { type SettingGroup, settingGroups } from './settings-facts.ts';

/** A registry as the handbook describes it. */
export type RegistryFacts = {
  readonly name: string;
  readonly title: string;
  readonly noun: string;
  readonly description: string;
  readonly kept_in: string;
  readonly steps: readonly StepFacts[];
  readonly refused: readonly string[];
};

/** A step of a procedure as the handbook describes it. */
export type StepFacts = {
  readonly n: number;
  readonly title: string;
  readonly command: string;
  readonly from: string;
  readonly to: string;
  readonly facts: readonly { readonly about: string; readonly says: string }[];
};

/** What a document can say of the book itself: its registries with their procedures, settings and templates. */
export type BookFacts = {
  readonly registries: readonly RegistryFacts[];
  readonly settings: readonly SettingGroup[];
  readonly templates: readonly { readonly name: string; readonly title: string; readonly of: string }[];
  /** The open risks by likelihood and impact. */
  readonly risk_matrix: RiskMatrix;
  /** The parts of a composite document, and who owes each. */
  readonly parts: readonly ComposedPart[];
  /** The person-months of a report, by partner and work package. */
  readonly effort: EffortMatrix;
};

/** What a document is made from beside the record itself: the book and the templates in it. */
export type FactSource = {
  readonly workspace: Workspace;
  /** Returns the templates that can be used: most documents do not name them, and to check them all takes long. */
  readonly templates: () => readonly Template[];
  readonly entry: Entry;
};

/** Returns what a document can say of the book itself; each is worked out when a document names it. */
export function bookFacts({ workspace, templates, entry }: FactSource): BookFacts {
  return whenAsked<BookFacts>({
    registries: () =>
      [...workspace.registries.values()]
        .filter(({ schema }) => !schema.single)
        .map((registry) => registryFacts(registry, workspace))
        .sort((a, b) => (a.title < b.title ? -1 : 1)),
    settings: () => settingGroups(workspace),
    templates: () =>
      templates().map(({ name, registry }) => ({
        name,
        title: name.replaceAll('-', ' '),
        of: titleOf(workspace, registry),
      })),
    risk_matrix: () => riskMatrix(workspace),
    parts: () => composition(entry, workspace),
    effort: () => effortMatrix(entry, workspace),
  });
}

/** The one that there is only one record of is called by its name. */
function titleOf({ registries }: Workspace, name: string): string {
  const schema = registries.get(name)?.schema;
  return schema && !schema.single ? schema.title : name;
}

function registryFacts({ schema }: Registry, workspace: Workspace): RegistryFacts {
  const { name, title, noun, description, source } = schema;
  const steps = checklistOf(schema, workspace).map((step, i) => ({
    n: i + 1,
    title: step.title,
    command: `grantbook ${noun} ${step.name}`,
    from: step.from.join(', '),
    to: step.to,
    facts: step.facts.map(([about, says]) => ({ about, says })),
  }));
  const refused = schema.lifecycle ? refusals(schema) : [];
  return { name, title, noun, description, kept_in: source.path, steps, refused };
}
