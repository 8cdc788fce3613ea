import { present } from "../lib/assert";
import { ProblemError } from "../lib/problem";
import { SEED_LIMIT } from "../lib/seed";
import { row } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import type { Trainer } from "../training/trainer";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";

export const translate: Command = {
  summary: {
    en: "Translates the sentences on standard input, one a line.",
    ko: "표준 입력으로 받은 문장을 한 줄씩 번역합니다.",
  },
  options: {
    model: { type: "string", value: "MODEL" },
    beam: { type: "string", value: "K" },
    temperature: { type: "string", value: "X" },
    seed: { type: "string", value: "N" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const path = options.required("model");
    const beam = options.number("beam", { low: 1, high: 64, whole: true });
    const temperature = options.number("temperature", { low: 0.01, high: 100 });
    const seed = options.number("seed", { low: 0, high: SEED_LIMIT, whole: true }) ?? 1;
    if (beam !== undefined && temperature !== undefined)
      throw new ProblemError({ code: "option-conflict", option: "--temperature", other: "--beam" });
    await startBackend(options);
    const trainer = await readModel(path);
    let status = 0;
    for await (const line of io.input()) {
      if (line.trim() === "") continue;
      try {
        io.result({ source: line, ...(await translated(trainer, line, { beam, temperature, seed })) });
      } catch (error) {
        io.say(`${line}: ${io.explain(error)}`);
        status = 1;
      }
    }
    return status;
  },
};

interface Decoding {
  readonly beam: number | undefined;
  readonly temperature: number | undefined;
  readonly seed: number;
}

async function translated(
  trainer: Trainer,
  text: string,
  { beam, temperature, seed }: Decoding,
): Promise<Translation> {
  if (beam !== undefined) {
    const { output, logProbability } = present((await trainer.beam(text, beam))[0], "a translation");
    return { output: said(trainer, output), logProbability };
  }
  const sample = temperature === undefined ? undefined : { temperature, seed };
  const trace = await trainer.trace(text, { sample });
  return { output: said(trainer, trace.output.tokens), logProbability: logProbability(trace) };
}

interface Translation {
  readonly output: string;
  /** Σ_t log p(y_t), `<eos>` included, nats. */
  readonly logProbability: number;
}

/** As one would write it. */
function said({ task }: Trainer, tokens: readonly string[]): string {
  const words = tokens.at(-1) === "<eos>" ? tokens.slice(0, -1) : tokens;
  return task.writeTarget?.(words) ?? words.join(" ");
}

function logProbability(trace: Trace): number {
  const probabilities = tensorOf(trace, "probabilities");
  return trace.output.ids.reduce((sum, id, t) => sum + Math.log(present(row(probabilities, t)[id], "p")), 0);
}
