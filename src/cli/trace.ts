import { traceToJson } from "../trace/json";
import { readInterventions } from "../training/interventions";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";

export const trace: Command = {
  summary: {
    en: "Writes every tensor of one translation.",
    ko: "번역 한 번에 나오는 모든 텐서를 출력합니다.",
  },
  options: {
    model: { type: "string", value: "MODEL" },
    text: { type: "string", value: "TEXT" },
    force: { type: "string", value: "TEXT" },
    intervene: { type: "string", value: "JSON" },
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
    return 0;
  },
};
