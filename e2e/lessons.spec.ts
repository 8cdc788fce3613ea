import { LESSONS_LOCALES } from "../src/i18n/lessonsLocales";
import { LESSONS, type LessonEntry } from "../src/lessons/list";
import type { Language } from "../src/lib/language";
import { bringAxe, serious } from "./axe";
import { DESK, PHONE, settled } from "./lessonPage";
import { expect, type LoomPage, test } from "./loomPage";

/** What is wrong with what the open part says. */
const complaints = ({ page }: LoomPage): Promise<string[]> =>
  page.evaluate(() => {
    const open = document.querySelector<HTMLElement>(".lesson-part.open");
    const text = open?.innerText ?? "";
    return [
      ...[...(open?.querySelectorAll(".missing") ?? [])].map(
        (gap) => `no number: ${gap.parentElement?.textContent}`,
      ),
      ...[...(open?.querySelectorAll(".katex-error") ?? [])].map((bad) => `no formula: ${bad.textContent}`),
      // What a part has changed in its translation is no matter of the next one's.
      ...[...document.querySelectorAll(".page-note")].map((note) => `noted: ${note.textContent}`),
      ...(text.match(/undefined|NaN|\[object|[은이을과]\([는가를와]\)/g) ?? []),
    ];
  });

async function press(loom: LoomPage, selector: string, ...keys: string[]): Promise<void> {
  await loom.page.locator(`.lesson-part.open ${selector}, .guess-figure ${selector}`).first().focus();
  for (const key of keys) await loom.page.keyboard.press(key);
}

async function reveal(loom: LoomPage): Promise<number> {
  await press(loom, "[data-reveal]", "Enter");
  const revealed = loom.page.locator(".lesson-part.open [data-revealed]");
  await expect(revealed).toBeVisible();
  await expect(loom.page.locator(".veiled")).toHaveCount(0);
  return Number(await revealed.getAttribute("data-revealed"));
}

const again = (loom: LoomPage): Promise<void> => press(loom, "[data-again]", "Enter");

/** Answers a choice by keys with the option that stands at `at`, from 0. */
async function choose(loom: LoomPage, at: number): Promise<number> {
  await loom.page.locator(".lesson-part.open .option input").nth(at).focus();
  await loom.page.keyboard.press("Space");
  return reveal(loom);
}

async function answerChoice(loom: LoomPage): Promise<readonly [wrong: number, right: number]> {
  await choose(loom, 0);
  const marks = await loom.page
    .locator(".lesson-part.open .option")
    .evaluateAll((all) => all.map((one) => one.classList.contains("right")));
  expect(marks.filter(Boolean)).toHaveLength(1);
  await again(loom);
  const wrong = await choose(loom, marks.indexOf(false));
  await again(loom);
  return [wrong, await choose(loom, marks.indexOf(true))];
}

/** All on one word. */
async function giveAll(loom: LoomPage, at: number): Promise<number> {
  await press(loom, `[data-guess="${at}"]`, "End");
  return reveal(loom);
}

/** Drags the bar of the first word to this share: it goes there, and the column under a finger stays where it is. */
async function drag(loom: LoomPage, by: "mouse" | "touch", share: number): Promise<void> {
  const { page } = loom;
  const handle = page.locator("[data-guess='0']");
  await handle.scrollIntoViewIfNeeded();
  const scrolled = () => page.locator(".lesson-parts").evaluate((column) => column.scrollTop);
  const before = await scrolled();
  const box = await handle.locator(".guess-hit").boundingBox();
  if (!box) throw new Error("the bar is not there");
  const x = box.x + box.width / 2;
  // What can be caught is 16 px more than the scale at both ends.
  const from = box.y + box.height - 16;
  const to = from - share * (box.height - 32);
  const ways = [from, (from + to) / 2, to];
  if (by === "mouse") {
    await page.mouse.move(x, from);
    await page.mouse.down();
    for (const y of ways) await page.mouse.move(x, y);
    await page.mouse.up();
  } else {
    const protocol = await loom.protocol();
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
      protocol.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [{ x, y: from }]);
    for (const y of ways) await touch("touchMove", [{ x, y }]);
    await touch("touchEnd", []);
  }
  const given = async () => Number(await handle.getAttribute("aria-valuenow"));
  await expect.poll(given, `dragged by ${by}`).toBeCloseTo(share, 1);
  const shares = await page
    .locator("[data-guess]")
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute("aria-valuenow"))));
  expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 2);
  expect(await scrolled()).toBe(before);
}

async function answerWeights(loom: LoomPage): Promise<readonly [wrong: number, right: number]> {
  const handle = loom.page.locator("[data-guess='0']");
  await handle.focus();
  const before = Number(await handle.getAttribute("aria-valuenow"));
  await loom.page.keyboard.press("ArrowUp");
  await expect(handle).toHaveAttribute("aria-valuenow", String(Number((before + 0.05).toFixed(4))));
  await drag(loom, "mouse", 0.7);
  await drag(loom, "touch", 0.3);
  await reveal(loom);
  const heights = await loom.page
    .locator("[data-weight-of='model'] rect")
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
  await again(loom);
  const wrong = await giveAll(loom, heights.indexOf(Math.min(...heights)));
  await again(loom);
  return [wrong, await giveAll(loom, heights.indexOf(Math.max(...heights)))];
}

async function answerScale(loom: LoomPage): Promise<readonly [wrong: number, right: number]> {
  await press(loom, "input[type=range]", "ArrowRight");
  await reveal(loom);
  const left = await loom.page
    .locator(".lesson-part.open .scale-truth")
    .evaluate((mark) => Number.parseFloat((mark as HTMLElement).style.left));
  await again(loom);
  await press(loom, "input[type=range]", left > 50 ? "Home" : "End");
  const wrong = await reveal(loom);
  await again(loom);
  // Of 200 steps; a page is 20 of them.
  const steps = Math.round(2 * (left > 50 ? 100 - left : left));
  const [end, page, arrow] =
    left > 50 ? (["End", "PageDown", "ArrowLeft"] as const) : (["Home", "PageUp", "ArrowRight"] as const);
  const pages = Array.from({ length: Math.floor(steps / 20) }, () => page);
  const arrows = Array.from({ length: steps % 20 }, () => arrow);
  await press(loom, "input[type=range]", end, ...pages, ...arrows);
  return [wrong, await reveal(loom)];
}

async function answer(loom: LoomPage): Promise<void> {
  const { page } = loom;
  if (await page.locator(".lesson-part.open [data-again]").count()) await again(loom);
  await expect(page.locator(".veiled")).toHaveCount(1);
  const kind = (await page.locator(".lesson-part.open .option").count())
    ? "choice"
    : (await page.locator(".lesson-part.open input[type=range]").count())
      ? "scale"
      : "weights";
  const answers = { choice: answerChoice, scale: answerScale, weights: answerWeights };
  const [wrong, right] = await answers[kind](loom);
  expect(right).toBeGreaterThan(wrong);
  if (kind === "choice") expect([wrong, right]).toEqual([0, 1]);
  if (kind === "scale") expect(right).toBeGreaterThan(0.98);
}

const tooWide = ({ page }: LoomPage): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>(".lesson-parts, .lesson-part")]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.dataset.part ?? element.className} is ${element.scrollWidth} px wide`),
  );

/** Whether axe looks at a lesson in this language, and so in its theme: each lesson in one, both spread over them. */
const isAxes = (id: LessonEntry["id"], language: Language): boolean =>
  LESSONS.findIndex((lesson) => lesson.id === id) % 2 === (language === "en" ? 0 : 1);

/** A part that opens a number pulls up the sheet, and the next part has its figure to itself again. */
async function lookAtSheet({ page }: LoomPage, size: "full" | "peek"): Promise<void> {
  const turns = page.locator(".lesson-turns button");
  await turns.nth(1).click();
  await expect(page.locator(`.sheet.${size}`)).toBeVisible();
  await turns.nth(0).click();
}

/** Through these lessons by keys; what was found wrong, by part. */
async function walk(
  loom: LoomPage,
  lessons: readonly LessonEntry[],
): Promise<Record<string, readonly string[]>> {
  const wrong: Record<string, readonly string[]> = {};
  const look = async (place: string): Promise<void> => {
    const found = [...(await complaints(loom)), ...(await tooWide(loom))];
    if (isAxes(readId(place), loom.language)) found.push(...(await serious(loom, ".lesson-part.open")));
    if (found.length > 0) wrong[place] = [...(wrong[place] ?? []), ...found];
  };
  let before = "";
  for (const { id } of lessons) {
    for (;;) {
      const { place, kind } = await settled(loom, before);
      expect(readId(place)).toBe(id);
      before = place;
      await look(place);
      if (place === "scores.dot") await lookAtSheet(loom, "full");
      if (place === "scores.scaled") await lookAtSheet(loom, "peek");
      if (kind === "question") {
        await answer(loom);
        await look(place);
      }
      await loom.page.keyboard.press("BracketRight");
      if (kind === "experiment") break;
    }
  }
  return wrong;
}

const readId = (place: string) => place.split(".")[0] as LessonEntry["id"];

/** In thirds, which run side by side. */
const THIRDS = [LESSONS.slice(0, 4), LESSONS.slice(4, 8), LESSONS.slice(8)];

for (const [language, theme] of [
  ["en", "light"],
  ["ko", "dark"],
] as const)
  for (const lessons of THIRDS)
    test(`every part of ${lessons.map(({ id }) => id).join(", ")} opens by keys, says its numbers, asks before it tells, fits on a phone and is accessible, in ${language}`, async ({
      loom,
    }) => {
      test.setTimeout(240_000);
      const hash = { at: "lessons", lesson: lessons[0]?.id ?? "" };
      await loom.open({ query: "?backend=wasm", language, theme, viewport: PHONE, hash });
      await loom.ready();
      await bringAxe(loom);
      expect(await walk(loom, lessons)).toEqual({});
      // Behind the last one of all stands the list, and what was walked is done.
      if (lessons.at(-1) === LESSONS.at(-1))
        await expect(loom.page.locator(".lesson-list .lesson-dot.done")).toHaveCount(lessons.length);
    });

test("a lesson is begun from the first page, printed, taken up again after a reload, linked to, and forgotten when that is wished", async ({
  loom,
}) => {
  await loom.open({ language: "en", viewport: DESK });
  await loom.ready();
  const { page } = loom;
  await expect(page.getByRole("button", { name: loom.words.app.explore })).toBeVisible();
  await page.getByRole("button", { name: loom.words.app.startLessons }).click();
  const first = await settled(loom, "");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("BracketRight");
  const second = await settled(loom, first.place);
  await expect.poll(() => new URL(page.url()).hash).toContain(second.place);

  // On paper stand all parts with their numbers, open before or not.
  await page.evaluate(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      const said = [...document.querySelectorAll(".lesson-part .prose :is(.value, .src, .tgt)")];
      Object.assign(window, {
        printed: {
          titles: document.querySelectorAll(".print-title").length,
          hasFigures: document.querySelectorAll(".print-figure").length > 0,
          answers: document.querySelectorAll("[data-kind='question'] .print-figure").length,
          places: [...new Set([...document.querySelectorAll(".part-place")].map((one) => one.textContent))],
          stages: document.querySelectorAll(".lesson-stage").length,
          gaps: said.filter((one) => one.textContent === "…" || one.classList.contains("missing")).length,
        },
      });
      dispatchEvent(new Event("afterprint"));
    };
  });
  await expect(page.getByRole("button", { name: LESSONS_LOCALES.en.print })).toHaveCount(1);
  await page.keyboard.press("Control+p");
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { printed?: object }).printed), { timeout: 30_000 })
    .toEqual({
      titles: 1,
      hasFigures: true,
      answers: 0,
      places: [LESSONS_LOCALES.en.lessonOf({ number: 1, count: LESSONS.length })],
      stages: 0,
      gaps: 0,
    });
  await expect(page.locator(".lesson-stage")).toHaveCount(1);

  // A word of the sentence lights on the stage.
  const refs = page.locator(".lesson-part.open .ref");
  if (await refs.count()) {
    await refs.first().hover();
    await expect(refs.first()).toHaveClass(/on/);
  }

  await page.goto("about:blank");
  await loom.open({ language: "en", hash: { at: "lessons" } });
  await loom.ready();
  await page.locator("[data-go-on]").click();
  expect((await settled(loom, "")).place).toBe(second.place);

  await page.goto("about:blank");
  await loom.open({ language: "ko", hash: { at: "lessons", lesson: first.place } });
  expect((await settled(loom, "")).place).toBe(first.place);
  await page.keyboard.press("BracketLeft");
  await loom.button(LESSONS_LOCALES.ko.reset).click();
  await page.locator("[data-forget]").click();
  await expect(page.locator(".lesson-dot:not(.new)")).toHaveCount(0);
  await expect(page.locator("[data-go-on]")).toHaveText(LESSONS_LOCALES.ko.first);
});
