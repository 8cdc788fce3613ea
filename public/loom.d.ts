/** The page from the console: `window.loom`. Copy this file beside a script to have it typed. */
declare namespace AttentionLoom {
  type Language = "en" | "ko";
  type Step = "encode" | "cell" | "score" | "softmax" | "weighted-sum" | "concat" | "output";

  interface Ready {
    readonly backend: "webgl" | "wasm" | "cpu";
    /** Why this backend, in the page's language. */
    readonly reason: string;
    readonly cells: readonly string[];
    readonly wirings: readonly string[];
    readonly scores: readonly string[];
    readonly tasks: readonly string[];
  }

  /** Exactly what the page's link can say. */
  interface Scene {
    readonly task: string;
    readonly sentence: string;
    readonly seed: number;
    /** The output word, from 0; null for the last word of the translation. */
    readonly row: number | null;
    readonly step: Step;
    /** The source word at which encoding stands, from 0. */
    readonly column: number;
    readonly language: Language;
    readonly flip: boolean;
  }

  /** What was not measured yet is absent. */
  interface Metrics {
    readonly step?: number;
    /** Of the last update. */
    readonly loss?: number;
    readonly exact?: number;
    readonly aer?: number;
    readonly stepsPerSecond?: number;
    readonly tensors?: number;
    readonly bytes?: number;
  }

  interface Tensor {
    /** Row-major; `data.length` is the product of `shape`. */
    readonly shape: readonly number[];
    readonly axes: readonly string[];
    readonly data: Float32Array;
  }

  interface Trace {
    readonly model: {
      readonly task: string;
      readonly cell: string;
      readonly wiring: string;
      /** Null in a wiring that does not attend; so is the window. */
      readonly score: string | null;
      readonly window: string | null;
      readonly gaussian: boolean;
      readonly radius: number;
      readonly inputFeeding: boolean;
      readonly units: number;
      readonly embed: number;
      readonly layers: number;
      readonly bidirectional: boolean;
      readonly reverseSource: boolean;
      readonly seed: number;
      readonly step: number;
      readonly targetVocabulary: readonly string[];
    };
    readonly source: {
      readonly text: string;
      readonly tokens: readonly string[];
      readonly ids: readonly number[];
    };
    readonly output: { readonly tokens: readonly string[]; readonly ids: readonly number[] };
    readonly steps: readonly Step[];
    readonly interventions: readonly unknown[];
    readonly tensors: Readonly<Record<string, Tensor | undefined>>;
  }

  /** Every failure is a rejected promise whose message says what was wrong and what to do, in the page's language. */
  interface Console {
    /** Resolves when a model can be trained and asked. */
    readonly ready: Promise<Ready>;
    scene(): Scene;
    /** Another task or seed begins another run. */
    setScene(patch: Partial<Scene>): Promise<Scene>;
    /** Trains, and resolves with the metrics when so many updates are done or training was paused. */
    train(options: { readonly steps: number }): Promise<Metrics>;
    pause(): Promise<void>;
    /** An untrained model. Its encoder reads in one direction or in both; the task's own choice when left out. */
    reset(options?: { readonly seed?: number; readonly bidirectional?: boolean }): Promise<void>;
    metrics(): Metrics;
    /** Of the sentence in the page when there is no text. */
    trace(text?: string): Promise<Trace>;
    /** A safetensors file. */
    exportModel(): Promise<ArrayBuffer>;
    importModel(file: ArrayBuffer): Promise<void>;
  }
}

interface Window {
  loom: AttentionLoom.Console;
}
