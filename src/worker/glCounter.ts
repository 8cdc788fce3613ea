/**
 * Counts what a WebGL context is asked to do, by wrapping its functions: a draw is what costs on a graphics processor,
 * an upload stalls it, and a program that is linked while training means that a shape was not met before. One addition
 * a call is all it costs.
 */
import type { GlCalls } from "./protocol";

/** How many calls there were since `before`. */
export function callsSince(before: GlCalls, now: GlCalls): GlCalls {
  return {
    draws: now.draws - before.draws,
    uploads: now.uploads - before.uploads,
    programs: now.programs - before.programs,
  };
}

/** As much of a context as is counted. */
export type Countable = Pick<
  WebGL2RenderingContext,
  "drawArrays" | "drawElements" | "texImage2D" | "texSubImage2D" | "linkProgram"
>;

type AnyFunction = (...args: unknown[]) => unknown;

const isData = (value: unknown): boolean => typeof value === "object" && value !== null;

/** From now on this context counts. Gives the counts so far, a new value each time. */
export function countCalls(gl: Countable): () => GlCalls {
  const calls = { draws: 0, uploads: 0, programs: 0 };
  const wrap = (name: keyof Countable, note: (args: readonly unknown[]) => void): void => {
    // An own property of the context hides the prototype's. The overloads of textures have no common signature.
    const original = gl[name] as AnyFunction;
    const counted: AnyFunction = (...args) => {
      note(args);
      return Reflect.apply(original, gl, args);
    };
    Object.defineProperty(gl, name, { value: counted, configurable: true });
  };
  const draw = (): void => {
    calls.draws += 1;
  };
  const upload = (args: readonly unknown[]): void => {
    if (isData(args.at(-1))) calls.uploads += 1;
  };
  wrap("drawArrays", draw);
  wrap("drawElements", draw);
  wrap("texImage2D", upload);
  wrap("texSubImage2D", upload);
  wrap("linkProgram", () => {
    calls.programs += 1;
  });
  return () => ({ ...calls });
}

/** What updates ask of WebGL, apart from everything else that is computed between them. */
export interface CallMeter {
  /** Makes one update, and counts what it asked for. */
  count(update: () => void): void;
  /**
   * The mean of the updates since the last time, and all programs linked so far, for whatever; empty where nothing is
   * counted.
   */
  take(): { readonly calls?: GlCalls; readonly linked?: number };
}

export function createCallMeter(read: (() => GlCalls) | null): CallMeter {
  if (!read) return { count: (update) => update(), take: () => ({}) };
  let sum: GlCalls = NONE;
  let updates = 0;
  return {
    count(update) {
      const before = read();
      update();
      sum = add(sum, callsSince(before, read()));
      updates += 1;
    },
    take() {
      if (updates === 0) return {};
      const { draws, uploads, programs } = sum;
      const calls = { draws: draws / updates, uploads: uploads / updates, programs: programs / updates };
      sum = NONE;
      updates = 0;
      return { calls, linked: read().programs };
    },
  };
}

const NONE: GlCalls = { draws: 0, uploads: 0, programs: 0 };

const add = (a: GlCalls, b: GlCalls): GlCalls => ({
  draws: a.draws + b.draws,
  uploads: a.uploads + b.uploads,
  programs: a.programs + b.programs,
});
