import { registryName } from '../schema/read-registry-schema.ts';

/** Where a schema's registry keeps its records: a list file, or a folder, of records or of lists, with a slash at the end. */
export type RegistrySource = {
  readonly name: string;
  readonly schema: string;
  readonly path: string;
  readonly shape: 'list' | 'single' | 'folder' | 'lists';
};

type Head = {
  readonly source?: { readonly file?: string; readonly folder?: string; readonly lists?: string };
  readonly single?: boolean;
};

/** Returns the sources that schemas declare; a file that is no registry's schema has none. */
export function registrySources(files: ReadonlyMap<string, Uint8Array>): RegistrySource[] {
  return [...files].flatMap(([schema, bytes]) => {
    if (!schema.endsWith('.schema.json')) return [];
    const json = JSON.parse(new TextDecoder().decode(bytes)) as { readonly 'x-registry'?: Head };
    const place = json['x-registry'] && placeOf(json['x-registry']);
    return place ? [{ name: registryName(schema), schema, ...place }] : [];
  });
}

function placeOf({ source, single }: Head): Pick<RegistrySource, 'path' | 'shape'> | undefined {
  const { file, folder, lists } = source ?? {};
  if (folder !== undefined) return { path: `project-data/${folder}/`, shape: 'folder' };
  if (lists !== undefined) return { path: `project-data/${lists}/`, shape: 'lists' };
  const shape = single === true ? 'single' : 'list';
  return file === undefined ? undefined : { path: `project-data/${file}.yaml`, shape };
}
