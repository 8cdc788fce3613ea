import { heldOut } from "../tasks/split";
import type { Pair } from "../tasks/task";
import { evaluate } from "../training/evaluate";
import type { Trainer } from "../training/trainer";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";

export const evaluation: Command = {
  summary: {
    en: "Measures a model on the held-out sentences, over all and, with --by, for each length or phenomenon.",
    ko: "검증 문장으로 모델을 평가합니다. --by를 쓰면 길이별 또는 현상별 결과도 출력합니다.",
  },
  options: {
    model: { type: "string", value: "MODEL" },
    by: { type: "string", value: "length|tag" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const path = options.required("model");
    const by = options.choice("by", ["length", "tag"]);
    await startBackend(options);
    const trainer = await readModel(path);
    const { pairs } = heldOut(trainer.task);
    io.result({ ...(await evaluate(trainer, pairs)) });
    if (by === "length")
      await eachBucket(trainer, pairs, "length", ({ source }) => [source.length], io.result);
    if (by === "tag") await eachBucket(trainer, pairs, "tag", ({ tags }) => tags, io.result);
    return 0;
  },
};

async function eachBucket(
  trainer: Trainer,
  pairs: readonly Pair[],
  name: string,
  keysOf: (pair: Pair) => readonly (string | number)[],
  result: (value: unknown) => void,
): Promise<void> {
  const keys = [...new Set(pairs.flatMap(keysOf))].sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)),
  );
  for (const key of keys) {
    const measured = await evaluate(
      trainer,
      pairs.filter((pair) => keysOf(pair).includes(key)),
    );
    result({ [name]: key, ...measured });
  }
}
