import { expect, it } from "vitest";
import { openingScene } from "../state/scene";
import { createLoom, type LoomState } from "../state/store";
import { OPENINGS } from "../tasks/loaded";
import type { WorkerClient } from "../worker/clientTypes";
import { wantsRareFaces } from "./rareFaces";

const client = { subscribe: () => () => {} } as unknown as WorkerClient;

function opened(task: string, language: "en" | "ko"): LoomState {
  const opening = OPENINGS.find((one) => one.task === task) ?? OPENINGS[0];
  return createLoom(client, openingScene(opening, language), () => {}).store.getState();
}

it("a page of French, dates or digits, in either language, does without the faces of rare syllables", () => {
  for (const language of ["en", "ko"] as const)
    for (const task of ["fr-en", "en-fr", "dates", "copy"])
      expect(wantsRareFaces(opened(task, language)), task).toBe(false);
});

it("a Korean sentence and what a reader brings have every face", () => {
  const english = opened("fr-en", "en");
  expect(wantsRareFaces(opened("ko-en", "en"))).toBe(true);
  expect(wantsRareFaces({ ...english, scene: { ...english.scene, sentence: "漢字" } })).toBe(true);
  expect(wantsRareFaces({ ...english, scene: { ...english.scene, screen: "inspect" } })).toBe(true);
});
