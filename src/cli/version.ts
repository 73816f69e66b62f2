import manifest from '../../package.json' with { type: 'json' };

/** The version of grantbook, as package.json says. */
export const version: string = manifest.version;

/** The oldest Node that it runs on. */
export const leastNode: string = manifest.engines.node.replace('>=', '');
