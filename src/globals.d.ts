/** The project's version, of package.json; put in by the build. */
declare const __LOOM_VERSION__: string;

/** Pretendard's style sheet in two parts; `vite.config.ts` divides it. */
declare module "*.css?common";
declare module "*.css?rare";
