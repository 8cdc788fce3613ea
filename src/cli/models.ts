import { ProblemError } from "../lib/problem";
import { type Architecture, everyArchitecture, refusal } from "../trace/architecture";
import type { Command } from "./command";

export const models: Command = {
  summary: {
    en: "Lists every combination of cell, wiring, score, window and direction: those that can be trained and those that are refused, with the reason.",
    ko: "셀, 구조, 스코어 함수, 윈도, 방향의 모든 조합을 출력합니다. 학습할 수 없는 조합에는 까닭을 붙입니다.",
  },
  options: {},

  async run(_options, io) {
    for (const architecture of everyArchitecture()) {
      const reason = refusal(architecture);
      if (reason === null) {
        io.result({ ...named(architecture), allowed: true });
        continue;
      }
      const explanation = io.explain(new ProblemError({ code: "architecture-refused", reason }));
      io.result({ ...named(architecture), allowed: false, reason, explanation });
    }
    return 0;
  },
};

/** What tells combinations apart: the radius of a window does not. */
function named({ radius: _, ...rest }: Architecture): Omit<Architecture, "radius"> {
  return rest;
}
