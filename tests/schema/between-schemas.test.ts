import { expect, test } from 'vitest';
import { schemaDigests } from '../../src/schema/load-schemas.ts';
import { betweenBook, betweenSchemas } from '../scenarios/between/between-book.ts';
import { loadSmall, placesOf } from '../support/small-book.ts';

/**
 * A text of a schema, and what somebody writes instead; `@` stands where the mistake is told.
 * Blanks count as one, so that a row is one line.
 */
type Row = readonly [what: string, schema: string, old: string, fresh: string, code: string];

const FIELD = 'declaration/unknown-field';
const STATE = 'declaration/lifecycle';
const REGISTRY = 'declaration/unknown-registry';
const SETTING = 'declaration/unknown-setting';
const IDLE = 'declaration/annotation';

const rows: readonly Row[] = [
  [
    'a state of a record referred to',
    'deliverables',
    '"to": "changes", "states": [ "approved"',
    '"to": "changes", "states": [ @"aproved"',
    STATE,
  ],
  [
    'a state of the record that refers',
    'deliverables',
    '"while": [ "draft", "submitted" ]',
    '"while": [ "draft", @"sent" ]',
    STATE,
  ],
  [
    'someone to be independent of',
    'deliverables',
    '"of": [ "editor", "lead" ]',
    '"of": [ "editor", @"laed" ]',
    FIELD,
  ],
  [
    'independence of itself',
    'deliverables',
    '"of": [ "editor", "lead" ]',
    '"of": [ @"reviewers", "lead" ]',
    IDLE,
  ],
  [
    'a state of independence',
    'deliverables',
    '"partners": true, "while": [ "draft", "review" ]',
    '"partners": true, "while": [ @"drafts", "review" ]',
    STATE,
  ],
  ['a guard’s basis', 'deliverables', '"by": "change"', '"by": @"changes"', FIELD],
  ['a guard’s basis that is no reference', 'deliverables', '"by": "change"', '"by": @"title"', IDLE],
  ['a guard’s list', 'deliverables', '"lists": "affects"', '"lists": @"effects"', FIELD],
  [
    'a state of a guard’s basis',
    'deliverables',
    '"by": "change", "states": [ "approved"',
    '"by": "change", "states": [ @"agreed"',
    STATE,
  ],
  [
    'a guard without basis or role',
    'deliverables',
    '"x-guard": { "by": "change", "states": [ "approved", "done" ], "lists": "affects", ',
    '"x-guard": @{ "states": [ "approved", "done" ], ',
    IDLE,
  ],
  ['a guard’s role', 'deliverables', '"roles": [ "coordinator" ]', '"roles": [ @"co-ordinator" ]', IDLE],
  [
    'a registry that a state needs',
    'deliverables',
    '"registry": "reviews", "via": "deliverable", "for_each"',
    '"registry": @"review", "via": "deliverable", "for_each"',
    REGISTRY,
  ],
  [
    'a field that refers back',
    'deliverables',
    '"via": "deliverable", "for_each"',
    '"via": @"deliverables", "for_each"',
    FIELD,
  ],
  [
    'a field that refers to something else',
    'deliverables',
    '"via": "deliverable", "for_each"',
    '"via": @"requested_by", "for_each"',
    IDLE,
  ],
  [
    'a field whose values count',
    'deliverables',
    '"for_each": "reviewers", "match"',
    '"for_each": @"reviewer", "match"',
    FIELD,
  ],
  ['a field that matches', 'deliverables', '"match": "reviewer"', '"match": @"person"', FIELD],
  [
    'a match of nothing',
    'deliverables',
    '"for_each": "reviewers", "match": "reviewer"',
    '"match": @"reviewer"',
    IDLE,
  ],
  [
    'a state of what is needed',
    'deliverables',
    '"states": [ "returned", "closed" ], "at_least"',
    '"states": [ "retruned", "closed" ], "at_least"'.replace('"retruned"', '@"retruned"'),
    STATE,
  ],
  [
    'a number that is no setting',
    'deliverables',
    '"at_least": "reviews_needed"',
    '"at_least": @"reviews"',
    SETTING,
  ],
  [
    'all of any state',
    'deliverables',
    '"all": true, "states": [ "returned", "declined", "closed" ]',
    '"all": @true',
    IDLE,
  ],
  [
    'a condition on a field',
    'deliverables',
    '"via": "deliverable", "for_each"',
    '"via": "deliverable", "where": { "verson": @"0.1" }, "for_each"',
    FIELD,
  ],
  [
    'a condition that never holds',
    'deliverables',
    '"via": "deliverable", "for_each"',
    '"via": "deliverable", "where": { "status": @"open" }, "for_each"',
    IDLE,
  ],
  [
    'people who may take a step',
    'reviews',
    '"by_fields": [ "reviewer" ], "not_by"',
    '"by_fields": [ @"reviewers" ], "not_by"',
    FIELD,
  ],
  [
    'people who are no people',
    'reviews',
    '"by_fields": [ "reviewer" ], "not_by"',
    '"by_fields": [ @"deliverable" ], "not_by"',
    IDLE,
  ],
  [
    'people who may not take a step',
    'reviews',
    '"not_by": [ "deliverable.editor"',
    '"not_by": [ @"deliverable.writer"',
    FIELD,
  ],
  ['a role of a step', 'reviews', '"by": [ "coordinator" ]', '"by": [ @"chief" ]', IDLE],
  [
    'a field that a step fills from',
    'deliverables',
    '"version": "$of.version"',
    '"version": @"$of.verison"',
    FIELD,
  ],
  ['a variable', 'deliverables', '"requested_on": "$today"', '"requested_on": @"$now"', IDLE],
  [
    'the value of a list that is not gone through',
    'deliverables',
    '"for_each": "reviewers", "set"',
    '"set"',
    IDLE,
  ],
  [
    'a part of a value that has none',
    'deliverables',
    '"reviewer": "$item"',
    '"reviewer": @"$item.who"',
    FIELD,
  ],
  ['a day counted from nothing', 'deliverables', '"of": "due"', '"of": @"deu"', FIELD],
  [
    'days that are no setting',
    'deliverables',
    '"days": "review_days", "limit": "at_least_before"',
    '"days": @"days", "limit": "at_least_before"',
    SETTING,
  ],
  [
    'days as a number',
    'deliverables',
    '"days": "review_days", "limit": "at_least_before"',
    '"days": @10, "limit": "at_least_before"',
    IDLE,
  ],
  ['a limit', 'deliverables', '"limit": "at_least_before"', '"limit": @"before"', IDLE],
  ['a variable in what a step fills', 'reviews', '"closed_on": "$today"', '"closed_on": @"$item"', IDLE],
  [
    'a registry that records are made in',
    'deliverables',
    '"registry": "risks", "set"',
    '"registry": @"risk", "set"',
    REGISTRY,
  ],
  ['a field that is filled', 'deliverables', '"origin": "unforeseen"', '"orign": @"unforeseen"', FIELD],
  [
    'a field that tells what is there',
    'deliverables',
    '"unless": [ "deliverable", "reviewer" ]',
    '"unless": [ "deliverable", @"person" ]',
    FIELD,
  ],
  ['a field that takes the id', 'deliverables', '"back": "risks"', '"back": @"risk"', FIELD],
  [
    'a first state that is not the first',
    'deliverables',
    '"version": "$of.version"',
    '"status": @"returned"',
    IDLE,
  ],
  ['what a record must have', 'risks', '"required": [ "id" ]', '"required": [ "id", "notes" ]', IDLE],
  [
    'a registry that is taken along',
    'deliverables',
    '"registry": "reviews", "via": "deliverable", "step"',
    '"registry": @"revues", "via": "deliverable", "step"',
    REGISTRY,
  ],
  [
    'how it is taken along',
    'deliverables',
    '"via": "deliverable", "step"',
    '"via": @"reviewer", "step"',
    IDLE,
  ],
  ['a step that is taken along', 'deliverables', '"step": "close"', '"step": @"end"', STATE],
  ['what closes a record', 'efforts', '"of": "period"', '"of": @"periods"', FIELD],
  ['what closes a record and is none', 'efforts', '"of": "period"', '"of": @"hours"', IDLE],
  ['a state that closes', 'efforts', '"states": [ "locked" ]', '"states": [ @"closed" ]', STATE],
  ['a field that is fixed', 'risks', '"fields": [ "title" ]', '"fields": [ @"titel" ]', FIELD],
  [
    'a kind by its field',
    'risks',
    '"where": { "origin": "foreseen" }',
    '"where": { "orgin": @"foreseen" }',
    FIELD,
  ],
  [
    'a kind that there is not',
    'risks',
    '"where": { "origin": "foreseen" }',
    '"where": { "origin": @"forseen" }',
    IDLE,
  ],
];

const squeezed = (schema: string) =>
  String(betweenBook[`schemas/${schema}.schema.json`]).replaceAll(/\s+/g, ' ');

/** What a schema says of others is looked at whatever its records are: nothing need be compiled. */
const valid = { validate: () => true };

async function mistakesWith(path: string, text: string): Promise<string[]> {
  const book = { ...betweenBook, [path]: text };
  const digests = Object.keys(betweenSchemas)
    .map((name) => `schemas/${name}.schema.json`)
    .sort()
    .map((file) => schemaDigests([])({ file, text: String(book[file]) }));
  const known = (digest: string) => (digests.includes(digest) ? valid : undefined);
  const found = placesOf({ workspace: await loadSmall(book, known) });
  return found.filter((each) => each.startsWith('schemas/'));
}

test.each(rows)('%s', async (...[, schema, old, fresh, code]) => {
  const text = squeezed(schema);
  expect(text.split(old).length, `"${old}" stands once`).toBe(2);
  const path = `schemas/${schema}.schema.json`;
  const changed = text.replace(old, () => fresh);
  const found = await mistakesWith(path, changed.replace('@', ''));
  if (changed.includes('@')) expect(found).toEqual([`${path}:1:${changed.indexOf('@') + 1} ${code}`]);
  else expect(found.map((each) => each.split(' ')[1])).toEqual([code]);
});

test('schemas without a mistake pass', async () => {
  expect(await mistakesWith('schemas/risks.schema.json', squeezed('risks'))).toEqual([]);
});
