import { byLength, byTag, metricsOf } from "../metrics/summary";
import { heldOut, splitsOf } from "../tasks/split";
import type { SplitId } from "../tasks/splits";
import { answer } from "../training/evaluate";
import { readInterventions } from "../training/interventions";
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
    pairs: { type: "string", value: "FILE.tsv" },
    gold: { type: "boolean" },
    "hold-out": { type: "string", value: "random|pair|construction|…" },
    by: { type: "string", value: "length|tag" },
    intervene: { type: "string", value: "JSON" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const path = options.required("model");
    const by = options.choice("by", ["length", "tag"]);
    const intervene = options.text("intervene");
    const interventions = intervene === undefined ? [] : readInterventions(intervene);
    await startBackend(options);
    const trainer = await readModel(path, options.text("pairs"), options.flag("gold"));
    const split = options.choice("hold-out", splitsOf(trainer.task)) as SplitId | undefined;
    const { pairs } = heldOut(trainer.task, split ?? trainer.split);
    const records = await answer(trainer, pairs, interventions);
    io.result(metricsOf(records));
    const buckets = by === "length" ? byLength(records) : by === "tag" ? byTag(records) : [];
    for (const bucket of buckets) io.result(bucket);
    return 0;
  },
};
