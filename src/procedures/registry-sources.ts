import { registryName } from '../schema/read-registry-schema.ts';

/** Where a schema's registry keeps its records: a list file, or a folder with a slash at the end. */
export type RegistrySource = {
  readonly name: string;
  readonly schema: string;
  readonly path: string;
  readonly shape: 'list' | 'single' | 'folder';
};

type Head = {
  readonly source?: { readonly file?: string; readonly folder?: string };
  readonly single?: boolean;
};

/** Returns the sources that schemas declare; a file that is no registry's schema has none. */
export function registrySources(files: ReadonlyMap<string, Uint8Array>): RegistrySource[] {
  const sources: RegistrySource[] = [];
  for (const [schema, bytes] of files) {
    if (!schema.endsWith('.schema.json')) continue;
    const json = JSON.parse(new TextDecoder().decode(bytes)) as { readonly 'x-registry'?: Head };
    const { source, single } = json['x-registry'] ?? {};
    const name = registryName(schema);
    if (source?.folder !== undefined)
      sources.push({ name, schema, path: `project-data/${source.folder}/`, shape: 'folder' });
    else if (source?.file !== undefined) {
      const shape = single === true ? 'single' : 'list';
      sources.push({ name, schema, path: `project-data/${source.file}.yaml`, shape });
    }
  }
  return sources;
}
