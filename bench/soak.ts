/**
 * The long run in Node on wasm, and soak.md, which is made of what it and the one in the browser found. Run by
 * scripts/soak.mjs.
 */
import { type Held, soak } from "../src/testing/soak";
import { chooseBackend } from "../src/worker/backends";
import { nodeBackends } from "../src/worker/nodeBackends";

export interface Run {
  readonly backend: "wasm" | "webgl";
  readonly held: readonly Held[];
}

/** The default model on the default task: a warm-up, then the tenth and the end of so many updates. */
export async function soakWasm(updates: number): Promise<Run> {
  const choice = await chooseBackend(nodeBackends(), "wasm");
  if (choice.backend !== "wasm") throw new Error("The wasm backend does not run here.");
  const settings = { task: "fr-en", seed: 2 };
  await soak(choice, settings, [60]);
  return { backend: "wasm", held: await soak(choice, settings, [updates / 10, updates]) };
}

const megabytes = (bytes: number | null | undefined): string =>
  bytes === null || bytes === undefined ? "–" : (bytes / 1e6).toFixed(2);

function growth(from: number | null, to: number | null): string {
  if (from === null || to === null) return "–";
  const percent = (to / from - 1) * 100;
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toFixed(1)} %`;
}

function section({ backend, held }: Run): string {
  const [tenth, end] = held;
  if (!tenth || !end) return "";
  const rows: readonly (readonly [string, string, string, string])[] = [
    ["tensors", `${tenth.tensors}`, `${end.tensors}`, growth(tenth.tensors, end.tensors)],
    ["bytes of tensors", `${tenth.bytes}`, `${end.bytes}`, growth(tenth.bytes, end.bytes)],
    ...(tenth.textures && end.textures
      ? ([
          [
            "bytes of textures that hold tensors",
            `${tenth.textures.used}`,
            `${end.textures.used}`,
            growth(tenth.textures.used, end.textures.used),
          ],
          [
            "textures kept for the next tensors, MB",
            megabytes(tenth.textures.free),
            megabytes(end.textures.free),
            growth(tenth.textures.free, end.textures.free),
          ],
        ] as const)
      : []),
    [
      "JS heap of the training thread, MB",
      megabytes(tenth.heap),
      megabytes(end.heap),
      growth(tenth.heap, end.heap),
    ],
    ...(tenth.pageHeap === null
      ? []
      : ([
          [
            "JS heap of the page, MB",
            megabytes(tenth.pageHeap),
            megabytes(end.pageHeap),
            growth(tenth.pageHeap, end.pageHeap),
          ],
        ] as const)),
  ];
  return [
    `## ${end.update.toLocaleString("en")} updates on ${backend}`,
    "",
    `| | after ${tenth.update.toLocaleString("en")} | after ${end.update.toLocaleString("en")} | |`,
    "|---|---:|---:|---:|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ].join("\n");
}

export function render(runs: readonly Run[]): string {
  return [
    "# What a long run leaves behind",
    "",
    "Written by `npm run soak`. Each run trains the default model on the default task with everything that the page has",
    "done beside it: snapshots, an evaluation every 50 updates, a checkpoint every 3 s. A short run before it has compiled",
    "what there is to compile. Heaps are counted after forced collections.",
    "",
    "The JS heap on wasm is that of Node, on WebGL that of the worker and that of the page, in headless Chromium with",
    "software WebGL. Textures that hold no tensor are kept for the next one of their size, 256 MB of them at most: how",
    "many there are depends on the lengths of the translations that were shown.",
    "",
    ...runs.map(section),
  ].join("\n");
}
