import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every shipped template prints the disclaimer of the project', () => {
  const templates = readdirSync('templates').filter((name) => name.endsWith('.md.hbs'));
  expect(templates.length).toBeGreaterThan(2);
  const text = (name: string) => readFileSync(`templates/${name}`, 'utf8');
  expect(text('parts/emblem.md.hbs')).toContain('{{project.disclaimer}}');
  expect(text('parts/imprint.md.hbs')).toContain('{{> emblem}}');
  expect(templates.filter((name) => !/^\{\{> (imprint|emblem)\}\}$/m.test(text(name)))).toEqual([]);
});
