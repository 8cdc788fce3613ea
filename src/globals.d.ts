/** The project's version, of package.json; put in by the build. */
declare const __LOOM_VERSION__: string;

/** The page's own two faces, and the address of one of them; `scripts/faces.mjs` makes them. */
declare module "virtual:loom-sans.css";
declare module "virtual:loom-sans-hangul" {
  export const hangul: string;
}
