import { ProblemError } from "../lib/problem";
import { byLength, byTag, metricsOf } from "../metrics/summary";
import { createOwnTask } from "../tasks/corpora/own";
import { OWN } from "../tasks/ownTask";
import type { Pair } from "../tasks/pair";
import type { PairsFile } from "../tasks/pairsFile";
import { heldOut, splitsOf } from "../tasks/split";
import type { SplitId } from "../tasks/splits";
import type { Vocabulary } from "../tasks/vocabulary";
import { answer } from "../training/evaluate";
import { readInterventions } from "../training/interventions";
import type { Trainer } from "../training/trainer";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel, readPairs } from "./files";

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
    const trainer = await readModel(path);
    const split = options.choice("hold-out", splitsOf(trainer.task)) as SplitId | undefined;
    const file = options.text("pairs");
    const pairs =
      file === undefined
        ? heldOut(trainer.task, split ?? trainer.split).pairs
        : pairsFor(trainer, await readPairs(file, options.flag("gold") ?? false));
    const records = await answer(trainer, pairs, interventions);
    io.result(metricsOf(records));
    const buckets = by === "length" ? byLength(records) : by === "tag" ? byTag(records) : [];
    for (const bucket of buckets) io.result(bucket);
    return 0;
  },
};

/**
 * What of a file a model is measured by: all of it, but of the file that it was trained on only what it did not see.
 * Words are spelled as the model spells them. Throws ProblemError for a sentence that is too long for the model.
 */
function pairsFor(trainer: Trainer, file: PairsFile): readonly Pair[] {
  const { task, sourceVocabulary, targetVocabulary } = trainer;
  const own = createOwnTask(file);
  const isTrainedOn =
    task.id === OWN &&
    own.sourceWords.join("\n") === task.sourceWords.join("\n") &&
    own.targetWords.join("\n") === task.targetWords.join("\n");
  if (isTrainedOn) return heldOut(own).pairs;
  const [source, target] = [sourceVocabulary, targetVocabulary].map(spelling);
  return file.pairs.map((pair) => {
    const length = pair.source.length + 1;
    if (length > task.maxSource)
      throw new ProblemError({ code: "sentence-too-long", length, limit: task.maxSource });
    const spelled = (words: readonly string[], by = source): string[] =>
      words.map((word) => by?.get(word) ?? word);
    return { ...pair, source: spelled(pair.source), target: spelled(pair.target, target) };
  });
}

/** Files are read in lower case; a vocabulary may not be. */
function spelling({ words }: Vocabulary): ReadonlyMap<string, string> {
  return new Map(words.map((word) => [word.toLowerCase(), word]));
}
