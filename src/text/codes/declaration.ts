/** Codes of schemas: a registry that is declared wrongly cannot be checked at all. */
export const declarationCodes = {
  'declaration/syntax': {
    severity: 'error',
    title: 'A schema is valid JSON',
    why: 'Without its schema a registry cannot be checked; unchecked never counts as valid.',
    fix: 'Put the JSON right at the place shown: quotes, commas and brackets.',
  },
  'declaration/invalid': {
    severity: 'error',
    title: 'A schema is valid JSON Schema 2020-12',
    why: 'A misspelt or misplaced keyword would silently check nothing.',
    fix: 'Correct the keyword or its value at the place shown.',
  },
  'declaration/unknown-keyword': {
    severity: 'error',
    title: 'A schema uses known keywords only',
    why: 'A misspelt keyword would silently check nothing.',
    fix: 'Use one of the suggested keywords, or remove it.',
  },
  'declaration/annotation': {
    severity: 'error',
    title: 'The x- keywords of a schema have the form the vocabulary gives',
    why: 'They tell the commands what the registry is: its place, ids, references and states.',
    fix: 'Correct the value at the place shown; the vocabulary is listed in src/README.md.',
  },
  'declaration/unanchored-pattern': {
    severity: 'error',
    title: 'A pattern starts with ^ and ends with $',
    why: 'An unanchored pattern accepts any text that holds a match somewhere, such as a path.',
    fix: 'Write ^ before and $ after the pattern.',
  },
  'declaration/reference': {
    severity: 'error',
    title: 'A $ref leads to a definition in the schemas folder',
    why: 'References are resolved from the book alone, never from the network or another folder.',
    fix: 'Point it to "#/$defs/NAME" or "common.schema.json#/$defs/NAME".',
  },
  'declaration/conditional-reference': {
    severity: 'error',
    title: 'x-ref does not stand inside oneOf, anyOf, not or if',
    why: 'Whether a value is a reference would depend on which branch happens to match.',
    fix: 'Move x-ref to the property itself.',
  },
  'declaration/unknown-field': {
    severity: 'error',
    title: 'Annotations name properties that the schema has',
    why: 'A rule about a field that does not exist would silently check nothing.',
    fix: 'Name one of the schema’s properties.',
  },
  'declaration/unknown-setting': {
    severity: 'error',
    title: 'Annotations name settings that project.yaml may hold',
    why: 'A number of days that no setting gives would silently limit nothing.',
    fix: 'Name a setting of schemas/project.schema.json, or add it there first.',
  },
  'declaration/lifecycle': {
    severity: 'error',
    title: 'A lifecycle is whole: its states are the enum of its field, its steps lead from state to state',
    why: 'A state without a rule, or a rule without a state, leaves a hole in the procedure.',
    fix: 'List the same states in the field’s enum and in x-lifecycle.states.',
  },
  'declaration/unknown-registry': {
    severity: 'error',
    title: 'x-ref names a registry that has a schema',
    why: 'A reference into nowhere could never be checked.',
    fix: 'Name a registry as its schema’s file is named, without .schema.json.',
  },
  'declaration/prefix': {
    severity: 'error',
    title: 'No two registries share an id prefix or a source',
    why: 'Ids are global: show, set and move find a record by its id alone.',
    fix: 'Give one of the registries another prefix (letters and hyphens, followed by a digit in every id).',
  },
  'declaration/cannot-compile': {
    severity: 'error',
    title: 'A schema can be compiled',
    why: 'Without it the registry cannot be checked; unchecked never counts as valid.',
    fix: 'Simplify the part of the schema that the message names.',
  },
} as const;
