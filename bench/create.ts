/** What can be measured on a backend of tensorflow.js, by name; the same in Node and in a worker of the browser. */
import type { SomeSettings } from "../src/training/settings";
import { engineTrainee } from "./engineTrainee";
import { DATE_CONVERSION_BATCH, dateConversion } from "./peers/dateConversion";
import { layersSeq2seq } from "./peers/layersSeq2seq";
import { sentences } from "./sentences";
import type { Trainee } from "./subject";

export type SubjectId = "fused" | "plain" | "layers" | "date-conversion";

export interface Spec {
  readonly id: SubjectId;
  readonly settings: SomeSettings;
  /** Of the date conversion alone. */
  readonly learningRate?: number;
}

export interface Made {
  readonly name: string;
  readonly trainee: Trainee;
}

export async function create({ id, settings, learningRate = 0.001 }: Spec): Promise<Made> {
  switch (id) {
    case "fused":
    case "plain": {
      const trainee = await engineTrainee(settings, id);
      // By what it does, not by what was asked for: a model without fused kernels must not pass for one with them.
      return { name: `this engine, ${trainee.kernels}`, trainee };
    }
    case "layers":
      return { name: "tfjs-layers", trainee: layersSeq2seq(sentences(settings)) };
    case "date-conversion": {
      const data = sentences({ ...settings, batch: DATE_CONVERSION_BATCH });
      return { name: `date conversion, rate ${learningRate}`, trainee: dateConversion(data, learningRate) };
    }
  }
}
