import { traceToJson } from "../trace/json";
import { readInterventions } from "../training/interventions";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";

export const trace: Command = {
  summary: {
    en: "Writes every tensor of one translation; with --probe also the gradient of its loss by source position.",
    ko: "번역 한 번에 나오는 모든 텐서를 출력합니다. --probe를 쓰면 원문 위치별 손실 기울기도 출력합니다.",
  },
  options: {
    model: { type: "string", value: "MODEL" },
    text: { type: "string", value: "TEXT" },
    force: { type: "string", value: "TEXT" },
    intervene: { type: "string", value: "JSON" },
    probe: { type: "boolean" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const path = options.required("model");
    const text = options.required("text");
    const intervene = options.text("intervene");
    const interventions = intervene === undefined ? [] : readInterventions(intervene);
    await startBackend(options);
    const trainer = await readModel(path);
    io.result(traceToJson(await trainer.trace(text, { forced: options.text("force"), interventions })));
    if (options.flag("probe")) {
      const { gradients: _, ...norms } = await trainer.probe(text, options.text("force"));
      io.result(norms);
    }
    return 0;
  },
};
