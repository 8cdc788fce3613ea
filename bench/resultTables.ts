/** The tables of results.md from the lines of results.jsonl: of each part the latest run. */
import { reached } from "./goals";
import { type Line, PART_IDS, type PartId, type Value } from "./host";

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly chromium: string | null;
  readonly tfjs: string;
  readonly torch: string | null;
  readonly graphics: string;
}

export type Kept = Machine & { readonly date: string; readonly commit: string } & Line;

type Column = readonly [title: string, value: (line: Line) => string];

interface Table {
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

const TABLES: Readonly<Record<PartId, readonly Table[]>> = {
  counts: [
    {
      id: "webgl",
      title: "What one update asks of WebGL",
      text: `Counted by wrapping the context, evaluation and snapshots left out; peaks are beyond what there was before the model. ${RESET} Packed texels are tensorflow.js's default.`,
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
      id: "fr-en",
      title: "Milliseconds of an update, the page's own task",
      text: `The default preset (GRU, Luong dot, 32 units, batch of 64), 11 source and 12 target positions. In turns on the same machine: the median of the rounds, the least and the most; “times” is how much longer than this engine. ${RESET} PyTorch: one thread, the same batch and lengths, drawing sentences left out.`,
      columns: timeColumns(),
    },
    {
      id: "copy-11",
      title: "Milliseconds of an update, 12 + 12 positions",
      text: "The same model on digits.",
      columns: timeColumns(),
    },
  ],
  scaling: [
    {
      id: "length",
      title: "Growth with length",
      text: "So many source and as many target positions, batch of 64; “growth” is how many times the time of the row above.",
      columns: [field("positions", "at"), SUBJECT, PLACE, field("ms", "ms"), field("growth", "growth")],
    },
    {
      id: "batch",
      title: "Growth with batch",
      text: "The page's own task.",
      columns: [field("batch", "at"), SUBJECT, PLACE, field("ms", "ms"), field("growth", "growth")],
    },
  ],
  learn: [
    {
      id: "runs",
      title: "From scratch to 0.95 held-out exact match",
      text: "Task fr-en, all 500 held-out sentences, measured every 25 updates. Seconds of training alone, drawing sentences included (PyTorch: left out), start-up and evaluation left out.",
      columns: [
        SUBJECT,
        PLACE,
        field("seed", "seed"),
        ["seconds", seconds],
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
      columns: [SUBJECT, PLACE, field("ms", "ms"), field("graphics", "renderer")],
    },
    {
      id: "learned",
      title: "The date conversion architecture: to 0.99 held-out exact dates",
      text: "The same task and the same 500 held-out dates. Seconds of training alone.",
      columns: [
        SUBJECT,
        PLACE,
        ["seconds", seconds],
        field("updates", "updates"),
        field("exact", "exact"),
        field("graphics", "renderer"),
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
      text: "A held-out sentence and Enter; without Enter, the page waits 250 ms for the end of a sentence first.",
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
    field("ms", "ms"),
    field("least", "least"),
    field("most", "most"),
    field("times", "times"),
    field("graphics", "renderer"),
  ];
}

function seconds(line: Line): string {
  const { spent, exact } = line;
  if (line.seconds !== null && line.seconds !== undefined) return shown(line.seconds);
  return `not in ${shown(spent)}, at ${shown(exact)}`;
}

function goalsOf(lines: readonly Kept[]): string[] {
  const goals = reached(PART_IDS.flatMap((part) => latestOf(part, lines)));
  if (goals.length === 0) return [];
  return [
    "## What was wanted",
    "",
    "Of the tables below. Counts and sizes are held to: `npm run bench` fails where one is not reached.",
    "",
    "| what | wanted | found | reached |",
    "|---|---|---|---|",
    ...goals.map(
      ({ title, wanted, found, holds }) => `| ${[title, wanted, found, holds ? "yes" : "no"].join(" | ")} |`,
    ),
    "",
  ];
}

/** The lines of a part's latest run. */
function latestOf(part: PartId, lines: readonly Kept[]): Kept[] {
  const mine = lines.filter((line) => line.part === part);
  return mine.filter(({ date }) => date === mine.at(-1)?.date);
}

function tableOf({ id, title, text, columns }: Table, lines: readonly Kept[]): string[] {
  const mine = lines.filter(({ table }) => table === id);
  if (mine.length === 0) return [];
  return [
    `### ${title}`,
    "",
    text,
    "",
    `| ${columns.map(([name]) => name).join(" | ")} |`,
    `|${columns.map(() => "---").join("|")}|`,
    ...mine.map((line) => `| ${columns.map(([, value]) => value(line)).join(" | ")} |`),
    "",
  ];
}

function sectionOf(part: PartId, lines: readonly Kept[]): string[] {
  const latest = latestOf(part, lines);
  const last = latest.at(-1);
  if (!last) return [];
  const { date, commit, cpu, cores, node, chromium, tfjs, torch, graphics } = last;
  return [
    `## ${part}`,
    "",
    `${date.slice(0, 10)}, commit ${commit}; ${cpu}, ${cores} cores, ${graphics} graphics; Node ${node}, ${chromium ? `Chromium ${chromium}` : "no browser"}, tensorflow.js ${tfjs}, ${torch ? `PyTorch ${torch}` : "no PyTorch"}.`,
    "",
    ...TABLES[part].flatMap((table) => tableOf(table, latest)),
  ];
}

export function render(lines: readonly Kept[]): string {
  return [
    "# How fast it is",
    "",
    "Made by `npm run bench` from `results.jsonl`, which holds every number of every run; of each part the latest is shown.",
    "",
    ...goalsOf(lines),
    ...PART_IDS.flatMap((part) => sectionOf(part, lines)),
  ].join("\n");
}
