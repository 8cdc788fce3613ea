/**
 * results.md from the lines of results.jsonl: of each part the latest run with software graphics, and the latest with
 * hardware graphics. Parts that were not measured in one go are said to be so before anything else.
 */
import { reached } from "./goals";
import { type Line, PART_IDS } from "./host";
import type { Machine } from "./machine";
import { TABLES, type Table } from "./resultTables";

/** What all lines of a run have in common. */
export interface Run extends Machine {
  /** When it began: no other run has the same. */
  readonly date: string;
  readonly commit: string;
  readonly chromium: string | null;
  readonly torch: string | null;
  readonly graphics: "software" | "hardware";
}

export type Kept = Run & Line;

function goalsOf(lines: readonly Kept[]): string[] {
  const said = (holds: boolean | null): string => (holds === null ? "–" : holds ? "yes" : "no");
  return [
    "### What was wanted",
    "",
    "Of the tables below. Counts and sizes are held to: `npm run bench` fails where one is not reached.",
    "",
    "| what | wanted | found | reached |",
    "|---|---|---|---|",
    ...reached(lines).map(
      ({ title, wanted, found, holds }) => `| ${[title, wanted, found, said(holds)].join(" | ")} |`,
    ),
    "",
  ];
}

/** The lines of each part's latest run. */
function latestOf(lines: readonly Kept[]): Kept[] {
  return PART_IDS.flatMap((part) => {
    const mine = lines.filter((line) => line.part === part);
    return mine.filter(({ date }) => date === mine.at(-1)?.date);
  });
}

function tableOf({ id, title, text, columns }: Table, lines: readonly Kept[]): string[] {
  const mine = lines.filter(({ table }) => table === id);
  if (mine.length === 0) return [];
  return [
    `#### ${title}`,
    "",
    text,
    "",
    `| ${columns.map(([name]) => name).join(" | ")} |`,
    `|${columns.map(() => "---").join("|")}|`,
    ...mine.map((line) => `| ${columns.map(([, value]) => value(line)).join(" | ")} |`),
    "",
  ];
}

/** Which parts belong together, and what they were measured on. */
function runsOf(lines: readonly Kept[]): string[] {
  const runs = [...new Set(lines.map(({ date }) => date))].toSorted().map((date) => {
    const mine = lines.filter((line) => line.date === date);
    const parts = [...new Set(mine.map(({ part }) => part))].join(", ");
    return `${parts}: ${told(mine)}.`;
  });
  const [only, ...more] = runs;
  if (only === undefined) return [];
  if (more.length === 0) return [`One run. ${told(lines)}.`, ""];
  return [
    "**Not one run: these parts were measured apart, and their numbers are not side by side.**",
    "",
    ...runs.map((run) => `- ${run}`),
    "",
  ];
}

function told(lines: readonly Kept[]): string {
  const [line] = lines;
  if (!line) return "";
  const { date, commit, cpu, cores, node, chromium, tfjs, torch } = line;
  const renderers = lines.map(({ renderer }) => renderer).filter((name) => typeof name === "string");
  return [
    `${date.slice(0, 16).replace("T", " ")} UTC, commit ${commit}`,
    `${cpu}, ${cores} cores`,
    ...(renderers.length > 0 ? [`WebGL drawn by ${[...new Set(renderers)].join(" and ")}`] : []),
    `Node ${node}, ${chromium ? `Chromium ${chromium}` : "no browser"}, tensorflow.js ${tfjs}, ${torch ? `PyTorch ${torch}` : "no PyTorch"}`,
  ].join("; ");
}

const GRAPHICS = [
  ["software", "Software graphics"],
  ["hardware", "Hardware graphics"],
] as const;

function graphicsOf(title: string, lines: readonly Kept[]): string[] {
  if (lines.length === 0) return [];
  return [
    `## ${title}`,
    "",
    ...runsOf(lines),
    ...goalsOf(lines),
    ...PART_IDS.flatMap((part) => {
      const tables = TABLES[part].flatMap((table) =>
        tableOf(
          table,
          lines.filter((line) => line.part === part),
        ),
      );
      return tables.length > 0 ? [`### ${part}`, "", ...tables] : [];
    }),
  ];
}

export function render(lines: readonly Kept[]): string {
  return [
    "# How fast it is",
    "",
    "Made by `npm run bench` from `results.jsonl`, which holds every number of every run; of each part the latest is shown.",
    "",
    ...GRAPHICS.flatMap(([graphics, title]) =>
      graphicsOf(title, latestOf(lines.filter((line) => line.graphics === graphics))),
    ),
  ].join("\n");
}
