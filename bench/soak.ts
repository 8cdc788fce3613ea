/**
 * The long run in Node on wasm, and soak.md, which is made of what it and the one in the browser found. Run by
 * scripts/soak.mjs.
 */
import { type Held, soak } from "../src/testing/soak";
import { chooseBackend } from "../src/worker/backends";
import { nodeBackends } from "../src/worker/nodeBackends";
import { commitOf, type Machine, machine } from "./machine";

export interface Run {
  readonly backend: "wasm" | "webgl";
  /** After the tenth of the updates and after all; programs are those linked so far, on WebGL. */
  readonly held: readonly (Held & { readonly programs?: number })[];
  /** Where it was the browser that trained. */
  readonly chromium?: string;
}

/** What a soak was made of, and on. */
export interface Provenance extends Machine {
  readonly date: string;
  readonly commit: string;
}

export function provenance(root: string): Provenance {
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commitOf(root, ["src", "bench", "scripts", "e2e"]),
    ...machine(),
  };
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
    ...(tenth.programs === undefined || end.programs === undefined
      ? []
      : ([
          [
            "programs linked so far",
            `${tenth.programs}`,
            `${end.programs}`,
            growth(tenth.programs, end.programs),
          ],
        ] as const)),
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

export function render({ date, commit, cpu, cores, node, tfjs }: Provenance, runs: readonly Run[]): string {
  const chromium = runs.map((run) => run.chromium).find((version) => version !== undefined);
  return [
    "# What a long run leaves behind",
    "",
    `Written by \`npm run soak\`: ${date}, commit ${commit}; ${cpu}, ${cores} cores; Node ${node}, ${chromium ? `Chromium ${chromium}` : "no browser"}, tensorflow.js ${tfjs}.`,
    "",
    "Each run trains the default model on the default task from scratch, with everything that the page has done beside it:",
    "snapshots, an evaluation every 50 updates, a checkpoint every 3 s. A short run of another model before it has compiled",
    "what there is to compile. Heaps are counted after forced collections.",
    "",
    "- **wasm runs in Node**, with the engine that the page's worker runs; its heap is that of Node. WebGL runs in the page,",
    "  in headless Chromium with software WebGL (SwiftShader); heaps are those of the worker and of the page.",
    "- **V8's compilers to machine code are switched off in both** (`--no-opt --no-maglev --no-sparkplug`). Machine code lies",
    "  in the heap, and functions that happen to be compiled late would look like something left behind. What is measured",
    "  is therefore memory, not speed.",
    "- While a model learns, its translations change their lengths. Shapes are padded in steps, so that no program",
    "  is linked on the way: the run on WebGL fails where one is.",
    "- Textures that hold no tensor are kept for the next one of their size, 256 MB of them at most.",
    "",
    ...runs.map(section),
  ].join("\n");
}
