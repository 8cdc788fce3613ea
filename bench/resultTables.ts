/** The tables of results.md: which lines go where, what their columns are, and what a reader has to know of them. */
import type { Line, PartId, Value } from "./host";

type Column = readonly [title: string, value: (line: Line) => string];

export interface Table {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly columns: readonly Column[];
}

const shown = (value: Value | undefined): string =>
  value === null || value === undefined ? "" : typeof value === "number" ? number(value) : String(value);

function number(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}

const field = (title: string, name: string): Column => [title, (line) => shown(line[name])];
const PLACE: Column = [
  "backend",
  ({ backend, where }) => [backend, where].filter((part) => part !== undefined).join(", "),
];
const SUBJECT = field("what", "subject");
const RESET =
  "The GRU of tfjs-layers applies its reset gate before the recurrent product, ours after it, and its attention sees padding.";

const IN_TURNS = `The same sentences for all, in turns on the same machine: the median of the rounds, the least and the most; “times” is how much longer than this engine. ${RESET} PyTorch: one thread, drawing sentences left out.`;

export const TABLES: Readonly<Record<PartId, readonly Table[]>> = {
  counts: [
    {
      id: "webgl",
      title: "What one update asks of WebGL",
      text: `Positions are so many of the source + so many of the target; every sentence of copied digits fills them, those of fr-en and dates are padded to them. Counted by wrapping the context, evaluation and snapshots left out; peaks are beyond what there was before the model. ${RESET} Packed texels are tensorflow.js's default. The date conversion is that of tfjs-examples, in batches of 128; everything else of 64.`,
      columns: [
        field("model", "model"),
        SUBJECT,
        field("draws", "draws"),
        field("uploads", "uploads"),
        field("GL calls", "calls"),
        field("programs, first update", "programsFirst"),
        field("programs, later", "programs"),
        field("kernels", "kernels"),
        field("peak tensors", "peakTensors"),
        field("peak bytes", "peakBytes"),
      ],
    },
  ],
  speed: [
    {
      id: "full-11",
      title: "Milliseconds of an update, 12 + 12 positions",
      text: `The default preset (GRU, Luong dot, 32 units, batch of 64) on copied digits: every sentence fills every position. ${IN_TURNS}`,
      columns: timeColumns(),
    },
    {
      id: "fr-en",
      title: "Milliseconds of an update, the page's own task",
      text: `The same model on sentences as the task draws them. This engine passes over the padding behind their ends on wasm; plain operations, tfjs-layers and PyTorch compute it. ${IN_TURNS}`,
      columns: timeColumns(),
    },
  ],
  scaling: [
    {
      id: "length",
      title: "Growth with length",
      text: "So many source and as many target positions, every one of them filled, batch of 64; “growth” is how many times the time of the row above in the same round, the median of the rounds.",
      columns: [field("positions", "at"), SUBJECT, PLACE, field("ms", "ms"), field("growth", "growth")],
    },
    {
      id: "batch",
      title: "Growth with batch",
      text: "12 + 12 positions, every one of them filled.",
      columns: [field("batch", "at"), SUBJECT, PLACE, field("ms", "ms"), field("growth", "growth")],
    },
  ],
  learn: [
    {
      id: "runs",
      title: "From scratch to 0.95 held-out exact match",
      text: "Task fr-en, all 500 held-out sentences, measured every 25 updates, evaluation left out. Start-up goes from nothing to the end of the first update, in a browser from the making of the worker: code, backend, model, fused kernels compared with plain ones, programs compiled (some subjects do so in their first update). Seconds are those of training after it, drawing sentences included (PyTorch: left out). In Node the backend stood already. The page's choice between backends is no part of it.",
      columns: [
        SUBJECT,
        PLACE,
        field("seed", "seed"),
        field("start-up, s", "startUp"),
        ["seconds", seconds],
        field("in all, s", "inAll"),
        field("updates", "updates"),
        field("exact", "exact"),
      ],
    },
    {
      id: "median",
      title: "From scratch, the median of the seeds",
      text: "This engine, fused.",
      columns: [PLACE, field("seeds", "seeds"), field("seconds", "seconds"), field("worst", "worst")],
    },
  ],
  dates: [
    {
      id: "backends",
      title: "The date conversion architecture: which backend",
      text: "Milliseconds of an update, a few updates of each; each side then trains on its fastest. On wasm tensorflow.js lacks the kernel for an embedding's gradient: one in JavaScript was added for the peer. Its batch is 128, ours 64.",
      columns: [SUBJECT, PLACE, field("ms", "ms")],
    },
    {
      id: "learned",
      title: "The date conversion architecture: to 0.99 held-out exact dates",
      text: "The same task and the same 500 held-out dates. Seconds of training alone, after the first update.",
      columns: [
        SUBJECT,
        PLACE,
        field("start-up, s", "startUp"),
        ["seconds", seconds],
        field("updates", "updates"),
        field("exact", "exact"),
      ],
    },
  ],
  page: [
    {
      id: "sizes",
      title: "What the worker loads",
      text: "Its entry and all that it loads for this backend, gzipped, before the wasm binary.",
      columns: [
        field("backend", "backend"),
        field("files", "files"),
        field("entry, bytes", "entryBytes"),
        field("in all, bytes", "bytes"),
      ],
    },
    {
      id: "open",
      title: "Cold open",
      text: "On loopback, from navigation to the painted heatmap of the shipped model; to the painted next step, whose key is pressed at that moment; and to the shipped model at rest in the engine, when typing gives a new trace; medians. Throttling slows the page's main thread, not its worker.",
      columns: [
        field("throttling", "throttling"),
        field("backend", "backend"),
        field("heatmap, ms", "painted"),
        field("next step, ms", "stepped"),
        field("next step, worst", "worst"),
        field("model ready, ms", "ready"),
        field("runs", "runs"),
      ],
    },
    {
      id: "typing",
      title: "From typing to the new sentence's heatmap",
      text: "A held-out sentence put into the box, as a key or a paste does. At a word that the model does not know the page waits 250 ms, as it may be half typed.",
      columns: [
        field("backend", "backend"),
        field("ms", "trace"),
        field("worst", "worst"),
        field("to the next frame, ms", "frame"),
        field("sentences", "sentences"),
      ],
    },
    {
      id: "training",
      title: "While it trains",
      text: "Long tasks (over 50 ms) of the page's main thread.",
      columns: [
        field("backend", "backend"),
        field("seconds", "seconds"),
        field("updates", "updates"),
        field("long tasks", "longTasks"),
        field("longest, ms", "longest"),
      ],
    },
  ],
};

function timeColumns(): Column[] {
  return [
    PLACE,
    SUBJECT,
    field("positions filled", "filled"),
    field("ms", "ms"),
    field("least", "least"),
    field("most", "most"),
    field("times", "times"),
  ];
}

function seconds(line: Line): string {
  const { spent, exact } = line;
  if (line.seconds !== null && line.seconds !== undefined) return shown(line.seconds);
  return `not in ${shown(spent)}, at ${shown(exact)}`;
}
