import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { present } from "../lib/assert";
import { decodeSafetensors, encodeSafetensors } from "../lib/safetensors";
import { useBackend } from "../testing/backend";
import { findPython, runPython, runScripts } from "../testing/python";
import { tinyTask } from "../testing/tinyTask";
import {
  type Architecture,
  CELL_IDS,
  DEFAULT_RADIUS,
  isArchitecture,
  SCORE_IDS,
  WINDOW_IDS,
  WIRING_IDS,
} from "../trace/architecture";
import type { Trace } from "../trace/trace";
import { completeSettings, type SomeSettings } from "../training/settings";
import { createTrainer } from "../training/trainer";
import type { TwinFormat } from "./library";
import { twinFiles } from "./twin";

const folder = mkdtempSync(join(tmpdir(), "loom-twin-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => useBackend("wasm"));

interface Made {
  readonly trace: Trace;
  readonly model: ArrayBuffer;
}

/** A trace of a model of a few updates, whose sizes all differ. */
async function make(
  architecture: Partial<SomeSettings>,
  options: { text?: string; forced?: string } = {},
): Promise<Made> {
  const settings = completeSettings({
    task: tinyTask.id,
    seed: 3,
    units: 6,
    embed: 5,
    batch: 4,
    ...architecture,
  });
  const trainer = createTrainer(tinyTask, settings);
  for (let i = 0; i < 3; i++) trainer.update();
  await trainer.drainLosses();
  const { text = "c a e b", forced } = options;
  const trace = await trainer.trace(text, { forced });
  const model = await trainer.checkpoint({});
  trainer.dispose();
  return { trace, model };
}

let written = 0;
/** Writes a twin into a folder of its own; returns the path of its script. */
function write(made: Made, format: TwinFormat): string {
  written += 1;
  const at = join(folder, String(written));
  mkdirSync(at);
  for (const { name, content } of twinFiles({ ...made, format })) writeFileSync(join(at, name), content);
  return join(at, "twin.py");
}

const scriptOf = (made: Made, format: TwinFormat): string =>
  new TextDecoder().decode(twinFiles({ ...made, format })[0]?.content);

const attending = { score: "dot", window: "global", gaussian: false, radius: DEFAULT_RADIUS } as const;
const one = { layers: 1, bidirectional: false, inputFeeding: false } as const;

type Combination = readonly [name: string, architecture: Architecture, more?: Partial<SomeSettings>];

/** Every cell, wiring, score, window, number of layers and directions at least once. */
const COMBINATIONS: readonly Combination[] = [
  ["gru luong dot", { ...one, ...attending, cell: "gru", wiring: "luong" }],
  [
    "rnn luong scaled-dot, two directions",
    { ...one, ...attending, cell: "rnn", wiring: "luong", score: "scaled-dot", bidirectional: true },
  ],
  [
    "lstm luong general, two layers",
    { ...one, ...attending, cell: "lstm", wiring: "luong", score: "general", layers: 2 },
  ],
  [
    "gru luong concat, input feeding",
    { ...one, ...attending, cell: "gru", wiring: "luong", score: "concat", inputFeeding: true },
  ],
  [
    "lstm luong general, input feeding, two layers in two directions",
    {
      ...attending,
      cell: "lstm",
      wiring: "luong",
      score: "general",
      layers: 2,
      bidirectional: true,
      inputFeeding: true,
    },
  ],
  [
    "rnn luong location, local-m",
    { ...one, ...attending, cell: "rnn", wiring: "luong", score: "location", window: "local-m", radius: 1 },
  ],
  [
    "gru luong uniform, local-m with its Gaussian",
    {
      ...one,
      ...attending,
      cell: "gru",
      wiring: "luong",
      score: "uniform",
      window: "local-m",
      gaussian: true,
    },
  ],
  [
    "lstm luong dot, local-p",
    { ...one, ...attending, cell: "lstm", wiring: "luong", window: "local-p", gaussian: true },
  ],
  [
    "gru bahdanau concat, two directions",
    { ...one, ...attending, cell: "gru", wiring: "bahdanau", score: "concat", bidirectional: true },
  ],
  [
    "lstm bahdanau concat, two layers in two directions",
    {
      ...one,
      ...attending,
      cell: "lstm",
      wiring: "bahdanau",
      score: "concat",
      layers: 2,
      bidirectional: true,
    },
  ],
  [
    "rnn bahdanau general, local-p, two layers",
    {
      ...one,
      ...attending,
      cell: "rnn",
      wiring: "bahdanau",
      score: "general",
      window: "local-p",
      gaussian: true,
      layers: 2,
    },
  ],
  [
    "gru plain",
    { ...one, ...attending, cell: "gru", wiring: "plain", score: null, window: null },
    { reverseSource: true },
  ],
  [
    "lstm plain, two layers in two directions",
    {
      ...one,
      ...attending,
      cell: "lstm",
      wiring: "plain",
      score: null,
      window: null,
      layers: 2,
      bidirectional: true,
    },
  ],
  [
    "rnn plain-context",
    { ...one, ...attending, cell: "rnn", wiring: "plain-context", score: null, window: null },
  ],
  [
    "gru plain-context, two layers",
    { ...one, ...attending, cell: "gru", wiring: "plain-context", score: null, window: null, layers: 2 },
  ],
  [
    "gru luong dot, read backwards",
    { ...one, ...attending, cell: "gru", wiring: "luong" },
    { reverseSource: true },
  ],
];

const makeNamed = async (name: string): Promise<Made> => {
  const found = COMBINATIONS.find(([one]) => one === name);
  if (!found) throw new Error(`no combination "${name}"`);
  return make({ ...found[1], ...found[2] });
};

/** The lines of a script that agrees: one for each tensor, then how many. */
function expectAgreement(out: string, { trace }: Made): void {
  const lines = out.trim().split("\n");
  const names = Object.keys(trace.tensors);
  expect(lines.map((line) => line.split(" ")[0]).slice(0, -1)).toEqual(names);
  expect(lines.at(-1)).toBe(`all ${names.length} tensors agree`);
}

/** Twins of these models in one process: what they said, or why there is no process. */
function runAll(
  format: TwinFormat,
  mades: readonly Made[],
): { ended: ReturnType<typeof runScripts> } | { reason: string } {
  const python = findPython(format === "numpy" ? "numpy" : "torch");
  if (python.path === null) return { reason: python.reason };
  return {
    ended: runScripts(
      python.path,
      mades.map((made) => write(made, format)),
    ),
  };
}

describe.each<[TwinFormat, readonly string[]]>([
  ["numpy", COMBINATIONS.map(([name]) => name)],
  [
    "pytorch",
    [
      "gru bahdanau concat, two directions",
      "lstm luong general, input feeding, two layers in two directions",
      "lstm bahdanau concat, two layers in two directions",
      "rnn luong location, local-m",
      "lstm luong dot, local-p",
      "gru plain-context, two layers",
    ],
  ],
])("a twin in %s", (format, names) => {
  const mades: Made[] = [];
  let ran: ReturnType<typeof runAll>;
  beforeAll(async () => {
    for (const name of names) mades.push(await makeNamed(name));
    ran = runAll(format, mades);
  });

  for (const [i, name] of names.entries())
    it(`computes every tensor of ${name}`, (ctx) => {
      if ("reason" in ran) return ctx.skip(ran.reason);
      const [made, ended] = [mades[i], ran.ended[i]];
      expect(ended?.error).toBe("");
      expectAgreement(ended?.out ?? "", present(made, "a model"));
    });
});

describe("the combinations of the twins", () => {
  it("hold every cell, wiring, score, window, number of layers and way of reading", () => {
    const architectures = COMBINATIONS.map(([, architecture]) => architecture);
    expect(architectures.filter((architecture) => !isArchitecture(architecture))).toEqual([]);
    const found = <K extends keyof Architecture>(key: K): Set<Architecture[K]> =>
      new Set(architectures.map((architecture) => architecture[key]));
    expect([...found("cell")].sort()).toEqual([...CELL_IDS].sort());
    expect([...found("wiring")].sort()).toEqual([...WIRING_IDS].sort());
    expect(found("score")).toEqual(new Set([...SCORE_IDS, null]));
    expect(found("window")).toEqual(new Set([...WINDOW_IDS, null]));
    for (const key of ["layers", "bidirectional", "inputFeeding", "gaussian"] as const)
      expect(found(key).size, key).toBe(2);
    expect(COMBINATIONS.length).toBeGreaterThanOrEqual(12);
  });
});

describe("a twin on its own", () => {
  const numpy = findPython("numpy");
  let made: Made;
  beforeAll(async () => {
    made = await make({ cell: "gru", wiring: "luong", score: "general" }, { forced: "C A B" });
  });

  it("ends with 0 when every tensor agrees, the loss of a forced translation too", (ctx) => {
    if (numpy.path === null) return ctx.skip(numpy.reason);
    expect(made.trace.tensors.loss?.shape).toEqual([4]);
    const { status, out, error } = runPython(numpy.path, [write(made, "numpy")]);
    expect([status, error]).toEqual([0, ""]);
    expectAgreement(out, made);
  });

  it("ends with 1 and names what depends on a changed weight", (ctx) => {
    if (numpy.path === null) return ctx.skip(numpy.reason);
    const script = write(made, "numpy");
    const { tensors, metadata } = decodeSafetensors(made.model);
    const changed = tensors["attention.W_a"];
    if (changed) changed.data[7] = (changed.data[7] ?? 0) + 0.5;
    const file = encodeSafetensors({ tensors, metadata });
    writeFileSync(join(script, "..", "model.safetensors"), new Uint8Array(file));
    const { status, out, error } = runPython(numpy.path, [script]);
    expect(status).toBe(1);
    const names = error.trim().replace(/^.*: /, "").split(", ");
    const after = ["scores", "weights", "weighted", "context", "combined", "attentional", "logits"];
    expect(names).toEqual([...after, "probabilities", "loss"]);
    expect(error).toContain(`9 of ${Object.keys(made.trace.tensors).length} tensors disagree`);
    expect(out.match(/^scores .* DISAGREES$/m)).not.toBeNull();
    expect(out).not.toContain("tensors agree");
  });

  it("ends with 1 and names a number of the trace that was changed, and a tensor that is missing", (ctx) => {
    if (numpy.path === null) return ctx.skip(numpy.reason);
    const script = write(made, "numpy");
    const path = join(script, "..", "trace.json");
    const trace = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown> & {
      tensors: Record<string, { data: number[] }>;
    };
    const { data } = trace.tensors.states ?? { data: [] };
    data[3] = (data[3] ?? 0) + 2e-4;
    writeFileSync(path, JSON.stringify(trace));
    const changed = runPython(numpy.path, [script]);
    expect(changed.status).toBe(1);
    expect(changed.error.trim()).toMatch(/^1 of \d+ tensors disagree with trace.json: states$/);

    delete trace.tensors.query;
    writeFileSync(path, JSON.stringify(trace));
    const missing = runPython(numpy.path, [script]);
    expect(missing.status).toBe(1);
    expect(missing.error).toContain("query");
  });

  it("holds nothing of other architectures", async () => {
    const plain = await makeNamed("gru plain");
    for (const format of ["numpy", "pytorch"] as const) {
      expect(scriptOf(plain, format)).not.toMatch(/attention\.|bridge|lstm|scores =|backward|RADIUS/i);
      expect(scriptOf(made, format)).not.toMatch(/bridge|lstm|backward|RADIUS|energy|fed\b/i);
    }
  });

  it("is written with three files, the model as it was exported", () => {
    const files = twinFiles({ ...made, format: "numpy" });
    expect(files.map(({ name }) => name)).toEqual(["twin.py", "model.safetensors", "trace.json"]);
    expect(files[1]?.content).toEqual(new Uint8Array(made.model));
  });

  it("cannot be given another line by what someone typed", () => {
    const tokens = ['a"""', "b\nprint(1)", "c\r\u0000d\\", "<eos>"];
    const trace = { ...made.trace, source: { ...made.trace.source, tokens } };
    for (const format of ["numpy", "pytorch"] as const) {
      const lines = scriptOf({ ...made, trace }, format).split(/[\r\n]/);
      expect(lines.filter((line) => line.includes("print(1)")).map((line) => line[0])).toEqual(["#"]);
      expect(lines.length).toBe(scriptOf(made, format).split("\n").length);
    }
  });

  it("is refused for a trace with interventions and for another model's trace, with a problem", () => {
    const interventions = [{ kind: "weights", row: "all", set: "uniform" }] as const;
    const problemOf = (changed: Partial<Trace>): unknown => {
      try {
        return twinFiles({ ...made, trace: { ...made.trace, ...changed }, format: "numpy" });
      } catch (error) {
        return (error as { problem?: unknown }).problem;
      }
    };
    expect(problemOf({ interventions })).toEqual({ code: "twin-interventions" });
    const { model } = made.trace;
    expect(problemOf({ model: { ...model, step: 4 } })).toEqual({ code: "twin-other-model", field: "step" });
    expect(problemOf({ model: { ...model, units: 8 } })).toEqual({
      code: "twin-other-model",
      field: "units",
    });
  });
});

/** Written without the twins' pieces: a file's tensors go into torch.nn as they are, in float32. */
const STATES = `
import json, sys
import torch

for folder in sys.argv[1:]:
    content = bytearray(open(folder + "/model.safetensors", "rb").read())
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    config = json.loads(header.pop("__metadata__")["config"])
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        numbers = torch.frombuffer(content[8 + size + begin : 8 + size + end], dtype=torch.float32)
        tensors[name] = numbers.reshape(entry["shape"])
    def load(module, prefix):
        own = {name[len(prefix):]: x for name, x in tensors.items() if name.startswith(prefix)}
        module.load_state_dict(own, strict=True)
        return module
    units, embed, layers = config["units"], config["embed"], config["layers"]
    two = config["bidirectional"]
    kind = getattr(torch.nn, config["cell"].upper())
    encoder = kind(embed, units // 2 if two else units, layers, bidirectional=two)
    load(kind(embed, units, layers), "decoder.rnn.")
    words = load(torch.nn.Embedding(config["sourceVocab"], embed), "encoder.embedding.")
    trace = json.load(open(folder + "/trace.json"))
    states, _ = load(encoder, "encoder.rnn.")(words(torch.tensor(trace["source"]["ids"])))
    wanted = torch.tensor(trace["tensors"]["states"]["data"]).reshape(states.shape)
    print(float((states - wanted).abs().max()))
`;

describe("a model file in PyTorch", () => {
  it("loads into torch.nn.GRU and torch.nn.LSTM by its names and gives the trace's states", async (ctx) => {
    const torch = findPython("torch");
    if (torch.path === null) return ctx.skip(torch.reason);
    const made = await Promise.all(
      (["gru", "lstm"] as const).flatMap((cell) => [
        make({ cell }),
        make({ cell, layers: 2, bidirectional: true }),
      ]),
    );
    const folders = made.map((one) => join(write(one, "pytorch"), ".."));
    const { error, out } = runPython(torch.path, ["-c", STATES, ...folders]);
    expect(error).toBe("");
    const differences = out.trim().split("\n").map(Number);
    expect(differences).toHaveLength(4);
    for (const difference of differences) expect(difference).toBeLessThan(1e-6);
  });
});
