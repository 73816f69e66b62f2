import type { RegistrySource } from './registry-sources.ts';

/** Returns the mapping by which JetBrains' editors check files of a book: each schema, and what it is for. */
export function jetbrainsSettings(
  sources: readonly RegistrySource[],
  schemaOf: (source: RegistrySource) => string,
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state>
      <map>
${sources.map((source) => entry(source, schemaOf(source))).join('\n')}
      </map>
    </state>
  </component>
</project>
`;
}

/** Names and paths are those of schemas that come with grantbook: letters, digits and hyphens. */
function entry({ name, path }: RegistrySource, schema: string): string {
  const isFolder = path.endsWith('/');
  return `        <entry key="${name}">
          <value>
            <SchemaInfo>
              <option name="name" value="${name}" />
              <option name="relativePathToSchema" value="${schema}" />
              <option name="schemaVersion" value="JSON Schema version 2020-12" />
              <option name="patterns">
                <list>
                  <Item>
${isFolder ? '                    <option name="directory" value="true" />\n' : ''}                    <option name="path" value="${isFolder ? path.slice(0, -1) : path}" />
${isFolder ? '                    <option name="mappingKind" value="Directory" />\n' : ''}                  </Item>
                </list>
              </option>
            </SchemaInfo>
          </value>
        </entry>`;
}
