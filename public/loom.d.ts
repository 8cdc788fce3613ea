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
    readonly windows: readonly string[];
    readonly tasks: readonly string[];
  }

  /** Everything that can be chosen of a model, beside its task and its seed. */
  interface Model {
    readonly cell: "rnn" | "gru" | "lstm";
    readonly wiring: "luong" | "bahdanau" | "plain" | "plain-context";
    /** Null in a wiring that does not attend; so is the window. */
    readonly score: "dot" | "scaled-dot" | "general" | "concat" | "location" | "uniform" | null;
    readonly window: "global" | "local-m" | "local-p" | null;
    /** Local windows: weights times a Gaussian around the window's centre. */
    readonly gaussian: boolean;
    /** A local window reaches from its centre so far to both sides. */
    readonly radius: number;
    /** Luong's wiring: the attentional vector joins the next input. */
    readonly inputFeeding: boolean;
    readonly layers: 1 | 2;
    readonly bidirectional: boolean;
    readonly units: number;
    readonly embed: number;
    readonly batch: number;
    readonly learningRate: number;
    /** Bound on the global norm of the gradients. */
    readonly clip: number;
    readonly optimizer: "adam" | "sgd";
    /** Share of the numbers dropped in training, 0 … 0.9. */
    readonly dropout: number;
    /**
     * The chance that a word of the decoder's input is the right one: "0.5", "linear:1,0.002,0.2", "exponential:0.995" or
     * "inverse-sigmoid:100".
     */
    readonly teacherForcing: string;
    /** The source is read from its last word to its first. */
    readonly reverseSource: boolean;
    /** Trained without the end mark. */
    readonly withoutEos: boolean;
    /** The split whose sentences training does not see: "random", or one of the task's own. */
    readonly holdOut: string;
  }

  type Row = number | "all";

  /** One change of a translation. Rows count output words, positions source words in reading order, both from 0. */
  type Intervention =
    | { readonly kind: "weights"; readonly row: Row; readonly set: "uniform" | "drop-largest" | "hard" }
    | { readonly kind: "weights"; readonly row: Row; readonly set: "permute"; readonly seed: number }
    | { readonly kind: "weights"; readonly row: Row; readonly set: "one-hot"; readonly position: number }
    | {
        readonly kind: "weights";
        readonly row: Row;
        readonly set: "given";
        readonly numbers: readonly number[];
      }
    | {
        readonly kind: "scores";
        readonly row: Row;
        readonly scale?: number;
        readonly shift?: number;
        readonly temperature?: number;
      }
    | {
        readonly kind: "gate";
        readonly side: "encoder" | "decoder";
        readonly gate: string;
        readonly value: number;
        readonly layer?: number;
        readonly direction?: "forward" | "backward";
        readonly unit?: number;
      }
    | { readonly kind: "token"; readonly row: number; readonly force: string }
    | { readonly kind: "token"; readonly row: number; readonly ban: string }
    | { readonly kind: "source"; readonly position: number; readonly word: string }
    | { readonly kind: "swap-source"; readonly positions: readonly [number, number] }
    | { readonly kind: "value"; readonly position: number; readonly numbers: readonly number[] }
    | { readonly kind: "swap-values"; readonly positions: readonly [number, number] }
    | { readonly kind: "parameter"; readonly name: string; readonly set: "zero" }
    | { readonly kind: "states"; readonly numbers: readonly (readonly number[])[] }
    | { readonly kind: "query"; readonly row: number; readonly numbers: readonly number[] };

  /** Exactly what the page's link can say. */
  interface Scene extends Model {
    readonly task: string;
    readonly sentence: string;
    readonly seed: number;
    /** What is changed in the translation that is shown. */
    readonly interventions: readonly Intervention[];
    /** The output word, from 0; null for the last word of the translation. */
    readonly row: number | null;
    readonly step: Step;
    /** The source word at which encoding stands, from 0. */
    readonly column: number;
    readonly language: Language;
    readonly flip: boolean;
    readonly screen: "stage" | "lessons" | "inspect";
    /** What the lessons are open at: `attention`, `attention.keep`, `glossary.query`, `notes.12`; "" for their list. */
    readonly place: string;
    readonly view: "loom" | "diagram" | "dictionary" | "loop" | "training";
    /** Whose letters the formulas use; null is the wiring's own. */
    readonly notation: "note" | "luong" | "bahdanau" | null;
    /** The numbers that are opened, each out of the one before it: `weights.3.2~scores.3.2`; "" for none. */
    readonly opened: string;
    /** The loom and one open step, large, for a room. */
    readonly present: boolean;
    /** What is not on the page; keys that do the same are off. */
    readonly hide: readonly Control[];
    /** A link with it trains the model from its seed to exactly so many updates; null says nothing of it. */
    readonly updates: number | null;
  }

  type Control =
    | "screens"
    | "link"
    | "language"
    | "theme"
    | "help"
    | "present"
    | "pane"
    | "config"
    | "views"
    | "ledger"
    | "surgery"
    | "export"
    | "transport"
    | "train";

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
    /** On WebGL: of the textures that hold tensors. */
    readonly textureBytes?: number;
    /** On WebGL: of the textures that are kept for the next tensors. */
    readonly freeTextureBytes?: number;
    /** On WebGL, of an update, on average: draws, textures filled from memory, programs linked. */
    readonly draws?: number;
    readonly uploads?: number;
    readonly programs?: number;
    /** On WebGL: programs linked so far, by updates and by everything else. */
    readonly linkedPrograms?: number;
    /** What updates run on, from the first update on. */
    readonly kernels?: {
      readonly kernels: "fused" | "plain";
      /** Why they are plain: a part of the model or of its training that has no fused kernel, `differ` or `failed`. */
      readonly why: string | null;
      /**
       * The largest difference between both in the loss and in every gradient of two sentences, in units of what is
       * allowed: at most 1 where fused kernels train. Null where they were not compared.
       */
      readonly excess: number | null;
      /** Of fused kernels that differ or fail: in which number, or which of them, and why, as the device says it. */
      readonly detail: string | null;
    };
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
    readonly interventions: readonly Intervention[];
    readonly tensors: Readonly<Record<string, Tensor | undefined>>;
  }

  /** Where the loss of one sentence comes from: norms of its gradient, by source position in reading order. */
  interface Probe {
    /** Mean loss of the output words, nats. */
    readonly loss: number;
    /** By the encoder's state, through the weighted sum. */
    readonly value: readonly number[];
    /** By the encoder's state, through the scores. */
    readonly score: readonly number[];
    /** By the word's embedding. */
    readonly embedding: readonly number[];
    /** The gradients themselves, row-major: what the norms are taken of, and of contexts and scores. */
    readonly gradients: Readonly<
      Partial<
        Record<
          "values" | "keys" | "embedded" | "context" | "scores",
          { readonly shape: readonly number[]; readonly data: Float32Array }
        >
      >
    >;
  }

  /** Every failure is a rejected promise whose message says what was wrong and what to do, in the page's language. */
  interface Console {
    /** Resolves when a model can be trained and asked. */
    readonly ready: Promise<Ready>;
    scene(): Scene;
    /** Another task, model or seed begins another run; what does not go together is refused and changes nothing. */
    setScene(patch: Partial<Scene>): Promise<Scene>;
    /** Trains, and resolves with the metrics when so many updates are done or training was paused. */
    train(options: { readonly steps: number }): Promise<Metrics>;
    pause(): Promise<void>;
    /** An untrained model: the one in the page, with what is said here changed. */
    reset(options?: Partial<Model> & { readonly seed?: number }): Promise<void>;
    metrics(): Metrics;
    /** Browser, backend, model and speed as Markdown, for a bug report. No sentence and no address is in it. */
    report(): Promise<string>;
    /** Of the sentence in the page when there is no text, with the page's interventions when there are none. */
    trace(text?: string, interventions?: readonly Intervention[]): Promise<Trace>;
    /** Along the model's own words, or along these. */
    probe(text?: string, forced?: string): Promise<Probe>;
    /** A safetensors file. */
    exportModel(): Promise<ArrayBuffer>;
    importModel(file: ArrayBuffer): Promise<void>;
  }
}

interface Window {
  loom: AttentionLoom.Console;
}
