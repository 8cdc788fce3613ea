import { LESSONS_LOCALES } from "../src/i18n/lessonsLocales";
import { LESSONS, type LessonEntry } from "../src/lessons/list";
import type { Language } from "../src/lib/language";
import { expect, type LoomPage, test } from "./loomPage";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

interface OpenPart {
  readonly place: string;
  readonly kind: string;
}

/** Waits until the open part's scene is on the stage and its sentences have their numbers. */
async function settled({ page }: LoomPage, before: string): Promise<OpenPart> {
  const handle = await page.waitForFunction(
    (last) => {
      const parts = document.querySelector<HTMLElement>(".lesson-parts");
      const open = parts?.querySelector<HTMLElement>(".lesson-part.open");
      const place = parts?.dataset.arrived ?? "";
      if (!open || place === "" || place === last || open.dataset.pending !== undefined) return null;
      if (place.split(".")[1] !== open.dataset.part) return null;
      return { place, kind: open.dataset.kind ?? "" };
    },
    before,
    { polling: 40, timeout: 20_000 },
  );
  return (await handle.jsonValue()) as OpenPart;
}

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

async function answerWeights(loom: LoomPage): Promise<readonly [wrong: number, right: number]> {
  const handle = loom.page.locator("[data-guess='0']");
  await handle.focus();
  const before = Number(await handle.getAttribute("aria-valuenow"));
  await loom.page.keyboard.press("ArrowUp");
  await expect(handle).toHaveAttribute("aria-valuenow", String(Number((before + 0.05).toFixed(4))));
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
  const steps = Math.round(2 * (left > 50 ? 100 - left : left));
  const keys = Array.from({ length: steps }, () => (left > 50 ? "ArrowLeft" : "ArrowRight"));
  await press(loom, "input[type=range]", left > 50 ? "End" : "Home", ...keys);
  return [wrong, await reveal(loom)];
}

async function answer(loom: LoomPage): Promise<void> {
  const { page } = loom;
  if (await page.locator(".lesson-part.open [data-again]").count()) await again(loom);
  await expect(page.locator(".veiled")).toHaveCount(1);
  expect(await loom.cells()).toEqual([]);
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

/** Through these lessons by keys; what was found wrong, by part. */
async function walk(
  loom: LoomPage,
  lessons: readonly LessonEntry[],
): Promise<Record<string, readonly string[]>> {
  const wrong: Record<string, readonly string[]> = {};
  let before = "";
  for (const { id } of lessons) {
    for (;;) {
      const { place, kind } = await settled(loom, before);
      expect(place.split(".")[0]).toBe(id);
      before = place;
      if (kind === "question") await answer(loom);
      const found = await complaints(loom);
      if (found.length > 0) wrong[place] = found;
      if (kind === "experiment") break;
      await loom.page.keyboard.press("BracketRight");
    }
    const wide = await tooWide(loom);
    if (wide.length > 0) wrong[id] = wide;
    await loom.page.keyboard.press("BracketRight");
  }
  return wrong;
}

/** In thirds, which run side by side. */
const THIRDS = [LESSONS.slice(0, 4), LESSONS.slice(4, 8), LESSONS.slice(8)];

for (const [language, viewport] of [
  ["en", DESK],
  ["ko", PHONE],
] as const satisfies readonly (readonly [Language, { width: number; height: number }])[])
  for (const lessons of THIRDS)
    test(`every part of ${lessons.map(({ id }) => id).join(", ")} opens by keys, says its numbers, and asks before it tells, in ${language} at ${viewport.width} px`, async ({
      loom,
    }) => {
      test.setTimeout(120_000);
      await loom.open({ language, viewport, hash: { at: "lessons", lesson: lessons[0]?.id ?? "" } });
      await loom.ready();
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
  await page
    .getByRole("button", { name: LESSONS_LOCALES.en.print })
    .evaluate((button) => (button as HTMLElement).click());
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
