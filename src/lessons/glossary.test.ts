import { expect, it } from "vitest";
import { LANGUAGES } from "../lib/language";
import { GLOSSARY } from "./glossary";
import { TERM_IDS } from "./terms";

it("has a hundred terms, each named and said in both languages, and no name twice", () => {
  expect(Object.keys(GLOSSARY).sort()).toEqual([...TERM_IDS].sort());
  expect(TERM_IDS.length).toBe(100);
  for (const language of LANGUAGES) {
    const names = TERM_IDS.map((id) => GLOSSARY[id].name[language]);
    expect(new Set(names).size).toBe(names.length);
    for (const id of TERM_IDS) expect(GLOSSARY[id].text[language], id).toMatch(/\.$/);
  }
  for (const id of TERM_IDS) {
    expect(GLOSSARY[id].text.ko, id).toMatch(/(니다|다)\.$/);
    expect(GLOSSARY[id].text.en, id).not.toMatch(/[가-힣]/);
  }
});
