import { present } from "../lib/assert";
import { row } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";

export const translate: Command = {
  summary: {
    en: "Translates the sentences on standard input, one a line.",
    ko: "표준 입력으로 받은 문장을 한 줄씩 번역합니다.",
  },
  options: { model: { type: "string", value: "MODEL" }, ...BACKEND_OPTION },

  async run(options, io) {
    const path = options.required("model");
    await startBackend(options);
    const trainer = await readModel(path);
    let status = 0;
    for await (const line of io.input()) {
      if (line.trim() === "") continue;
      try {
        const trace = await trainer.trace(line);
        io.result({ source: line, output: said(trace).join(" "), logProbability: logProbability(trace) });
      } catch (error) {
        io.say(`${line}: ${io.explain(error)}`);
        status = 1;
      }
    }
    return status;
  },
};

function said(trace: Trace): readonly string[] {
  const { tokens } = trace.output;
  return tokens.at(-1) === "<eos>" ? tokens.slice(0, -1) : tokens;
}

/** Σ_t log p(y_t), `<eos>` included, nats. */
function logProbability(trace: Trace): number {
  const probabilities = tensorOf(trace, "probabilities");
  return trace.output.ids.reduce((sum, id, t) => sum + Math.log(present(row(probabilities, t)[id], "p")), 0);
}
