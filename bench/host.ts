/** What the scripts lend to the measurements: where the project lies, a browser, a server, and builds. */
export interface Host {
  readonly root: string;
  /** The path of a browser. */
  browser(): Promise<string>;
  /** Builds the page into dist. */
  build(): Promise<void>;
  /** Builds the page that measurements are made in, and says where it lies. */
  buildBench(): Promise<string>;
  serve(options: { root: string; base: string }): Promise<{ url: string; close(): Promise<void> }>;
}

export interface Options {
  /** The machine's own graphics instead of software; a subject that software draws all the same is refused. */
  readonly gpu: boolean;
  /** A few updates of everything: to see that it runs, not to know how fast. */
  readonly quick: boolean;
}

export interface Context {
  readonly host: Host;
  readonly options: Options;
  /** Keeps one line of results. */
  emit(line: Line): void;
  /** For whoever watches. */
  say(text: string): void;
}

export type Value = string | number | boolean | null;

/** One measured thing: in which part and table, of what, and its numbers. */
export interface Line {
  readonly part: PartId;
  readonly table: string;
  readonly [field: string]: Value;
}

/** Where a subject runs: in Node, a browser or Python, on which backend, drawn by whom; null where nothing draws. */
export interface Group {
  readonly where: string;
  readonly backend: string;
  readonly renderer: string | null;
}

export const PART_IDS = ["counts", "speed", "scaling", "learn", "dates", "page"] as const;
export type PartId = (typeof PART_IDS)[number];
