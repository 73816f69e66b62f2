import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every shipped template prints the disclaimer of the project', () => {
  const templates = readdirSync('templates').filter((name) => name.endsWith('.md.hbs'));
  expect(templates.length).toBeGreaterThan(2);
  const text = (name: string) => readFileSync(`templates/${name}`, 'utf8');
  const printed = (name: string) => {
    const own = /^for: project$/m.test(text(name)) ? '(?:project|record)' : 'project';
    return new RegExp(`\\{\\{${own}\\.disclaimer\\}\\}`).test(text(name));
  };
  expect(templates.filter((name) => !printed(name))).toEqual([]);
});
