/** The digest of all sources and packages that were built, put in by the build. */
declare const SOURCES: string | undefined;

/** What tells one build from another; undefined where this is no build. */
export const buildId: string | undefined = typeof SOURCES === 'string' ? SOURCES : undefined;
