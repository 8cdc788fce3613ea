/** The tables of learning.md from the lines of learning.jsonl. */
import type { Line } from "./learning";

const share = (value: number | undefined): string => (value === undefined ? "" : value.toFixed(3));

interface Table {
  readonly experiment: string;
  readonly title: string;
  readonly text: string;
  readonly columns: readonly (readonly [string, (line: Line) => string])[];
}

const described = ({ settings }: Line): string => {
  const { task: _, seed: __, ...rest } = settings;
  const parts = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  );
  return parts.length > 0 ? parts.join(", ") : "default";
};

const TASK = ["task", ({ settings }: Line) => settings.task] as const;
const SEED = ["seed", ({ settings }: Line) => String(settings.seed)] as const;
const MODEL = ["settings", described] as const;
const UPDATES = ["updates", ({ updates }: Line) => String(updates)] as const;
const SECONDS = ["training, s", ({ seconds }: Line) => String(seconds)] as const;
const CONDITION = ["condition", ({ condition }: Line) => condition ?? ""] as const;
const EXACT = ["exact", ({ metrics }: Line) => share(metrics.exact)] as const;
const TOKENS = ["token accuracy", ({ metrics }: Line) => share(metrics.tokenAccuracy)] as const;
const BLEU = ["BLEU", ({ metrics }: Line) => metrics.bleu?.toFixed(1) ?? ""] as const;
const AER = ["AER", ({ metrics }: Line) => share(metrics.aer)] as const;
const STRICT = ["AER, strict", ({ metrics }: Line) => share(metrics.aerStrict)] as const;
const INPUT = ["AER, rows = input word", ({ metrics }: Line) => share(metrics.aerInputWord)] as const;
const ENTROPY = ["entropy, nats", ({ metrics }: Line) => share(metrics.entropy)] as const;
const field = (title: string, name: string): readonly [string, (line: Line) => string] => [
  title,
  ({ metrics }) => share(metrics[name]),
];

const TABLES: readonly Table[] = [
  {
    experiment: "tasks",
    title: "Every task with its default settings",
    text: "500 held-out sentences that no run trains on. Recall's answers have one word, so no four-gram to count: its BLEU is 0 by definition. Sorting needs no alignment that follows words: equal digits and a bag of them do, and its attention looks elsewhere at the same success. Read in one direction, ko-en and dates look beside the gold link while they translate without a mistake.",
    columns: [TASK, SEED, UPDATES, SECONDS, EXACT, TOKENS, BLEU, AER, STRICT, INPUT, ENTROPY],
  },
  {
    experiment: "own",
    title: "Pairs from a file",
    text: "4,000 pairs of the French grammar written to a file and read back: no gold alignment, one sentence in ten held out.",
    columns: [TASK, SEED, UPDATES, SECONDS, EXACT, TOKENS, BLEU, ENTROPY],
  },
  {
    experiment: "speed",
    title: "After 250 updates, with attention and without",
    text: "The same sizes and sentences; only the way from encoder to decoder differs. Expected was about 0.97 with attention and nothing without; with these settings (a higher learning rate that falls) the plain models are on their way at 250 updates, and the contrast is a head start, large and not total.",
    columns: [TASK, MODEL, UPDATES, SECONDS, EXACT, TOKENS, AER],
  },
  {
    experiment: "models",
    title: "Every cell, wiring, score and window",
    text: "On fr-en. A score that cannot see the source (location, uniform) is here to be compared, not to win.",
    columns: [MODEL, SEED, UPDATES, SECONDS, EXACT, TOKENS, AER, ENTROPY],
  },
  {
    experiment: "bottleneck",
    title: "The bottleneck, within the lengths trained on",
    text: "Digits reversed, trained on lengths 1 to 20, measured on 128 fresh sentences of each length. As expected one vector does not hold what attention looks up: both plain models fall from 8 digits on (earlier than the 0.33 at 12 that longer training gave elsewhere), both attending ones stay near 1 to the end.",
    columns: [MODEL, SEED, UPDATES, SECONDS, CONDITION, EXACT, TOKENS],
  },
  {
    experiment: "reversal",
    title: "The source reversed",
    text: "Sutskever's trick on fr-en, without attention (three seeds) and with it: compare the rows of one seed. Two seeds of three learn faster reversed, one does not; expected was a larger gain in every seed, which the higher learning rate here leaves little room for. With attention it hardly matters.",
    columns: [MODEL, SEED, UPDATES, EXACT, TOKENS],
  },
  {
    experiment: "uniform",
    title: "Other weights than the model's own",
    text: "Put in after training, all rows; beside a model that was trained with uniform weights. As expected, a model breaks under weights that it did not learn, hardly notices hard ones, and learns nearly as well when its weights are uniform from the beginning: much of the gain is the way to all states, not the choice among them.",
    columns: [TASK, MODEL, UPDATES, CONDITION, EXACT, TOKENS],
  },
  {
    experiment: "articles",
    title: "Where French articles look",
    text: "EN to FR, rows of le, la and l': mean weight on “the”, on its noun, and on what stands between them. In one direction the state at “the” cannot know the noun, and the decoder looks at the noun, less exclusively than expected (0.36 to 0.47 of the weight where 0.62 to 0.93 was), and up to 0.35 on “the”. In two directions all four seeds here look at “the”, which has read the noun backwards; expected was that seeds differ.",
    columns: [
      ["directions", ({ settings }) => (settings.bidirectional ? "two" : "one")],
      SEED,
      UPDATES,
      EXACT,
      field("on “the”", "onThe"),
      field("on the noun", "onNoun"),
      field("between", "between"),
      ["AER", AER[1]],
      STRICT,
    ],
  },
  {
    experiment: "forcing",
    title: "Teacher forcing and its mixtures",
    text: "KO to EN without attention: the chance that the decoder is fed the right word.",
    columns: [
      ["schedule", ({ settings }) => settings.teacherForcing ?? ""],
      SEED,
      UPDATES,
      SECONDS,
      EXACT,
      TOKENS,
    ],
  },
];

export function render(lines: readonly Line[]): string {
  const sections = TABLES.flatMap(({ experiment, title, text, columns }) => {
    const mine = lines.filter((line) => line.experiment === experiment);
    if (mine.length === 0) return [];
    const rows = mine.map((line) => `| ${columns.map(([, value]) => value(line)).join(" | ")} |`);
    const head = `| ${columns.map(([name]) => name).join(" | ")} |`;
    return [`## ${title}`, "", text, "", head, `|${columns.map(() => "---").join("|")}|`, ...rows, ""];
  });
  return [
    "# What the models learn",
    "",
    "Made by `npm run learning` on the wasm backend, from `learning.jsonl`, which holds every number; one experiment alone",
    "runs with `npm run learning -- NAME`. The same seed gives the same curve. Seconds are of the machine that ran it.",
    "",
    ...sections,
  ].join("\n");
}
