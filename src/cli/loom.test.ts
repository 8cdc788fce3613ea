import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FIGURE_LOCALES } from "../i18n/figureLocales";
import { readMatrix } from "../matrix/read";
import { findPython, runPython } from "../testing/python";
import { parseTrace } from "../trace/json";
import { main } from "./loom";

const folder = mkdtempSync(join(tmpdir(), "loom-"));
const model = join(folder, "model.safetensors");
afterAll(() => rmSync(folder, { recursive: true }));

let out = "";
let said = "";
beforeEach(() => {
  out = "";
  said = "";
  vi.stubEnv("LANG", "en_GB.UTF-8").stubEnv("LC_ALL", "").stubEnv("LC_MESSAGES", "");
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const results = (): Record<string, unknown>[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const TRAIN = ["train", "--task", "reverse", "--seed", "2", "--units", "6", "--embed", "4", "--batch", "4"];

describe("the command line", () => {
  it("trains, and writes a model and a trace that its other commands read", async () => {
    const trace = join(folder, "trace.json");
    expect(
      await main([...TRAIN, "--steps", "4", "--eval-every", "2", "--out", model, "--trace-out", trace]),
    ).toBe(0);
    const [first, last, ...more] = results();
    expect(more).toEqual([]);
    expect(Object.keys(first ?? {})).toEqual([
      "step",
      "loss",
      "exact",
      "tokenAccuracy",
      "bleu",
      "aer",
      "msPerStep",
    ]);
    expect(last).toMatchObject({ step: 4, done: true });
    expect(parseTrace(JSON.parse(readFileSync(trace, "utf8"))).model).toMatchObject({ units: 6, step: 4 });

    out = "";
    expect(await main(["trace", "--model", model, "--text", "3 1 4", "--force", "4 1 3"])).toBe(0);
    const forced = parseTrace(results()[0]);
    expect(forced.output.tokens).toEqual(["4", "1", "3", "<eos>"]);
    expect(forced.tensors.loss?.shape).toEqual([4]);

    out = "";
    expect(await main(["trace", "--model", model, "--text", "3 1 4", "--probe"])).toBe(0);
    expect(results()[1]).toMatchObject({ value: new Array(4).fill(expect.any(Number)) });

    out = "";
    expect(await main(["eval", "--model", model, "--by", "length"])).toBe(0);
    const [all, ...buckets] = results();
    expect(all).toMatchObject({ sentences: 500 });
    expect(buckets.reduce((sum, { sentences }) => sum + Number(sentences), 0)).toBe(500);

    out = "";
    expect(await main(["train", "--resume", model, "--steps", "1"])).toBe(0);
    expect(results()).toMatchObject([{ step: 5, done: true }]);
  });

  it("lists every combination as allowed or refused with a reason, each once", async () => {
    expect(await main(["models"])).toBe(0);
    const lines = results();
    expect(
      new Set(lines.map(({ allowed: _, reason: __, explanation: ___, ...named }) => JSON.stringify(named)))
        .size,
    ).toBe(lines.length);
    const allowed = lines.filter((line) => line.allowed);
    for (const [axis, values] of [
      ["cell", 3],
      ["wiring", 4],
      ["score", 7],
      ["window", 4],
    ] as const)
      expect(new Set(allowed.map((line) => line[axis])).size, axis).toBe(values);
    for (const line of lines)
      expect(line.allowed === true || String(line.explanation).endsWith(".")).toBe(true);
  });

  it("writes a twin of a translation that python runs", async (ctx) => {
    const twin = join(folder, "twin", "of 3 1 4");
    const args = ["twin", "--model", model, "--text", "3 1 4", "--force", "4 1 3", "--out", twin];
    expect(await main([...args, "--format", "numpy"])).toBe(0);
    const files = ["twin.py", "model.safetensors", "trace.json"].map((name) => join(twin, name));
    expect(results()).toEqual([{ format: "numpy", tensors: expect.any(Number), files }]);
    expect(readFileSync(join(twin, "model.safetensors"))).toEqual(readFileSync(model));
    const python = findPython("numpy");
    if (python.path === null) return ctx.skip(python.reason);
    const ended = runPython(python.path, [join(twin, "twin.py")]);
    expect([ended.status, ended.error]).toEqual([0, ""]);
    expect(ended.out).toContain(`all ${results()[0]?.tensors} tensors agree`);
  });

  it("draws a figure of a translation as each kind of file, with the numbers of its trace", async () => {
    const sentence = ["--model", model, "--text", "3 1 4", "--force", "4 1 3"];
    expect(await main(["trace", ...sentence])).toBe(0);
    const trace = parseTrace(results()[0]);
    const weights = Array.from(trace.tensors.weights?.data ?? []);
    for (const format of ["svg", "pdf", "png", "tex", "csv", "json"]) {
      out = "";
      const file = join(folder, "figures", `reverse.${format}`);
      const figure = ["figure", ...sentence, "--format", format, "--width-mm", "80", "--out", file];
      expect(await main([...figure, "--grey", "--no-caption", "--scale", "2"]), format).toBe(0);
      const bytes = readFileSync(file);
      expect(results()).toMatchObject([{ format, file, bytes: bytes.length, rows: 4, columns: 4 }]);
      const text = bytes.toString("utf8");
      const numbers = (pattern: RegExp): number[] =>
        [...text.matchAll(pattern)].map(([, number]) => Math.fround(Number(number)));
      if (format === "svg") {
        expect(text).toContain('width="80mm"');
        expect(numbers(/data-number="([^"]+)"/g)).toEqual(weights);
        expect(text).not.toContain('class="caption"');
        expect(text).toContain('class="gold"');
      }
      if (format === "tex") expect(numbers(/^\d+ \d+ (\S+)$/gm)).toEqual(weights);
      if (format === "pdf") expect(text.startsWith("%PDF-1.7")).toBe(true);
      if (format === "png") expect(bytes.readUInt32BE(16)).toBe(Math.round((80 / 25.4) * 96 * 2));
      if (format === "csv" || format === "json")
        expect(Array.from(readMatrix(text, format).numbers, Math.fround)).toEqual(weights);
    }
  });

  it("says why there is no figure, in the reader's language", async () => {
    const plain = join(folder, "plain.safetensors");
    expect(await main([...TRAIN, "--wiring", "plain", "--steps", "1", "--out", plain])).toBe(0);
    vi.stubEnv("LANG", "ko_KR.UTF-8");
    expect(
      await main(["figure", "--model", plain, "--text", "3 1 4", "--out", join(folder, "none.svg")]),
    ).toBe(1);
    expect(said).toContain(FIGURE_LOCALES.ko.noAttention);
    expect(await main(["figure", "--model", model, "--text", "3 1 4", "--width-mm", "5"])).toBe(2);
    expect(said).toContain("--width-mm");
    expect(await main(["figure", "--model", model, "--text", "3 1 4", "--format", "gif"])).toBe(2);
    expect(said).toContain("svg, pdf, png, tex, csv, json");
    const nowhere = join(model, "below a file", "x.svg");
    expect(await main(["figure", "--model", model, "--text", "3 1 4", "--out", nowhere])).toBe(1);
    expect(said).toContain(nowhere);
  });

  it("trains another architecture and evaluates it under an intervention", async () => {
    const other = join(folder, "other.safetensors");
    const options = ["--cell", "lstm", "--wiring", "bahdanau", "--score", "concat", "--window", "local-p"];
    expect(await main([...TRAIN, ...options, "--layers", "2", "--steps", "2", "--out", other])).toBe(0);
    out = "";
    const uniform = '[{"kind":"weights","row":"all","set":"uniform"}]';
    expect(await main(["eval", "--model", other, "--intervene", uniform])).toBe(0);
    const entropy = Number(results()[0]?.entropy);
    // Uniform weights over n positions have the entropy ln n; sources have 2 to 13 with <eos>.
    expect(entropy).toBeGreaterThan(Math.log(2));
    expect(entropy).toBeLessThan(Math.log(13));
  });

  it("trains on pairs of one's own after a report, and its model translates without them", async () => {
    const file = join(folder, "own.tsv");
    const numbers = ["un", "deux", "trois", "quatre"];
    const lines = numbers.flatMap((a) => numbers.map((b) => `${a} ${b}\t${b} ${a}`));
    writeFileSync(file, `# numbers, the other way round\n${lines.join("\n")}\n`);
    const own = join(folder, "own.safetensors");
    const sizes = ["--units", "6", "--embed", "4", "--batch", "4"];
    expect(await main(["train", "--pairs", file, "--steps", "3", ...sizes, "--out", own])).toBe(0);
    expect(said).toContain('"pairs":16');
    expect(results().at(-1)).toMatchObject({ step: 3, done: true });
    out = "";
    expect(await main(["trace", "--model", own, "--text", "un trois"])).toBe(0);
    expect(parseTrace(results()[0]).source.tokens).toEqual(["un", "trois", "<eos>"]);
    expect(await main(["eval", "--model", own, "--pairs", file])).toBe(0);
    said = "";
    expect(await main(["eval", "--model", own])).toBe(1);
    expect(said).toContain("--pairs");
    expect(await main(["train", "--resume", own, "--steps", "1"])).toBe(1);
    expect(await main(["train", "--resume", own, "--pairs", file, "--steps", "1"])).toBe(0);
    // Any model is measured by a file that someone brings, unknown words and all.
    out = "";
    expect(await main(["eval", "--model", model, "--pairs", file])).toBe(0);
    expect(results()[0]).toMatchObject({ sentences: 16, exact: 0 });
    expect(await main(["train", "--resume", model, "--pairs", file, "--steps", "1"])).toBe(2);
  });

  it("holds out a kind of sentence and measures on it", async () => {
    const other = join(folder, "split.safetensors");
    const options = ["--hold-out", "length-extrapolation", "--steps", "2", "--out", other];
    expect(await main([...TRAIN, ...options])).toBe(0);
    out = "";
    expect(await main(["eval", "--model", other, "--by", "length"])).toBe(0);
    const [, ...buckets] = results();
    // Trained up to two thirds of the longest, which has 12 digits.
    expect(Math.min(...buckets.map(({ length }) => Number(length)))).toBe(9);
    expect(await main([...TRAIN, "--hold-out", "agreement"])).toBe(2);
    expect(said).toContain("length-extrapolation");
  });

  it("writes pairs with their alignment, the same for the same seed", async () => {
    const pairs = async (seed: string): Promise<string> => {
      out = "";
      expect(
        await main(["pairs", "--task", "fr-en", "--count", "5", "--seed", seed, "--split", "held-out"]),
      ).toBe(0);
      return out;
    };
    const first = await pairs("1");
    expect(results()).toHaveLength(5);
    expect(Object.keys(results()[0] ?? {})).toEqual(["source", "target", "sure", "possible", "tags"]);
    expect(await pairs("1")).toBe(first);
    expect(await pairs("2")).not.toBe(first);
  });

  it.each<[string, string[], number, string]>([
    ["an unknown command", ["weave"], 2, "weave"],
    ["an unknown flag", ["train", "--task", "fr-en", "--loops", "3"], 2, "--loops"],
    ["a flag without its value", ["train", "--task"], 2, "--task"],
    ["an unknown task", ["train", "--task", "klingon"], 2, "klingon"],
    ["a missing flag", ["trace", "--text", "je"], 2, "--model"],
    ["a number that is none", ["train", "--task", "fr-en", "--units", "many"], 2, "2 … 256"],
    ["a number out of bounds", ["train", "--task", "fr-en", "--lr", "50"], 2, "--lr"],
    [
      "a combination that makes no sense",
      ["train", "--task", "fr-en", "--wiring", "plain", "--score", "dot"],
      2,
      "attention",
    ],
    ["a schedule that is none", ["train", "--task", "fr-en", "--teacher-forcing", "often"], 2, "linear:"],
    [
      "an intervention that is none",
      ["trace", "--model", model, "--text", "1", "--intervene", "[{}]"],
      2,
      "kind",
    ],
    [
      "an intervention that the model cannot have",
      [
        "trace",
        "--model",
        model,
        "--text",
        "1",
        "--intervene",
        '[{"kind":"gate","side":"decoder","gate":"forget","value":1}]',
      ],
      1,
      "update",
    ],
    ["a value for a switch", ["train", "--task", "fr-en", "--bidirectional=true"], 2, "--bidirectional=true"],
    ["a cell that does not exist", ["train", "--task", "fr-en", "--cell", "abacus"], 2, "gru"],
    ["a flag that a file decides", ["train", "--resume", model, "--units", "8"], 2, "--units"],
    [
      "a file that is not there",
      ["trace", "--model", join(folder, "no.safetensors"), "--text", "1"],
      1,
      "no.safetensors",
    ],
    [
      "a folder that is not there",
      [...TRAIN, "--steps", "1", "--out", join(folder, "no", "model")],
      1,
      "model",
    ],
    [
      "a twin in a library that there is none for",
      ["twin", "--model", model, "--text", "1", "--out", folder, "--format", "jax"],
      2,
      "numpy, pytorch",
    ],
    [
      "a twin that cannot be written",
      ["twin", "--model", model, "--text", "1", "--out", model],
      1,
      "twin.py",
    ],
    ["an empty sentence", ["trace", "--model", model, "--text", " "], 1, ""],
    [
      "a forced word that does not exist",
      ["trace", "--model", model, "--text", "1", "--force", "one"],
      1,
      "one",
    ],
  ])("answers %s with a sentence and says nothing on standard output", async (_, args, status, part) => {
    expect(await main(args)).toBe(status);
    expect(out).toBe("");
    expect(said).toContain(part);
    expect(said.trim()).toMatch(/\.$/);
  });

  it("speaks the reader's language", async () => {
    vi.stubEnv("LANG", "ko_KR.UTF-8");
    expect(await main(["train"])).toBe(2);
    expect(said).toMatch(/[가-힣]/);
  });

  it.each(["train", "translate", "trace", "eval", "pairs", "models", "twin"])(
    "explains %s with --help",
    async (command) => {
      expect(await main([command, "--help"])).toBe(0);
      expect(said).toContain(`loom -- ${command}`);
    },
  );
});
