import { expect, it } from "vitest";
import { LANGUAGES } from "../../lib/language";
import { readPlace } from "../lessons/place";
import { nameTaught, placeTaught, TAUGHT } from "./taught";

it("every finding is taught at a place of the lessons that there is, by its name in both languages", async () => {
  for (const taught of Object.values(TAUGHT)) {
    const name = await nameTaught(taught);
    for (const language of LANGUAGES) expect(name?.[language], placeTaught(taught)).toBeTruthy();
    expect(readPlace(placeTaught(taught))).toEqual(
      taught.kind === "lesson"
        ? { kind: "lesson", lesson: taught.lesson, part: taught.beat }
        : { kind: "glossary", term: taught.term },
    );
  }
});
