/** The project's version, of package.json; put in by the build. */
declare const __LOOM_VERSION__: string;
