/** The code that is shown runs, in all three libraries, and makes the trace's numbers. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decoderRun, encoderRun } from "../../../arithmetic/cellRun";
import { present } from "../../../lib/assert";
import * as tf from "../../../model/tf";
import { useBackend } from "../../../testing/backend";
import { findPython, runPython } from "../../../testing/python";
import { tinyTask } from "../../../testing/tinyTask";
import type { Architecture } from "../../../trace/architecture";
import type { CodeFormat } from "../../../trace/formulaView";
import { row as rowOf } from "../../../trace/tensors";
import { type Trace, tensorOf } from "../../../trace/trace";
import { completeSettings } from "../../../training/settings";
import { createTrainer } from "../../../training/trainer";
import { CELL_PIECES } from "../../../twin/cells";
import { moduleLines } from "../../../twin/modules";
import type { FormulaPlace } from "../place";
import { codeText } from "./CodeBlock";
import { type Given, snippetOf } from "./snippet";

const MODELS: Readonly<Record<string, Partial<Architecture>>> = {
  luong: { wiring: "luong", score: "dot" },
  bahdanau: { wiring: "bahdanau", score: "concat", bidirectional: true },
  plain: { wiring: "plain", cell: "rnn" },
  "plain with context": { wiring: "plain-context", cell: "lstm" },
  "two layers, input feeding": {
    wiring: "luong",
    score: "general",
    cell: "lstm",
    layers: 2,
    inputFeeding: true,
    bidirectional: true,
  },
  "predicted window": { wiring: "luong", score: "scaled-dot", window: "local-p", gaussian: true },
  "monotonic window": { wiring: "bahdanau", score: "location", window: "local-m", cell: "rnn", radius: 1 },
  "no scores": { wiring: "luong", score: "uniform" },
};

const traces = new Map<string, Trace>();

beforeAll(async () => {
  await useBackend("cpu");
  for (const [name, model] of Object.entries(MODELS)) {
    const choice = { task: tinyTask.id, seed: 5, units: 6, embed: 4, batch: 8 };
    const trainer = createTrainer(tinyTask, completeSettings({ ...model, ...choice }));
    for (let i = 0; i < 3; i++) trainer.update();
    traces.set(name, await trainer.trace("b d c f", { forced: "C A G B", allParameters: true }));
    trainer.dispose();
  }
}, 60_000);

const folder = mkdtempSync(join(tmpdir(), "loom-code-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every step at a row, cells with both of their readers and layers. */
function places(trace: Trace): { step: Trace["steps"][number]; place: FormulaPlace }[] {
  const { layers, bidirectional } = trace.model;
  const base = { trace, row: 2, source: 1, unit: 0 };
  const all = Array.from({ length: layers }, (_, k) => k);
  return trace.steps.flatMap((step): { step: typeof step; place: FormulaPlace }[] => {
    if (step === "encode")
      return all.flatMap((layer) =>
        [false, ...(bidirectional ? [true] : [])].map((backward) => ({
          step,
          place: { ...base, run: encoderRun(trace, 1, backward, layer) },
        })),
      );
    if (step === "cell")
      return all.flatMap((layer) =>
        [0, 2].map((row) => ({ step, place: { ...base, row, run: decoderRun(trace, row, layer) } })),
      );
    return [{ step, place: base }];
  });
}

interface Numbers {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What a variable holds: a tensor of the trace, one row of it, or of an encoder's states one reader's half. */
function numbersOf(trace: Trace, { name, tensor, row }: Given): Numbers {
  const found = tensorOf(trace, tensor);
  if (row !== null) return { shape: found.shape.slice(1), data: [...rowOf(found, row)] };
  const half = trace.model.units / 2;
  const from = name === "forward" ? 0 : name === "backward" ? half : null;
  if (from === null) return { shape: found.shape, data: [...found.data] };
  const [rows = 0] = found.shape;
  const data = Array.from({ length: rows }, (_, i) => [...rowOf(found, i)].slice(from, from + half)).flat();
  return { shape: [rows, half], data };
}

function expectSame(made: readonly number[], wanted: readonly number[], where: string): void {
  expect(made.length, where).toBe(wanted.length);
  const worst = Math.max(...made.map((value, i) => Math.abs(value - (wanted[i] ?? Number.NaN))));
  expect(worst, where).toBeLessThan(1e-5);
}

const all = (format: CodeFormat) =>
  [...traces].flatMap(([name, trace]) =>
    places(trace).map(({ step, place }) => {
      const { given, makes } = snippetOf(step, place, format);
      const where = `${name}, ${step} ${place.run?.place ?? ""} ${place.row}, ${format}`;
      return { name, trace, given, makes, where, code: codeText({ step, place, format }) };
    }),
  );

describe("code of a step", () => {
  it("makes the trace's numbers in tensorflow.js", () => {
    const cases = all("tfjs");
    expect(cases.length).toBeGreaterThan(50);
    for (const { trace, given, makes, code, where } of cases) {
      const made = tf.tidy(() => {
        const tensor = ({ shape, data }: Numbers): tf.Tensor =>
          tf.tensor(
            [...data],
            shape.length < 2 ? [1, ...shape, ...(shape.length === 0 ? [1] : [])] : [...shape],
          );
        const parameters = Object.fromEntries(
          Object.entries(trace.parameters ?? {}).map(([name, { shape, data }]) => [
            name,
            tf.tensor(data, [...shape]),
          ]),
        );
        const names = makes.map(({ name }) => name);
        const run = new Function(
          "tf",
          "parameters",
          ...given.map(({ name }) => name),
          `${code}\nreturn [${names.join(", ")}];`,
        ) as (...values: unknown[]) => tf.Tensor[];
        const values = given.map((one) => tensor(numbersOf(trace, one)));
        return run(tf, parameters, ...values).map((result) => [...result.dataSync()]);
      });
      makes.forEach((one, i) => {
        expectSame(made[i] ?? [], numbersOf(trace, one).data, `${where}: ${one.name}\n${code}`);
      });
    }
  });

  const LIBRARIES = { numpy: "numpy", pytorch: "torch" } as const;

  for (const format of ["numpy", "pytorch"] as const) {
    it(`makes the trace's numbers in ${format}`, (ctx) => {
      const python = findPython(LIBRARIES[format]);
      if (python.path === null) return ctx.skip(python.reason);
      const cases = all(format);
      const models = Object.fromEntries(
        [...traces].map(([name, trace]) => {
          const parameters = present(trace.parameters, "parameters");
          const shapes = Object.fromEntries(
            Object.entries(parameters).map(([key, { shape }]) => [key, shape]),
          );
          const { units, embed, layers, cell } = trace.model;
          const constants = [`UNITS = ${units}`, `EMBED = ${embed}`, `LAYERS = ${layers}`];
          const lines = [...constants, ...moduleLines({ ...trace.model, shapes }, CELL_PIECES[cell])];
          const numbers = Object.entries(parameters).map(([key, { shape, data }]) => [
            key,
            { shape, data: [...data] },
          ]);
          return [name, { parameters: Object.fromEntries(numbers), modules: lines.join("\n") }];
        }),
      );
      const input = {
        models,
        cases: cases.map(({ name, trace, given, makes, code, where }) => ({
          name,
          where,
          code,
          given: Object.fromEntries(given.map((one) => [one.name, numbersOf(trace, one)])),
          makes: Object.fromEntries(makes.map((one) => [one.name, numbersOf(trace, one)])),
        })),
      };
      const file = join(folder, `${format}.json`);
      writeFileSync(file, JSON.stringify(input));
      const { out, error, status } = runPython(python.path, ["-c", DRIVER, file, format]);
      expect(error, error).toBe("");
      expect(status).toBe(0);
      const results = JSON.parse(out) as {
        where: string;
        error: string;
        difference: number;
        count: number;
      }[];
      expect(results).toHaveLength(cases.length);
      for (const result of results) {
        const code = cases.find(({ where }) => where === result.where)?.code;
        expect(result.error, `${result.where}\n${code}`).toBe("");
        expect(result.count, result.where).toBeGreaterThan(0);
        expect(result.difference, `${result.where}\n${code}`).toBeLessThan(1e-5);
      }
    }, 60_000);
  }
});

/** Runs every case in a namespace of its own, and says how far each is from the trace. */
const DRIVER = `
import json, sys, traceback
import numpy as np
torch = None
if sys.argv[2] == "pytorch":
    import torch
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
content = json.load(open(sys.argv[1]))

def tensor(entry):
    numbers = np.array(entry["data"], dtype=float).reshape(entry["shape"])
    return torch.tensor(numbers) if torch else numbers

names = {}
for name, model in content["models"].items():
    space = {"np": np, "parameters": {key: tensor(entry) for key, entry in model["parameters"].items()}}
    if torch:
        from torch import nn
        space.update(torch=torch, nn=nn)
        exec(model["modules"], space)
    names[name] = space
results = []
for case in content["cases"]:
    space = dict(names[case["name"]])
    space.update({key: tensor(entry) for key, entry in case["given"].items()})
    error, difference = "", 0.0
    try:
        exec(case["code"], space)
        for key, entry in case["makes"].items():
            made = np.asarray(space[key], dtype=float)
            if list(made.shape) != entry["shape"]:
                raise ValueError(f"{key} has the shape {made.shape}, the trace {entry['shape']}")
            difference = max(difference, float(abs(made - np.array(entry["data"]).reshape(entry["shape"])).max()))
    except Exception:
        error = traceback.format_exc()
    results.append({"where": case["where"], "error": error, "difference": difference, "count": len(case["makes"])})
print(json.dumps(results))
`;
