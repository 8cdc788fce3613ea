import { expect, type LoomPage, test } from "./loomPage";

/** What the page says it read, token by token. */
async function readTokens(loom: LoomPage): Promise<string[]> {
  return loom.page.locator(".read-token").allTextContents();
}

async function sourceOf(loom: LoomPage): Promise<string[]> {
  return loom.page.evaluate(async () => [...(await window.loom.trace()).source.tokens]);
}

test.describe("French, typed as people write", () => {
  test.beforeEach(async ({ loom }) => {
    await loom.open({ query: "?backend=wasm" });
    await loom.ready();
  });

  const SPELLINGS: readonly (readonly [what: string, typed: string, tokens: readonly string[]])[] = [
    ["capital letters and final punctuation", "Je suis étudiant.", ["je", "suis", "étudiant"]],
    ["missing accents", "je suis etudiant", ["je", "suis", "étudiant"]],
    ["decomposed accents", "je suis étudiant".normalize("NFD"), ["je", "suis", "étudiant"]],
    ["a typographic apostrophe", "l’homme est fatigué !", ["l'", "homme", "est", "fatigué"]],
    ["a straight apostrophe", "l'homme est fatigué", ["l'", "homme", "est", "fatigué"]],
    ["spaces everywhere", "  je   suis  étudiant ", ["je", "suis", "étudiant"]],
  ];
  test("is understood in every spelling", async ({ loom }) => {
    for (const [what, typed, tokens] of SPELLINGS) {
      await test.step(what, async () => {
        await loom.type(typed);
        await expect.poll(() => readTokens(loom)).toEqual(tokens);
        await expect.poll(() => sourceOf(loom)).toEqual([...tokens, "<eos>"]);
      });
    }
  });

  test("marks a word that the model does not know and offers known ones and whole samples", async ({
    loom,
  }) => {
    await loom.type("je suis etudiantt");
    const unknown = loom.page.locator(".unknown-word").first();
    await expect(unknown).toHaveText("etudiantt");
    await expect(loom.page.getByText(loom.words.sentence.unknown("etudiantt"))).toBeVisible();
    await loom.waitForTrace("je suis etudiantt");
    expect(await loom.page.evaluate(async () => (await window.loom.trace()).source.ids.includes(3))).toBe(
      true,
    );
    await loom.button(loom.words.sentence.replace("etudiantt", "étudiant")).click();
    await expect.poll(() => sourceOf(loom)).toEqual(["je", "suis", "étudiant", "<eos>"]);
    await expect(loom.page.locator(".unknown-word")).toHaveCount(0);

    // A sample is taken with one press.
    const sample = loom.page.locator(".sample").nth(1);
    const text = (await sample.textContent()) ?? "";
    await sample.click();
    await expect(loom.sentence).toHaveValue(text);
    await loom.waitForTrace(text);
  });

  const ODD: readonly (readonly [what: string, typed: string])[] = [
    ["emoji", "je suis 👩‍🎓🎉"],
    ["right-to-left text", "أنا طالب שלום"],
    ["markup", '<b onclick=alert(1)>je</b> & "suis"'],
    ["control characters and surrogates", "je\u0000suis\ud800 \u202eétudiant"],
  ];
  test("has an answer to anything, and nothing breaks", async ({ loom }) => {
    for (const [what, typed] of ODD) {
      await test.step(what, async () => {
        await loom.sentence.evaluate((box: HTMLInputElement, text) => {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(box, text);
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }, typed);
        await expect(loom.page.locator(".unknown-note, .field-problem").first()).toBeVisible();
        expect(await loom.page.locator("b[onclick]").count()).toBe(0);
        await loom.type("je suis étudiant");
        await expect.poll(() => sourceOf(loom)).toEqual(["je", "suis", "étudiant", "<eos>"]);
      });
    }
    await loom.ready();
  });

  test("says what an empty box and a sentence that is too long need, and leaves the translation", async ({
    loom,
  }) => {
    const before = await loom.settledCells();
    await loom.type("");
    await expect(loom.page.getByRole("alert")).toHaveText(
      loom.words.problem["sentence-empty"]({ code: "sentence-empty" }),
    );
    await loom.type("?!.");
    await expect(loom.page.getByRole("alert")).not.toHaveText("");
    await loom.type("je ".repeat(40));
    await expect(loom.page.getByRole("alert")).toContainText("41");
    await loom.type("é".repeat(100_000));
    await expect(loom.page.locator(".read-token, [role=alert]").first()).toBeVisible();
    expect(
      await loom.page.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      ),
    ).toBe(true);
    await loom.type("je suis étudiant");
    await expect.poll(() => loom.cells()).toEqual(before);
  });
});

test.describe("Korean", () => {
  test.beforeEach(async ({ loom }) => {
    await loom.open({ query: "?backend=wasm", hash: { task: "ko-en" }, language: "ko" });
    await loom.ready();
  });

  test("reads ordinary spelling, shows the split, offers the plain form of a polite sentence, and has its shortcuts under a Korean layout", async ({
    loom,
  }) => {
    await loom.type("나는 학생이다");
    await expect.poll(async () => (await readTokens(loom)).length).toBeGreaterThan(2);
    expect(await loom.page.locator(".unknown-word").count()).toBe(0);
    await loom.type("나는 학생입니다");
    await loom.button(loom.words.sentence.offer("나는 학생이다")).click();
    await expect(loom.sentence).toHaveValue("나는 학생이다");

    // Outside of the box, shortcuts are the same keys under a Korean layout.
    const protocol = await loom.protocol();
    await loom.page.locator("body").click({ position: { x: 5, y: 5 } });
    for (const type of ["rawKeyDown", "keyUp"] as const) {
      await protocol.send("Input.dispatchKeyEvent", {
        type,
        code: "KeyF",
        key: "ㄹ",
        windowsVirtualKeyCode: 70,
      });
    }
    await expect.poll(() => loom.page.evaluate(() => window.loom.scene().flip)).toBe(true);
  });

  test("composed Hangul works in the box, is translated when it is whole, and never triggers a shortcut", async ({
    loom,
  }) => {
    const protocol = await loom.protocol();
    const before = await loom.page.evaluate(() => window.loom.scene());
    const theme = await loom.page.locator("html").getAttribute("data-theme");
    await loom.sentence.click();
    await loom.sentence.fill("");
    // 나는 학생이다 on a two-set keyboard; F, D, T, R and the full stop are shortcuts outside of the box.
    const syllables: readonly (readonly [codes: readonly string[], stages: readonly string[]])[] = [
      [
        ["KeyS", "KeyK"],
        ["ㄴ", "나"],
      ],
      [
        ["KeyS", "KeyM", "KeyS"],
        ["ㄴ", "느", "는"],
      ],
      [["Space"], []],
      [
        ["KeyG", "KeyK", "KeyR"],
        ["ㅎ", "하", "학"],
      ],
      [
        ["KeyT", "KeyO", "KeyD"],
        ["ㅅ", "새", "생"],
      ],
      [
        ["KeyD", "KeyL"],
        ["ㅇ", "이"],
      ],
      [
        ["KeyE", "KeyK"],
        ["ㄷ", "다"],
      ],
    ];
    for (const [codes, stages] of syllables) {
      if (stages.length === 0) {
        await loom.page.keyboard.press("Space");
        continue;
      }
      for (const [i, stage] of stages.entries()) {
        await protocol.send("Input.dispatchKeyEvent", {
          type: "rawKeyDown",
          windowsVirtualKeyCode: 229,
          code: codes[i] ?? "",
          key: "Process",
        });
        await protocol.send("Input.imeSetComposition", {
          text: stage,
          selectionStart: stage.length,
          selectionEnd: stage.length,
        });
        await protocol.send("Input.dispatchKeyEvent", {
          type: "keyUp",
          windowsVirtualKeyCode: 229,
          code: codes[i] ?? "",
          key: "Process",
        });
      }
      await protocol.send("Input.insertText", { text: stages.at(-1) ?? "" });
    }
    await expect(loom.sentence).toHaveValue("나는 학생이다");
    await expect.poll(() => loom.page.evaluate(() => window.loom.scene().sentence)).toBe("나는 학생이다");
    expect((await loom.engineStatus()).status).toBe("paused");
    expect(await loom.page.evaluate(() => window.loom.scene())).toMatchObject({
      step: before.step,
      flip: before.flip,
    });
    expect(await loom.page.locator("html").getAttribute("data-theme")).toBe(theme);

    // An unfinished composition is not translated.
    await loom.sentence.click();
    await loom.sentence.press("End");
    const whole = await loom.page.evaluate(() => window.loom.scene().sentence);
    await protocol.send("Input.imeSetComposition", { text: "ㄱ", selectionStart: 1, selectionEnd: 1 });
    await loom.page.waitForTimeout(800);
    expect(await loom.page.evaluate(() => window.loom.scene().sentence)).toBe(whole);
  });
});
